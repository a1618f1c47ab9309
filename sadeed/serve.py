"""`make run`: the database, the demo association where nothing is yet, and both servers under one command.

The desks are served on `PORT`, the public pages on the next. Each is a gunicorn of its own; beside them one process
carries out the outbox. When one ends, so does all.
"""

import ctypes
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NoReturn

from flask import Flask
from flask.cli import ScriptInfo

ROOT = Path(__file__).parents[1]
PATIENCE = 30.0  # seconds a server may take to its first answer
PREPARED = "SADEED_PREPARED"  # told to the servers started here: what a first start needs was done
ROUND = 20  # seconds between two rounds of the outbox
ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_TOLD_TO_END: list[bool] = []
FAREWELL = 10.0  # seconds it may take to stop

Children = list[subprocess.Popen[bytes]]


@dataclass(frozen=True)
class Listener:
    """One of the two servers: what it serves, where, and how many hands it has."""

    factory: str
    host: str
    port: int
    workers: int
    threads: int

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        return f"http://{self.host}:{self.port}"

    def is_taken(self) -> bool:
        """Whether somebody listens there already."""
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((self.host, self.port))
            except OSError:
                return True
        return False

    def answers(self) -> bool:
        """Whether it says it is well."""
        with suppress(OSError, HTTPException):
            connection = HTTPConnection(self.host, self.port, timeout=5)
            connection.request("GET", "/healthz")
            return connection.getresponse().status < 500
        return False

    def start(self) -> subprocess.Popen[bytes]:
        """Its gunicorn, deaf to the terminal's Ctrl-C, which reaches it through us."""
        asked = ["--bind", f"{self.host}:{self.port}", "--workers", str(self.workers), "--threads", str(self.threads)]
        return subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", *asked, self.factory],
            cwd=ROOT,
            env=os.environ | {PREPARED: "1"},
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )


def start_postman() -> subprocess.Popen[bytes]:
    """Who carries out what waits in the outbox, round after round."""
    words = ["-m", "flask", "--app", "wsgi", "outbox", "send", "--every", str(ROUND)]
    return subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, env=os.environ | {PREPARED: "1"}, start_new_session=True,
        preexec_fn=_end_with_parent,
    )  # fmt: skip


def main() -> None:
    """Prepare, start, say where, and stay until told to stop."""
    desks, public = listeners(os.environ)
    for listener in (desks, public):
        if listener.is_taken():
            refuse(f"المنفذ {listener.port} مشغول. Port {listener.port} is taken: PORT=8100 make run")
    app = prepare()
    for number in ENDINGS:
        signal.signal(number, _note_the_end)
    children: Children = []
    try:
        children += [listener.start() for listener in (desks, public)]
        await_answers((desks, public), children)
        children.append(start_postman())
        announce(app, desks, public)
        sys.exit(watch(children))
    finally:
        stop(children)


def listeners(environ: Mapping[str, str]) -> tuple[Listener, Listener]:
    """The two servers the environment asks for; what it may not ask for is refused by name."""
    host, port = environ.get("SADEED_BIND", "127.0.0.1"), environ.get("PORT", "8000")
    if not port.isdecimal() or not 0 < int(port) < 65535:
        refuse(f"PORT={port}: a number from 1 to 65534 is needed, the public pages take the next.")
    if is_demo() and not is_loopback(host):
        refuse(f"SADEED_BIND={host}: demo mode serves this machine alone. Set SADEED_ENV=production.")
    return (
        Listener("wsgi:app", host, int(port), workers=2, threads=400),
        Listener("sadeed.public:create_public_app()", host, int(port) + 1, workers=1, threads=32),
    )


def prepare() -> Flask:
    """Schema and catalogues; in demo mode the demo association too, where nothing is yet."""
    from sadeed import create_app
    from sadeed.config import CannotStart

    try:
        app = create_app()
    except CannotStart as reason:
        refuse(str(reason))
    command(app, "init")
    if is_demo():
        command(app, "demo", "--if-empty")
    return app


def prepare_alone(app: Flask) -> None:
    """The same for a server started by hand: an empty database becomes a house; one that stands is left as it is."""
    from sadeed.records import health

    if os.environ.get(PREPARED):
        return
    with app.app_context():
        is_empty = health.revision() is None
    if is_empty:
        command(app, "init")
    if not is_demo():
        command(app, "setup-code")


def command(app: Flask, *words: str) -> None:
    """Run `flask WORDS` without paying for another start of the house."""
    app.cli.main(args=list(words), prog_name="flask", obj=ScriptInfo(create_app=lambda: app), standalone_mode=False)


def await_answers(expected: Iterable[Listener], children: Children) -> None:
    """Return when all answer; leave when one has died or the patience is over."""
    until = time.monotonic() + PATIENCE
    for listener in expected:
        while not listener.answers():
            if _TOLD_TO_END:
                sys.exit(0)
            if any(child.poll() is not None for child in children) or time.monotonic() > until:
                refuse(f"{listener.url} did not start; the reason is above.")
            time.sleep(0.05)


def announce(app: Flask, desks: Listener, public: Listener) -> None:
    """Where to go and, in demo mode, as whom."""
    if is_demo():
        command(app, "demo", "--accounts")
    print("\nسديد يعمل الآن · Sadeed is running")
    print(f"  {desks.url}/   المكاتب · the desks")
    print(f"  {public.url}/   صفحات المستفيدين · the public pages")
    print("  Ctrl-C   للإيقاف · to stop", flush=True)
    if not is_demo():
        command(app, "setup-code")


def watch(children: Children) -> int:
    """Wait until we are told to stop (0), or one of them ends: then never 0, for nobody asked it to."""
    while all(child.poll() is None for child in children):
        if _TOLD_TO_END:
            return 0
        time.sleep(0.1)
    return max(abs(child.returncode or 0) for child in children) or 1


def stop(children: Children) -> None:
    """Let both finish what they are at, then insist."""
    for child in children:
        child.terminate()
    until = time.monotonic() + FAREWELL
    for child in children:
        try:
            child.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()


def is_demo() -> bool:
    """Whether this is the demo association, whose passwords everybody knows."""
    return os.environ.get("SADEED_ENV", "demo") == "demo"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def refuse(reason: str) -> NoReturn:
    """Leave with a reason on the error stream."""
    sys.exit(reason)


def _note_the_end(*_: object) -> None:
    """Only noted: an exception raised here may come up where Python swallows it, and the wish would be lost."""
    _TOLD_TO_END.append(True)


def _end_with_parent() -> None:
    if sys.platform == "linux":  # should we be killed, no server is left behind holding the port
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


if __name__ == "__main__":
    main()
