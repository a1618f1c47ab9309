"""Looks are written behind the reply: kept for a moment, then many at a time, so that no page waits for them.

So is the last use of a login.
"""

import atexit
import logging
import os
import threading
import time
import weakref
from collections import deque
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, Protocol

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from . import access, logins
from .access import Look
from .logins import Seen

GATHERED, ENOUGH = 0.2, 50  # seconds after a first look, or looks, until they are written
AT_ONCE = 500
ROOM = 10_000
IDLE = 5.0  # seconds after which a writer without work goes home
PATIENCE = (0.2, 0.5, 1.0, 2.0, 5.0)  # seconds between tries while the database is away; the last again and again
AWAY = (OperationalError, InterfaceError, PoolTimeout)

log = logging.getLogger(__name__)


class House(Protocol):
    """What is needed of an app: a context, and with it a session of the writer's own."""

    def app_context(self) -> AbstractContextManager[Any]: ...


class Behind:
    """The queue of one process. The writer is a daemon thread that comes with the first look and goes when idle.

    A fork starts empty: the looks of the parent are the parent's to write. What waits is written when the process
    leaves in order; a killed process loses the looks of its last moment, never a change.
    """

    def __init__(self, house: House) -> None:
        self._house = house
        self._writer: threading.Thread | None = None
        self._settle()
        atexit.register(_leave, weakref.ref(self))

    def later(self, look: Look | Seen) -> None:
        """Take a look to be written soon. Never waits for the database; when there is no room it is counted as lost."""
        self._stay_ours()
        with self._news:
            if len(self._waiting) < ROOM:
                self._waiting.append(look)
            else:
                self._count_lost(1)
            self._news.notify()
            if self._writer is None or not self._writer.is_alive():
                self._writer = threading.Thread(target=self._write_on, name="looks", daemon=True)
                self._writer.start()

    def flush(self) -> None:
        """Write all that waits, now. Raises what the database raises; what was not written goes on waiting."""
        self._stay_ours()
        while self._write_some():
            pass

    def _settle(self) -> None:
        self._process = os.getpid()
        self._waiting: deque[Look | Seen] = deque()
        self._lost = 0
        self._news = threading.Condition()
        self._writing = threading.Lock()
        self._writer = None

    def _stay_ours(self) -> None:
        if self._process != os.getpid():
            self._settle()

    def _write_on(self) -> None:
        tries = 0
        while self._gather():
            try:
                self._write_some()
                tries = 0
            except AWAY as reason:
                if tries == 0:
                    log.error("looks wait, the database is away: %s", type(reason).__name__)
                time.sleep(PATIENCE[min(tries, len(PATIENCE) - 1)])
                tries += 1

    def _gather(self) -> bool:
        """Wait for looks; False when none came for a while and the writer may go."""
        with self._news:
            if not self._news.wait_for(lambda: self._waiting, IDLE):
                self._writer = None  # under the lock: the next look starts another writer
                return False
            self._news.wait_for(lambda: len(self._waiting) >= ENOUGH, GATHERED)
            return True

    def _write_some(self) -> int:
        """Write the oldest looks, and only then let go of them. Returns how many."""
        with self._writing:
            with self._news:
                batch = list(islice(self._waiting, AT_ONCE))
            done = self._write(batch) if batch else 0
            with self._news:
                for _ in range(done):
                    self._waiting.popleft()
                self._tell_lost()
            return done

    def _write(self, batch: list[Look | Seen]) -> int:
        """One transaction. A look that cannot be written at all is searched by halves, named by nothing, and let go."""
        while True:
            try:
                with self._house.app_context():
                    logins.write_seen(one for one in batch if isinstance(one, Seen))  # first: it may be done twice
                    access.write(one for one in batch if isinstance(one, Look))
            except AWAY:
                raise
            except Exception as reason:
                if len(batch) > 1:
                    batch = batch[: len(batch) // 2]
                    continue
                log.critical("1 look could not be written and is lost: %s", type(reason).__name__)
            return len(batch)

    def _count_lost(self, looks: int) -> None:
        if not self._lost:
            log.critical("there is no room for more looks: from now on they are lost")
        self._lost += looks

    def _tell_lost(self) -> None:
        if self._lost:
            log.critical("%d looks were lost", self._lost)
            self._lost = 0

    def __len__(self) -> int:
        return len(self._waiting) if self._process == os.getpid() else 0


def _leave(known: "weakref.ref[Behind]") -> None:
    """The process ends: write what waits, or say how much was lost."""
    behind = known()
    if behind is None:
        return
    try:
        behind.flush()
    except Exception as reason:
        log.critical("%d looks were lost at the end: %s", len(behind), type(reason).__name__)
