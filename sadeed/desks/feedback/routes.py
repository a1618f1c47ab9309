"""Feedback: what waits for an answer, by promise, and what was improved by it (A-2, A-3, O-6)."""

from datetime import datetime

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import voice as acts
from ...records.staff import Seat
from ...web import guards, queueview, voiceview
from ...web.leaves import leaf
from ...web.show import show
from .forms import AnswerForm, ComplaintForm, DoneForm, ImprovementForm, SuggestionForm

bp = Blueprint("feedback", __name__, url_prefix="/feedback")
guards.seated(bp, "feedback")
KEEPERS = acts.KEEPERS


@bp.get("/")
def queue() -> Response:
    """Complaints and suggestions nobody has answered yet."""
    return queueview.page(
        "feedback", title=_("Feedback"), empty=_("Every complaint and suggestion has its answer."), named="kind",
        listing=voiceview.listing, template="feedback/queue",
    )  # fmt: skip


@bp.get("/voices/<number>")
def voice(number: str) -> Response:
    """One of them, whole."""
    return show("feedback/voice", voice=voiceview.one(number))


@bp.get("/improvements/")
def improvements() -> Response:
    """What we said we would do, and what was done."""
    return show("feedback/improvements", actions=voiceview.actions())


@bp.get("/figures")
def figures() -> Response:
    """How many were asked and how many answered; never fewer than five, never by staff (O-6.3)."""
    return show("feedback/figures", sets=voiceview.survey_counts())


@leaf(bp, "complaint", "/complaint", ComplaintForm, title=_l("Record a complaint"), button=_l("Record the complaint"),
      said=_l("The complaint is recorded."), back="feedback.queue", roles=KEEPERS,
      clauses=acts.clauses_of("complaint"))  # fmt: skip
def complaint(form: ComplaintForm, *, by: Seat, at: datetime) -> str:
    """Kept, with the day it is answered by."""
    acts.complaint(form.category.data, form.words_said.data or "", channel=form.channel.data, branch=form.branch_id,
                   person=form.person.data or "", by=by, at=at)  # fmt: skip
    return url_for("feedback.queue")


@leaf(bp, "suggestion", "/suggestion", SuggestionForm, title=_l("Record a suggestion"),
      button=_l("Record the suggestion"), said=_l("The suggestion is recorded."), back="feedback.queue", roles=KEEPERS,
      clauses=acts.clauses_of("suggestion"))  # fmt: skip
def suggestion(form: SuggestionForm, *, by: Seat, at: datetime) -> str:
    """Kept until it is answered."""
    acts.suggestion(form.words_said.data or "", channel=form.channel.data, branch=form.branch_id,
                    department=form.department.data or "", person=form.person.data or "", by=by, at=at)  # fmt: skip
    return url_for("feedback.queue")


@leaf(bp, "answer", "/voices/<number>/answer", AnswerForm, title=_l("Answer to a complaint or suggestion"),
      button=_l("Send the answer"), said=_l("The answer is recorded."), back="feedback.voice", roles=KEEPERS,
      clauses=acts.clauses_of("complaint_answer"))  # fmt: skip
def answer(form: AnswerForm, *, by: Seat, at: datetime, number: str) -> str:
    """Answered, once."""
    acts.answer(number, words=form.answer.data or "", outcome=form.outcome.data, by=by, at=at)
    return url_for("feedback.voice", number=number)


@leaf(bp, "improvement_open", "/improvement", ImprovementForm, title=_l("Open an improvement action"),
      button=_l("Open the action"), said=_l("The improvement action is open."), back="feedback.improvements",
      roles=KEEPERS, clauses=acts.clauses_of("improvement_open"))  # fmt: skip
def improvement_open(form: ImprovementForm, *, by: Seat, at: datetime) -> str:
    """With its owner, date and source."""
    acts.open_improvement(**form.words(), by=by, at=at)
    return url_for("feedback.improvements")


@leaf(bp, "improvement_done", "/improvements/<number>/result", DoneForm, title=_l("What an improvement action changed"),
      button=_l("Record what changed"), said=_l("What changed is recorded."), back="feedback.improvements",
      roles=KEEPERS, clauses=acts.clauses_of("improvement_done"))  # fmt: skip
def improvement_done(form: DoneForm, *, by: Seat, at: datetime, number: str) -> str:
    """Done."""
    acts.finish_improvement(number, result=form.result.data or "", by=by, at=at)
    return url_for("feedback.improvements")
