"""Where is my request: one of three words and the promised date, for whoever holds the receipt (H-5)."""

import time

from flask import Blueprint, abort
from werkzeug.wrappers import Response as BaseResponse

from ..acts.intake import code_digest
from ..records import public_views
from ..records.public_views import Tracked
from ..web.clock import now
from ..web.format import gregorian_line, hijri_line
from .forms import LONGEST_CODE, TrackForm
from .limits import note_miss, refuse_many_misses, take_the_same_time, tries
from .pages import page

bp = Blueprint("tracking", __name__, url_prefix="/t")
MOST_TRIES = 5  # an hour, of one short code


@bp.get("")
def ask() -> BaseResponse:
    """The form for the code that is read aloud."""
    return page("track", form=TrackForm(formdata=None))


@bp.get("/<code>")
def by_code(code: str) -> BaseResponse:
    """The code in the receipt's QR."""
    began = time.monotonic()
    refuse_many_misses()
    found = public_views.tracked(code_digest(code[:LONGEST_CODE]))
    return _told(found, began, None)


@bp.post("")
def create_try() -> BaseResponse:
    """The short code and the last four digits of the mobile."""
    began = time.monotonic()
    form = TrackForm()
    if not form.validate():
        return page("track", 422, form=form)
    refuse_many_misses()
    code = f"code {form.code.data}"
    if tries().within_the_hour(code, at=now()) >= MOST_TRIES:
        abort(429)
    tries().note(code, at=now())
    found = public_views.tracked_by_short(code_digest(form.code.data or ""), form.last_digits.data or "")
    return _told(found, began, form)


def _told(found: Tracked | None, began: float, form: TrackForm | None) -> BaseResponse:
    if found is None:
        note_miss()
        reply = page("track", 404, form=form or TrackForm(formdata=None), missed=True)
    else:
        dates = [each(found.promised_on) for each in (hijri_line, gregorian_line)] if found.promised_on else []
        reply = page("tracked", found=found, dates=dates)
    take_the_same_time(began)
    return reply
