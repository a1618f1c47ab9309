"""How many promises are late at each desk, for the rail: one small statement, bounded at any size (H-5)."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Date, bindparam, func, literal, or_, select, union_all

from . import glass
from .base import Big, db
from .cases import Case
from .voices import Voice, heard
from .waiting import Waiting

WALKED, MOST = 300, 99  # open rows past their day that are looked at for one desk; the most that is said
HEARD_AT = "feedback"
ENTRIES = "work"
TODAY: Any = bindparam("on", type_=Date)
ME: Any = bindparam("me", type_=Big)

Reach = frozenset[int] | None
Reaches = Mapping[str, Reach]


def late(reaches: Reaches, *, on: date, sensitive_in: Reach = frozenset(), me: int = 0) -> dict[str, int]:
    """desk → promises late there on that day within its branches (None: all), none above `MOST`.

    Late is what a row of that desk calls late: a promise that runs, or the day of the step once the promise is
    answered. Before the promise there is none to break. At `ENTRIES` it is the emergency entries of others that
    nobody of those branches has read of; `me` is the account that asks.
    """
    if not reaches:
        return {}
    counted = db.session.execute(_asked(tuple(reaches.items()), sensitive_in), {"on": on, "me": me})
    return {desk: min(n, MOST) for desk, n in counted}


@lru_cache(maxsize=256)
def _asked(reaches: tuple[tuple[str, Reach], ...], sensitive_in: Reach) -> Any:
    """The statement, written once for everybody who sees the same: putting it together costs more than its answer."""
    return union_all(*(_late_at(desk, reach, sensitive_in) for desk, reach in reaches))


def _late_at(desk: str, reach: Reach, sensitive_in: Reach) -> Any:
    if desk == ENTRIES:
        entries = glass.unread(reach, but=ME).limit(MOST).subquery()
        return select(literal(desk).label("desk"), func.count().label("late")).select_from(entries)
    rows = (_voices(sensitive_in) if desk == HEARD_AT else _waits(desk)).limit(WALKED)
    table: Any = Voice if desk == HEARD_AT else Waiting
    walked = (rows if reach is None else rows.where(table.branch_id.in_(sorted(reach)))).subquery()
    counted = select(literal(desk).label("desk"), func.count().label("late")).select_from(walked)
    if desk == HEARD_AT:
        return counted
    return counted.join(Case, Case.id == walked.c.case_id).where(*runs())


def runs() -> tuple[ColumnElement[bool], ...]:
    """A case whose date counts today: promised or already answered, and not standing still."""
    return Case.stopped_on.is_(None), or_(Case.promised_on.is_not(None), Case.decided_on.is_not(None))


def _waits(desk: str) -> Any:
    return select(Waiting.case_id).where(Waiting.desk == desk, Waiting.left_at.is_(None), Waiting.due_on < TODAY)


def _voices(sensitive_in: Reach) -> Any:
    return heard(select(Voice.id).where(Voice.left_at.is_(None), Voice.promised_on < TODAY), sensitive_in)
