"""The research desk: its queue, and the form of each of its acts."""

from datetime import datetime

from flask import Blueprint, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from ...acts import raising, referral, ruling, study
from ...records.staff import Seat
from ...web import caserows, guards, queueview, told
from ...web.forms import ActForm
from ...web.sheets import sheet
from .forms import (
    AnswerForm,
    ExtensionForm,
    MissedForm,
    PlainForm,
    PlanForm,
    ReasonForm,
    ReportForm,
    ReturnForm,
    SensitivityForm,
    VisitForm,
)

bp = Blueprint("research", __name__)
guards.seated(bp, "research")


@bp.get("/research/")
def queue() -> Response:
    """What waits for social research, by the date it is due."""
    return queueview.page("research", title=_("Social research"), empty=_("Nothing waits for social research."),
                          listing=caserows.listing)  # fmt: skip


@sheet(bp, "answer_referral", "/cases/<number>/referral/answer", AnswerForm, template="acts/told", more=told.question)
def answer(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """The answer returns to reception (H-3)."""
    return referral.answer(number, answer=form.answer.data, source=form.source.data, by=by, at=at)


@sheet(bp, "request_visit", "/cases/<number>/visit", PlainForm, template="acts/told", more=told.need)
def request_visit(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """A home visit is asked for (T-2)."""
    return study.request_visit(number, by=by, at=at)


@sheet(bp, "allow_visit", "/cases/<number>/visit/allowing", PlainForm, template="acts/told", more=told.need)
def allow_visit(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """The head of research allows the visit."""
    return study.allow_visit(number, by=by, at=at)


@sheet(bp, "disallow_visit", "/cases/<number>/visit/disallowing", ReasonForm, template="acts/told", more=told.need)
def disallow_visit(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """The head of research does not, and says why."""
    return study.disallow_visit(number, reason=form.reason.data, by=by, at=at)


@sheet(bp, "plan_visit", "/cases/<number>/visit/plan", PlanForm, template="acts/told", more=told.need)
def plan_visit(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """Day, hours and team; the applicant is told (O-4)."""
    plan = {"visit_on": form.visit_on.data, "team": form.team.data, "time_window": form.time_window.data or ""}
    return study.plan_visit(number, **plan, by=by, at=at)


@sheet(bp, "visit", "/cases/<number>/visit/record", VisitForm, template="acts/told", more=told.visit)
def visit(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """What was seen in the home."""
    seen = {"seen": form.seen.data, "needs": form.listed(), "need_percent": form.need_percent.data}
    return study.visit(number, visit_on=form.visit_on.data, **seen, by=by, at=at)


@sheet(bp, "visit_missed", "/cases/<number>/visit/missed", MissedForm, template="acts/told", more=told.visit)
def miss_visit(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """Nobody was met; another day is set."""
    return study.miss_visit(number, reason=form.reason.data, new_date=form.new_date.data, by=by, at=at)


@sheet(bp, "report", "/cases/<number>/report", ReportForm, template="acts/told", more=told.visit)
def report(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """Opinion and reasons (T-2)."""
    return study.report(number, opinion=form.opinion.data, reasons=form.reasons.data, by=by, at=at)


@sheet(bp, "endorse_study", "/cases/<number>/study/endorsement", PlainForm, template="acts/told", more=told.report)
def endorse(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """The head of research signs what somebody else reported."""
    return study.endorse(number, by=by, at=at)


@sheet(bp, "mark_sensitive", "/cases/<number>/study/sensitivity", SensitivityForm)
def mark_sensitive(number: str, form: SensitivityForm, *, by: Seat, at: datetime) -> str:
    """From now on the fewest see the study, or its head opens it again (S6)."""
    return study.mark_sensitive(number, is_sensitive=form.sensitive.data == "yes", by=by, at=at)


@sheet(bp, "return", "/cases/<number>/return", ReturnForm, template="acts/told", more=told.need)
def return_(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """Back to reception: the applicant completes something, and the clock of the promise stops."""
    return raising.return_(number, missing=form.missing.data, by=by, at=at)


@sheet(bp, "extend", "/cases/<number>/extension", ExtensionForm, template="acts/told", more=told.promise)
def extend(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """A later date of reply, with a reason that reaches the applicant (H-5)."""
    said = {"until": form.until.data, "reason": form.reason.data, "public_reason": form.public_reason.data}
    return raising.extend(number, **said, version=request.form.get("version", type=int), by=by, at=at)


@sheet(bp, "restudy", "/cases/<number>/restudy", ReasonForm, template="acts/told", more=told.decision)
def restudy(number: str, form: ActForm, *, by: Seat, at: datetime) -> str:
    """A refused or deferred request is studied again, under a new promise."""
    return ruling.restudy(number, reason=form.reason.data, by=by, at=at)
