"""Is this paper the association's: whether it issued one with this code, and on which day. Nothing else is told."""

import time
from datetime import date

from flask import Blueprint
from werkzeug.wrappers import Response as BaseResponse

from ..acts.intake import code_digest
from ..records import public_views
from ..web.clock import RIYADH
from ..web.format import gregorian_line, hijri_line
from .forms import LONGEST_CODE, CheckForm
from .limits import note_miss, refuse_many_misses, take_the_same_time
from .pages import page

bp = Blueprint("check", __name__, url_prefix="/check")


@bp.get("")
def ask() -> BaseResponse:
    """The form for what the square on a paper says."""
    return page("check", form=CheckForm(formdata=None))


@bp.get("/<code>")
def by_code(code: str) -> BaseResponse:
    """The code in the address."""
    return _told(code[:LONGEST_CODE])


@bp.post("")
def create_try() -> BaseResponse:
    """The code, or the whole address, typed or pasted."""
    form = CheckForm()
    return _told(form.code.data or "") if form.validate() else page("check", 422, form=form)


def _told(code: str) -> BaseResponse:
    """Known or not, the page has the same shape and its answer takes the same time."""
    began = time.monotonic()
    refuse_many_misses()
    day = _issued_on(code)
    if day is None:
        note_miss()
    reply = page("checked", dates=[hijri_line(day), gregorian_line(day)] if day else [])
    take_the_same_time(began)
    return reply


def _issued_on(code: str) -> date | None:
    at = public_views.issued_at(code_digest(code))
    return at.astimezone(RIYADH).date() if at else None
