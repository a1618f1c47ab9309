"""The practice house: the same code beside the real one, on a database, a secret and cookies of its own.

It stands under /practice on the same address, always on SQLite in `SADEED_DATA/practice`, and is opened in a process
when somebody first goes there. Making it anew makes another folder, so that nobody works on in the old one.
"""

import fcntl
import os
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from typing import IO, Any

import structlog
from flask import Flask

from .acts import rehearsing
from .arabic import Unreadable
from .config import PRACTICE, Settings, kept_secret
from .demo import rehearsal
from .records import health, history
from .records.base import db
from .records.staff import Seat
from .web.practiceview import pass_of

PATIENCE = 20  # tries, a moment apart: whoever only asks whether one is being made holds the lock for a blink
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
log = structlog.get_logger("sadeed.practice")


def stand_beside(house: Flask) -> None:
    """Answer under /practice from then on, wherever a practice house was made. Costs nothing until somebody comes."""
    beside = Practice(house)
    house.extensions["practice"] = beside
    house.wsgi_app = beside.answer  # type: ignore[assignment, method-assign]


class Practice:
    """The practice house of a real one: made, entered, thrown away."""

    def __init__(self, house: Flask):
        self._house, self._real = house, house.wsgi_app
        self._settings: Settings = house.config["SADEED"]
        self._folder = self._settings.folder / "practice"
        self._opening = threading.Lock()
        self._open: tuple[str, Flask] | None = None

    def answer(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """WSGI: what is under the prefix goes to practice, if it was made; all else to the real house."""
        path = environ.get("PATH_INFO", "")
        app = self.app() if path == PRACTICE or path.startswith(f"{PRACTICE}/") else None
        if app is None:
            return self._real(environ, start)
        environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + PRACTICE
        environ["PATH_INFO"] = path[len(PRACTICE) :] or "/"
        return app.wsgi_app(environ, start)

    def is_there(self) -> bool:
        """Whether one was made."""
        return bool(self._mark())

    def is_being_made(self) -> bool:
        """Whether somebody, in whatever process, is making one now."""
        with self._alone(tries=1) as is_alone:
            return not is_alone

    def make(self, *, by: Seat, at: datetime) -> int:
        """Make it anew from the set-up as it stands now. Returns how many requests were invented.

        Seconds of work, in no transaction of the real house. Raises `ValueError` while another is being made, and
        before there is a branch and a policy in force; then nothing was changed.
        """
        rehearsing.may_make(by)
        with self._alone() as is_alone, self._house.app_context():
            if not is_alone:
                raise Unreadable("busy", "تُعدّ نسخة الآن", "A copy is being made now")
            set_up = rehearsing.take_set_up(on=at.date())
            mark = secrets.token_hex(6)
            try:
                cases = self._furnish(mark, set_up, at)
            except BaseException:
                shutil.rmtree(self._folder / mark, ignore_errors=True)
                raise
            self._turn_to(mark)
            rehearsing.note_made(cases, by=by, at=at)
            return cases

    def order(self, *, by: Seat, at: datetime) -> None:
        """Have it made behind the reply."""
        threading.Thread(target=self._make_quietly, args=(by, at), name="practice", daemon=True).start()

    def discard(self, *, by: Seat, at: datetime) -> None:
        """Throw it away."""
        rehearsing.note_discarded(by=by, at=at)
        self._turn_to("")

    def entry_for(self, username: str) -> str:
        """The address by which that account enters, good for a minute; "" where none was made."""
        mark = self._mark()
        return f"{PRACTICE}/entry/{pass_of(username, self._settings_of(mark).secret)}" if mark else ""

    def app(self) -> Flask | None:
        """The practice house, opened in this process if it was not yet, or not this one."""
        mark = self._mark()
        if not mark:
            return None
        with self._opening:
            if self._open is None or self._open[0] != mark:
                self._leave()
                self._open = (mark, self._opened(mark))
            return self._open[1]

    def close(self) -> None:
        """Let go of it in this process."""
        with self._opening:
            self._leave()

    def _make_quietly(self, by: Seat, at: datetime) -> None:
        try:
            self.make(by=by, at=at)
        except Exception as no:  # nobody waits for it; who ordered it sees that there is none
            log.error("not made", error=type(no).__name__, exc_info=no)

    def _furnish(self, mark: str, set_up: Any, at: datetime) -> int:
        settings = self._settings_of(mark)
        settings.folder.mkdir(parents=True, mode=0o700)
        history.walk(settings.database)
        app = self._opened(mark)
        with app.app_context():
            rehearsing.lay_set_up(set_up, at=at)
            cases = rehearsal.rehearse(at=at)
            db.session.remove()
        _shut(app)
        return cases

    def _opened(self, mark: str) -> Flask:
        from . import create_app

        settings = self._settings_of(mark)
        app = create_app(settings)
        app.testing = self._house.testing
        app.config["CLOCK"] = lambda: self._house.config["CLOCK"]()
        with app.app_context():
            is_old = health.revision() not in (None, health.newest())
            db.session.remove()
        if is_old:
            history.walk(settings.database)
        return app

    def _settings_of(self, mark: str) -> Settings:
        folder = self._folder / mark
        database = f"sqlite:///{folder / 'sadeed.db'}"
        return replace(
            self._settings, is_practice=True, folder=folder, database=database, public_database=database,
            secret=kept_secret(folder / "secret") if folder.exists() else "", public_url=rehearsal.ADDRESS,
        )  # fmt: skip

    def _mark(self) -> str:
        with suppress(FileNotFoundError):
            return (self._folder / "current").read_text().strip()
        return ""

    def _turn_to(self, mark: str) -> None:
        """From now on that one, or none; the others go."""
        self._folder.mkdir(parents=True, exist_ok=True)
        new = self._folder / f"current.{os.getpid()}"
        new.write_text(mark)
        new.replace(self._folder / "current")
        for other in self._folder.iterdir():
            if other.is_dir() and other.name != mark:
                shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def _alone(self, tries: int = PATIENCE) -> Iterator[bool]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "making.lock").open("w") as lock:
            yield any(_takes(lock, n) for n in range(tries))

    def _leave(self) -> None:
        if self._open is not None:
            _shut(self._open[1])
            self._open = None


def _takes(lock: IO[str], n: int) -> bool:
    time.sleep(0.05 if n else 0)
    with suppress(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _shut(app: Flask) -> None:
    app.extensions["watcher"].close()
    with app.app_context():
        db.engine.dispose()
