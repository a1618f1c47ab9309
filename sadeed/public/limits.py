"""What whoever asks with a code meets: few misses an hour from one place, and answers that all take the same time."""

import time

from flask import abort, current_app, request

from ..records.tries import Tries
from ..web.clock import now

MOST_MISSES = 20  # an hour, from one place, over every page that takes a code
SAME_TIME = 0.25  # seconds every answer takes, right or wrong


def tries() -> Tries:
    """What was tried within the hour."""
    kept: Tries = current_app.extensions["tries"]
    return kept


def refuse_many_misses() -> None:
    """429 for a place that missed too often."""
    if tries().within_the_hour(_place(), at=now()) >= MOST_MISSES:
        abort(429)


def note_miss() -> None:
    """A code that nobody has came from here."""
    tries().note(_place(), at=now())


def take_the_same_time(began: float) -> None:
    """Wait until an answer begun at `began` (seconds, monotonic) has taken as long as any other."""
    time.sleep(max(0.0, current_app.config.get("SAME_TIME", SAME_TIME) - (time.monotonic() - began)))


def _place() -> str:
    return f"place {request.remote_addr}"
