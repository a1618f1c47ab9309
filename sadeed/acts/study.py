"""The social study: a visit is requested, allowed, planned and made; the report is filed and endorsed (T-2, O-4)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ..arabic.dates import hijri_year
from ..records import numbers, studies
from ..records.base import db
from ..records.staff import Seat
from ..records.studies import Study
from .beats import Beat, on_case


def request_visit(number: str, *, by: Seat, at: datetime) -> str:
    """The researcher asks to visit the home."""
    with on_case("request_visit", number, by=by, at=at) as beat:
        study = _study(beat)
        study.visit, study.researcher_id = "requested", by.staff
        beat.told = {"visit_kind": study.kind}
    return number


def allow_visit(number: str, *, by: Seat, at: datetime) -> str:
    """The head of research allows it."""
    with on_case("allow_visit", number, by=by, at=at) as beat:
        _study(beat).visit = "allowed"
    return number


def disallow_visit(number: str, *, reason: str, by: Seat, at: datetime) -> str:
    """The head of research does not allow it, and says why."""
    with on_case("disallow_visit", number, by=by, at=at, said={"reason": reason.strip()}) as beat:
        study = _study(beat)
        study.visit, study.visit_reason = "disallowed", reason.strip()
        beat.told = {"reason": reason.strip()}
    return number


def plan_visit(
    number: str, *, visit_on: date, team: str, time_window: str = "", phone: str = "", by: Seat, at: datetime
) -> str:
    """Day, hours and team of the visit; the applicant is told."""
    with on_case("plan_visit", number, by=by, at=at, said={"visit_on": visit_on, "team": team}) as beat:
        study = _study(beat)
        study.visit, study.visit_on, study.team, study.time_window = "planned", visit_on, team, time_window
        beat.told = {"visit_on": visit_on, "team": team, "time_window": time_window, "phone": phone}
    return number


def visit(
    number: str, *, visit_on: date, seen: str, needs: list[Mapping[str, Any]] | None = None,
    need_percent: int | None = None, by: Seat, at: datetime,
) -> str:  # fmt: skip
    """What was seen in the home: facts, and the needs as kind and count."""
    with on_case("visit", number, by=by, at=at, said={"visit_on": visit_on}) as beat:
        study = _study(beat)
        study.visit, study.visit_on, study.seen = "visited", visit_on, seen.strip()
        study.needs, study.need_percent = [dict(need) for need in needs or []], need_percent
        beat.told = {"visit_on": visit_on, "team": study.team}
    return number


def miss_visit(number: str, *, reason: str, new_date: date, by: Seat, at: datetime) -> str:
    """Nobody was met; another day is set and the applicant told."""
    with on_case("visit_missed", number, by=by, at=at, said={"reason": reason.strip(), "new_date": new_date}) as beat:
        study = _study(beat)
        before, study.visit_on = study.visit_on, new_date
        study.attempts += 1
        beat.told = {"visit_on": before, "reason": reason.strip(), "new_date": new_date}
    return number


def report(number: str, *, opinion: str, reasons: str, by: Seat, at: datetime) -> str:
    """The researcher's report with an opinion and its reasons; a report not yet endorsed may be filed again."""
    said = {"opinion": opinion, "reasons": reasons.strip()}
    with on_case("report", number, by=by, at=at, said=said) as beat:
        study = _study(beat)
        study.report_number = study.report_number or numbers.next_number("report", year=hijri_year(beat.on))
        study.opinion, study.reasons, study.reported_by, study.reported_at = opinion, reasons.strip(), by.staff, at
        beat.told = {"report": study.report_number, "opinion": opinion}
    return number


def endorse(number: str, *, by: Seat, at: datetime) -> str:
    """The head of research signs a study somebody else reported."""
    with on_case("endorse_study", number, by=by, at=at) as beat:
        study = _study(beat)
        study.endorsed_by, study.endorsed_at = by.staff, at
        beat.told = {"report": study.report_number}
    return number


def mark_sensitive(number: str, *, is_sensitive: bool, by: Seat, at: datetime) -> str:
    """From now on the fewest see the study, or its head opens it again (S6). The record does not say why."""
    with on_case("mark_sensitive", number, by=by, at=at, said={"is_sensitive": is_sensitive}) as beat:
        _study(beat).is_sensitive = is_sensitive
        beat.sentence = "mark_sensitive" if is_sensitive else "unmark_sensitive"
    return number


def _study(beat: Beat) -> Study:
    study = studies.study_of(beat.case.id)
    if study is None:
        study = Study(case_id=beat.case.id, is_visit_needed=beat.facts.study.is_visit_needed)
        db.session.add(study)
    return study
