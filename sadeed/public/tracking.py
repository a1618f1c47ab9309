"""Where is my request: one of three words and the promised date, for whoever holds the receipt (H-5)."""

import time

from flask import Blueprint, abort, current_app, request
from werkzeug.wrappers import Response as BaseResponse

from ..acts.intake import code_digest
from ..records import public_views
from ..records.public_views import Tracked
from ..records.tries import Tries
from ..web.clock import now
from ..web.format import gregorian_line, hijri_line
from .forms import TrackForm
from .pages import page

bp = Blueprint("tracking", __name__, url_prefix="/t")
MOST_TRIES = 5  # an hour, of one short code
MOST_MISSES = 20  # an hour, from one place
SAME_TIME = 0.25  # seconds every answer takes, right or wrong
LONGEST_CODE = 64


@bp.get("")
def ask() -> BaseResponse:
    """The form for the code that is read aloud."""
    return page("track", form=TrackForm(formdata=None))


@bp.get("/<code>")
def by_code(code: str) -> BaseResponse:
    """The code in the receipt's QR."""
    began = time.monotonic()
    _refuse_many_misses()
    found = public_views.tracked(code_digest(code[:LONGEST_CODE]))
    return _told(found, began, None)


@bp.post("")
def create_try() -> BaseResponse:
    """The short code and the last four digits of the mobile."""
    began = time.monotonic()
    form = TrackForm()
    if not form.validate():
        return page("track", 422, form=form)
    _refuse_many_misses()
    code = f"code {form.code.data}"
    if _tries().within_the_hour(code, at=now()) >= MOST_TRIES:
        abort(429)
    _tries().note(code, at=now())
    found = public_views.tracked_by_short(code_digest(form.code.data or ""), form.last_digits.data or "")
    return _told(found, began, form)


def _told(found: Tracked | None, began: float, form: TrackForm | None) -> BaseResponse:
    if found is None:
        _tries().note(_place(), at=now())
        reply = page("track", 404, form=form or TrackForm(formdata=None), missed=True)
    else:
        dates = [each(found.promised_on) for each in (hijri_line, gregorian_line)] if found.promised_on else []
        reply = page("tracked", found=found, dates=dates)
    time.sleep(max(0.0, current_app.config.get("SAME_TIME", SAME_TIME) - (time.monotonic() - began)))
    return reply


def _refuse_many_misses() -> None:
    if _tries().within_the_hour(_place(), at=now()) >= MOST_MISSES:
        abort(429)


def _place() -> str:
    return f"place {request.remote_addr}"


def _tries() -> Tries:
    tries: Tries = current_app.extensions["tries"]
    return tries
