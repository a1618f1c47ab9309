"""Every dealing with anybody: contacts through eight channels, letters in, the inbox (C-1 … C-8, H-1)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, select
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


class InboxEntry(db.Model):
    """What arrived through a public form, not verified yet (C-5, C-6, C-7)."""

    __tablename__ = "inbox_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # help_request | volunteering | website
    name: Mapped[str]
    mobile: Mapped[str] = mapped_column(default="")
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id"))
    words: Mapped[str] = mapped_column(Text)
    more: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    arrived_at: Mapped[datetime]
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    taken_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")


def waiting_in_inbox(limit: int = 50) -> list[InboxEntry]:
    """What nobody has taken yet, oldest first."""
    asked = select(InboxEntry).where(InboxEntry.taken_at.is_(None)).order_by(InboxEntry.id).limit(limit)
    return list(db.session.scalars(asked))


def contacts_of(person_id: int) -> list[Contact]:
    """Dealings with one person, newest first."""
    asked = select(Contact).where(Contact.person_id == person_id).order_by(Contact.id.desc()).limit(50)
    return list(db.session.scalars(asked))
