"""The committee: sessions, attendance, the agenda, votes and decisions, appeals (H-5)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .cases import NotFound


class Session(db.Model):
    """A sitting of the committee. `members` is who belonged to it when it was called."""

    __tablename__ = "session"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    term: Mapped[int] = mapped_column(default=1)
    held_on: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    is_by_circulation: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default="called")  # called | open | closed | signed
    members: Mapped[list[int]] = mapped_column(JSON)
    chair_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    called_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}


class Attendance(db.Model):
    """Who was in the room, from when, until when."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("session_id", "staff_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    capacity: Mapped[str] = mapped_column(default="member")
    came_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class AgendaItem(db.Model):
    """One case before one session. `present` is frozen when the voting on it is closed."""

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("session_id", "case_id"), Index("ix_agenda_item_case_id", "case_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    place: Mapped[int]
    closed_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    present: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    state: Mapped[str] = mapped_column(default="")  # decided | undecided | no_quorum, once closed
    result: Mapped[str] = mapped_column(default="")
    counts: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True))


class Vote(db.Model):
    """One vote a member a case a session (S5); a change keeps what was said before."""

    __tablename__ = "vote"
    __table_args__ = (UniqueConstraint("item_id", "staff_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    choice: Mapped[str]  # accept | refuse | defer | return | recuse
    reason: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[int | None]  # halalas
    months: Mapped[int | None]
    voted_at: Mapped[datetime]
    before: Mapped[list[Any]] = mapped_column(JSON, default=list)  # earlier choices with their times


class Decision(db.Model):
    """What the committee decided, with its reasons and what it rests on."""

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_case_id", "case_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    kind: Mapped[str]  # accept | refuse | defer | return
    grant: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[int | None]  # halalas, each instalment
    instalments: Mapped[int] = mapped_column(default=1)
    conditions: Mapped[str] = mapped_column(Text, default="")
    reason_code: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    what_would_change: Mapped[str] = mapped_column(Text, default="")
    until: Mapped[date | None]
    missing: Mapped[str] = mapped_column(Text, default="")
    clauses: Mapped[str]
    deciders: Mapped[list[int]] = mapped_column(JSON)
    decided_on: Mapped[date]
    decided_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    needs_ratifying: Mapped[bool] = mapped_column(default=False)
    ratified_on: Mapped[date | None]
    ratified_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    ratified_minute: Mapped[str] = mapped_column(default="")
    told_on: Mapped[date | None]
    appeal_until: Mapped[date | None]


class Appeal(db.Model):
    """A second hearing by people who did not decide (P-2, O-6.2)."""

    __tablename__ = "appeal"
    __table_args__ = (Index("ix_appeal_case_id", "case_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    words: Mapped[str] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(default="")
    lodged_on: Mapped[date]
    promised_on: Mapped[date]
    result: Mapped[str] = mapped_column(default="")  # upheld | reopened
    reason: Mapped[str] = mapped_column(Text, default="")
    heard_on: Mapped[date | None]
    heard_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


def session_numbered(number: str, *, for_change: bool = False) -> Session:
    """The session of that number, else `NotFound`."""
    asked = select(Session).where(Session.number == number)
    if for_change:
        asked = asked.with_for_update().execution_options(populate_existing=True)
    found: Session | None = db.session.scalar(asked)
    if found is None:
        raise NotFound(number)
    return found


def sessions_taking_cases() -> list[Session]:
    """Sessions called or open, soonest first."""
    asked = select(Session).where(Session.state.in_(("called", "open"))).order_by(Session.held_on, Session.id)
    return list(db.session.scalars(asked))


def recent_sessions(limit: int = 20) -> list[Session]:
    """The newest sessions, whatever their state."""
    return list(db.session.scalars(select(Session).order_by(Session.held_on.desc(), Session.id.desc()).limit(limit)))


def attendance_of(session_id: int) -> list[Attendance]:
    """Who came, in order."""
    return list(
        db.session.scalars(select(Attendance).where(Attendance.session_id == session_id).order_by(Attendance.id))
    )


def agenda_of(session_id: int) -> list[AgendaItem]:
    """The items not taken off, by place."""
    asked = select(AgendaItem).where(AgendaItem.session_id == session_id, AgendaItem.removed_at.is_(None))
    return list(db.session.scalars(asked.order_by(AgendaItem.place)))


def item_of(case_id: int) -> AgendaItem | None:
    """The case's newest place on an agenda that was not taken off."""
    asked = select(AgendaItem).where(AgendaItem.case_id == case_id, AgendaItem.removed_at.is_(None))
    return db.session.scalar(asked.order_by(AgendaItem.id.desc()).limit(1))


def votes_on(item_id: int) -> list[Vote]:
    """The votes on one item, in the order of members' ids."""
    return list(db.session.scalars(select(Vote).where(Vote.item_id == item_id).order_by(Vote.staff_id)))


def decision_of(case_id: int) -> Decision | None:
    """The newest decision on a case."""
    asked = select(Decision).where(Decision.case_id == case_id).order_by(Decision.id.desc()).limit(1)
    return db.session.scalar(asked)


def appeal_of(case_id: int) -> Appeal | None:
    """The newest appeal on a case."""
    asked = select(Appeal).where(Appeal.case_id == case_id).order_by(Appeal.id.desc()).limit(1)
    return db.session.scalar(asked)


def in_the_room(session_id: int) -> list[int]:
    """Members who came and have not left."""
    asked = select(Attendance.staff_id).where(Attendance.session_id == session_id, Attendance.left_at.is_(None))
    return list(db.session.scalars(asked))
