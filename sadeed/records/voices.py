"""What people tell us: complaints, suggestions, and the improvement actions they lead to (A-2, A-3, O-6.5)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Select, Text, and_, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .queued import PAGE, Queued, on_the_list, tally
from .staff import Staff


class Voice(Queued, db.Model):
    """A complaint or a suggestion; anonymous when it carries no person, found again by its code alone."""

    __tablename__ = "voice"
    __table_args__ = (Index("ix_voice_left_at", "left_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # complaint | suggestion
    category: Mapped[str] = mapped_column(default="")
    is_sensitive: Mapped[bool] = mapped_column(default=False)
    channel: Mapped[str] = mapped_column(default="")
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    code_digest: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(Text)
    department: Mapped[str] = mapped_column(default="")
    promised_on: Mapped[date | None]
    arrived_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]


class Improvement(db.Model):
    """An improvement action with owner, date, source and result; public ones stand under «قلتم، وعملنا»."""

    __tablename__ = "improvement"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    due_on: Mapped[date | None]
    result: Mapped[str] = mapped_column(Text, default="")
    done_on: Mapped[date | None]
    is_public: Mapped[bool] = mapped_column(default=False)


OUTCOMES = {
    "complaint": ("mended", "explained", "passed_on", "not_confirmed"),
    "suggestion": ("adopted", "adopted_in_part", "in_place_already", "not_adopted"),
}
NO_DATE = date(9999, 12, 31)
BEGINNING = (date(1, 1, 1), 0)


def numbered(
    number: str, *, branches: frozenset[int] | None, sensitive_in: frozenset[int] | None, for_change: bool = False
) -> Voice | None:
    """The complaint or suggestion of that number, if it may be seen from there.

    `sensitive_in` are the branches whose complaints about staff are seen (None: all; an empty set: none).
    """
    asked = _visible(select(Voice).where(Voice.number == number), branches, sensitive_in)
    if for_change:
        asked = asked.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(asked)


def taken(
    *, branches: frozenset[int] | None, sensitive_in: frozenset[int] | None, beat: int, kind: str = "",
    after: tuple[date, int] = BEGINNING,
) -> list[Voice]:  # fmt: skip
    """What waited for an answer when the list was taken at `beat`, by promise; at most fifty after `after`."""
    due = func.coalesce(Voice.promised_on, NO_DATE)
    asked = _visible(select(Voice).where(*on_the_list(Voice, beat)), branches, sensitive_in)
    if kind:
        asked = asked.where(Voice.kind == kind)
    asked = asked.where(or_(due > after[0], and_(due == after[0], Voice.id > after[1])))
    return list(db.session.scalars(asked.order_by(due, Voice.id).limit(PAGE)))


def numbers(
    *, branches: frozenset[int] | None, sensitive_in: frozenset[int] | None, beat: int
) -> tuple[dict[str, int], dict[str, int]]:
    """kind → how many wait for an answer, and how many of them came after `beat`."""
    return tally(_visible(select(Voice), branches, sensitive_in), Voice, Voice.kind, beat)


def improvement_numbered(number: str, *, for_change: bool = False) -> Improvement | None:
    """The improvement action of that number."""
    asked = select(Improvement).where(Improvement.number == number)
    if for_change:
        asked = asked.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(asked)


def improvements(limit: int = 100) -> list[tuple[Improvement, str]]:
    """Actions with their owners' names: what is open first, by date, then what is done, newest first."""
    asked = select(Improvement, Staff.name).join(Staff, Staff.id == Improvement.owner_id, isouter=True)
    order = (Improvement.done_on.is_not(None), Improvement.done_on.desc(), Improvement.due_on, Improvement.id)
    return [(action, owner or "") for action, owner in db.session.execute(asked.order_by(*order).limit(limit))]


def _visible(asked: Select[Any], branches: frozenset[int] | None, sensitive_in: frozenset[int] | None) -> Select[Any]:
    if branches is not None:
        asked = asked.where(Voice.branch_id.in_(branches))
    return heard(asked, sensitive_in)


def heard(asked: Select[Any], sensitive_in: frozenset[int] | None) -> Select[Any]:
    """Without the complaints about staff, but for those of these branches (None: all; an empty set: none)."""
    if sensitive_in is None:
        return asked
    return asked.where(or_(Voice.is_sensitive.is_(False), Voice.branch_id.in_(sorted(sensitive_in))))
