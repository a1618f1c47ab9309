"""The rights of people over their own data: consents, and requests answered within thirty days (S13)."""

from datetime import datetime

from flask import Blueprint, Response, jsonify, url_for
from flask_babel import lazy_gettext as _l

from ...acts import destroying, law
from ...records import notices
from ...records.staff import Seat
from ...web import guards, lawview, looks, sureness
from ...web.leaves import leaf
from ...web.show import show
from . import forms

bp = Blueprint("data_rights", __name__, url_prefix="/data-rights")
guards.seated(bp, "data_rights")
SAVED = _l("Saved, and written into the record.")
DESK, ANSWER = ("reception", "delegate", "manager"), ("manager",)


@bp.get("/")
def index() -> Response:
    """Requests about data, by the day of their answer."""
    return show("data_rights/index", **lawview.queue())


@bp.get("/requests/<number>")
def request_page(number: str) -> Response:
    """One request."""
    return show("data_rights/request", asked=lawview.page(number))


@bp.get("/people/<number>")
def person(number: str) -> Response:
    """Consents of a person."""
    page = lawview.person_page(number)
    looks.looked("view", number, what="consents")
    return show("data_rights/person", **page)


@bp.get("/requests/<number>/copy")
def copy(number: str) -> Response:
    """Everything held, to read and print."""
    page = lawview.copy_page(number)
    sureness.before_taking_out()
    looks.looked("export", page["number"], what="data_copy", request=number)
    return show("data_rights/copy", **page)


@bp.get("/requests/<number>/copy.json")
def copy_json(number: str) -> Response:
    """Everything held, as a file."""
    told = lawview.copy_as_told(number)
    sureness.before_taking_out()
    looks.looked("export", told["people"][0]["number"], what="data_copy", request=number)
    reply = jsonify(told)
    reply.headers["Content-Disposition"] = f"attachment; filename={number}.json"
    return reply


@bp.get("/retention/")
def kept() -> Response:
    """How long data are kept, and what is past its day."""
    return show("data_rights/kept", **lawview.kept())


copy.desk = copy_json.desk = kept.desk = "data_answers"  # type: ignore[attr-defined]


@leaf(bp, "data_request", "/request", forms.RequestForm, title=_l("Request about data"),
      button=_l("Register the request"), said=_l("The request is registered; it is answered within 30 days."),
      back="data_rights.index", roles=DESK,
      clauses=("P-1",))  # fmt: skip
def data_request(form: forms.RequestForm, *, by: Seat, at: datetime) -> str:
    """Somebody asks."""
    number = law.receive_request(**form.as_asked(), by=by, at=at)
    return url_for("data_rights.request_page", number=number)


@leaf(bp, "data_answer", "/requests/<number>/answer", forms.AnswerForm, title=_l("Answer a request about data"),
      button=_l("Answer"), said=SAVED, back="data_rights.request_page", roles=ANSWER, clauses=("P-1",))  # fmt: skip
def data_answer(form: forms.AnswerForm, *, by: Seat, at: datetime, number: str) -> str:
    """Answered."""
    law.answer_request(number, outcome=form.outcome.data, words=form.answer.data, by=by, at=at)
    return url_for("data_rights.request_page", number=number)


@leaf(bp, "data_copy", "/requests/<number>/copy-making", forms.RequestAct, title=_l("Make a copy of what is held"),
      button=_l("Make the copy"), said=SAVED, back="data_rights.request_page", roles=ANSWER, clauses=("P-1",),
      effect=_l("Everything held on the person, to be handed to that person alone; "
                "each opening of it is on record."))  # fmt: skip
def data_copy(form: forms.RequestAct, *, by: Seat, at: datetime, number: str) -> str:
    """A copy."""
    return url_for("data_rights.copy", number=law.make_copy(number, by=by, at=at))


@leaf(bp, "erasure", "/requests/<number>/erasure", forms.ErasureForm, title=_l("Propose the destruction of a file"),
      button=_l("Propose"), said=_l("Proposed; a second person has to agree."), back="data_rights.request_page",
      roles=ANSWER, clauses=("P-1",),
      effect=_l("A second person agrees or declines. Then what is held in words goes for good; numbers and amounts "
                "stay in the books."))  # fmt: skip
def erasure(form: forms.ErasureForm, *, by: Seat, at: datetime, number: str) -> str:
    """Proposed."""
    destroying.propose_erasure(number, reason=form.reason.data, by=by, at=at)
    return url_for("data_rights.request_page", number=number)


@leaf(bp, "consent", "/people/<number>/consents/<purpose>", forms.ConsentForm, title=_l("Record a consent"),
      button=_l("Record the consent"), said=SAVED, back="data_rights.person", roles=DESK, clauses=("P-1",))  # fmt: skip
def consent(form: forms.ConsentForm, *, by: Seat, at: datetime, number: str, purpose: str) -> str:
    """Agreed."""
    law.give_consent(number, purpose, text_version=notices.version(purpose), by=by, at=at)
    return url_for("data_rights.person", number=number)


@leaf(bp, "consent_withdraw", "/people/<number>/consents/<purpose>/withdrawal", forms.WithdrawForm,
      title=_l("Take a consent back"), button=_l("Take it back"), said=SAVED, back="data_rights.person", roles=DESK,
      clauses=("P-1",), effect=_l("From now on; what was done until now stays lawful."))  # fmt: skip
def consent_withdraw(form: forms.WithdrawForm, *, by: Seat, at: datetime, number: str, purpose: str) -> str:
    """Taken back."""
    law.withdraw_consent(number, purpose, words=form.said.data or "", by=by, at=at)
    return url_for("data_rights.person", number=number)


@leaf(bp, "retention", "/retention/months", forms.RetentionForm, title=_l("How long data are kept"), button=_l("Save"),
      said=SAVED, back="data_rights.kept", roles=ANSWER, clauses=("P-1",),
      effect=_l("As the board decided. What is past its day is put before two people; "
                "nothing is destroyed by itself."))  # fmt: skip
def set_retention(form: forms.RetentionForm, *, by: Seat, at: datetime) -> str:
    """Kept so long from now on."""
    law.set_retention(form.words(), by=by, at=at)
    return url_for("data_rights.kept")
