"""The database itself refuses what no act may do to the record (S7)."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from sadeed.records import access, journal
from sadeed.records.base import db
from sadeed.records.transaction import transaction
from tests.records.conftest import HUDA, NOON

REFUSED = (
    "UPDATE journal SET act = 'approved'",
    "UPDATE journal SET hash = hash",
    "DELETE FROM journal",
    "UPDATE journal_detail SET body = '{}'",
    "UPDATE journal_detail SET salt = NULL",
    "UPDATE journal_detail SET body = NULL",
    "UPDATE journal_detail SET journal_id = journal_id + 100, salt = NULL, body = NULL",
    "DELETE FROM journal_detail",
    "UPDATE access SET by = 'nobody'",
    "UPDATE access SET subject = ''",
    "UPDATE access SET body = NULL",
    "UPDATE access SET salt = NULL, body = NULL, subject = 'SD-1448-00009'",
    "UPDATE access SET salt = NULL, body = NULL, at = ''",
    "UPDATE access SET salt = NULL, body = NULL, hash = ''",
    "DELETE FROM access",
)
LAWFUL = (
    "UPDATE journal_detail SET salt = NULL, body = NULL",
    "UPDATE access SET salt = NULL, body = NULL",
    "UPDATE access SET salt = NULL, body = NULL, subject = ''",
)
REPLACED = (
    "INSERT OR REPLACE INTO journal SELECT id, chain, seq, at, 'nobody', act, digest, prev, hash FROM journal",
    "INSERT OR REPLACE INTO journal SELECT id + 9, chain, seq, at, 'nobody', act, digest, prev, hash FROM journal",
    "INSERT OR REPLACE INTO journal_detail SELECT journal_id, 'aa', '{}' FROM journal_detail",
    "INSERT OR REPLACE INTO access SELECT id, chain, seq, at, 'nobody', act, subject, salt, body, digest, prev, hash "
    "FROM access",
)


@pytest.fixture
def record(app):
    with transaction():
        journal.note_day("exported", by=HUDA, at=NOON)
    access.write([access.Look("view", "huda", NOON, "SD-1448-00001")])


def do(statement):
    with transaction() as session:
        session.execute(text(statement))


def whole():
    db.session.rollback()
    tables = ("journal", "journal_detail", "access")
    return {table: db.session.execute(text(f"SELECT * FROM {table}")).all() for table in tables}


@pytest.mark.parametrize("statement", REFUSED)
def test_S7_the_database_refuses(record, statement):
    before = whole()
    with pytest.raises(IntegrityError):
        do(statement)
    assert whole() == before


@pytest.mark.parametrize("statement", LAWFUL)
def test_S7_lawful_destruction_may_empty(record, statement):
    do(statement)
    do(statement)


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
@pytest.mark.parametrize("table", ["journal CASCADE", "journal_detail", "access"])
def test_S7_postgres_refuses_to_truncate(record, table):
    before = whole()
    with pytest.raises(IntegrityError, match="never cut down"):
        do(f"TRUNCATE {table}")
    assert whole() == before


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("statement", REPLACED)
def test_S7_sqlite_refuses_to_replace(record, statement):
    """INSERT OR REPLACE deletes rows without asking the triggers that refuse deletion."""
    before = whole()
    with pytest.raises(IntegrityError):
        do(statement)
    assert whole() == before


def test_the_refusal_says_what_is_refused(record):
    with pytest.raises(IntegrityError, match="a line of the journal is never removed"):
        do("DELETE FROM journal")
