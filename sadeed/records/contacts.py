"""Every dealing with anybody: contacts through eight channels, letters in (C-1 … C-4, H-1)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db

CHANNELS = ("interview", "phone", "social", "letter", "help_request", "volunteering", "website", "delegate")


class Contact(db.Model):
    """One dealing: who, through what, about what, and what was answered. An enquiry stays open until answered."""

    __tablename__ = "contact"
    __table_args__ = (Index("ix_contact_person_id", "person_id"), Index("ix_contact_branch_id", "branch_id", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    name: Mapped[str] = mapped_column(default="")
    handle: Mapped[str] = mapped_column(default="")
    channel: Mapped[str]
    kind: Mapped[str]  # enquiry | request | other
    subject: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    had_enough_time: Mapped[bool | None]
    incoming_number: Mapped[str | None] = mapped_column(unique=True)
    letter_on: Mapped[date | None]
    opened_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


def contacts_of(person_id: int) -> list[Contact]:
    """Dealings with one person, newest first."""
    asked = select(Contact).where(Contact.person_id == person_id).order_by(Contact.id.desc()).limit(50)
    return list(db.session.scalars(asked))
