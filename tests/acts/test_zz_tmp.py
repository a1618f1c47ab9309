import collections, random, sys
import pytest
from tests.acts.walking import Walk
from sadeed.policy.stages import ACTS
from sadeed.records import proof
@pytest.mark.parametrize("association", ["sqlite"], indirect=True)
def test_w(house):
    done, ref = collections.Counter(), collections.Counter()
    import time; t=time.time(); n=0
    try:
        for seed in range(100,140):
            if time.time()-t>75: break
            w = Walk(house, random.Random(seed))
            for i in range(120):
                w.step()
            done.update(w.done); ref.update(w.refused); n+=1
        assert not proof.verify()
    finally:
        print("WALKS", n, "DONE", sum(done.values()), done, "\nREF", sum(ref.values()), ref, "\nNEVER", set(ACTS)-set(done), file=sys.stderr)
