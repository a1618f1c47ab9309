"""The record: whole or not, who looked at what, and what waits for a second person (S7)."""

from datetime import datetime

from flask import Blueprint, current_app, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import agreeing, checkpoints, second
from ...records.staff import Seat
from ...web import guards, looks, looksview, recordview
from ...web.leaves import leaf
from ...web.show import show
from . import forms

bp = Blueprint("record", __name__, url_prefix="/record")
guards.seated(bp, "record")
SAVED = _l("Saved, and written into the record.")


@bp.get("/")
def index() -> Response:
    """The last checkpoint, and those before it."""
    return show("record/index", rooms=recordview.rooms("record.index"), **recordview.state())


@bp.get("/second-person")
def second_person() -> Response:
    """What waits, and what was settled."""
    return show("record/second_person", rooms=recordview.rooms("record.second_person"), waiting=recordview.waiting(),
                settled=recordview.settled())  # fmt: skip


@bp.get("/cases/<number>/looks")
def case_looks(number: str) -> Response:
    """Who looked at a request."""
    page = looksview.of_case(number)
    looks.looked("view", number, what="looks")
    return show("record/looks", **page)


@bp.get("/people/<number>/looks")
def person_looks(number: str) -> Response:
    """Who looked at a file and its requests."""
    page = looksview.of_person(number)
    looks.looked("view", number, what="looks")
    return show("record/looks", **page)


case_looks.desk = person_looks.desk = "looks"  # type: ignore[attr-defined]


@leaf(bp, "checkpoint_address", "/address", forms.AddressForm, title=_l("Address of checkpoints"), button=_l("Save"),
      said=SAVED, back="record.index", roles=("admin",), clauses=("P-3",),
      effect=_l("Every day a signed checkpoint goes there; kept outside, it shows whether the record was "
                "written anew."))  # fmt: skip
def checkpoint_address(form: forms.AddressForm, *, by: Seat, at: datetime) -> str:
    """Goes there from now on."""
    checkpoints.set_address(form.address.data or "", by=by, at=at)
    return url_for("record.index")


@leaf(bp, "take_up", "/proposals/<int:proposal_id>/taking-up", forms.ProposalAct, title=_l("Take it up"),
      button=_l("Take it up"), said=SAVED, back="record.second_person", roles=("manager", "admin"), clauses=("P-3",),
      effect=_l("The proposal of the job becomes one of a person; another person has still to agree."))  # fmt: skip
def take_up(form: forms.ProposalAct, *, by: Seat, at: datetime, proposal_id: int) -> str:
    """One of two."""
    second.take_up(proposal_id, by=by, at=at)
    return url_for("record.second_person")


@leaf(bp, "agree", "/proposals/<int:proposal_id>/agreement", forms.ProposalAct, title=_l("Agree as the second person"),
      button=_l("Agree, and do it"), said=_l("Done, by two people; the record names both."),
      back="record.second_person", roles=("manager", "admin"), clauses=("P-3",),
      effect=_l("It is done at once. What is destroyed does not come back."), sure=True)  # fmt: skip
def agree(form: forms.ProposalAct, *, by: Seat, at: datetime, proposal_id: int) -> str:
    """Done by two."""
    agreeing.agree(proposal_id, folder=current_app.config["SADEED"].folder, by=by, at=at)
    return url_for("record.second_person")


@leaf(bp, "decline", "/proposals/<int:proposal_id>/refusal", forms.DeclineForm, title=_l("Decline"),
      button=_l("Decline"), said=SAVED, back="record.second_person", roles=("manager", "admin"),
      clauses=("P-3",))  # fmt: skip
def decline(form: forms.DeclineForm, *, by: Seat, at: datetime, proposal_id: int) -> str:
    """It is not done."""
    second.decline(proposal_id, reason=form.reason.data, by=by, at=at)
    return url_for("record.second_person")
