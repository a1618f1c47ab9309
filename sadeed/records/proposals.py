"""What one person proposed and another has to agree to, before it is done (S7)."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .cases import NotFound


class Proposal(db.Model):
    """An act that waits for a second person. `by_id` none: a job found it due, and nobody took it up yet.

    The database itself keeps the two apart, and lets nothing be done without both.
    """

    __tablename__ = "proposal"
    __table_args__ = (
        Index("ix_proposal_act_subject", "act", "subject"),
        CheckConstraint("second_id IS NULL OR by_id IS NULL OR second_id <> by_id", name="two"),
        CheckConstraint("done_at IS NULL OR (by_id IS NOT NULL AND second_id IS NOT NULL)", name="done_by_two"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str]  # give_seat | name_deputy | destroy
    subject: Mapped[str]  # a user name, a person's number, a message of the inbox
    what: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    second_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    done_at: Mapped[datetime | None]
    refused_at: Mapped[datetime | None]
    refused_reason: Mapped[str] = mapped_column(Text, default="")

    @property
    def is_open(self) -> bool:
        """Neither done nor declined."""
        return self.done_at is None and self.refused_at is None


def numbered(proposal_id: int, *, for_change: bool = False) -> Proposal:
    """The proposal of that number; raises `NotFound`."""
    found = db.session.get(Proposal, proposal_id, with_for_update=for_change or None)
    if found is None:
        raise NotFound(str(proposal_id))
    return found


def waiting(limit: int = 500) -> list[Proposal]:
    """Open ones, the oldest first."""
    asked = select(Proposal).where(Proposal.done_at.is_(None), Proposal.refused_at.is_(None))
    return list(db.session.scalars(asked.order_by(Proposal.id).limit(limit)))


def settled(limit: int = 50) -> list[Proposal]:
    """Done or declined, the newest first."""
    asked = select(Proposal).where(Proposal.done_at.is_not(None) | Proposal.refused_at.is_not(None))
    return list(db.session.scalars(asked.order_by(Proposal.id.desc()).limit(limit)))


def open_for(act: str, subject: str) -> Proposal | None:
    """The open proposal of this act about this subject."""
    asked = select(Proposal).where(
        Proposal.act == act, Proposal.subject == subject, Proposal.done_at.is_(None), Proposal.refused_at.is_(None)
    )
    return db.session.scalar(asked.limit(1))


def subjects_waiting(act: str) -> set[str]:
    """What open proposals of this act are about."""
    asked = select(Proposal.subject).where(
        Proposal.act == act, Proposal.done_at.is_(None), Proposal.refused_at.is_(None)
    )
    return set(db.session.scalars(asked))
