"""Signs of life are written behind the reply, what is new at once and what goes on now and then.

A page that is open gives a sign every few seconds. When the signs stop, its line is let go of by whoever wrote it; and
should that process be gone, by the next one that writes. A sign that cannot be written is dropped: another follows.
"""

import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.exc import SQLAlchemyError

from . import presence
from .presence import FADES, Key, Sign

CALM = 5.0  # seconds that signs of those who are known already may wait for each other
MARGIN = 1.0  # seconds after a line faded until it is looked for

log = logging.getLogger(__name__)


class House(Protocol):
    """What is needed of an app: a context, and with it a session of the writer's own."""

    def app_context(self) -> AbstractContextManager[Any]: ...


class Comings:
    """Who comes and goes at the pages of this process. Its thread lives while somebody is there."""

    def __init__(self, house: House, clock: Callable[[], datetime]) -> None:
        self._house, self._clock = house, clock
        self._settle()

    def _settle(self) -> None:
        self._process = os.getpid()
        self._waiting: dict[Key, Sign] = {}
        self._fading: dict[Key, float] = {}
        self._news = threading.Condition()
        self._writing = threading.Lock()
        self._writer: threading.Thread | None = None

    def tell(self, sign: Sign) -> None:
        """Take a sign of life; never waits for the database."""
        if self._process != os.getpid():
            self._settle()
        with self._news:
            self._waiting[sign.key] = sign
            self._news.notify()
            if self._writer is None or not self._writer.is_alive():
                self._writer = threading.Thread(target=self._write_on, name="comings", daemon=True)
                self._writer.start()

    def flush(self) -> None:
        """Write what waits, and let go of what has faded, now."""
        with self._writing:
            with self._news:
                signs, self._waiting = list(self._waiting.values()), {}
                self._remember(signs)
            with self._house.app_context():
                presence.write(signs, now=self._clock())

    def _remember(self, signs: list[Sign]) -> None:
        until = time.monotonic() + FADES.total_seconds() + MARGIN
        self._fading = {key: fades for key, fades in self._fading.items() if fades > time.monotonic()}
        for sign in signs:
            self._fading[sign.key] = until
            if sign.is_gone:
                del self._fading[sign.key]

    def _write_on(self) -> None:
        while self._is_needed():
            try:
                self.flush()
            except SQLAlchemyError as away:
                log.warning("signs of life are dropped, the database is away: %s", type(away).__name__)
                time.sleep(1)

    def _is_needed(self) -> bool:
        """Wait until there is something to write or to let go of; False once nobody is there any more."""
        with self._news:
            if not self._waiting and not self._fading:
                self._writer = None  # under the lock: the next sign starts another writer
                return False
            self._news.wait_for(self._has_news, self._patience())
            return True

    def _has_news(self) -> bool:
        return any(sign.is_gone or key not in self._fading for key, sign in self._waiting.items())

    def _patience(self) -> float:
        first = min(self._fading.values(), default=0.0) - time.monotonic()
        return max(0.0, min(CALM, first) if self._waiting else first)
