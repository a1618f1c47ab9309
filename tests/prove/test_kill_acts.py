"""S1 and S2 of the house itself: clerks receive and match over HTTP while workers are killed under their hands.

Every form is sent again until there is an answer. `KILL_SECONDS` makes it longer.
"""

import http.client
import os
import random
import signal
import threading
import time
import urllib.parse
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from sadeed.records.base import db
from sadeed.records.proof import verify
from sadeed.web.clock import RIYADH
from tests.acts.holding import everything_holds
from tests.cast import House
from tests.pages import Page
from tests.served import Gunicorn

pytestmark = pytest.mark.prove
SECONDS = float(os.environ.get("KILL_SECONDS", "10"))
CLERKS = ("reception", "reception", "reception", "delegate")
ASKED = {"channel": "interview", "support_type": "one_off_aid", "category": "widow", "need": "سداد إيجار"}
MATCHED = {"original_seen": "y", "issued_on": "10/5/1448"}
PAPERS = 2


@dataclass
class Clerk:
    """A signed-in browser with patience: whatever is lost on the way is asked for, or sent, once more."""

    port: int
    cookie: str
    people: list[str]
    acknowledged: list[tuple[str, str]] = field(default_factory=list)  # (the form's key, where it led)
    done: list[tuple[str, str]] = field(default_factory=list)  # (request, what was done)
    lost: int = 0
    wrong: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Until there is an answer: status, where it leads, what it says."""
        body = urllib.parse.urlencode(form) if form else None
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        while True:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            try:
                line.request(method, path, body, headers)
                reply = line.getresponse()
                said = reply.read().decode()
                self.cookie = reply.headers.get("Set-Cookie", self.cookie).partition(";")[0]
                if reply.status < 500:
                    return reply.status, reply.headers.get("Location", ""), said
            except (OSError, http.client.HTTPException):
                pass
            finally:
                line.close()
            self.lost += 1
            time.sleep(0.03)

    def fill_in(self, path: str, act: str, written: dict[str, str]) -> str:
        """Open the form at `path`, fill it in, send it; where it led, "" when it was not saved."""
        _status, _to, page = self.ask("GET", path)
        form = Page.read(page).form(path)
        sent = {**form.values, **written}
        status, to, said = self.ask("POST", form.action or path, sent)
        if status != 303:
            self.wrong.append(f"{act} at {path}: {status}\n{said}")
            return ""
        self.acknowledged.append((sent["key"], to))
        return to

    def work(self, until: float) -> None:
        """Receive a request, match two of its papers, and on to the next person."""
        while time.monotonic() < until and self.people and not self.wrong:
            number = self.fill_in(f"/people/{self.people.pop()}/requests/new", "receive", ASKED).rpartition("/")[2]
            if not number:
                return
            self.done.append((number, "receive"))
            for path in self.papers_of(number)[:PAPERS]:
                if self.fill_in(path, "match_paper", MATCHED):
                    self.done.append((number, "match_paper"))

    def papers_of(self, number: str) -> list[str]:
        """Where the papers of a request are matched, by the doors of its page."""
        marks = Page.read(self.ask("GET", f"/cases/{number}")[2]).marks
        return [str(mark["href"]) for mark in marks if mark.get("data-act") == "match_paper" and "href" in mark]


def kill_until(until: float, served: Gunicorn) -> int:
    """A worker, chosen by lot, twice a second; how many."""
    kills = 0
    while time.monotonic() < until:
        time.sleep(random.uniform(0.3, 0.7))
        for pid in random.sample(found := served.workers(), k=min(1, len(found))):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                kills += 1
    return kills


def hire(house: House, port: int) -> list[Clerk]:
    """Clerks, signed in, each with people of their branch waiting before them."""
    clerks = []
    for name in CLERKS:
        cookie = house.client(name).get_cookie("sadeed_desks")
        assert cookie is not None
        branch = "east" if name == "delegate" else "main"
        people = [house.make.person(branch=branch) for _ in range(round(SECONDS * 5))]
        clerks.append(Clerk(port, f"{cookie.key}={cookie.value}", people))
    return clerks


def said(question: str) -> list[sa.Row]:
    db.session.rollback()
    return list(db.session.execute(sa.text(question)).all())


def test_S1_S2_every_acknowledged_act_is_there_once_however_often_workers_are_killed(
    house: House, association: str, tmp_path: Path
) -> None:
    house.at(datetime.now(RIYADH))
    served = Gunicorn(association, tmp_path, workers=2, threads=8)
    try:
        served.await_answer()
        clerks = hire(house, served.port)
        until = time.monotonic() + SECONDS
        threads = [threading.Thread(target=clerk.work, args=(until,)) for clerk in clerks]
        for thread in threads:
            thread.start()
        kills = kill_until(until, served)
        for thread in threads:
            thread.join()
    finally:
        served.stop()
    acknowledged = dict(pair for clerk in clerks for pair in clerk.acknowledged)
    done = [one for clerk in clerks for one in clerk.done]
    print(f"\n{db.engine.dialect.name}: {kills} kills, {len(acknowledged)} acknowledged, "
          f"{sum(clerk.lost for clerk in clerks)} lost replies")  # fmt: skip
    assert [clerk.wrong for clerk in clerks] == [[]] * len(clerks)
    assert kills > SECONDS / 2
    assert len(acknowledged) > SECONDS
    everything_is_there_once(house, acknowledged, done)


def everything_is_there_once(house: House, acknowledged: dict[str, str], done: list[tuple[str, str]]) -> None:
    """The kept answers, the record, the numbers and the queue agree with what the clerks were told."""
    assert dict(map(tuple, said("SELECT key, answer ->> 'go' FROM kept_answer"))) == acknowledged
    told = Counter((chain, act) for chain, act in said("SELECT chain, act FROM journal WHERE chain LIKE 'SD-%'"))
    assert told == Counter(done)
    numbers = sorted(number for number, act in done if act == "receive")
    assert [number for (number,) in said("SELECT number FROM cases ORDER BY number")] == numbers
    taken = [int(number.rpartition("-")[2]) for number in numbers]
    free = [n for (n,) in said("SELECT n FROM number_free WHERE series LIKE 'case%'")]
    assert sorted(taken + free) == list(range(1, max(taken + free) + 1))
    matched = Counter(number for number, act in done if act == "match_paper")
    waits = said("SELECT number, next_act, fact ->> 'matched' FROM waiting JOIN cases ON cases.id = case_id "
                 "WHERE desk = 'reception' AND left_at IS NULL")  # fmt: skip
    assert sorted((n, act, int(m)) for n, act, m in waits) == [(n, "match_paper", matched[n]) for n in numbers]
    everything_holds(numbers, on=house.now.date())
    assert verify() == []
