"""The inbox: what arrived through the public forms, verified by nobody yet (C-5, C-6, C-7)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Select, Text, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from .base import db
from .people import Person
from .queued import PAGE, Queued, on_the_list, tally
from .staff import Staff

CLAUSES = {"help_request": ("C-5",), "volunteering": ("C-6",), "website": ("C-7",)}
KINDS = tuple(CLAUSES)
OUTCOMES = ("answered", "request_opened", "volunteer_noted", "guided_elsewhere", "no_answer", "not_pursued")
HIGHEST = 2**62


class InboxEntry(Queued, db.Model):
    """Somebody wrote to us. Taken by one of us, linked to a person where there is one, closed with what came of it."""

    __tablename__ = "inbox_entry"
    __table_args__ = (Index("ix_inbox_entry_left_at", "left_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # one of KINDS
    name: Mapped[str]
    mobile: Mapped[str] = mapped_column(default="")
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id"))
    words: Mapped[str] = mapped_column(Text)
    more: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    arrived_at: Mapped[datetime]
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    taken_at: Mapped[datetime | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    outcome: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(Text, default="")
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    closed_at: Mapped[datetime | None]


@dataclass(frozen=True)
class Entry:
    """An entry with the names beside it."""

    row: InboxEntry
    taker: Staff | None
    person: Person | None


def numbered(entry_id: int, *, branches: frozenset[int] | None, for_change: bool = False) -> Entry | None:
    """The entry of that number, if it may be seen from there; held until the transaction ends when `for_change`."""
    asked = _with_names(branches).where(InboxEntry.id == min(entry_id, HIGHEST))
    if for_change:
        asked = asked.with_for_update(of=InboxEntry).execution_options(populate_existing=True)
    found = db.session.execute(asked).first()
    return Entry(*found) if found else None


def taken(*, branches: frozenset[int] | None, beat: int, kind: str = "", after: int = 0) -> list[Entry]:
    """The entries as they stood when the list was taken at `beat`, oldest first; at most fifty after `after`."""
    asked = _with_names(branches).where(*on_the_list(InboxEntry, beat), InboxEntry.id > after)
    if kind:
        asked = asked.where(InboxEntry.kind == kind)
    return [Entry(*found) for found in db.session.execute(asked.order_by(InboxEntry.id).limit(PAGE))]


def numbers(*, branches: frozenset[int] | None, beat: int) -> tuple[dict[str, int], dict[str, int]]:
    """kind → how many wait, and how many of them came after `beat`."""
    return tally(_seen_by(select(InboxEntry), branches), InboxEntry, InboxEntry.kind, beat)


def _with_names(branches: frozenset[int] | None) -> Select[Any]:
    taker = aliased(Staff)
    asked: Any = select(InboxEntry, taker, Person)
    asked = asked.join(taker, taker.id == InboxEntry.taken_by, isouter=True)
    return _seen_by(asked.join(Person, Person.id == InboxEntry.person_id, isouter=True), branches)


def _seen_by(asked: Select[Any], branches: frozenset[int] | None) -> Select[Any]:
    return asked if branches is None else asked.where(InboxEntry.branch_id.in_(branches))
