"""One thread a process that sleeps in the database and wakes those who wait for a desk, however many pages are open."""

import os
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any

import structlog
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from .pulse import CHANNEL, EVERYWHERE

log = structlog.get_logger("sadeed.watcher")
LOOK_EVERY = 0.05  # seconds between two looks at SQLite's own counter of changes
LISTEN_FOR = 30.0
Beats = Mapping[tuple[str, int], int]


class Watcher:
    """Knows the newest beat of every desk and branch."""

    def __init__(self, url: str):
        self._url = url
        self._beats: Beats = {}
        self._news = threading.Condition()
        self._owner = 0
        self._is_open = True

    def close(self) -> None:
        """Wake nobody any more, and do not look again once the database is gone."""
        self._is_open = False

    def wait(self, desk: str, branches: frozenset[int] | None, seen: int, patience: float) -> int:
        """The beat of the desk for these branches (None: all), as soon as it is past `seen`, or after `patience` s."""
        self._start_once_in_this_process()
        with self._news:
            self._news.wait_for(lambda: self._heard(desk, branches, seen) > seen, patience)
            return self._heard(desk, branches, seen)

    def _heard(self, desk: str, branches: frozenset[int] | None, seen: int) -> int:
        heard = (EVERYWHERE,) if branches is None else branches
        return max([seen, *(self._beats.get((desk, branch), 0) for branch in heard)])

    def _start_once_in_this_process(self) -> None:
        """Not at import: a thread does not survive the fork by which a server makes its workers."""
        with self._news:
            if self._owner == os.getpid():
                return
            self._owner = os.getpid()
        threading.Thread(target=self._watch_forever, daemon=True, name="pulse").start()

    def _watch_forever(self) -> None:
        while self._is_open:
            engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
            try:
                with engine.connect() as connection:
                    for _ in changes(connection):
                        self._tell(connection)
            except SQLAlchemyError as away:  # pages keep their streams, we keep trying
                log.warning("away", error=type(away).__name__)
                time.sleep(1)
            finally:
                engine.dispose()

    def _tell(self, connection: Connection) -> None:
        beats = {
            (desk, branch): beat
            for desk, branch, beat in connection.execute(text("SELECT desk, branch, beat FROM pulse"))
        }
        with self._news:
            self._beats = beats
            self._news.notify_all()


def changes(connection: Connection) -> Iterator[None]:
    """Once at the start, then each time somebody has committed something."""
    yield
    driver: Any = connection.connection.driver_connection
    follow = _of_postgres if connection.dialect.name == "postgresql" else _of_sqlite
    yield from follow(driver)


def _of_postgres(driver: Any) -> Iterator[None]:
    driver.execute(f"LISTEN {CHANNEL}")
    yield  # what came between looking and listening
    while True:
        # a list: while notifies() runs it holds the connection, and a query inside would wait forever
        if list(driver.notifies(timeout=LISTEN_FOR, stop_after=1)):
            yield


def _of_sqlite(driver: Any) -> Iterator[None]:
    seen = None
    while True:
        now = driver.execute("PRAGMA data_version").fetchone()[0]
        if now != seen:
            seen = now
            yield
        time.sleep(LOOK_EVERY)
