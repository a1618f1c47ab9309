"""Not too often from one place: a bucket of tokens an address, kept in this process alone under a salted mark."""

import hashlib
import secrets
import threading
import time
from collections import OrderedDict

from flask import Flask, abort, current_app, request

MOST_PLACES = 20_000
FREE = ("static", "public.healthz", "public.readyz")


class Buckets:
    """`most` at once, then `rate` a second. The marks cannot be turned back into addresses after the process ends."""

    def __init__(self, most: float, rate: float):
        self.most, self.rate = most, rate
        self._salt = secrets.token_bytes(16)
        self._kept: OrderedDict[bytes, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def lets_in(self, place: str) -> bool:
        """Take one token; False when there is none."""
        mark = hashlib.blake2b(place.encode(), key=self._salt, digest_size=16).digest()
        now = time.monotonic()
        with self._lock:
            tokens, since = self._kept.pop(mark, (self.most, now))
            tokens = min(self.most, tokens + (now - since) * self.rate)
            is_let = tokens >= 1
            self._kept[mark] = (tokens - 1 if is_let else tokens, now)
            if len(self._kept) > MOST_PLACES:
                self._kept.popitem(last=False)
        return is_let


def init(app: Flask) -> None:
    """Pages for everybody, forms at a slower pace."""
    app.config.setdefault("PAGES_AT_ONCE", (300, 10.0))
    app.config.setdefault("FORMS_AT_ONCE", (30, 0.2))
    app.extensions["page_buckets"] = Buckets(*app.config["PAGES_AT_ONCE"])
    app.extensions["form_buckets"] = Buckets(*app.config["FORMS_AT_ONCE"])
    app.before_request(keep)


def keep() -> None:
    """429 for who comes too often."""
    if request.endpoint in FREE:
        return
    place = request.remote_addr or ""
    if not current_app.extensions["page_buckets"].lets_in(place):
        abort(429)
    if request.method == "POST" and not current_app.extensions["form_buckets"].lets_in(place):
        abort(429)
