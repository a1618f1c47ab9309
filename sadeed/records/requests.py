"""Requests on a list: the open ones beside those a search found, and those a number of the reports stands for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select

from ..policy.stages import OPEN, UNDECIDED
from .base import db
from .cases import Case
from .people import Person

MOST_EACH = 3
PAGE = 50


@dataclass(frozen=True)
class Request:
    """A request, as a line beside its applicant."""

    number: str
    person: str  # the person's number
    support_type: str
    stage: str
    standing: str


def beside(
    people: Collection[str], *, branches: frozenset[int] | None, and_also: Collection[str] = ()
) -> dict[str, list[Request]]:
    """person's number → the newest open requests of theirs within these branches; `and_also` by number, open or not."""
    newest = func.row_number().over(partition_by=Case.person_id, order_by=Case.id.desc()).label("place")
    columns = (Case.id, Case.number, Person.number.label("person"), Case.support_type, Case.stage, Case.standing)
    asked = select(*columns, newest).join(Person, Person.id == Case.person_id)
    asked = asked.where(Person.number.in_(people), or_(Case.stage != "closed", Case.number.in_(and_also)))
    if branches is not None:
        asked = asked.where(Case.branch_id.in_(sorted(branches)))
    part = asked.subquery()
    chosen = select(part).where(or_(part.c.place <= MOST_EACH, part.c.number.in_(and_also)))
    found: dict[str, list[Request]] = {}
    for row in db.session.execute(chosen.order_by(part.c.id.desc())) if people else ():
        found.setdefault(row.person, []).append(Request(row.number, row.person, *row[3:6]))
    return found


@dataclass(frozen=True)
class Wanted:
    """Which requests a number stands for: those at a stage, those whose promise ends, or those whose promise ended."""

    stages: tuple[str, ...] = OPEN
    first: date | None = None
    last: date | None = None
    how: str = ""  # kept | extended | broken: the promise has ended; "" it still runs, or is not asked for
    branch_id: int | None = None

    @property
    def by_promise(self) -> bool:
        """Whether the day of the promise chooses, and orders."""
        return self.last is not None


@dataclass(frozen=True)
class Listed:
    """A request on such a list."""

    id: int
    number: str
    person: str
    branch_id: int
    stage: str
    standing: str
    received_on: date
    promised_on: date | None
    is_stopped: bool
    decided_on: date | None


def listed(wanted: Wanted, *, branches: frozenset[int] | None, after: tuple[date, int]) -> list[Listed]:
    """The requests behind a number, by promise or by number; at most fifty after `after` (promise, id)."""
    columns = (Case.id, Case.number, Person.name, Case.branch_id, Case.stage, Case.standing, Case.received_on,
               Case.promised_on, Case.stopped_on.is_not(None), Case.decided_on)  # fmt: skip
    asked = select(*columns).join(Person, Person.id == Case.person_id).where(*_meant(wanted))
    for reach in (branches, {wanted.branch_id} if wanted.branch_id else None):
        if reach is not None:
            asked = asked.where(Case.branch_id.in_(sorted(reach)))
    day, last = after
    if wanted.by_promise:
        asked = asked.where(or_(Case.promised_on > day, and_(Case.promised_on == day, Case.id > last)))
        asked = asked.order_by(Case.promised_on, Case.id)
    else:
        asked = asked.where(Case.id > last).order_by(Case.id)
    return [Listed(*row) for row in db.session.execute(asked.limit(PAGE))]


def _meant(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if not wanted.by_promise:
        yield Case.stage.in_(wanted.stages)
        return
    yield Case.stopped_on.is_(None)
    yield Case.promised_on <= wanted.last
    if wanted.first is not None:
        yield Case.promised_on >= wanted.first
    yield from HOW[wanted.how]


IN_TIME = and_(Case.decided_on.is_not(None), Case.decided_on <= Case.promised_on)
HOW: dict[str, tuple[ColumnElement[bool], ...]] = {
    "": (Case.decided_on.is_(None), Case.stage.in_(UNDECIDED)),
    "kept": (IN_TIME, Case.extensions == 0),
    "extended": (IN_TIME, Case.extensions > 0),
    "broken": (or_(Case.decided_on > Case.promised_on, and_(Case.decided_on.is_(None), Case.stage.in_(UNDECIDED))),),
}
