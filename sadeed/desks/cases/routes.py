"""The case page, and the emergency entry to a case of another branch."""

from datetime import datetime

from flask import Blueprint, flash, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import glass
from ...policy.rights import CASE_READERS
from ...records.staff import Seat
from ...web import casepage, caseview, glassview, guards, looks, posting
from ...web.clock import now
from ...web.forms import ActForm
from ...web.leaves import leaf
from ...web.show import show, wants_fragment
from .forms import EmergencyForm

bp = Blueprint("cases", __name__, url_prefix="/cases")
guards.seated(bp, "cases")


@bp.get("/<number>")
def page(number: str) -> Response:
    """Everything about one case that this person may see."""
    view = glassview.view_of(number)
    looks.looked("view", number, **({"through": "glass"} if view.is_through_glass else {}))
    return show("cases/case", **casepage.page_of(view))


@bp.get("/<number>/doors")
def doors(number: str) -> Response:
    """What stands open on it for this person: the menu of a row in a queue; without a script, the page itself."""
    if not wants_fragment():
        return page(number)
    return show("cases/case", fragment="cases/_doors", doors=caseview.open_doors(caseview.view_of(number)))


@leaf(bp, "break_glass", "/emergency", EmergencyForm, title=_l("Emergency entry to a request of another branch"),
      button=_l("Enter, on record"), said=_l("The entry is on record; the executive manager was told."),
      back="entrance.home", roles=CASE_READERS, clauses=glass.CLAUSES,
      effect=_l("For need only. The request can be read for 60 minutes and not changed. Who entered, when and why "
                "stays in its record, and the executive manager is told at once."))  # fmt: skip
def break_glass(form: EmergencyForm, *, by: Seat, at: datetime) -> str:
    """By its exact number, with a reason."""
    number = glass.break_glass(form.number.data or "", reason=form.reason.data or "", by=by, at=at)
    looks.looked("break_glass", number)
    return url_for(".page", number=number)


@bp.post("/<number>/emergency/reading")
def create_reading(number: str) -> Response:
    """A manager of the branch has read of the entries to it."""
    view = caseview.view_of(number)
    by = posting.seat_for("glass_read", glass.CLAUSES, ("manager",), view.case.branch_id)
    return posting.send(
        ActForm(), lambda: url_for(".page", number=glass.read(number, by=by, at=now())), again=_again(number),
        done=lambda: flash(_("It is on record that you have read of it."), "done"),
    )  # fmt: skip


def _again(number: str) -> posting.Again:
    def again(status: int, **_no: object) -> Response:
        return show("cases/case", status, **casepage.page_of(caseview.view_of(number)))

    return again
