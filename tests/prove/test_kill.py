"""S1 and S2: workers are killed while people save; what was acknowledged is stored, and stored once.

`KILL_SECONDS` makes it longer.
"""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from sadeed.records import ground
from sadeed.records.base import db
from sadeed.records.proof import verify

pytestmark = pytest.mark.prove

ROOT = Path(__file__).parents[2]
SECONDS = float(os.environ.get("KILL_SECONDS", "6"))
CLERKS = 8


class House:
    """gunicorn with two workers, on a port of its own."""

    def __init__(self, database: str, *more: str):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        asked = ["-b", f"127.0.0.1:{self.port}", "-w", "2", "--threads", "4", "--log-level", "critical", *more]
        self.master = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "tests.prove.small_house:create_app()", "--no-control-socket", *asked],
            cwd=ROOT,
            env=os.environ | {"SADEED_DATABASE": database},
        )

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.master.pid}/task/{self.master.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def ask(self, path: str, form: dict[str, str] | None = None) -> dict[str, str]:
        body = urllib.parse.urlencode(form).encode() if form else None
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", body, timeout=10) as reply:
            return json.load(reply)

    def insist(self, path: str, form: dict[str, str] | None = None, lost: list[str] | None = None) -> dict[str, str]:
        """What a browser and a patient clerk do: the same form again, until there is an answer."""
        while True:
            try:
                return self.ask(path, form)
            except (OSError, http.client.HTTPException) as reason:
                if lost is not None:
                    lost.append(type(reason).__name__)
                time.sleep(0.02)


@contextmanager
def house(database: str, *more: str) -> Iterator[House]:
    opened = House(database, *more)
    try:
        yield opened
    finally:
        opened.master.terminate()
        opened.master.wait(15)


@pytest.fixture
def record(database: str) -> Iterator[Flask]:
    """The same database, seen from here."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = database
    db.init_app(app)
    with app.app_context():
        ground.prepare(db.engine)
        yield app
        db.session.remove()
        db.engine.dispose()


def save_until(until, served, acknowledged, lost):
    while time.monotonic() < until:
        key = uuid.uuid4().hex
        acknowledged[key] = served.insist("/requests", {"key": key, "applicant": "نورة"}, lost)["number"]


def kill_until(until, served):
    kills = 0
    while time.monotonic() < until:
        time.sleep(random.uniform(0.15, 0.35))
        for pid in random.sample(served.workers(), k=min(1, len(served.workers()))):
            os.kill(pid, signal.SIGKILL)
            kills += 1
    return kills


def said(question):
    db.session.rollback()
    return db.session.execute(sa.text(question)).all()


def test_S1_S2_what_was_acknowledged_is_stored_once_however_often_workers_are_killed(database, record):
    acknowledged, lost, until = {}, [], time.monotonic() + SECONDS
    with house(database, "--preload") as served:
        clerks = [threading.Thread(target=save_until, args=(until, served, acknowledged, lost)) for _ in range(CLERKS)]
        for clerk in clerks:
            clerk.start()
        kills = kill_until(until, served)
        for clerk in clerks:
            clerk.join()
    print(f"\n{db.engine.dialect.name}: {kills} kills, {len(acknowledged)} acknowledged, {len(lost)} lost replies")
    assert kills > 5
    assert len(acknowledged) > 50
    kept = {
        key: json.loads(answer)["number"] for key, answer in said("SELECT key, CAST(answer AS text) FROM kept_answer")
    }
    assert kept == acknowledged
    told = [json.loads(body)["told"]["number"] for (body,) in said("SELECT body FROM journal_detail")]
    assert sorted(told) == sorted(acknowledged.values())
    assert verify() == []


def test_numbers_of_killed_acts_are_not_lost(database, record):
    acknowledged, until = {}, time.monotonic() + SECONDS / 2
    with house(database, "--preload") as served:
        clerks = [threading.Thread(target=save_until, args=(until, served, acknowledged, [])) for _ in range(CLERKS)]
        for clerk in clerks:
            clerk.start()
        kill_until(until, served)
        for clerk in clerks:
            clerk.join()
    taken = [int(number.rpartition("-")[2]) for number in acknowledged.values()]
    free = [n for (n,) in said("SELECT n FROM number_free")]
    assert sorted(taken + free) == list(range(1, said("SELECT last FROM number_series")[0][0] + 1))


@pytest.mark.parametrize("more", [(), ("--preload",)], ids=["loaded by each worker", "loaded once"])
def test_S7_looks_that_wait_are_written_when_the_house_is_closed(database, record, more):
    with house(database, *more) as served:
        served.insist("/requests/SD-1448-00000")
        for n in range(1, 40):
            served.ask(f"/requests/SD-1448-{n:05}")
    assert said("SELECT count(*) FROM access") == [(40,)]
    assert verify() == []
