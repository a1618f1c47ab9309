"""All of it or none of it (S1), and nobody overwrites another's work unseen (S3)."""

import threading
from contextlib import suppress

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from sadeed.records import journal
from sadeed.records.base import db
from sadeed.records.cases import Paper, numbered
from sadeed.records.numbers import next_number
from sadeed.records.transaction import Changed, is_writing, transaction
from tests.records.conftest import HUDA, NOON


def beat(desk="reception"):
    db.session.execute(text("INSERT INTO pulse (desk, branch, beat) VALUES (:desk, 0, 1)"), {"desk": desk})


def beats():
    return db.session.scalar(text("SELECT count(*) FROM pulse WHERE desk = 'reception'"))


def test_what_is_left_without_failure_is_saved(app, engine):
    with transaction():
        beat()
    with engine.connect() as other:
        assert other.scalar(text("SELECT count(*) FROM pulse WHERE desk = 'reception'")) == 1


def test_what_fails_leaves_nothing_behind_not_even_a_number(app):
    with suppress(LookupError), transaction():
        beat()
        next_number("case", year=1448)
        journal.note_day("exported", by=HUDA, at=NOON)
        raise LookupError
    assert beats() == 0
    assert db.session.scalar(text("SELECT count(*) FROM journal")) == 0
    with transaction():
        assert next_number("case", year=1448) == "SD-1448-00001"


def test_a_block_inside_a_block_is_saved_with_it(app):
    with suppress(LookupError), transaction():
        with transaction():
            beat()
        raise LookupError
    assert beats() == 0


def test_is_writing_says_where_one_stands(app):
    assert not is_writing()
    with transaction():
        assert is_writing()
    assert not is_writing()


def swallow_a_failed_statement():
    with transaction() as session:
        beat()
        try:
            beat(None)
        except DBAPIError:
            session.rollback()


def swallow_a_failed_block():
    with transaction(), suppress(LookupError), transaction():
        beat()
        raise LookupError


@pytest.mark.parametrize("swallow", [swallow_a_failed_statement, swallow_a_failed_block])
def test_a_swallowed_failure_cannot_pass_for_success(app, swallow):
    with pytest.raises(RuntimeError, match="swallowed"):
        swallow()
    assert beats() == 0


def test_a_paper_needs_its_case(app):
    with pytest.raises(DBAPIError), transaction() as session:
        session.add(Paper(case_id=404, kind="id"))


def test_a_writer_starts_from_what_is_true_now_not_from_what_the_page_read(make_case, engine):
    case = numbered(make_case(), branches=None)
    with engine.connect().execution_options(writes=True) as other, other.begin():
        other.execute(text("UPDATE cases SET need = 'theirs', version = version + 1"))
    with transaction():
        assert case.need == "theirs"


def restate(number, need, *, version, **how):
    with transaction():
        case = numbered(number, branches=None, **how)
        if case.version != version:
            raise Changed({"need": case.need})
        case.need = need
        journal.note_case(case, "changed", by=HUDA, at=NOON, clauses=("H-2",))
        return case.version


def test_S3_the_second_of_two_edits_is_told_what_the_first_wrote(make_case):
    number = make_case()
    seen = numbered(number, branches=None).version
    restate(number, "علاج", version=seen)
    with pytest.raises(Changed) as told:
        restate(number, "إيجار", version=seen)
    assert told.value.theirs == {"need": "علاج"}
    assert numbered(number, branches=None).need == "علاج"


@pytest.mark.parametrize("how", [{"for_change": True}, {}], ids=["held", "not held"])
def test_S3_of_eight_edits_at_the_same_moment_one_is_saved_and_seven_are_told(make_case, at_once, how):
    number = make_case()
    seen = numbered(number, branches=None).version
    came = at_once(8, lambda which: restate(number, f"need {which}", version=seen, **how))
    assert [type(told) for told in came if not isinstance(told, int)] == [Changed] * 7
    db.session.rollback()
    assert db.session.scalar(text("SELECT count(*) FROM journal")) == 2


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_S3_postgres_an_edit_that_slips_in_between_reading_and_writing_is_seen(make_case, engine):
    """On SQLite nobody can slip in: the lock is taken before the first read."""
    number = make_case()

    def read_and_then_somebody_saves():
        with transaction():
            case = numbered(number, branches=None)
            with engine.connect().execution_options(writes=True) as other, other.begin():
                other.execute(text("UPDATE cases SET need = 'theirs', version = version + 1"))
            case.need = "mine"

    with pytest.raises(Changed):
        read_and_then_somebody_saves()
    assert numbered(number, branches=None).need == "theirs"


def test_two_acts_on_one_case_follow_each_other(make_case, at_once):
    number = make_case()

    def note(which):
        with transaction():
            case = numbered(number, branches=None, for_change=True)
            journal.note_case(case, "contacted", by=HUDA, at=NOON, clauses=("C-1",), told={"which": which})

    assert at_once(8, note) == [None] * 8
    assert numbered(number, branches=None).journal_count == 9


def test_each_person_writes_in_a_session_of_their_own(app):
    seen = []

    def other():
        with app.app_context():
            seen.append(is_writing())

    with transaction():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert seen == [False]
