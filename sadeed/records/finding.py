"""Whom a fragment means: words of a name in any spelling, an identity, a mobile, a file's or a request's number."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select

from ..arabic import digits, fold, identity, marks
from .base import db
from .cases import Case
from .people import Person

LONGEST = 120
MOST = 30


@dataclass(frozen=True)
class Found:
    """Those within reach, best first, and whether somebody beyond it has this very identity or mobile."""

    people: tuple[Person, ...]
    is_elsewhere: bool = False


def people(typed: str, *, branches: frozenset[int] | None) -> Found:
    """Everybody of these branches (None: all) whom the fragment may mean; nobody for an empty one."""
    said = marks.plain(digits.latin(typed)).text.strip()[:LONGEST]
    if not said:
        return Found(())
    asked = select(Person).where(Person.merged_into_id.is_(None), or_(_by_name(said), _by_number(said)))
    here = asked if branches is None else asked.where(Person.branch_id.in_(branches))
    found = tuple(db.session.scalars(here.order_by(Person.name, Person.id).limit(MOST)))
    return Found(found, _is_elsewhere(said, branches) if not found else False)


def _by_name(said: str) -> ColumnElement[bool]:
    words = [word for word in fold(said).split() if word not in ("بن", "بنت", "ابن")] or [said]
    return and_(*(Person.folded.contains(word, autoescape=True) for word in words))


def _by_number(said: str) -> ColumnElement[bool]:
    of_case = select(Case.person_id).where(Case.number == said.upper())
    ways = [Person.number == said.upper(), Person.id.in_(of_case)]
    return or_(*ways, *_exactly(said))


def _exactly(said: str) -> list[ColumnElement[bool]]:
    exact = []
    for column, read in ((Person.national_id, identity.national_id), (Person.mobile, identity.phone)):
        try:
            exact.append(column == read(said))
        except ValueError:
            continue
    return exact


def _is_elsewhere(said: str, branches: frozenset[int] | None) -> bool:
    exact = _exactly(said)
    if branches is None or not exact:
        return False
    asked = select(Person.id).where(Person.branch_id.not_in(branches), or_(*exact)).limit(1)
    return db.session.scalar(asked) is not None
