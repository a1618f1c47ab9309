"""Every date the policy promises or waits for. A promise moves forward to a working day, never back (H-5).

`week` is a `calendar.Week`; days are calendar days unless the name of the term says working days in its meaning.
"""

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import Week
from .terms import TERMS, Terms, Unfit

LEAST_REPLY_DAYS: int = TERMS["reply_days"].lowest


def promised_on(raised_on: date, terms: Terms, week: Week) -> date:
    """The day told to the applicant, printed as "by": never earlier than fourteen days after raising (H-5)."""
    return week.next_working_day(raised_on + timedelta(days=max(terms["reply_days"], LEAST_REPLY_DAYS)))


def earliest_reply_on(raised_on: date, terms: Terms) -> date:
    """The first day a reply may go out: the day of raising, unless the charter holds replies until the term (H-5)."""
    return raised_on + timedelta(days=max(terms["reply_days"], LEAST_REPLY_DAYS)) if terms["holds_reply"] else raised_on


def promise_after_pause(promised: date, stopped_on: date, resumed_on: date, week: Week) -> date:
    """The promise moved forward by the days it was stopped. Raises ValueError when resumed before it was stopped."""
    if resumed_on < stopped_on:
        raise ValueError("resumed before it was stopped")
    return week.next_working_day(promised + (resumed_on - stopped_on))


def promise_after_announcement(promised: date, week: Week) -> date:
    """The promise once a holiday was announced: the same day, or the next that is still worked."""
    return week.next_working_day(promised)


def latest_extension(promised: date, terms: Terms) -> date:
    """The last day one extension may ask for."""
    return promised + timedelta(days=terms["extension_days_most"])


def extended_on(promised: date, asked: date, terms: Terms, week: Week, *, extensions: int) -> date:
    """The promise after an extension, on a working day; `extensions` is how many there were before.

    Raises Unfit ("extensions_left", "a_later_date", "a_date_within").
    """
    if extensions >= terms["extensions_most"]:
        raise Unfit("extensions_left", str(terms["extensions_most"]))
    if asked <= promised:
        raise Unfit("a_later_date", promised.isoformat())
    if asked > latest_extension(promised, terms):
        raise Unfit("a_date_within", latest_extension(promised, terms).isoformat())
    return week.next_working_day(asked)


def raise_by(received_on: date, terms: Terms, week: Week) -> date:
    """The day by which a received request is raised to the committee (H-5)."""
    return week.add_working_days(received_on, terms["raise_within_days"])


def agenda_by(raised_on: date, terms: Terms, week: Week) -> date:
    """The day by which a raised request stands on an agenda (H-5)."""
    return week.next_working_day(raised_on + timedelta(days=terms["agenda_within_days"]))


def tell_by(decided_on: date, terms: Terms, week: Week) -> date:
    """The day by which the applicant is told of the decision (H-5)."""
    return week.add_working_days(decided_on, terms["tell_within_days"])


def complete_by(asked_on: date, terms: Terms, week: Week) -> date:
    """The day until which the applicant may complete what is missing (H-2)."""
    return week.next_working_day(asked_on + timedelta(days=terms["completion_days"]))


def answer_referral_by(referred_on: date, terms: Terms, week: Week) -> date:
    """The day by which a referral is answered (H-3)."""
    return week.add_working_days(referred_on, terms["referral_days"])


def ratify_by(decided_on: date, terms: Terms, week: Week) -> date:
    """The day by which a decision above the limit is ratified (H-5)."""
    return week.add_working_days(decided_on, terms["ratify_within_days"])


def appeal_until(told_on: date, terms: Terms, week: Week) -> date:
    """The last day of the appeal window: it runs from the day the applicant was told, not from the decision (O-6.2)."""
    return week.next_working_day(told_on + timedelta(days=terms["appeal_days"]))


def appeal_reply_by(appealed_on: date, terms: Terms, week: Week) -> date:
    """The day an appeal is answered by (O-6.2)."""
    return week.next_working_day(appealed_on + timedelta(days=terms["appeal_reply_days"]))


def complaint_reply_by(complained_on: date, terms: Terms, week: Week) -> date:
    """The day a complaint is answered by (O-6.5)."""
    return week.add_working_days(complained_on, terms["complaint_reply_days"])


def review_on(registered_on: date, terms: Terms, week: Week) -> date:
    """The day the entitlement is looked at again (A-4); the 31st becomes the last day of a shorter month."""
    years, month = divmod(registered_on.month - 1 + terms["review_months"], 12)
    year = registered_on.year + years
    last = months.monthrange(year, month + 1)[1]
    return week.next_working_day(date(year, month + 1, min(registered_on.day, last)))


def is_paper_day_allowed(paper_on: date, entered_on: date, terms: Terms) -> bool:
    """Whether a delegate's paper of that day may still be entered: not ahead, and within the limit (C-8)."""
    return 0 <= (entered_on - paper_on).days <= terms["paper_day_limit"]


@dataclass(frozen=True)
class Since:
    """The days a due date is counted from. `came_on` is when the case came where it now stands."""

    came_on: date
    received_on: date | None = None
    raised_on: date | None = None
    promised_on: date | None = None
    deferred_until: date | None = None
    appeal_until: date | None = None
    is_to_ratify: bool = False


def due_on(stage: str, standing: str, since: Since, terms: Terms, week: Week) -> date | None:
    """The date a case lies under at this stage with this standing. Every case has one until it is closed (H-5).

    Raises KeyError for a stage it does not know.
    """
    if stage == "closed" or standing == "withdrawn":
        return None
    return _by_standing(standing, since, terms, week) or _by_stage(stage, since, terms, week)


def _by_standing(standing: str, since: Since, terms: Terms, week: Week) -> date | None:
    if standing in ("returned", "suspended"):
        return complete_by(since.came_on, terms, week)
    if standing == "deferred":
        return since.deferred_until or since.promised_on
    if standing == "under_appeal":
        return appeal_reply_by(since.came_on, terms, week)
    if standing == "not_approved":
        return since.appeal_until or tell_by(since.came_on, terms, week)
    return None


def _by_stage(stage: str, since: Since, terms: Terms, week: Week) -> date:
    came, raised = since.came_on, since.raised_on or since.came_on
    promised = since.promised_on or promised_on(raised, terms, week)
    if stage in ("received", "matched", "declared"):
        return raise_by(since.received_on or came, terms, week)
    if stage in ("raised", "studied"):
        # The agenda's day moves with the promise, so a case that was paused does not come back already late.
        moved = max(promised - promised_on(raised, terms, week), timedelta())
        return week.next_working_day(agenda_by(raised, terms, week) + moved)
    if stage == "decided":
        return ratify_by(came, terms, week) if since.is_to_ratify else _after(came, "register_within_days", terms, week)
    if stage in ("registered", "served"):
        return _after(came, "serve_within_days" if stage == "registered" else "close_within_days", terms, week)
    return {"before_committee": promised}[stage]


def _after(day: date, term: str, terms: Terms, week: Week) -> date:
    return week.next_working_day(day + timedelta(days=terms[term]))
