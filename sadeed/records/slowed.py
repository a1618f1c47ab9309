"""Tries that are slowed, in the database, so that every server sees them. Marks are salted; no name, no address."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Index, bindparam, delete, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from .base import Instant, db

FORGOTTEN_AFTER = timedelta(hours=24)

BEGIN = text(
    "INSERT INTO slowed (mark, misses, last_at, until_at) VALUES (:mark, 0, :at, :at) ON CONFLICT (mark) DO NOTHING"
).bindparams(bindparam("at", type_=Instant()))


class Slowed(db.Model):
    """How often something went wrong under one mark, and until when it is not tried again."""

    __tablename__ = "slowed"
    __table_args__ = (Index("ix_slowed_last_at", "last_at"),)
    mark: Mapped[str] = mapped_column(primary_key=True)
    misses: Mapped[int]
    last_at: Mapped[datetime]
    until_at: Mapped[datetime]


@dataclass(frozen=True)
class Pace:
    """So many misses are free; then a wait that doubles with each, up to the longest."""

    free: int
    first: timedelta
    longest: timedelta = timedelta(minutes=15)

    def wait_after(self, misses: int) -> timedelta:
        """How long to wait after that many misses."""
        over = misses - self.free
        return min(self.first * 2 ** min(over, 20), self.longest) if over >= 0 else timedelta()


def note(marks: dict[str, Pace], *, at: datetime) -> timedelta:
    """One more try under each of these marks, in the caller's transaction; or, when it must wait, how long.

    The try counts before its outcome is known, so that many at the same moment cannot all be free. One that must
    wait counts nothing: whoever only waits is not kept waiting.
    """
    db.session.execute(delete(Slowed).where(Slowed.last_at < at - FORGOTTEN_AFTER))
    found = {mark: _held(mark, at) for mark in sorted(marks)}
    waiting = (row.until_at - at for mark, row in found.items() if row.misses >= marks[mark].free)
    left = max(waiting, default=timedelta())
    if left > timedelta():
        return left
    for mark, row in found.items():
        row.misses += 1
        row.last_at, row.until_at = at, at + marks[mark].wait_after(row.misses)
    return timedelta()


def forgive(marks: Collection[str]) -> None:
    """The right one came: these marks begin anew, in the caller's transaction."""
    db.session.execute(delete(Slowed).where(Slowed.mark.in_(marks)))


def take_back(mark: str) -> None:
    """One try under this mark was right after all, in the caller's transaction; what others missed there stays."""
    fewer = update(Slowed).where(Slowed.mark == mark, Slowed.misses > 0)
    db.session.execute(fewer.values(misses=Slowed.misses - 1, until_at=Slowed.last_at))


def _held(mark: str, at: datetime) -> Slowed:
    """The row of that mark, held until the transaction ends."""
    db.session.execute(BEGIN, {"mark": mark, "at": at})
    asked = select(Slowed).where(Slowed.mark == mark).with_for_update().execution_options(populate_existing=True)
    found: Slowed = db.session.scalars(asked).one()
    return found
