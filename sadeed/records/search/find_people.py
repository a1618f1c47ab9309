"""Somebody is looked for: by name in any spelling, identity, mobile, a number of ours, or who lives with them (P-1)."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from ..base import db
from ..people import HouseholdMember, Person
from . import digits
from .backends import backend
from .found import Found, Row, Trace
from .typed import Typed, agree, read

LONGEST_CHAIN = 5
"""Merges of merges that are followed."""


def people(typed: str, *, branches: frozenset[int] | None, limit: int = 50) -> Found:
    """Those of these branches (None: all) whom the fragment `typed` may mean, best first, then newest.

    Every word is a beginning of a word of the name. Who was merged leads to who was kept. Of other branches' people
    nothing shows; that a whole identity or mobile is theirs is `known_elsewhere`. Nothing typed raises anything.
    """
    asked = read(typed)
    traces = [*digits.numbered(asked.number), *digits.numbered_so(asked, branches, limit + 1)]
    traces += _named(asked, branches, limit + 1)
    kept = _kept(trace.person_id for trace in traces)
    within = [trace for trace in traces if _is_within(kept.get(trace.person_id), branches)]
    rows = _shown(within, kept, asked)
    more = len(rows) > limit or len(within) > limit
    return Found(tuple(rows[:limit]), more, branches is not None and digits.is_elsewhere(asked, branches))


def _named(asked: Typed, branches: frozenset[int] | None, most: int) -> list[Trace]:
    """By words: their own names first, then through the household."""
    for words in dict.fromkeys((asked.words, asked.joined)):
        if words and (branches is None or branches) and (found := _by_words(words, branches, most)):
            return found
    return []


def _by_words(words: tuple[str, ...], branches: frozenset[int] | None, most: int) -> list[Trace]:
    find = backend()
    ids = find.people(words, branches, most)
    pairs = [] if len(ids) >= most else find.members(words, branches, most - len(ids), ids)
    names = _names_of_members(member for member, _ in pairs)
    return [Trace(id) for id in ids] + [
        Trace(head, names[member], "member") for member, head in pairs if member in names
    ]


def _names_of_members(ids: Iterable[int]) -> dict[int, str]:
    wanted = list(ids)
    if not wanted:
        return {}
    asked = select(HouseholdMember.id, HouseholdMember.name).where(HouseholdMember.id.in_(wanted))
    return {row.id: row.name for row in db.session.execute(asked)}


def _is_within(found: tuple[Any, Any] | None, branches: frozenset[int] | None) -> bool:
    """Whether who was kept in the end is of these branches (None: all). What is not does not even count (S6)."""
    last = found[1] if found else None
    return last is not None and (branches is None or last.branch_id in branches)


def _shown(within: list[Trace], kept: dict[int, tuple[Any, Any]], asked: Typed) -> list[Row]:
    """Each person once, best first."""
    rows: dict[int, tuple[int, Row]] = {}
    for trace in within:
        first, last = kept[trace.person_id]
        if last.id in rows:
            continue
        row = Row(
            last.number, last.name, last.kind, last.branch_id, last.national_id[-4:], last.mobile[-4:],
            trace.through, trace.through_kind,
        )  # fmt: skip
        if first.id != last.id and not row.through:
            row = replace(row, through=first.name, through_kind="merged")
        rows[last.id] = (_rank(asked, first.folded, row), row)
    return [row for _, row in sorted(rows.values(), key=lambda ranked: -ranked[0])]


def _rank(asked: Typed, folded: str, row: Row) -> int:
    """Own name before the household, whole words before beginnings; the rest stays as it came."""
    return -1 if row.through_kind == "member" else agree(asked.words, folded)


def _kept(ids: Iterable[int]) -> dict[int, tuple[Any, Any]]:
    """Each id with its own row and the row it was merged into in the end."""
    own = _people(ids)
    known = dict(own)
    for _ in range(LONGEST_CHAIN):
        next_ids = {row.merged_into_id for row in known.values() if row.merged_into_id} - known.keys()
        if not next_ids:
            break
        known |= _people(next_ids)
    return {id: (row, _end(row, known)) for id, row in own.items()}


def _end(row: Any, known: dict[int, Any]) -> Any:
    for _ in range(LONGEST_CHAIN + 1):
        if row is None or row.merged_into_id is None:
            return row
        row = known.get(row.merged_into_id)
    return None


def _people(ids: Iterable[int]) -> dict[int, Any]:
    # Asked when empty too: nobody at all must not be a quicker answer than a stranger.
    wanted: Collection[int] = set(ids)
    asked = select(
        Person.id, Person.number, Person.name, Person.kind, Person.branch_id, Person.national_id, Person.mobile,
        Person.folded, Person.merged_into_id,
    ).where(Person.id.in_(wanted))  # fmt: skip
    return {row.id: row for row in db.session.execute(asked)}
