"""The first day: a checklist whose steps are done in the administration, and the page at its end (B-1, P-3, P-4)."""

from datetime import datetime

from flask import Blueprint, redirect, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import charters
from ...records.staff import Seat
from ...web import firstdayview, guards
from ...web.leaves import leaf
from ...web.show import show
from . import forms

bp = Blueprint("first_day", __name__, url_prefix="/first-day")
guards.seated(bp, "first_day")


@bp.get("/")
def index() -> Response:
    """What is done, what is left, and the door of each."""
    return show("first_day/index", **firstdayview.page())


@bp.get("/ready")
def ready() -> Response:
    """The house can receive its first visitor; until then back to the steps."""
    if not firstdayview.is_ready():
        return redirect(url_for(".index"), 303)
    return show("first_day/ready", **firstdayview.closing())


@leaf(bp, "adopt_shipped", "/policy", forms.AdoptForm, title=_l("Take the shipped wording of the policy"),
      button=_l("Approve this version"), said=_l("The version is approved, with the data of your board."),
      back="first_day.index", roles=("admin",), clauses=("P-4", "B-1"),
      effect=_l("Its approval is the association’s own: what the board decided, and when. Once approved it is never "
                "edited; a mistake is mended by a new version."))  # fmt: skip
def adopt_shipped(form: forms.AdoptForm, *, by: Seat, at: datetime) -> str:
    """Approved under the association's own data."""
    charters.adopt_shipped(**form.words(), by=by, at=at)
    return url_for(".index")
