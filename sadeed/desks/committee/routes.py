"""The committee desk: its queue and sessions, the case on the table, and the form of each of its acts."""

from datetime import datetime
from functools import partial

from flask import Blueprint, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from ...acts import ruling
from ...acts import session as sitting_acts
from ...records.staff import Seat
from ...web import caserows, caseview, guards, looks, posting, queueview, sessionview, tableview, told
from ...web.clock import now
from ...web.forms import ActForm
from ...web.sessionview import seat_as
from ...web.sheets import sheet
from ...web.show import show
from .forms import AgendaForm, CallForm, DecisionForm, PlainForm, RatifyForm, ReasonForm, RecuseForm, VoteForm

bp = Blueprint("committee", __name__)
guards.seated(bp, "committee")


@bp.get("/committee/")
def queue() -> Response:
    """What waits for the committee, and its sessions."""
    return queueview.page(
        "committee", title=_("Research committee"), empty=_("Nothing waits for the committee."),
        listing=caserows.listing, template="committee/queue", sessions=sessionview.recent(),
        call=sessionview.call_door(),
    )  # fmt: skip


@bp.get("/committee/sessions/new")
def call() -> Response:
    """The form that calls a session."""
    return sessionview.call_page(CallForm(formdata=None), 200)


@bp.post("/committee/sessions/new")
def create_session() -> Response:
    """A session is called."""
    form = CallForm()
    return posting.send(form, partial(_call, form), again=partial(sessionview.call_page, form))


def _call(form: CallForm) -> str:
    said = {
        "held_on": form.held_on.data,
        "place": form.place.data or "",
        "is_by_circulation": form.is_by_circulation.data,
    }
    return url_for(".session", number=sitting_acts.call(**said, by=seat_as("secretary"), at=now()))


@bp.get("/committee/sessions/<number>")
def session(number: str) -> Response:
    """A session: who is in the room, whether they are enough, the agenda."""
    return sessionview.again(number, 200)


@bp.post("/committee/sessions/<number>/members/<int:member>/attendance")
def create_attendance(number: str, member: int) -> Response:
    """A member is in the room."""
    by = seat_as("secretary", "chair", "member")
    return sessionview.touch(number, "attend", lambda: sitting_acts.attend(number, staff_id=member, by=by, at=now()))


@bp.post("/committee/sessions/<number>/members/<int:member>/leaving")
def create_leaving(number: str, member: int) -> Response:
    """A member leaves."""
    by = seat_as("secretary", "chair", "member")
    return sessionview.touch(number, "leave", lambda: sitting_acts.leave(number, staff_id=member, by=by, at=now()))


@bp.post("/committee/sessions/<number>/opening")
def create_opening(number: str) -> Response:
    """The session begins."""
    by = seat_as("secretary", "chair")
    return sessionview.touch(number, "open_session", lambda: sitting_acts.open_session(number, by=by, at=now()))


@bp.post("/committee/sessions/<number>/closing")
def create_closing(number: str) -> Response:
    """The session ends."""
    by = seat_as("secretary", "chair")
    return sessionview.touch(number, "close_session", lambda: sitting_acts.close_session(number, by=by, at=now()))


@bp.get("/committee/cases/<number>")
def case(number: str) -> Response:
    """The case on one page, with the ballot within the thumb's reach."""
    view = caseview.view_of(number)
    looks.looked("view", number)
    form = VoteForm(formdata=None)
    form.choose(view)
    form.fill(view)
    return show("committee/case", form=form, **tableview.ballot_of(view))


def table(number: str) -> str:
    """Where one goes on: the case on the table."""
    return url_for("committee.case", number=number)


@sheet(bp, "agenda", "/cases/<number>/agenda", AgendaForm, template="acts/told", more=told.need)
def agenda(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """A studied case gets its place on an agenda (H-5)."""
    sitting_acts.put_on_agenda(number, session=form.session.data, by=by, at=at)
    return url_for("committee.session", number=form.session.data)


@sheet(bp, "agenda_remove", "/cases/<number>/agenda/removal", ReasonForm)
def take_off_agenda(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """A case leaves the agenda before anybody voted on it."""
    return sitting_acts.take_off_agenda(number, reason=form.reason.data, by=by, at=at)


@sheet(bp, "vote", "/cases/<number>/vote", VoteForm, template="committee/case", more=tableview.with_table)
def vote(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """A member's vote (H-5)."""
    return table(ruling.vote(number, **form.words(), by=by, at=at))


@sheet(bp, "change_vote", "/cases/<number>/vote/change", VoteForm, template="committee/case", more=tableview.with_table)
def change_vote(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """A member thinks again; what was said before is kept."""
    return table(ruling.change_vote(number, **form.words(), by=by, at=at))


@sheet(bp, "recuse", "/cases/<number>/recusal", RecuseForm)
def recuse(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """A member steps aside from this case."""
    return table(ruling.recuse(number, ground=form.ground.data, by=by, at=at))


@sheet(bp, "close_case_in_session", "/cases/<number>/voting/closing", PlainForm, template="acts/told",
       more=told.closing)  # fmt: skip
def close_voting(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """The chair closes the voting on a case."""
    return table(ruling.close_voting(number, by=by, at=at))


@sheet(bp, "decide", "/cases/<number>/decision", DecisionForm, template="committee/decision", more=told.ruling)
def decide(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """The decision the votes came to (H-5, O-6.2)."""
    return table(ruling.decide(number, **form.said(), by=by, at=at))


@sheet(bp, "ratify", "/cases/<number>/ratification", RatifyForm, template="acts/told", more=told.decision)
def ratify(number: str, form: RatifyForm, *, by: Seat, at: datetime) -> str:
    """A decision above the limit becomes binding."""
    return ruling.ratify(number, minute=form.minute.data or "", by=by, at=at)


@sheet(bp, "appeal_uphold", "/cases/<number>/appeal/upholding", ReasonForm, template="acts/told", more=told.decision)
def uphold(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """The appeal was heard by somebody who did not decide; the decision stands (P-2)."""
    return ruling.uphold(number, reason=form.reason.data, by=by, at=at)


@sheet(bp, "appeal_reopen", "/cases/<number>/appeal/reopening", ReasonForm, template="acts/told", more=told.decision)
def reopen(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """The appeal is allowed; the case goes before the committee again."""
    return ruling.reopen(number, reason=form.reason.data, by=by, at=at)
