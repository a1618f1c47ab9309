"""A small house on the migrated database: the ground alone, no desks."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from sadeed.records import ground, journal
from sadeed.records.base import db
from sadeed.records.cases import Case
from sadeed.records.charters import CharterRecord
from sadeed.records.people import Person
from sadeed.records.staff import Branch, Seat
from sadeed.records.transaction import transaction

NOON = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HUDA = Seat(1, "huda", "هدى", "reception", 1)


@pytest.fixture
def app(database: str) -> Iterator[Flask]:
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = database
    db.init_app(app)
    with app.app_context():
        ground.prepare(db.engine)
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    """A second person's connection to the same database."""
    engine = sa.create_engine(database)
    ground.prepare(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def make_case(app: Flask) -> Callable[..., str]:
    """Put a case there, with the first line of its chain; gives its number."""

    def make(n: int = 1) -> str:
        number = f"SD-1448-{n:05}"
        with transaction() as session:
            if session.get(Branch, 1) is None:
                session.add(Branch(id=1, code="main", name="الرئيسي", is_main=True))
                session.add(CharterRecord(id=1, version="1", clauses=[], terms={}))
                session.flush()
                session.add(Person(id=1, number="P-1448-00001", branch_id=1, name="نورة", created_at=NOON))
                session.flush()
            case = Case(
                number=number, person_id=1, branch_id=1, charter_id=1, support_type="rent", channel="desk",
                need="إيجار", received_on=date(2026, 11, 23), received_at=NOON, stage_since=NOON,
                journal_count=0, journal_head="",
            )  # fmt: skip
            session.add(case)
            session.flush()
            journal.note_case(case, "received", by=HUDA, at=NOON, clauses=("H-1",), told={"name": "نورة"})
        return number

    return make


@pytest.fixture
def at_once(app: Flask) -> Callable[..., list[Any]]:
    """Do the same thing in many threads at the same moment; what each gave back, or the exception it met."""

    def together(people: int, work: Callable[..., Any]) -> list[Any]:
        start, came = threading.Barrier(people), []

        def one(which: int) -> None:
            with app.app_context():
                start.wait()
                try:
                    came.append(work(which))
                except Exception as met:
                    came.append(met)

        threads = [threading.Thread(target=one, args=(which,)) for which in range(people)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return came

    return together


@pytest.fixture
def behind_the_guards(app: Flask, engine: sa.Engine) -> Callable[..., None]:
    """What somebody with the keys of the database could do: take the guards away and change what lies there."""

    def change(*statements: str) -> None:
        db.session.rollback()  # Postgres takes no trigger away while somebody still reads
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            if engine.dialect.name == "sqlite":
                asked = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_refuses_%'"
                for name in connection.scalars(sa.text(asked)).all():
                    connection.exec_driver_sql(f"DROP TRIGGER {name}")
            else:
                connection.exec_driver_sql("DROP FUNCTION IF EXISTS refuse_change() CASCADE")
            for statement in statements:
                connection.exec_driver_sql(statement)

    return change
