"""Who sits where on a day, over all branches; and whether anybody still sits at one (P-3)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from .base import db
from .staff import SeatHeld, Staff, stand_ins


@dataclass(frozen=True)
class Sitter:
    """Somebody who sits somewhere on a day: whose seat it is, and who stands in, if anybody does."""

    role: str
    branch_id: int | None
    name: str
    name_en: str
    deputy: str


def sitters(*, on: date) -> list[Sitter]:
    """Who sits where on that day, from open accounts; two queries."""
    columns = (SeatHeld.id, SeatHeld.role, SeatHeld.branch_id, Staff.name, Staff.name_en)
    asked = select(*columns).join(Staff, Staff.id == SeatHeld.staff_id).where(Staff.is_disabled.is_(False))
    runs = (SeatHeld.from_on <= on, or_(SeatHeld.until_on.is_(None), SeatHeld.until_on >= on))
    rows = [tuple(row) for row in db.session.execute(asked.where(*runs).order_by(SeatHeld.id))]
    deputies = {one.seat_id: one.name for one in stand_ins([row[0] for row in rows])
                if one.from_on <= on <= one.until_on}  # fmt: skip
    return [Sitter(role, branch, name, english, deputies.get(seat, "")) for seat, role, branch, name, english in rows]


def seats_at(branch_id: int, *, on: date) -> int:
    """How many seats are held for that branch alone, after that day."""
    running = or_(SeatHeld.until_on.is_(None), SeatHeld.until_on > on)
    asked = select(func.count()).select_from(SeatHeld).join(Staff, Staff.id == SeatHeld.staff_id)
    found: int = db.session.scalar(asked.where(SeatHeld.branch_id == branch_id, running, Staff.is_disabled.is_(False)))
    return found
