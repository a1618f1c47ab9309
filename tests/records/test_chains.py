"""Whatever is done to a chain is found, and named by the line where it was done (S7). Pure: no database."""

from hypothesis import given
from hypothesis import strategies as st

from sadeed.records.heads import Head
from sadeed.records.journal import BEGINNING, canonical, digest_of, hash_of
from sadeed.records.proof import Line, faults_of_chain

WORDS = st.text(max_size=12)
SEALED = ("chain", "seq", "at", "by", "act", "digest", "prev", "hash")


def chain_of(told, chain="SD-1448-00001"):
    """An intact chain with one line for each of `told`; every line knows the head, as a row read with its case does."""
    lines, prev = [], BEGINNING
    for seq, word in enumerate(told, 1):
        salt, body = f"{seq:032x}", canonical({"told": word})
        said = (chain, seq, f"2026-11-23T09:30:{seq:02}.000000Z", "huda", "matched", digest_of(salt, body), prev)
        prev = hash_of(*said)
        lines.append(Line(*said, prev, True, salt, body, None, 0, ""))
    return [line._replace(known_count=len(lines), known_head=prev) for line in lines]


chains = st.lists(WORDS, min_size=1, max_size=8).map(chain_of)
chains_of_two = st.lists(WORDS, min_size=2, max_size=8).map(chain_of)


def found(lines):
    return list(faults_of_chain(lines))


@given(chains)
def test_S7_an_intact_chain_has_no_fault(lines):
    assert found(lines) == []


@given(chains, st.data())
def test_S7_lawful_destruction_leaves_the_chain_whole(lines, data):
    emptied = data.draw(st.sets(st.sampled_from(range(len(lines)))))
    kept = [line._replace(salt=None, body=None) if n in emptied else line for n, line in enumerate(lines)]
    assert found(kept) == []


@given(chains, st.data())
def test_S7_an_edited_line_is_found_and_named(lines, data):
    n = data.draw(st.sampled_from(range(len(lines))))
    name = data.draw(st.sampled_from([name for name in SEALED if name not in ("chain", "seq")]))
    was = getattr(lines[n], name)
    lines[n] = lines[n]._replace(**{name: data.draw(WORDS.filter(lambda word: word != was))})
    assert (n + 1, "edited") in found(lines)
    assert all(seq >= n + 1 for seq, _ in found(lines))


@given(chains_of_two, st.data())
def test_S7_an_edited_line_with_its_hash_made_anew_is_found_by_the_next(lines, data):
    n = data.draw(st.sampled_from(range(len(lines) - 1)))
    forged = lines[n]._replace(act="approved")
    lines[n] = forged._replace(hash=hash_of(*forged[:7]))
    assert found(lines) == [(n + 2, "unjoined")]


@given(chains)
def test_S7_a_last_line_with_its_hash_made_anew_is_found_by_the_head(lines):
    forged = lines[-1]._replace(act="approved")
    lines[-1] = forged._replace(hash=hash_of(*forged[:7]))
    assert found(lines) == [(len(lines), "head")]


@given(chains, st.data())
def test_S7_edited_details_are_found_and_named(lines, data):
    n = data.draw(st.sampled_from(range(len(lines))))
    name = data.draw(st.sampled_from(["salt", "body"]))
    was = getattr(lines[n], name)
    new = data.draw(st.one_of(st.none(), WORDS).filter(lambda word: word != was))
    lines[n] = lines[n]._replace(**{name: new})
    assert found(lines) == [(n + 1, "details_edited")]


@given(chains, st.data())
def test_S7_details_moved_into_the_salt_are_found(lines, data):
    n = data.draw(st.sampled_from(range(len(lines))))
    line = lines[n]
    lines[n] = line._replace(salt=line.salt + line.body[:1], body=line.body[1:])
    assert found(lines) == [(n + 1, "details_edited")]


@given(chains, st.data())
def test_S7_removed_details_are_found_and_named(lines, data):
    n = data.draw(st.sampled_from(range(len(lines))))
    lines[n] = lines[n]._replace(has_details=False, salt=None, body=None)
    assert found(lines) == [(n + 1, "details_removed")]


@given(chains_of_two, st.data())
def test_S7_a_removed_line_is_found_and_named(lines, data):
    n = data.draw(st.sampled_from(range(len(lines) - 1)))
    del lines[n]
    assert found(lines) == [(n + 1, "removed")]


@given(chains_of_two, st.data())
def test_S7_a_cut_tail_is_found_where_it_was_cut(lines, data):
    left = data.draw(st.integers(1, len(lines) - 1))
    assert found(lines[:left]) == [(left + 1, "cut")]


@given(chains_of_two, st.data())
def test_S7_a_cut_tail_with_the_count_set_back_is_found_by_the_head(lines, data):
    left = data.draw(st.integers(1, len(lines) - 1))
    assert found([line._replace(known_count=left) for line in lines[:left]]) == [(left, "head")]


@given(chains)
def test_S7_a_line_that_was_added_past_the_acts_is_found(lines):
    last = lines[-1]
    added = last._replace(seq=last.seq + 1, prev=last.hash)
    assert found([*lines, added._replace(hash=hash_of(*added[:7]))]) == [(last.seq + 1, "head")]


@given(chains, st.data())
def test_S7_a_chain_that_only_grew_agrees_with_its_checkpoint(lines, data):
    then = data.draw(st.sampled_from(lines))
    assert list(faults_of_chain(lines, Head("journal", then.chain, then.seq, then.hash))) == []


@given(st.lists(WORDS, min_size=1, max_size=8), st.data())
def test_S7_a_chain_written_anew_does_not_agree_with_its_checkpoint(told, data):
    then = data.draw(st.sampled_from(chain_of(told)))
    anew = chain_of(["other", *told[1:]]) if told[0] != "other" else chain_of(["another", *told[1:]])
    assert list(faults_of_chain(anew, Head("journal", then.chain, then.seq, then.hash))) == [(then.seq, "rewritten")]


@given(chains_of_two, st.data())
def test_S7_a_chain_made_shorter_with_every_memory_of_it_does_not_agree_with_its_checkpoint(lines, data):
    left = data.draw(st.integers(1, len(lines) - 1))
    then, last = lines[-1], lines[left - 1]
    shorter = [line._replace(known_count=left, known_head=last.hash) for line in lines[:left]]
    assert found(shorter) == []
    head = Head("journal", then.chain, then.seq, then.hash)
    assert list(faults_of_chain(shorter, head)) == [(left + 1, "cut")]


@given(chains)
def test_S7_a_chain_nobody_knows_of_is_found(lines):
    assert found([line._replace(known_count=None, known_head=None) for line in lines]) == [(len(lines), "ownerless")]


@given(st.lists(WORDS, min_size=1, max_size=4), WORDS, WORDS)
def test_S7_the_subject_of_a_look_is_sealed_with_its_details(told, subject, other):
    def look(line):
        body = canonical({"subject": subject, "told": {}})
        line = line._replace(body=body, subject=subject, digest=digest_of(line.salt, body), prev=BEGINNING)
        line = line._replace(hash=hash_of(*line[:7]))
        return line._replace(known_count=1, known_head=line.hash)

    line = look(chain_of(told)[0])
    assert found([line]) == []
    assert found([line._replace(subject=other)]) == ([] if other == subject else [(1, "details_edited")])
