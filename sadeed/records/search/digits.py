"""Somebody is looked for by digits: an identity or a mobile, whole or as it begins, or one of our own numbers."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import text

from ..base import db
from ..numbers import FORMS
from .found import Trace
from .typed import WHOLE, OurNumber, Typed

NINES = "9" * 15
"""Digits sort alike under any collation, so a beginning is everything from it to it and nines."""

BEGINS = (
    "SELECT * FROM (SELECT id FROM {table} WHERE {branch} {column} >= :first AND {column} <= :last "
    "ORDER BY {column}, id LIMIT :most) AS begun"
)
OF_SERIES = {
    "person": text("SELECT id AS person_id FROM person WHERE number = :number"),
    "case": text("SELECT person_id FROM cases WHERE number = :number"),
    "file": text("SELECT person_id FROM registration WHERE number = :number"),
}
NEWEST_YEAR = text("SELECT max(year) FROM number_series WHERE series = :series")
MEMBERS = text(
    "SELECT m.head_id, m.name, w.branch_id FROM household_member m JOIN person_word w ON w.id = m.head_id "
    "WHERE m.national_id = :identity AND m.left_on IS NULL ORDER BY m.id DESC LIMIT 50"
)
ELSEWHERE = {
    "national_id": text("SELECT w.branch_id FROM person p JOIN person_word w ON w.id = p.id WHERE p.national_id = :it"),
    "mobile": text("SELECT w.branch_id FROM person p JOIN person_word w ON w.id = p.id WHERE p.mobile = :it LIMIT 500"),
}


def numbered(number: OurNumber | None) -> list[Trace]:
    """Whose number this is: a person's, a case's or a file's. Without a year, of the newest year there is."""
    return list(_numbered(number)) if number else []


def numbered_so(asked: Typed, branches: Collection[int] | None, most: int) -> list[Trace]:
    """Whose identity or mobile begins so, in order; and the house of a member whose whole identity it is."""
    found = [Trace(id) for id in _beginning("national_id", asked.identity, branches, most)]
    found += [Trace(id) for id in _beginning("mobile", asked.mobile, branches, most)]
    if len(asked.identity) >= WHOLE:
        found += [Trace(row.head_id, row.name, "member") for row in _members(asked.identity)]
    return found


def is_elsewhere(asked: Typed, branches: Collection[int]) -> bool:
    """Whether this whole identity or mobile, never a part of it, is on record in another branch."""
    theirs: set[int] = set()
    for column, typed in (("national_id", asked.identity), ("mobile", asked.mobile)):
        if len(typed) >= WHOLE:
            theirs |= set(db.session.scalars(ELSEWHERE[column], {"it": typed}))
    if len(asked.identity) >= WHOLE:
        theirs |= {row.branch_id for row in _members(asked.identity)}
    return bool(theirs - set(branches))


def _members(identity: str) -> list[Any]:
    return list(db.session.execute(MEMBERS, {"identity": identity}))


def _beginning(column: str, typed: str, branches: Collection[int] | None, most: int) -> list[int]:
    """A query for each branch, joined: one query over several would walk past everybody else's people."""
    if not typed or branches == frozenset():
        return []
    told: dict[str, Any] = {"first": typed, "last": typed + NINES, "most": most}
    if branches is None:
        parts = [BEGINS.format(table="person", branch="", column=column)]
    else:
        told |= {f"b{branch}": branch for branch in branches}
        parts = [
            BEGINS.format(table="person_word", branch=f"branch_id = :b{branch} AND", column=column)
            for branch in sorted(branches)
        ]
    return list(db.session.scalars(text(" UNION ALL ".join(parts)), told))[:most]


def _numbered(number: OurNumber) -> Iterator[Trace]:
    for series in [number.series] if number.series else list(OF_SERIES):
        whose = OF_SERIES[series]
        year = number.year or db.session.scalar(NEWEST_YEAR, {"series": series})
        spoken = FORMS[series].format(year=year, n=number.n)
        for person_id in db.session.scalars(whose, {"number": spoken}):
            yield Trace(person_id, *(("", "") if series == "person" else (spoken, series)))
