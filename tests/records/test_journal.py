"""Every change is a line of a chain: its case's, or its day's (S7)."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from sadeed.records import journal
from sadeed.records.base import db
from sadeed.records.cases import Case, numbered
from sadeed.records.journal import BEGINNING, DayChain, JournalDetail, JournalLine, digest_of, hash_of
from sadeed.records.staff import Seat
from sadeed.records.transaction import transaction
from tests.records.conftest import HUDA, NOON


def note(number, act="matched", **told):
    with transaction():
        case = numbered(number, branches=None, for_change=True)
        return journal.note_case(case, act, by=HUDA, at=NOON, clauses=("H-2",), told=told).id


def test_S7_a_line_follows_the_one_before_and_the_case_keeps_the_last(make_case):
    number = make_case()
    note(number)
    note(number)
    lines = db.session.scalars(select(JournalLine).where(JournalLine.chain == number).order_by(JournalLine.seq)).all()
    assert [line.seq for line in lines] == [1, 2, 3]
    assert [line.prev for line in lines] == [BEGINNING, lines[0].hash, lines[1].hash]
    case = db.session.scalar(select(Case))
    assert (case.journal_head, case.journal_count) == (lines[-1].hash, 3)


def test_S7_a_line_seals_its_words_and_a_salted_digest_of_its_details(make_case):
    line = db.session.get(JournalLine, note(make_case(), paper="id"))
    kept = db.session.get(JournalDetail, line.id)
    said = (line.chain, line.seq, line.at, line.by, line.act, line.digest, line.prev)
    assert line.hash == hash_of(*said)
    assert line.digest == digest_of(kept.salt, kept.body)
    assert json.loads(kept.body) == {"seat": "reception", "for": "", "clauses": ["H-2"], "told": {"paper": "id"}}


def test_a_digest_knows_where_the_salt_ends():
    assert digest_of("ab", "c") != digest_of("a", "bc")


def test_the_same_details_have_another_digest_each_time(make_case):
    number = make_case()
    first, second = (db.session.get(JournalLine, note(number)).digest for _ in range(2))
    assert first != second


def test_what_a_deputy_did_is_written_as_such(make_case):
    number = make_case()
    with transaction():
        case = numbered(number, branches=None)
        deputy = Seat(2, "sara", "سارة", "reception", 1, acting_for="هدى")
        journal.note_case(case, "matched", by=deputy, at=NOON, clauses=("H-2",))
    line, body = journal.story_of(number)[0]
    assert (line.by, body["for"]) == ("sara", "هدى")


def test_the_story_is_told_newest_first(make_case):
    number = make_case()
    note(number, "matched")
    assert [line.act for line, _ in journal.story_of(number)] == ["matched", "received"]


def test_what_was_lawfully_destroyed_is_told_without_details(make_case):
    number = make_case()
    with transaction() as session:
        session.execute(text("UPDATE journal_detail SET salt = NULL, body = NULL"))
    ((line, body),) = journal.story_of(number)
    assert (line.act, body) == ("received", None)


def test_S7_what_has_no_case_goes_into_the_chain_of_its_day(app):
    for days in (0, 0, 1):
        with transaction():
            journal.note_day("signed_in", by=HUDA, at=NOON + timedelta(days=days))
    kept = db.session.scalars(select(DayChain).order_by(DayChain.chain)).all()
    assert [(day.kind, day.chain, day.count) for day in kept] == [
        ("journal", "2026-11-23", 2), ("journal", "2026-11-24", 1),
    ]  # fmt: skip


def test_S7_many_at_once_make_one_chain_of_the_day(app, at_once):
    def sign_in(which):
        with transaction():
            return journal.note_day("signed_in", by=HUDA, at=NOON, told={"which": which}).seq

    assert sorted(at_once(12, sign_in)) == list(range(1, 13))


@pytest.mark.parametrize("words", ["نورة", "‏\u202e\ufeff", "🌙", '"\\\n', "e\u0301"])
def test_any_words_are_kept_as_they_came(make_case, words):
    note(number := make_case(), words=words)
    assert journal.story_of(number)[0][1]["told"] == {"words": words}
