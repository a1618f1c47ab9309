"""The promise: a request is raised to the committee; the clock runs, stops and is openly extended (H-5)."""

from datetime import date, datetime

from ..policy import promises
from ..records.base import db
from ..records.staff import Seat
from ..records.studies import Study
from .beats import Beat, leave_agenda, note_promise, on_case


def raise_(number: str, *, by: Seat, at: datetime) -> str:
    """The request goes to the committee, and a date is promised: never earlier than the charter's term (H-5)."""
    with on_case("raise", number, by=by, at=at) as beat:
        beat.case.raised_on = beat.on
        promise(beat)
        db.session.add(Study(case_id=beat.case.id, is_visit_needed=beat.facts.study.is_visit_needed))
        beat.told = {"promised_on": beat.case.promised_on, "case": number}
    return number


def promise(beat: Beat) -> None:
    """A fresh date of reply, counted from today, and never before one that was told already."""
    case = beat.case
    fresh = promises.promised_on(beat.on, beat.charter.terms, beat.week)
    case.promised_on = max(fresh, case.promised_on or fresh)
    case.stopped_on = None
    note_promise(beat, "promised", case.promised_on)


def return_(number: str, *, missing: str, by: Seat, at: datetime) -> str:
    """Something is missing: the request goes back to reception, and the promise clock stops."""
    with on_case("return", number, by=by, at=at, said={"missing": missing.strip()}) as beat:
        leave_agenda(beat)
        stop_clock(beat, missing.strip())
        beat.told = {"missing": missing.strip(), "case": number}
    return number


def suspend(number: str, *, awaited: str, by: Seat, at: datetime) -> str:
    """The request waits for the applicant; the promise clock stops and they are told."""
    with on_case("suspend", number, by=by, at=at, said={"awaited": awaited.strip()}) as beat:
        leave_agenda(beat)
        stop_clock(beat, awaited.strip())
        beat.told = {"awaited": awaited.strip(), "case": number}
    return number


def resume(number: str, *, by: Seat, at: datetime) -> str:
    """What was awaited is here; the promise moves forward by the days it stood still."""
    with on_case("resume", number, by=by, at=at) as beat:
        case = beat.case
        if case.promised_on and case.stopped_on:
            case.held_days += (beat.on - case.stopped_on).days
            case.promised_on = promises.promise_after_pause(case.promised_on, case.stopped_on, beat.on, beat.week)
            note_promise(beat, "resumed", case.promised_on)
        case.stopped_on = None
        beat.told = {"promised_on": case.promised_on, "case": number}
        beat.is_quiet = case.promised_on is None
    return number


def extend(
    number: str, *, until: date, reason: str, public_reason: str, version: int | None = None, by: Seat, at: datetime
) -> str:
    """A later date, with a reason, and one that reaches the applicant; openly, and not without bounds."""
    asked = until
    said = {"promised_on": asked, "reason": reason.strip(), "public_reason": public_reason.strip()}
    with on_case("extend", number, by=by, at=at, said=said, version=version) as beat:
        case, before = beat.case, beat.case.promised_on
        assert before is not None  # the gate asked for a promise
        case.promised_on = promises.extended_on(
            before, asked, beat.charter.terms, beat.week, extensions=case.extensions
        )
        case.extensions += 1
        note_promise(beat, "extended", case.promised_on, reason.strip())
        beat.told = {"before": before, "promised_on": case.promised_on, "reason": reason.strip(), "case": number,
                     "public_reason": public_reason.strip()}  # fmt: skip
    return number


def stop_clock(beat: Beat, reason: str) -> None:
    """The promise stands still from today; nothing happens to a request that was promised nothing yet."""
    if beat.case.promised_on and beat.case.stopped_on is None:
        beat.case.stopped_on = beat.on
        note_promise(beat, "stopped", beat.case.promised_on, reason)
