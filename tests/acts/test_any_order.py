"""No order of acts by anybody at any time brings a case on record to a state the policy forbids."""

from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sadeed.records import proof
from tests.acts.walking import Walk
from tests.cast import House

SAME_HOUSE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
FAST = settings(max_examples=2, suppress_health_check=SAME_HOUSE, phases=(Phase.explicit, Phase.reuse, Phase.generate))


@FAST
@given(chance=st.randoms(use_true_random=True))
@pytest.mark.parametrize("association", ["sqlite"], indirect=True)
def test_no_order_of_acts_reaches_what_the_policy_forbids(house: House, chance: Random) -> None:
    walked(house, chance, steps=50)


@settings(FAST, max_examples=1)
@given(chance=st.randoms(use_true_random=True))
@pytest.mark.parametrize("association", ["postgres"], indirect=True)
def test_nor_on_postgres(house: House, chance: Random) -> None:
    walked(house, chance, steps=40)


@pytest.mark.prove
@settings(FAST, max_examples=15)
@given(chance=st.randoms(use_true_random=True))
def test_nor_in_long_walks(house: House, chance: Random) -> None:
    walked(house, chance, steps=150)


def walked(house: House, chance: Random, *, steps: int) -> None:
    """One walk, whose record is whole at its end."""
    walk = Walk(house, chance)
    for _ in range(steps):
        if not walk.is_over():
            walk.step()
    assert walk.done and not proof.verify()
