"""What the association knows: documents with versions, frequent answers, misconceptions; circulars (T-1…T-3, P-4)."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from ..arabic.words import index_words, query_words
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


def entry_of(code: str) -> LibraryEntry:
    """The version of that entry that stands; `NotFound` when there is none."""
    asked = select(LibraryEntry).where(LibraryEntry.code == code, LibraryEntry.superseded_on.is_(None))
    found: LibraryEntry | None = db.session.scalar(asked.order_by(LibraryEntry.id.desc()).limit(1))
    if found is None:
        raise NotFound(code)
    return found


def holding(said: str) -> list[tuple[LibraryEntry, str]]:
    """The entries that hold every word asked, in whichever form it stands, each with the paragraph that holds most.

    Best first: words in the title, then the fullest paragraph. Nothing for a question without a word.
    """
    asked = set(query_words(said))
    found = [(*_best_place(entry, asked), entry) for entry in entries() if asked and _holds(entry, asked)]
    return [(entry, place) for _, place, entry in sorted(found, key=lambda one: one[0], reverse=True)]


def _holds(entry: LibraryEntry, asked: set[str]) -> bool:
    return asked <= set(index_words(f"{entry.title}\n{entry.text}"))


def _best_place(entry: LibraryEntry, asked: set[str]) -> tuple[tuple[int, int], str]:
    in_title = len(asked & set(index_words(entry.title)))
    places = [part.strip() for part in entry.text.split("\n\n") if part.strip()] or [""]
    held = [len(asked & set(index_words(place))) for place in places]
    return (in_title, max(held)), places[held.index(max(held))]
