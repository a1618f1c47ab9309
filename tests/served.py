"""The house served for real: in a thread of the test with its clock, or by gunicorn in processes of their own."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

ROOT = Path(__file__).parents[1]
SECRET = "only for the tests, and long enough"  # the cast's own: who signed in with its clients is known here too


class Quiet(WSGIRequestHandler):
    """The tests' output is not a log."""

    def log(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def by_a_thread(app: Flask) -> Iterator[str]:
    """The address under which `app` answers."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Gunicorn:
    """One gunicorn as the house is run, over a database that is there already."""

    def __init__(self, database: str, folder: Path, *, workers: int = 1, threads: int = 40, **more: str):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._asked = [
            "--log-level",
            "critical",
            "--bind",
            f"127.0.0.1:{self.port}",
            "--workers",
            str(workers),
            "--threads",
            str(threads),
        ]
        self._told = os.environ | {
            "SADEED_ENV": "demo", "SADEED_DATABASE": database, "SADEED_DATA": str(folder), "SADEED_SECRET": SECRET,
            "SADEED_PUBLIC_URL": "http://public.example", **more,
        }  # fmt: skip
        self.start()

    def start(self) -> None:
        """Open the house; `await_answer` says when it is."""
        words = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", *self._asked, "wsgi:app"]
        self.master = subprocess.Popen(words, cwd=ROOT, env=self._told)

    def await_answer(self) -> None:
        """Wait until somebody answers."""
        until = time.monotonic() + 60
        while True:
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/healthz", timeout=5):
                return
            assert self.master.poll() is None, "the server ended before it answered"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.05)

    def workers(self) -> list[int]:
        """The processes that answer, by id; none while the house is being closed."""
        children = Path(f"/proc/{self.master.pid}/task/{self.master.pid}/children")
        with suppress(FileNotFoundError):
            return [int(pid) for pid in children.read_text().split()]
        return []

    def connections(self) -> int:
        """How many browsers hold a line to the house now."""
        lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
        ends = [(line.split()[1].rpartition(":")[2], line.split()[3]) for line in lines]
        return sum(port == f"{self.port:04X}" and state == "01" for port, state in ends)

    def stop(self) -> None:
        """Close the house, and those who will not leave are put out."""
        self.master.terminate()
        try:
            self.master.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """Everybody falls dead at once."""
        for pid in (self.master.pid, *self.workers()):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.master.wait()


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
