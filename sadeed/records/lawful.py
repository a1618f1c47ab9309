"""Details that the law lets go: emptied here alone, and accounted for in a line of the journal (S7, S13).

A line whose details are gone is whole only when such an account names it: so nobody empties a line unseen.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select, update

from .access import AccessLine
from .base import db
from .journal import JournalDetail, JournalLine, stamp

ACCOUNTS = ("destroyed", "looks_emptied")  # acts whose lines account for what was emptied, and are never emptied
AT_ONCE = 500
NUMBER = re.compile(r'"([A-Z]{1,2}-\d{4}-\d{3,6})"')  # as `numbers.py` writes them, whole values alone
Account = dict[str, dict[str, list[list[int]]]]  # record → chain → stretches of numbers, ends included


def empty_journal(lines: Iterable[tuple[int, str, int]]) -> dict[str, list[list[int]]]:
    """Empty the details of these lines (id, chain, seq), in the caller's transaction; which they were, a chain."""
    found = sorted(set(lines), key=lambda line: line[1:])
    for few in _chunks([id for id, _chain, _seq in found]):
        asked = update(JournalDetail).where(JournalDetail.journal_id.in_(few), JournalDetail.body.is_not(None))
        db.session.execute(asked.values(salt=None, body=None), execution_options={"synchronize_session": False})
    return stretches((chain, seq) for _id, chain, seq in found)


def empty_looks(*, until: datetime, subjects: Iterable[str] | None = None) -> dict[str, list[list[int]]]:
    """Empty looks older than `until` (of these subjects, or all), in the caller's transaction; which they were."""
    asked = select(AccessLine.id, AccessLine.chain, AccessLine.seq).where(
        AccessLine.chain <= stamp(until)[:10], AccessLine.at < stamp(until), AccessLine.body.is_not(None)
    )
    if subjects is not None:
        asked = asked.where(AccessLine.subject.in_(list(subjects)))
    found = db.session.execute(asked.order_by(AccessLine.chain, AccessLine.seq)).all()
    for few in _chunks([row.id for row in found]):
        emptied = update(AccessLine).where(AccessLine.id.in_(few)).values(salt=None, body=None, subject="")
        db.session.execute(emptied, execution_options={"synchronize_session": False})
    return stretches((row.chain, row.seq) for row in found)


def lines_of_chains(chains: Iterable[str]) -> list[tuple[int, str, int]]:
    """Every line of these chains that still has its details and is no account itself."""
    return _full(JournalLine.chain.in_(list(chains)))


def lines_telling(names: Collection[str]) -> dict[str, list[tuple[int, str, int]]]:
    """name → the lines of days whose details say that number (or `message 12`); one walk for all of them."""
    found: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    asked = (
        select(JournalLine.id, JournalLine.chain, JournalLine.seq, JournalLine.act, JournalDetail.body)
        .join(JournalDetail, JournalDetail.journal_id == JournalLine.id)
        .where(func.length(JournalLine.chain) == len("2026-11-23"), JournalDetail.body.is_not(None))
        .where(JournalLine.act.not_in(ACCOUNTS))
    )
    for id, chain, seq, act, body in db.session.execute(asked.execution_options(yield_per=1000)):
        for name in said_in(act, body) & set(names):
            found[name].append((id, chain, seq))
    return found


def said_in(act: str, body: str) -> set[str]:
    """The numbers a line's details say."""
    if act.startswith("inbox_"):
        told = json.loads(body)["told"]
        return {f"message {told.get('number')}", str(told.get("person"))}
    return set(NUMBER.findall(body))


def accounted_for(connection: Connection) -> dict[str, dict[str, list[list[int]]]]:
    """What all accounts together name."""
    found: Account = {"journal": defaultdict(list), "access": defaultdict(list)}
    asked = (
        select(JournalDetail.body)
        .join(JournalLine, JournalLine.id == JournalDetail.journal_id)
        .where(JournalLine.act.in_(ACCOUNTS), JournalDetail.body.is_not(None))
    )
    for body in connection.scalars(asked):
        for record, chains in json.loads(body or "{}").get("told", {}).get("emptied", {}).items():
            for chain, parts in chains.items():
                found[record][chain] += parts
    return found


def names(parts: Iterable[list[int]], seq: int) -> bool:
    """Whether one of these stretches holds that number."""
    return any(first <= seq <= last for first, last in parts)


def stretches(places: Iterable[tuple[str, int]]) -> dict[str, list[list[int]]]:
    """Places, written shortly: chain → stretches of numbers, ends included."""
    found: dict[str, list[list[int]]] = {}
    for chain, of_chain in groupby(sorted(set(places)), key=lambda place: place[0]):
        parts: list[list[int]] = []
        for _chain, seq in of_chain:
            if parts and parts[-1][1] == seq - 1:
                parts[-1][1] = seq
            else:
                parts.append([seq, seq])
        found[chain] = parts
    return found


def _full(where: Any) -> list[tuple[int, str, int]]:
    asked = (
        select(JournalLine.id, JournalLine.chain, JournalLine.seq)
        .join(JournalDetail, JournalDetail.journal_id == JournalLine.id)
        .where(where, JournalDetail.body.is_not(None), JournalLine.act.not_in(ACCOUNTS))
    )
    return [tuple(row) for row in db.session.execute(asked)]


def _chunks(ids: list[int]) -> Iterable[list[int]]:
    return (ids[n : n + AT_ONCE] for n in range(0, len(ids), AT_ONCE))
