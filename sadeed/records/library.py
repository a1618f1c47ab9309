"""What the association knows: documents with versions, frequent answers, misconceptions; circulars (T-1…T-3, P-4)."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .cases import NotFound


class LibraryEntry(db.Model):
    """A document, a frequent answer or a misconception, in one of its versions."""

    __tablename__ = "library_entry"
    __table_args__ = (UniqueConstraint("code", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    version: Mapped[str] = mapped_column(default="1")
    kind: Mapped[str]  # document | answer | misconception
    title: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text, default="")
    clause: Mapped[str] = mapped_column(default="")
    file_name: Mapped[str] = mapped_column(default="")
    is_public: Mapped[bool] = mapped_column(default=False)
    approved_on: Mapped[date | None]
    superseded_on: Mapped[date | None]


class Circular(db.Model):
    """A version or a document sent to seats or branches; each confirms having read it."""

    __tablename__ = "circular"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    audience: Mapped[list[str]] = mapped_column(JSON)
    sent_at: Mapped[datetime]
    confirm_by: Mapped[date | None]


class CircularRead(db.Model):
    """Somebody has read a circular."""

    __tablename__ = "circular_read"
    __table_args__ = (UniqueConstraint("circular_id", "staff_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    circular_id: Mapped[int] = mapped_column(ForeignKey("circular.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    read_at: Mapped[datetime]


def entries(limit: int = 200) -> list[LibraryEntry]:
    """The versions in force, by title."""
    asked = select(LibraryEntry).where(LibraryEntry.superseded_on.is_(None)).order_by(LibraryEntry.title).limit(limit)
    return list(db.session.scalars(asked))


def with_codes(codes: Collection[str]) -> list[LibraryEntry]:
    """The versions in force of these entries, in no order."""
    asked = select(LibraryEntry).where(LibraryEntry.code.in_(codes), LibraryEntry.superseded_on.is_(None))
    return list(db.session.scalars(asked))


def entry_of(code: str) -> LibraryEntry:
    """The version of that entry that stands; `NotFound` when there is none."""
    asked = select(LibraryEntry).where(LibraryEntry.code == code, LibraryEntry.superseded_on.is_(None))
    found: LibraryEntry | None = db.session.scalar(asked.order_by(LibraryEntry.id.desc()).limit(1))
    if found is None:
        raise NotFound(code)
    return found
