"""One number a desk and branch. It grows in the transaction that changes the queue: never heard too early."""

from collections.abc import Iterable

from sqlalchemy import PrimaryKeyConstraint, select, text
from sqlalchemy.orm import Mapped

from .base import db

DESKS = ("reception", "research", "committee", "services", "feedback", "inbox")
EVERYWHERE = 0
CHANNEL = "pulse"
BEAT = text(
    "INSERT INTO pulse (desk, branch, beat) VALUES (:desk, :branch, 1) "
    "ON CONFLICT (desk, branch) DO UPDATE SET beat = pulse.beat + 1 RETURNING beat"
)
FOLLOW = text(
    "INSERT INTO pulse (desk, branch, beat) VALUES (:desk, :branch, :beat) "
    "ON CONFLICT (desk, branch) DO UPDATE SET beat = :beat"
)


class Pulse(db.Model):
    """The beat of a desk: row `branch` 0 grows with every change, a branch's row follows when the change is its own."""

    __tablename__ = "pulse"
    __table_args__ = (PrimaryKeyConstraint("desk", "branch"),)
    desk: Mapped[str]
    branch: Mapped[int]
    beat: Mapped[int]


def touch(desks: Iterable[str], branch_id: int | None) -> dict[str, int]:
    """Beat these desks, in one order for everybody so that no two acts wait for each other in a ring.

    Returns desk → beat, to be written into the rows that change with it.
    """
    beats = {}
    for desk in sorted(set(desks)):
        beats[desk] = db.session.scalar(BEAT, {"desk": desk, "branch": EVERYWHERE})
        if branch_id:
            db.session.execute(FOLLOW, {"desk": desk, "branch": branch_id, "beat": beats[desk]})
    if beats and db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(text(f"NOTIFY {CHANNEL}"))  # delivered when, and only if, this transaction commits
    return beats


def beat_of(desk: str, branches: frozenset[int] | None = None) -> int:
    """The newest beat of the desk that these branches (None: all) can hear; 0 when nothing ever happened."""
    heard = [EVERYWHERE] if branches is None else sorted(branches)
    asked = select(Pulse.beat).where(Pulse.desk == desk, Pulse.branch.in_(heard)).order_by(Pulse.beat.desc()).limit(1)
    return db.session.scalar(asked) or 0
