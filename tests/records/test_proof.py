"""`verify` over a whole database, whose guards somebody has taken away (S7)."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import text

from sadeed.records import access, journal, lawful, proof
from sadeed.records.base import db
from sadeed.records.cases import numbered
from sadeed.records.heads import Checkpoint, checkpoint
from sadeed.records.journal import hash_of
from sadeed.records.proof import Fault, examine, verify
from sadeed.records.transaction import transaction
from tests.records.conftest import HUDA, NOON

CASE, DAY = "SD-1448-00001", "2026-11-23"


def go_on(number=CASE):
    with transaction():
        case = numbered(number, branches=None, for_change=True)
        journal.note_case(case, "matched", by=HUDA, at=NOON, clauses=("H-2",))


@pytest.fixture
def record(make_case):
    """Two cases, of three lines and of one; a day of three lines; looks on two days, three and one."""
    make_case(1), make_case(2)
    go_on(), go_on()
    for _ in range(3):
        with transaction():
            journal.note_day("signed_in", by=HUDA, at=NOON)
    access.write(access.Look("view", "huda", NOON + timedelta(days=n // 3), CASE) for n in range(4))


def test_S7_an_untouched_record_is_whole(record):
    found = examine()
    assert (found.lines, found.chains, found.faults) == (11, 5, [])


def test_an_empty_record_is_whole(app):
    assert examine() == proof.Finding()


def test_S7_a_walk_in_small_batches_finds_the_same(record, behind_the_guards, monkeypatch):
    behind_the_guards("UPDATE journal SET act = 'approved' WHERE seq = 2")
    at_one_go = examine()
    monkeypatch.setattr(proof, "BATCH", 2)
    assert examine() == at_one_go
    assert len(at_one_go.faults) == 2


def of_journal(*where):
    return f"journal_id = (SELECT id FROM journal WHERE chain = '{where[0]}' AND seq = {where[1]})"


BROKEN = {
    "an edited line": (
        [f"UPDATE journal SET by = 'nobody' WHERE chain = '{CASE}' AND seq = 2"],
        [Fault("journal", CASE, 2, "edited")],
    ),
    "an edited line of a day": (
        [f"UPDATE journal SET at = '2026' WHERE chain = '{DAY}' AND seq = 3"],
        [Fault("journal", DAY, 3, "edited")],
    ),
    "edited details": (
        [f"UPDATE journal_detail SET body = '{{}}' WHERE {of_journal(CASE, 2)}"],
        [Fault("journal", CASE, 2, "details_edited")],
    ),
    "half emptied details": (
        [f"UPDATE journal_detail SET body = NULL WHERE {of_journal(CASE, 2)}"],
        [Fault("journal", CASE, 2, "details_edited")],
    ),
    "removed details": (
        [f"DELETE FROM journal_detail WHERE {of_journal(CASE, 3)}"],
        [Fault("journal", CASE, 3, "details_removed")],
    ),
    "a removed line": (
        [
            f"DELETE FROM journal_detail WHERE {of_journal(CASE, 2)}",
            f"DELETE FROM journal WHERE chain = '{CASE}' AND seq = 2",
        ],
        [Fault("journal", CASE, 2, "removed")],
    ),
    "a cut tail": (
        [
            f"DELETE FROM journal_detail WHERE {of_journal(CASE, 3)}",
            f"DELETE FROM journal WHERE chain = '{CASE}' AND seq = 3",
        ],
        [Fault("journal", CASE, 3, "cut")],
    ),
    "a case whose chain is gone": (
        [
            f"DELETE FROM journal_detail WHERE {of_journal('SD-1448-00002', 1)}",
            "DELETE FROM journal WHERE chain = 'SD-1448-00002'",
            "UPDATE cases SET journal_count = 0, journal_head = '' WHERE number = 'SD-1448-00002'",
        ],
        [Fault("journal", "SD-1448-00002", 1, "vanished")],
    ),
    "a chain whose case is gone": (
        ["DELETE FROM cases WHERE number = 'SD-1448-00002'"],
        [Fault("journal", "SD-1448-00002", 1, "ownerless")],
    ),
    "another head": (
        [f"UPDATE cases SET journal_head = 'x' WHERE number = '{CASE}'"],
        [Fault("journal", CASE, 3, "head")],
    ),
    "an edited look": (
        [f"UPDATE access SET by = 'nobody' WHERE chain = '{DAY}' AND seq = 1"],
        [Fault("access", DAY, 1, "edited")],
    ),
    "a look at something else": (
        [f"UPDATE access SET subject = 'SD-1448-00002' WHERE chain = '{DAY}' AND seq = 1"],
        [Fault("access", DAY, 1, "details_edited")],
    ),
    "a removed look": (
        [f"DELETE FROM access WHERE chain = '{DAY}' AND seq = 1"],
        [Fault("access", DAY, 1, "removed")],
    ),
    "a cut tail of looks": (
        [f"DELETE FROM access WHERE chain = '{DAY}' AND seq > 1"],
        [Fault("access", DAY, 2, "cut")],
    ),
    "looks of a day nobody knows of": (
        ["DELETE FROM day_chain WHERE kind = 'access' AND chain = '2026-11-24'"],
        [Fault("access", "2026-11-24", 1, "ownerless")],
    ),
    "a day without its looks": (
        ["DELETE FROM access WHERE chain = '2026-11-24'"],
        [Fault("access", "2026-11-24", 1, "vanished")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_S7_verify_names_the_line(record, behind_the_guards, what):
    statements, faults = BROKEN[what]
    behind_the_guards(*statements)
    assert verify() == faults


def lawfully(**emptied):
    with transaction():
        journal.note_day("destroyed", by=HUDA, at=NOON, told={"emptied": {"journal": {}, "access": {}, **emptied}})


def test_S7_lawful_destruction_leaves_the_record_whole(record):
    with transaction():
        lines = lawful.empty_journal(lawful.lines_of_chains([CASE, DAY]))
        looks = lawful.empty_looks(until=NOON + timedelta(days=2))
        lawfully(journal=lines, access=looks)
    assert (lines, looks) == ({CASE: [[1, 3]], DAY: [[1, 3]]}, {DAY: [[1, 3]], "2026-11-24": [[1, 1]]})
    assert verify() == []


def test_S7_details_emptied_without_a_lawful_destruction_are_found_and_named(record):
    with transaction() as session:
        session.execute(text(f"UPDATE journal_detail SET salt = NULL, body = NULL WHERE {of_journal(CASE, 2)}"))
        session.execute(text("UPDATE access SET salt = NULL, body = NULL, subject = '' WHERE seq = 3"))
    assert verify() == [Fault("journal", CASE, 2, "emptied"), Fault("access", DAY, 3, "emptied")]


def test_S7_the_line_that_accounts_for_a_destruction_is_never_emptied(record):
    lawfully()
    assert [seq for _id, _chain, seq in lawful.lines_of_chains([DAY])] == [1, 2, 3]


def forged(chain, seq, act):
    """The statements that write a chain anew from `seq` on, hash by hash, and its case's head after it."""
    db.session.rollback()
    asked = "SELECT chain, seq, at, by, act, digest, prev, hash FROM journal WHERE chain = :chain ORDER BY seq"
    prev = journal.BEGINNING
    for line in db.session.execute(text(asked), {"chain": chain}):
        said = [*line[:4], act if line.seq == seq else line.act, line.digest, prev]
        old, prev = prev, hash_of(*said)
        yield (
            f"UPDATE journal SET act = '{said[4]}', prev = '{old}', hash = '{prev}' "
            f"WHERE chain = '{chain}' AND seq = {line.seq}"
        )
    yield f"UPDATE cases SET journal_head = '{prev}' WHERE number = '{chain}'"


def test_S7_a_chain_written_anew_is_found_against_a_checkpoint_alone(record, behind_the_guards):
    kept = Checkpoint.read(checkpoint(at=NOON).text())
    go_on()
    behind_the_guards(*forged(CASE, 1, "approved"))
    assert verify() == []
    assert verify(against=kept) == [Fault("journal", CASE, 3, "rewritten")]


def test_S7_a_record_that_only_grew_agrees_with_its_checkpoint(record, make_case):
    kept = checkpoint(at=NOON)
    go_on(), make_case(3)
    access.write([access.Look("view", "huda", NOON, CASE)])
    assert verify(against=kept) == []


def test_S7_a_chain_that_vanished_with_its_case_is_found_against_a_checkpoint(record, behind_the_guards):
    kept = checkpoint(at=NOON)
    behind_the_guards(
        f"DELETE FROM journal_detail WHERE {of_journal('SD-1448-00002', 1)}",
        "DELETE FROM journal WHERE chain = 'SD-1448-00002'",
        "DELETE FROM cases WHERE number = 'SD-1448-00002'",
        "DELETE FROM access WHERE chain = '2026-11-24'",
    )
    assert verify(against=kept) == [
        Fault("access", "2026-11-24", 1, "vanished"),
        Fault("journal", "SD-1448-00002", 1, "vanished"),
    ]


def test_S7_a_tail_cut_off_with_the_memory_of_it_is_found_against_a_checkpoint(record, behind_the_guards):
    kept = checkpoint(at=NOON)
    behind_the_guards(
        f"DELETE FROM journal_detail WHERE {of_journal(CASE, 3)}",
        f"DELETE FROM journal WHERE chain = '{CASE}' AND seq = 3",
        f"UPDATE cases SET journal_count = 2, journal_head = (SELECT hash FROM journal WHERE chain = '{CASE}' "
        f"AND seq = 2) WHERE number = '{CASE}'",
    )
    assert verify() == []
    assert verify(against=kept) == [Fault("journal", CASE, 3, "cut")]


def test_S7_a_checkpoint_holds_every_head_and_the_size(record):
    kept = checkpoint(at=NOON)
    assert kept.size == 11
    assert [(head.kind, head.chain, head.count) for head in kept.heads] == [
        ("access", DAY, 3), ("access", "2026-11-24", 1), ("journal", DAY, 3), ("journal", CASE, 3),
        ("journal", "SD-1448-00002", 1),
    ]  # fmt: skip
    assert Checkpoint.read(kept.text()) == kept


@pytest.mark.parametrize("name", ["at", "size", "heads", "sha256"])
def test_S7_a_changed_checkpoint_is_refused(record, name):
    said = json.loads(checkpoint(at=NOON).text())
    said[name] = {"at": "2026", "size": 4, "heads": [], "sha256": "0" * 64}[name]
    with pytest.raises(ValueError, match="damaged"):
        Checkpoint.read(json.dumps(said))


@pytest.mark.parametrize("words", ["", "{", "[]", "{}", '"x"', "null", '{"sha256": 1, "at": "", "heads": [[1]]}'])
def test_what_is_no_checkpoint_is_refused(words):
    with pytest.raises(ValueError):
        Checkpoint.read(words)


def test_a_walk_sees_one_moment_while_others_go_on_writing(record, engine, monkeypatch):
    """Else a line written during the walk would look like a cut tail."""
    lines = proof._lines

    def while_somebody_writes(connection, kind):
        for line in lines(connection, kind):
            if line.seq == 1 and kind == "journal" and line.chain == DAY:
                go_on()
            yield line

    monkeypatch.setattr(proof, "BATCH", 2)
    monkeypatch.setattr(proof, "_lines", while_somebody_writes)
    assert verify() == []
