"""How a connection behaves: it reads, unless writing was asked for; on SQLite it is durable (S1)."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError, StatementError

from sadeed.records.base import db
from sadeed.records.people import Person
from sadeed.records.transaction import transaction
from tests.records.conftest import NOON

SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def test_a_page_that_only_reads_cannot_write(app):
    with pytest.raises(DBAPIError, match="read-?only"):
        db.session.execute(text("INSERT INTO pulse (desk, branch, beat) VALUES ('reception', 0, 1)"))
    db.session.rollback()
    assert db.session.scalar(text("SELECT count(*) FROM pulse WHERE desk = 'reception'")) == 0


def test_a_connection_that_wrote_reads_again_when_it_comes_back_from_the_pool(app):
    with transaction() as session:
        session.execute(text("INSERT INTO pulse (desk, branch, beat) VALUES ('reception', 0, 1)"))
    with pytest.raises(DBAPIError, match="read-?only"):
        db.session.execute(text("DELETE FROM pulse"))


@SQLITE
def test_S1_sqlite_every_connection_is_durable_and_checks_keys(app):
    asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "query_only")
    with db.engine.connect() as one, db.engine.connect() as other:
        for connection in (one, other):
            said = {name: connection.scalar(text(f"PRAGMA {name}")) for name in asked}
            assert said == {
                "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "query_only": 1,
            }  # fmt: skip


@SQLITE
def test_sqlite_a_reader_keeps_its_picture_and_does_not_hold_up_a_writer(make_case, engine):
    make_case(1)
    with engine.connect() as reader, reader.begin():
        before = reader.scalar(text("SELECT count(*) FROM cases"))
        make_case(2)
        assert reader.scalar(text("SELECT count(*) FROM cases")) == before == 1


def write_nothing():
    with transaction():
        pass


@SQLITE
def test_sqlite_a_second_writer_waits_and_is_told_when_the_wait_is_too_long(app, engine):
    db.session.connection().connection.driver_connection.execute("PRAGMA busy_timeout = 50")
    locked = pytest.raises(OperationalError, match="locked")
    with engine.connect().execution_options(writes=True) as other, other.begin(), locked:
        write_nothing()
    write_nothing()


def test_an_instant_comes_back_in_utc_wherever_it_was_taken(make_case):
    make_case()
    with transaction() as session:
        person = session.get(Person, 1)
        person.created_at = NOON.astimezone(timezone(timedelta(hours=3)))
    db.session.remove()
    assert db.session.get(Person, 1).created_at == NOON
    assert db.session.get(Person, 1).created_at.tzinfo is UTC


def test_a_time_without_its_zone_is_refused(make_case):
    make_case()
    with pytest.raises(StatementError, match="time zone"), transaction() as session:
        session.get(Person, 1).created_at = datetime(2026, 11, 23)
