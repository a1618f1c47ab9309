"""The wire says *that* a desk changed, never what: the page asks for itself again, under the viewer's own rights."""

import os
import time
from collections.abc import Callable, Iterator
from functools import partial

from flask import Flask, Response, abort, current_app, request
from flask_login import current_user

from ..records import staff
from ..records.base import db
from ..records.goings import Goings
from ..records.pulse import DESKS
from ..records.staff import Sitting
from ..records.watcher import Watcher
from . import entering, guards, presenceview
from .clock import today

LASTS = float(os.environ.get("SADEED_STREAM_SECONDS", "300"))  # then the page connects anew, perhaps to a new server
SIGN_OF_LIFE = 15.0


def init(app: Flask) -> None:
    """`/live/<desk>`, and who is at a case, on the side of the desks."""
    presenceview.init(app)
    if app.config["SADEED_SIDE"] == "desks":
        app.extensions["watcher"] = Watcher(app.config["SQLALCHEMY_DATABASE_URI"])
        app.extensions["goings"] = Goings(app, lambda: app.config["CLOCK"]())
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
    login = entering.own().id
    still = _still_seated(desk, reach)
    db.session.remove()  # a wire lasts minutes; it must not keep a connection to the database
    watcher: Watcher = current_app.extensions["watcher"]
    over = partial(is_over, current_app.extensions["goings"], login)
    stream = beats(watcher, desk, reach, seen, is_over=over, may_hear=still)
    return Response(stream, mimetype="text/event-stream", headers={"X-Accel-Buffering": "no"})


def is_over(goings: Goings, login: int) -> bool:
    """Whether whoever listens was put out meanwhile."""
    return goings.has_ended(login)


def _still_seated(desk: str, reach: frozenset[int] | None) -> Callable[[], bool]:
    """A question for while the wire is up, long after its request: are they seated there as they were?"""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    me = guards.sitting().staff

    def ask() -> bool:
        with app.app_context():
            return is_seated(staff.sitting_of(me, on=today()), desk, reach)

    return ask


def is_seated(sitting: Sitting | None, desk: str, reach: frozenset[int] | None) -> bool:
    """Whether they hold a seat at that desk which reaches those branches, no fewer and no more."""
    roles = guards.SEATS_AT[desk]
    return sitting is not None and sitting.has(*roles) and sitting.branches(*roles) == reach


def beats(
    watcher: Watcher, desk: str, reach: frozenset[int] | None, seen: int, lasts: float = 0,
    is_over: Callable[[], bool] = lambda: False, may_hear: Callable[[], bool] = lambda: True,
) -> Iterator[str]:  # fmt: skip
    """Events `desk` with the beat as id; a comment now and then, so that a dead line is noticed.

    The wire of an ended session falls silent with the next of either; that of who lost the seat with the next beat,
    which is not told any more (S6).
    """
    ends = time.monotonic() + (lasts or LASTS)
    yield "retry: 500\n\n"
    while (left := ends - time.monotonic()) > 0:
        beat = watcher.wait(desk, reach, seen, min(left, SIGN_OF_LIFE))
        if is_over():
            return
        if beat == seen:
            yield ": still here\n\n"
            continue
        if not may_hear():
            return
        seen = beat
        yield f"id: {seen}\nevent: {desk}\ndata: {seen}\n\n"
