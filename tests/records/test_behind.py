"""Looks are written behind the reply, and a page never waits for them (S7)."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from sadeed.records import access, behind
from sadeed.records.access import AccessLine, Look
from sadeed.records.base import db
from sadeed.records.behind import Behind
from sadeed.records.proof import verify
from sadeed.records.transaction import transaction
from tests.records.conftest import NOON

ROOT = Path(__file__).parents[2]
LEAVING = """
from datetime import UTC, datetime
from flask import Flask
from sadeed.records import ground
from sadeed.records.access import Look
from sadeed.records.base import db
from sadeed.records.behind import Behind
app = Flask("leaving")
app.config["SQLALCHEMY_DATABASE_URI"] = {url!r}
db.init_app(app)
with app.app_context():
    ground.prepare(db.engine)
behind = Behind(app)
for n in range(7):
    behind.later(Look("view", "huda", datetime(2026, 11, 23, 9, 30, n, tzinfo=UTC)))
"""


def look(n=0, subject="SD-1448-00001"):
    return Look("view", "huda", NOON + timedelta(seconds=n), subject, {"n": n})


def written():
    db.session.rollback()
    return db.session.query(AccessLine).count()


def wait_until(happened):
    until = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.fixture
def later(app, monkeypatch):
    """Nothing is written unless the test says so."""
    monkeypatch.setattr(behind, "GATHERED", 60)
    monkeypatch.setattr(behind, "ENOUGH", 10**6)
    return Behind(app)


def test_a_look_is_written_soon_without_being_asked_for(app):
    behind_the_reply = Behind(app)
    behind_the_reply.later(look())
    wait_until(lambda: written() == 1)
    behind_the_reply.later(look())
    wait_until(lambda: written() == 2)
    assert verify() == []


def test_enough_looks_are_written_before_the_time_is_up(app, monkeypatch):
    monkeypatch.setattr(behind, "GATHERED", 60)
    behind_the_reply = Behind(app)
    for n in range(behind.ENOUGH):
        behind_the_reply.later(look(n))
    wait_until(lambda: written() == behind.ENOUGH)


def test_flush_writes_all_that_waits_in_the_order_it_came(later, monkeypatch):
    monkeypatch.setattr(behind, "AT_ONCE", 3)
    for n in range(8):
        later.later(look(n))
    assert written() == 0
    later.flush()
    assert written() == 8
    assert [told["told"]["n"] for _, told in access.looks_at("SD-1448-00001")] == list(range(7, -1, -1))
    later.flush()
    assert written() == 8
    assert verify() == []


def test_looks_of_many_threads_make_one_chain(later, at_once):
    at_once(8, lambda which: [later.later(look(which)) for _ in range(20)])
    later.flush()
    assert written() == 160
    assert verify() == []


def test_the_writer_does_not_share_the_session_of_the_page(later):
    later.later(look())
    page = db.session()
    before = page.scalar(text("SELECT count(*) FROM branch"))
    later.flush()
    assert db.session() is page
    assert page.in_transaction()
    assert before == 0


def test_a_database_that_is_away_is_asked_again(app, monkeypatch, caplog):
    write, asked = access.write, []

    def away_twice(looks):
        asked.append(1)
        if len(asked) < 3:
            raise OperationalError("BEGIN", {}, Exception("database is locked"))
        return write(looks)

    monkeypatch.setattr(access, "write", away_twice)
    monkeypatch.setattr(behind, "PATIENCE", (0.01,))
    Behind(app).later(look())
    wait_until(lambda: written() == 1)
    assert caplog.text.count("the database is away") == 1


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_sqlite_a_page_does_not_wait_while_somebody_holds_the_database(later):
    with transaction():
        began = time.monotonic()
        for n in range(100):
            later.later(look(n))
        assert time.monotonic() - began < 0.5
    later.flush()
    assert written() == 100


def test_what_could_not_be_written_goes_on_waiting(later, monkeypatch):
    def away(_):
        raise OperationalError("BEGIN", {}, Exception("database is locked"))

    later.later(look())
    with monkeypatch.context() as patched:
        patched.setattr(access, "write", away)
        with pytest.raises(OperationalError):
            later.flush()
    assert len(later) == 1
    later.flush()
    assert (len(later), written()) == (0, 1)


def test_a_full_queue_loses_looks_loudly_and_names_nobody(later, monkeypatch, caplog):
    monkeypatch.setattr(behind, "ROOM", 3)
    for n in range(5):
        later.later(look(n))
    assert "no room" in caplog.text
    later.flush()
    assert written() == 3
    assert "2 looks were lost" in caplog.text
    assert "huda" not in caplog.text
    assert "SD-" not in caplog.text


def test_a_look_that_cannot_be_written_does_not_hold_up_the_others(later, caplog):
    for n in range(20):
        later.later(look(n, subject="\ud800" if n == 13 else "SD-1448-00001"))
    later.flush()
    assert written() == 19
    assert caplog.text.count("could not be written") == 1
    assert verify() == []


def test_a_process_that_leaves_writes_what_waits(app, database):
    done = subprocess.run(
        [sys.executable, "-c", LEAVING.format(url=database)], cwd=ROOT, capture_output=True, text=True, timeout=30
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert written() == 7


def test_after_a_fork_each_process_writes_its_own_looks(later):
    """A server that loads the house once and then forks must not write a look twice."""
    later.later(look(1))
    child = os.fork()
    if child == 0:
        db.engine.dispose(close=False)
        later.later(look(2))
        later.flush()
        os._exit(0)
    os.waitpid(child, 0)
    later.flush()
    assert written() == 2
    assert verify() == []
