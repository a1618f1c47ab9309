"""The wire says *that* a desk changed, never what: the page asks for itself again, under the viewer's own rights."""

import os
import time
from collections.abc import Iterator

from flask import Flask, Response, abort, current_app, request
from flask_login import current_user

from ..records.base import db
from ..records.pulse import DESKS
from ..records.watcher import Watcher
from . import guards, presenceview

LASTS = float(os.environ.get("SADEED_STREAM_SECONDS", "300"))  # then the page connects anew, perhaps to a new server
SIGN_OF_LIFE = 15.0


def init(app: Flask) -> None:
    """`/live/<desk>`, and who is at a case, on the side of the desks."""
    presenceview.init(app)
    if app.config["SADEED_SIDE"] == "desks":
        app.extensions["watcher"] = Watcher(app.config["SQLALCHEMY_DATABASE_URI"])
        app.add_url_rule("/live/<desk>", "live", live)


def live(desk: str) -> Response:
    """The wire of one desk, for those who have a seat there; it carries beats from `since` (or Last-Event-ID) on."""
    if (
        not current_user.is_authenticated
        or desk not in DESKS
        or not guards.sitting().has(*guards.SEATS_AT.get(desk, ()))
    ):
        abort(404)
    said = request.headers.get("Last-Event-ID") or request.args.get("since", "0")
    seen = int(said) if said.isascii() and said.isdigit() and len(said) < 16 else 0
    reach = guards.branches(desk)
    db.session.remove()  # a wire lasts minutes; it must not keep a connection to the database
    watcher: Watcher = current_app.extensions["watcher"]
    stream = beats(watcher, desk, reach, seen)
    return Response(stream, mimetype="text/event-stream", headers={"X-Accel-Buffering": "no"})


def beats(watcher: Watcher, desk: str, reach: frozenset[int] | None, seen: int, lasts: float = 0) -> Iterator[str]:
    """Events `desk` with the beat as id; a comment now and then, so that a dead line is noticed."""
    ends = time.monotonic() + (lasts or LASTS)
    yield "retry: 500\n\n"
    while (left := ends - time.monotonic()) > 0:
        beat = watcher.wait(desk, reach, seen, min(left, SIGN_OF_LIFE))
        if beat == seen:
            yield ": still here\n\n"
            continue
        seen = beat
        yield f"id: {seen}\nevent: {desk}\ndata: {seen}\n\n"
