"""One-time codes: with one the owner of an account chooses a password. Only the code's hash is kept."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db

LASTS = timedelta(days=7)


class Invitation(db.Model):
    """A code for one account. It ends by being taken up, by a newer one, or by its day."""

    __tablename__ = "invitation"
    __table_args__ = (Index("ix_invitation_staff_id", "staff_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    code_hash: Mapped[str]
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    def is_open(self, at: datetime) -> bool:
        """Whether somebody may still come in by it."""
        return self.taken_at is None and self.withdrawn_at is None and at < self.ends_at


def newest_of(staff_id: int) -> Invitation | None:
    """The last code this account was given, whatever became of it."""
    asked = select(Invitation).where(Invitation.staff_id == staff_id).order_by(Invitation.id.desc())
    return db.session.scalar(asked.limit(1))


def open_for(staff_id: int, *, at: datetime) -> Invitation | None:
    """The code by which the owner may still come in."""
    newest = newest_of(staff_id)
    return newest if newest is not None and newest.is_open(at) else None


def waiting(*, at: datetime) -> dict[int, datetime]:
    """staff id → until when, of every account whose owner has yet to come in; one query."""
    asked = select(Invitation.staff_id, Invitation.ends_at).where(
        Invitation.taken_at.is_(None), Invitation.withdrawn_at.is_(None), Invitation.ends_at > at
    )
    return dict(db.session.execute(asked).all())
