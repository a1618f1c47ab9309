"""A session of the committee: called, opened when the quorum is there, attended, closed; its agenda (H-5)."""

from datetime import date, datetime

from sqlalchemy import func, select

from ..arabic.dates import hijri_year
from ..policy.tally import exact
from ..policy.verdict import Missing, Refused, Verdict
from ..records import charters, journal, numbers, pulse, sessions, staff
from ..records.base import db
from ..records.sessions import AgendaItem, Attendance, Session
from ..records.staff import Seat
from ..records.transaction import transaction
from .beats import on_case

CLAUSES = ("H-5",)


def call(*, held_on: date, place: str = "", is_by_circulation: bool = False, by: Seat, at: datetime) -> str:
    """A session is called for a day; whoever is member or chair on the day of the call belongs to it."""
    with transaction():
        _require_seat("call_session", by, "secretary")
        if held_on < at.date():
            raise Refused(Verdict("call_session", CLAUSES, (Missing("day_not_in_past"),)))
        seated = staff.holders("chair", "member", on=at.date())
        chairs = [person for person, _, role in seated if role == "chair"]
        if not chairs:
            raise Refused(Verdict("call_session", CLAUSES, (Missing("chair"),)))
        session = Session(
            number=numbers.next_number("session", year=hijri_year(at.date())), held_on=held_on, place=place.strip(),
            is_by_circulation=is_by_circulation, members=sorted({person for person, _, _ in seated}),
            chair_id=chairs[0], called_at=at,
        )  # fmt: skip
        db.session.add(session)
        _note(session, "call_session", by, at, {"session": session.number, "session_on": held_on.isoformat()})
        return str(session.number)


def attend(number: str, *, staff_id: int, by: Seat, at: datetime) -> str:
    """A member is in the room; one who left may come back."""
    with transaction():
        _require_seat("attend", by, "secretary", "chair", "member")
        session = sessions.session_numbered(number, for_change=True)
        if by.role == "member" and staff_id != by.staff:
            raise Refused(Verdict("attend", CLAUSES, (Missing("seat", "secretary chair"),)))
        if staff_id not in session.members or session.state not in ("called", "open"):
            raise Refused(Verdict("attend", CLAUSES, (Missing("membership"),)))
        here = next((row for row in sessions.attendance_of(session.id) if row.staff_id == staff_id), None)
        if here is None:
            capacity = "chair" if staff_id == session.chair_id else "member"
            db.session.add(Attendance(session_id=session.id, staff_id=staff_id, capacity=capacity, came_at=at))
        else:
            here.left_at = None
        _note(session, "attend", by, at, _told(session, at, staff_id))
        return number


def leave(number: str, *, staff_id: int, by: Seat, at: datetime) -> str:
    """A member leaves; the quorum of what comes after is counted without them."""
    with transaction():
        _require_seat("leave", by, "secretary", "chair", "member")
        session = sessions.session_numbered(number, for_change=True)
        if session.state not in ("called", "open"):
            raise Refused(Verdict("leave", CLAUSES, (Missing("open_session"),)))
        here = next((row for row in sessions.attendance_of(session.id) if row.staff_id == staff_id), None)
        if here is None or here.left_at is not None:
            raise Refused(Verdict("leave", CLAUSES, (Missing("presence"),)))
        here.left_at = at
        _note(session, "leave", by, at, _told(session, at, staff_id))
        return number


def open_session(number: str, *, by: Seat, at: datetime) -> str:
    """The session begins when more than the charter's part of its members is in the room."""
    with transaction():
        _require_seat("open_session", by, "secretary", "chair")
        session = sessions.session_numbered(number, for_change=True)
        if session.state != "called":
            raise Refused(Verdict("open_session", CLAUSES, (Missing("called_session"),)))
        here, members = len(set(sessions.in_the_room(session.id))), len(session.members)
        quorum = exact(charters.in_force(at.date()).read().terms["quorum"])
        if here <= quorum * members:
            raise Refused(Verdict("open_session", CLAUSES, (Missing("quorum", f"{here}/{members}"),)))
        session.state, session.opened_at = "open", at
        _note(session, "open_session", by, at, {"session": number, "present": here, "members": members})
        return number


def close_session(number: str, *, by: Seat, at: datetime) -> str:
    """The session ends when the voting on every case of its agenda is closed."""
    with transaction():
        _require_seat("close_session", by, "secretary", "chair")
        session = sessions.session_numbered(number, for_change=True)
        if session.state != "open":
            raise Refused(Verdict("close_session", CLAUSES, (Missing("open_session"),)))
        agenda = sessions.agenda_of(session.id)
        still = [item for item in agenda if item.closed_at is None]
        if still:
            raise Refused(Verdict("close_session", CLAUSES, (Missing("open_items", str(len(still))),)))
        session.state, session.closed_at = "closed", at
        decisions = sum(item.state == "decided" for item in agenda)
        _note(session, "close_session", by, at, {"session": number, "decisions": decisions})
        return number


def put_on_agenda(case_number: str, *, session: str, by: Seat, at: datetime) -> str:
    """A studied case gets its place on the agenda of a session."""
    with on_case("agenda", case_number, by=by, at=at, said={"session": session}) as beat:
        found = sessions.session_numbered(session, for_change=True)
        if found.state not in ("called", "open"):
            raise Refused(Verdict("agenda", beat.clauses, (Missing("open_session"),)))
        last = db.session.scalar(select(func.max(AgendaItem.place)).where(AgendaItem.session_id == found.id)) or 0
        item = db.session.scalar(
            select(AgendaItem).where(AgendaItem.session_id == found.id, AgendaItem.case_id == beat.case.id)
        )
        if item is not None and item.closed_at is not None:
            raise Refused(Verdict("agenda", beat.clauses, (Missing("another_session"),)))
        if item is not None:  # taken off before; the newest place of a case is the one that counts
            db.session.delete(item)
            db.session.flush()
        db.session.add(AgendaItem(session_id=found.id, case_id=beat.case.id, place=last + 1))
        beat.told = {"session": session, "order": last + 1}
    return case_number


def take_off_agenda(case_number: str, *, reason: str, by: Seat, at: datetime) -> str:
    """A case leaves the agenda before anybody voted on it."""
    with on_case("agenda_remove", case_number, by=by, at=at, said={"reason": reason.strip()}) as beat:
        item = sessions.item_of(beat.case.id)
        if item is not None:
            item.removed_at = at
        beat.told = {"session": beat.facts.hearing.session if beat.facts.hearing else "", "reason": reason.strip()}
    return case_number


def _require_seat(act: str, by: Seat, *roles: str) -> None:
    if by.role not in roles:
        raise Refused(Verdict(act, CLAUSES, (Missing("seat", " ".join(roles)),)))


def _told(session: Session, at: datetime, staff_id: int) -> dict[str, object]:
    return {"session": session.number, "time": f"{at:%H:%M}", "member": staff_id}


def _note(session: Session, act: str, by: Seat, at: datetime, told: dict[str, object]) -> None:
    """A session's line stands in the chain of its day; the committee's pages look again."""
    db.session.flush()
    journal.note_day(act, by=by, at=at, clauses=CLAUSES, told=told)
    pulse.touch(["committee"], None)
