"""Emergency entries: who opened a case of a branch their seats do not reach, why, until when, and who was told (S6)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, and_, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .cases import Case
from .staff import Staff

Branches = frozenset[int] | None


class Glass(db.Model):
    """One entry to one case: to read it, until `ends_at`, as that seat sees it. A manager of its branch reads of it."""

    __tablename__ = "glass"
    __table_args__ = (Index("ix_glass_case_id", "case_id"), Index("ix_glass_read_at", "read_at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    role: Mapped[str]
    reason: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    read_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    read_at: Mapped[datetime | None]


@dataclass(frozen=True)
class Entry:
    """An emergency entry as the page of the case tells of it."""

    staff: int
    name: str
    name_en: str
    role: str
    reason: str
    opened_at: datetime
    ends_at: datetime
    is_read: bool


def running(number: str, staff_id: int, *, at: datetime) -> Glass | None:
    """The entry of this account to the case of that number that has not ended, newest first."""
    asked = select(Glass).join(Case, Case.id == Glass.case_id).where(Case.number == number, Glass.staff_id == staff_id)
    return db.session.scalar(asked.where(Glass.ends_at > at).order_by(Glass.id.desc()).limit(1))


def told_of(case_id: int, *, at: datetime) -> list[Entry]:
    """Entries to this case that run still, or that no manager has read of; newest first."""
    columns = (Staff.id, Staff.name, Staff.name_en, Glass.role, Glass.reason, Glass.opened_at, Glass.ends_at)
    asked = select(*columns, Glass.read_at.is_not(None)).join(Staff, Staff.id == Glass.staff_id)
    asked = asked.where(Glass.case_id == case_id, or_(Glass.ends_at > at, Glass.read_at.is_(None)))
    return [Entry(*row) for row in db.session.execute(asked.order_by(Glass.id.desc()).limit(20))]


def unread_of(case_id: int, *, but: int) -> list[Glass]:
    """Entries to this case that no manager has read of; nobody reads of their own."""
    asked = select(Glass).where(Glass.case_id == case_id, Glass.read_at.is_(None), Glass.staff_id != but)
    return list(db.session.scalars(asked.order_by(Glass.id).with_for_update()))


def unread(reach: Branches, *, but: Any) -> Any:
    """The statement of what a manager of these branches (None: all) has still to read of: case, who, why, when."""
    asked = (
        select(Case.number, Staff.name, Glass.reason, Glass.opened_at)
        .join(Case, Case.id == Glass.case_id)
        .join(Staff, Staff.id == Glass.staff_id)
        .where(and_(Glass.read_at.is_(None), Glass.staff_id != but))
    )
    return asked if reach is None else asked.where(Case.branch_id.in_(sorted(reach)))
