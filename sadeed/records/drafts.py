"""What somebody is still typing: kept per account and form, so that a lost line or session loses no word (S4)."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, PrimaryKeyConstraint, delete
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .transaction import transaction


class Draft(db.Model):
    """The fields of one form as typed, of one account."""

    __tablename__ = "draft"
    __table_args__ = (PrimaryKeyConstraint("staff_id", "form"),)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    form: Mapped[str]
    typed: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[datetime]


def keep(staff_id: int, form: str, typed: dict[str, Any], *, at: datetime) -> None:
    """Save what was typed so far."""
    with transaction() as session:
        session.merge(Draft(staff_id=staff_id, form=form, typed=typed, saved_at=at))


def kept(staff_id: int, form: str) -> Draft | None:
    """What was typed before, if anything."""
    return db.session.get(Draft, (staff_id, form))


def forget(staff_id: int, form: str) -> None:
    """Forget it, in a transaction of its own."""
    with transaction():
        drop(staff_id, form)


def drop(staff_id: int, form: str) -> None:
    """Forget it, in the caller's transaction: the form went through."""
    db.session.execute(delete(Draft).where(Draft.staff_id == staff_id, Draft.form == form))
