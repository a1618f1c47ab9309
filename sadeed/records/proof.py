"""Is the record whole? Walks every chain and names each line that was edited, removed, cut off or written anew (S7)."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, null, select, true, tuple_

from . import lawful
from .access import AccessLine
from .cases import Case
from .heads import Checkpoint, Head, snapshot
from .journal import BEGINNING, DayChain, JournalDetail, JournalLine, digest_of, hash_of

BATCH = 5000
TABLES: dict[str, Any] = {"journal": JournalLine, "access": AccessLine}


class Line(NamedTuple):
    """A line as it lies in the database, with its details and with what its case or day remembers of the chain."""

    chain: str
    seq: int
    at: str
    by: str
    act: str
    digest: str
    prev: str
    hash: str
    has_details: bool
    salt: str | None
    body: str | None
    subject: str | None  # journal: None
    known_count: int | None  # None: neither a case nor a day knows of this chain
    known_head: str | None


@dataclass(frozen=True)
class Fault:
    """What is wrong, and at which line. `what`: see `faults_of_chain`; and vanished: no line of the chain is left."""

    kind: str
    chain: str
    seq: int
    what: str


@dataclass
class Finding:
    """What a walk over the whole record came to."""

    lines: int = 0
    chains: int = 0
    faults: list[Fault] = field(default_factory=list)

    def count(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Hand the lines on, counted."""
        for line in lines:
            self.lines += 1
            yield line


def verify(*, against: Checkpoint | None = None) -> list[Fault]:
    """Everything that is wrong with the record; with a checkpoint, also what was written anew since."""
    return examine(against=against).faults


def examine(*, against: Checkpoint | None = None) -> Finding:
    """`verify`, with how much was walked. Holds one batch of lines at a time, and sees one moment of the database."""
    found = Finding()
    known = {(head.kind, head.chain): head for head in against.heads} if against else {}
    with snapshot() as connection:
        accounts = lawful.accounted_for(connection)
        for kind in TABLES:
            for chain, lines in groupby(_lines(connection, kind), key=attrgetter("chain")):
                found.chains += 1
                may_be_empty = partial(lawful.names, accounts[kind].get(chain, []))
                faults = faults_of_chain(found.count(lines), known.pop((kind, chain), None), may_be_empty)
                found.faults += [Fault(kind, chain, *fault) for fault in faults]
        gone = {*_vanished(connection), *known}  # what is still known was not met
    found.faults += [Fault(kind, chain, 1, "vanished") for kind, chain in sorted(gone)]
    return found


def always(_seq: int) -> bool:
    """Every line of a chain may be empty."""
    return True


def faults_of_chain(
    lines: Iterable[Line], known: Head | None = None, may_be_empty: Callable[[int], bool] = always
) -> Iterator[tuple[int, str]]:
    """(seq, what) for each fault of one chain; `known` is where a checkpoint saw it end, `may_be_empty` says whose
    details were lawfully destroyed.

    edited: a line no longer hashes to its hash. removed: the first number that is missing. unjoined: a line does not
    follow the one before. rewritten: it is not the line the checkpoint saw. And what the functions below find.
    """
    seq, prev = 0, BEGINNING
    line = None
    for line in lines:
        if line.seq != seq + 1:
            yield seq + 1, "removed"
        elif line.prev != prev:
            yield line.seq, "unjoined"
        if hash_of(*line[:7]) != line.hash:
            yield line.seq, "edited"
        elif wrong := fault_of_details(line, may_be_empty):
            yield line.seq, wrong
        if known and is_another_line(line, known):
            yield line.seq, "rewritten"
        seq, prev = line.seq, line.hash
    if line:
        yield from _faults_of_end(line, known.count if known else 0)


def is_another_line(line: Line, known: Head) -> bool:
    """Whether this is the place the checkpoint saw, and not the line."""
    return line.seq == known.count and line.hash != known.head


def fault_of_details(line: Line, may_be_empty: Callable[[int], bool]) -> str:
    """details_removed: the row is gone. emptied: and no lawful destruction accounts for it. details_edited: they are
    not those the line was sealed with."""
    if not line.has_details:
        return "details_removed"
    if line.salt is None and line.body is None:
        return "" if may_be_empty(line.seq) else "emptied"
    if line.salt is None or line.body is None or digest_of(line.salt, line.body) != line.digest:
        return "details_edited"
    if line.subject is not None and json.loads(line.body)["subject"] != line.subject:
        return "details_edited"
    return ""


def _faults_of_end(last: Line, at_least: int) -> Iterator[tuple[int, str]]:
    """cut: the tail is missing. head: the last line is not the one remembered. ownerless: nobody knows the chain."""
    if last.known_count is None:
        yield last.seq, "ownerless"
    elif max(last.known_count, at_least) > last.seq:
        yield last.seq + 1, "cut"
    elif last.known_count < last.seq or last.known_head != last.hash:
        yield last.seq, "head"


def _lines(connection: Connection, kind: str) -> Iterator[Line]:
    """Every line of a kind, chain by chain, from the index of places."""
    table = TABLES[kind]
    asked = {"journal": _journal, "access": _access}[kind]().order_by(table.chain, table.seq).limit(BATCH)
    batch = [Line._make(row) for row in connection.execute(asked)]
    while batch:
        yield from batch
        reached = (batch[-1].chain, batch[-1].seq)
        further = asked.where(tuple_(table.chain, table.seq) > reached)
        batch = [Line._make(row) for row in connection.execute(further)]


def _columns(table: Any) -> list[Any]:
    return [table.chain, table.seq, table.at, table.by, table.act, table.digest, table.prev, table.hash]


def _journal() -> Select[Any]:
    detail = [JournalDetail.journal_id.is_not(None), JournalDetail.salt, JournalDetail.body, null()]
    count = func.coalesce(Case.journal_count, DayChain.count)
    head = func.coalesce(Case.journal_head, DayChain.head)
    return (
        select(*_columns(JournalLine), *detail, count, head)
        .outerjoin(JournalDetail, JournalDetail.journal_id == JournalLine.id)
        .outerjoin(Case, Case.number == JournalLine.chain)
        .outerjoin(DayChain, and_(DayChain.kind == "journal", DayChain.chain == JournalLine.chain))
    )


def _access() -> Select[Any]:
    detail = [true(), AccessLine.salt, AccessLine.body, AccessLine.subject]
    return select(*_columns(AccessLine), *detail, DayChain.count, DayChain.head).outerjoin(
        DayChain, and_(DayChain.kind == "access", DayChain.chain == AccessLine.chain)
    )


def _vanished(connection: Connection) -> Iterator[tuple[str, str]]:
    """(kind, chain) where a case or a day is there, but no line of its chain."""
    owners: list[Any] = [("journal", Case.number, true())]
    owners += [(kind, DayChain.chain, DayChain.kind == kind) for kind in TABLES]
    for kind, owner, of_kind in owners:
        lines = select(TABLES[kind].id).where(TABLES[kind].chain == owner)
        for chain in connection.scalars(select(owner).where(of_kind, ~lines.exists()).order_by(owner)):
            yield kind, chain
