"""Served for real: cold start, memory, a change on its way to all open pages, and bytes over the wire."""

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.acts import filled
from bench.ground import ROOT, SECRET, Ground
from bench.house import House
from bench.pages import waiting_at
from bench.table import Figure
from sadeed.records import pulse
from tests.pages import Page
from tests.served import free_port

OURS, FLOOR = "wsgi:app", "bench.floor_server:app"
OPEN = 20  # pages
STARTS, ROUNDS = 3, 5


class Server:
    """gunicorn over an app, as the house is run."""

    def __init__(self, app: str, *, workers: int, **told: str):
        self.port = free_port()
        conf = (
            ["-c", "deploy/gunicorn.conf.py"] if app == OURS else ["-k", "gthread", "--preload", "--no-control-socket"]
        )
        words = [*conf, "--log-level", "critical", "--bind", f"127.0.0.1:{self.port}", "--workers", str(workers),
                 "--threads", str(3 * OPEN), app]  # fmt: skip
        began = time.perf_counter()
        self.master = subprocess.Popen([sys.executable, "-m", "gunicorn", *words], cwd=ROOT, env=os.environ | told)
        while not self._answers():
            time.sleep(0.01)
        self.started_in = 1000 * (time.perf_counter() - began)

    def _answers(self) -> bool:
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            assert self.master.poll() is None, "the server ended before it answered"
            return False

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        """One request over a line of its own: status and the bytes as they came."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request("GET", path, headers=headers)
        reply = line.getresponse()
        answer = reply.status, reply.read()
        line.close()
        return answer

    def megabytes(self) -> float:
        """The largest of its workers."""
        children = Path(f"/proc/{self.master.pid}/task/{self.master.pid}/children").read_text().split()
        sizes = [Path(f"/proc/{pid}/status").read_text().partition("VmRSS:")[2].split()[0] for pid in children]
        return max(map(int, sizes)) / 1024

    def stop(self) -> None:
        """Close it."""
        self.master.send_signal(signal.SIGTERM)
        try:
            self.master.wait(10)
        except subprocess.TimeoutExpired:
            self.master.kill()


def measure(ground: Ground, folder: Path) -> Iterator[Figure]:
    """One server of ours and one of the floor, both as `make run` starts them."""
    house = House(ground)
    cookie, page = house.cookie_of("reception"), folder / "page.html"
    page.write_bytes(house.ask("/reception/", cookie, as_fragment=True))
    told = {"SADEED_ENV": "demo", "SADEED_DATA": str(ground.folder), "SADEED_SECRET": SECRET}
    yield _cold(told, page)
    ours = Server(OURS, workers=2, **told)
    floor = Server(FLOOR, workers=2, BENCH_PAGE=str(page))
    try:
        yield _news(house, ours, floor, cookie)
        yield Figure("memory of a worker", [ours.megabytes()], [floor.megabytes()], most=120, unit="MB")
        yield from _bytes(house, ours, cookie)
    finally:
        ours.stop()
        floor.stop()


def _cold(told: dict[str, str], page: Path) -> Figure:
    ours, floor = [], []
    for _ in range(STARTS):
        for took, app, said in ((ours, OURS, told), (floor, FLOOR, {"BENCH_PAGE": str(page)})):
            server = Server(app, workers=1, **said)
            took.append(server.started_in)
            server.stop()
    return Figure("cold start to the first answer", ours, floor, most=1500)


def _news(house: House, ours: Server, floor: Server, cookie: str) -> Figure:
    """From the sending of an act to the last open page that shows it; the floor fetches the same bytes at once."""
    path = f"/cases/{waiting_at(house, 'reception')}/data"
    took, bare = [], []
    for n in range(ROUNDS):
        form = filled(house, path, cookie, 1000 + n)
        with house.app.app_context():
            beat = pulse.beat_of("reception")
        pages = [Open(ours, cookie, beat) for _ in range(OPEN)]
        for one in pages:
            assert one.is_open.wait(30)
        began = time.perf_counter()
        house.ask(path, cookie, **form)
        took.append(1000 * (max(one.seen() for one in pages) - began))
        bare.append(_at_once(floor))
    return Figure(f"a change in {OPEN} open queues, the last", took, bare, most=1000, held=25.0)


class Open(threading.Thread):
    """A queue page that stands open: it listens, and asks for itself again when its desk beats."""

    def __init__(self, server: Server, cookie: str, beat: int):
        super().__init__(daemon=True)
        self.server, self.cookie, self.beat = server, cookie, beat
        self.is_open, self.shown_at = threading.Event(), 0.0
        self.start()

    def run(self) -> None:
        """Until the first news."""
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        line.request("GET", f"/live/reception?since={self.beat}", headers={"Cookie": self.cookie})
        wire: Any = line.getresponse()
        wire.readline()
        self.is_open.set()
        while not wire.readline().startswith(b"event:"):
            pass
        line.close()
        asked = {"Cookie": self.cookie, "HX-Request": "true", "Accept-Encoding": "gzip"}
        status, _ = self.server.get("/reception/", **asked)
        assert status == 200
        self.shown_at = time.perf_counter()

    def seen(self) -> float:
        """When it showed the change."""
        self.join(30)
        assert self.shown_at, "an open page heard nothing"
        return self.shown_at


def _at_once(server: Server) -> float:
    began = time.perf_counter()
    asking = [threading.Thread(target=server.get, args=("/",)) for _ in range(OPEN)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    return 1000 * (time.perf_counter() - began)


def found_people(house: House, cookie: str) -> str:
    """The address of a page of people found: what was typed is sent in a form and stands in no address."""
    token = Page.read(house.ask("/people/", cookie).decode()).hidden()["csrf_token"]
    sent_on = house.ask("/people/", cookie, q="ال", csrf_token=token).decode()
    return str(re.search(r'href="([^"]+)"', sent_on)[1])  # type: ignore[index]


def _bytes(house: House, server: Server, cookie: str) -> Iterator[Figure]:
    asked = {"Cookie": cookie, "Accept-Encoding": "gzip"}
    number = waiting_at(house, "committee")
    for what, path in {
        "queue of 50": "/reception/", "page of a case": f"/cases/{number}", "people found": found_people(house, cookie),
    }.items():  # fmt: skip
        size = len(server.get(path, **asked)[1]) / 1024
        yield Figure(f"{what}, compressed", [size], most=15, unit="KB")
