"""Whose login was ended, for pages that stay connected: asked once for all of a process, every few seconds at most."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from . import logins
from .base import db
from .behind import House

ASKED_EVERY = 2.0  # seconds
LOOKED_BACK = timedelta(minutes=10)  # longer than a wire lasts


class Goings:
    """What this process knows of logins that were ended lately."""

    def __init__(self, house: House, now: Callable[[], datetime]):
        self._house, self._now = house, now
        self._asking = threading.Lock()
        self._asked_at = 0.0
        self._ended: set[int] = set()

    def has_ended(self, login_id: int) -> bool:
        """Whether that login was ended; while the database is away, what was known before."""
        with self._asking:
            if time.monotonic() - self._asked_at >= ASKED_EVERY:
                self._ask()
            return login_id in self._ended

    def _ask(self) -> None:
        try:
            with self._house.app_context():
                self._ended = logins.ended_since(self._now() - LOOKED_BACK)
                db.session.remove()
        except SQLAlchemyError:  # the wire lives on, as everything that only listens
            return
        self._asked_at = time.monotonic()
