"""The programmes of the association: what it offers in a period, of which kind of support, from which budget (O-1)."""

from sqlalchemy import func, select

from .base import db
from .services import Delivery, Programme


def all_programmes() -> list[Programme]:
    """Running ones first, each group by its first day, newest first."""
    asked = select(Programme).order_by(Programme.retired_on.is_not(None), Programme.from_on.desc(), Programme.id.desc())
    return list(db.session.scalars(asked))


def programme(code: str) -> Programme | None:
    """The programme of that code, retired or not."""
    return db.session.scalar(select(Programme).where(Programme.code == code))


def uses() -> dict[int, int]:
    """programme id → how many deliveries name it."""
    asked = select(Delivery.programme_id, func.count()).where(Delivery.programme_id.is_not(None))
    return {row[0]: row[1] for row in db.session.execute(asked.group_by(Delivery.programme_id))}
