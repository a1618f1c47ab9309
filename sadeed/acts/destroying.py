"""Destroying by law: what is past its day, or whose owner asks for it, goes by two people and leaves one line (S13).

The chains stay whole: lines keep their hashes and lose their details, and the line of the destruction accounts for
each of them. Ratings are not touched: nothing in them leads to anybody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from ..policy.verdict import Missing, Refused, Verdict
from ..records import cases, destruction, files, journal, law, lawful, people, retention, voices
from ..records.base import db
from ..records.cases import NotFound
from ..records.destruction import Destruction
from ..records.inbox import InboxEntry
from ..records.people import Person
from ..records.proposals import Proposal
from ..records.staff import SYSTEM, Seat
from ..records.transaction import transaction
from . import second as two


def propose_erasure(request: str, *, reason: str, by: Seat, at: datetime) -> int:
    """The file of who asks for its destruction. Raises `NotFound`, `Refused` while a request of theirs is open."""
    reach = None if by.branch is None else frozenset({by.branch})
    asked = law.request_numbered(request, branches=reach)
    person = people.with_id(asked.person_id) if asked.person_id and asked.kind == "erasure" else None
    if person is None:
        raise NotFound(request)
    number = person.number
    if not is_at_rest(person):
        raise Refused(Verdict("destroy", ("P-1",), (Missing("open_requests"),)))
    return two.propose("destroy", number, {"kind": "file", "subjects": [number]}, reason=reason, by=by, at=at)


def propose_due(*, on: date, at: datetime) -> list[int]:
    """Everything past its day is put before two people. Returns the proposals' numbers."""
    made = []
    for due in retention.due(on):
        what = {"kind": retention.destroyed_as(due.kind), "subjects": list(due.subjects)}
        reason = f"انقضت مدة الحفظ: {retention.months()[due.kind]} شهرًا"
        subject = f"{due.kind} {due.subjects[0]}"
        made.append(two.propose("destroy", subject, what, reason=reason, by=SYSTEM, at=at))
    return made


def destroy_proposed(made: Proposal, *, first: Seat, second: Seat, at: datetime) -> set[str]:
    """What one proposed and another agreed to is destroyed; what came to life since is left.

    Returns the hashes of file contents nobody names any more. Raises `Refused` when nothing may be destroyed now.
    """
    found = [thing for subject in made.what["subjects"] if (thing := FINDERS[made.what["kind"]](subject))]
    if not found:
        raise Refused(Verdict("destroy", ("P-1",), (Missing("open_requests"),)))
    telling = lawful.lines_telling({name for thing in found for name in thing.names})
    freed: set[str] = set()
    for thing in found:
        freed |= thing.empty()
        emptied = {"journal": _empty_lines(thing, telling), "access": _empty_looks(thing, at)}
        db.session.add(Destruction(kind=thing.kind, subject=thing.subject, proposal_id=made.id, at=at))
        told = {"kind": thing.kind, "subject": thing.subject, "proposal": made.id, "first": first.username,
                "second": second.username, "reason": made.reason, "emptied": emptied}  # fmt: skip
        journal.note_day("destroyed", by=second, at=at, clauses=("P-1",), told=told)
    return freed


def empty_old_looks(*, at: datetime) -> int:
    """Looks past their time, never younger than twelve months, lose their details. Returns how many."""
    with transaction():
        emptied = lawful.empty_looks(until=retention.looks_until(at))
        n = sum(last - first + 1 for parts in emptied.values() for first, last in parts)
        if n:
            told = {"n": n, "emptied": {"journal": {}, "access": emptied}}
            journal.note_day("looks_emptied", by=SYSTEM, at=at, clauses=("P-1",), told=told)
        return n


def remove_contents(hashes: Iterable[str], *, folder: Path) -> None:
    """Contents nobody names any more leave the disk; after the commit, so that a failure loses nothing."""
    for sha256 in hashes:
        files.place_of(folder, sha256).unlink(missing_ok=True)


@dataclass(frozen=True)
class Thing:
    """What is to be destroyed: its name, the chains that are its own, the numbers lines of days know it by."""

    kind: str
    subject: str
    chains: tuple[str, ...]
    names: frozenset[str]
    empty: Callable[[], set[str]]


def _file(number: str) -> Thing | None:
    """Somebody's file with everything that belongs to it; None where it is gone or a request of theirs is open."""
    person = people.numbered(number, branches=None)
    if person is None or destruction.of("file", number) or not is_at_rest(person):
        return None
    everybody = destruction.with_merged(person)
    ids = [one.id for one in everybody]
    requests = destruction.cases_of(ids)
    chains = tuple(case.number for case in requests)
    own = {*chains, *(one.number for one in everybody), *destruction.numbers_of(ids)}

    def empty() -> set[str]:
        cases = [case.id for case in requests]
        destruction.empty_rows(ids, cases, sorted(own))
        freed = destruction.remove_files(cases)
        for one in everybody:
            destruction.empty_person(one)
        return freed

    return Thing("file", number, chains, frozenset(own), empty)


def _message(subject: str) -> Thing | None:
    row = db.session.get(InboxEntry, int(subject))
    if row is None or row.closed_at is None or destruction.of("message", subject):
        return None
    return Thing("message", subject, (), frozenset({f"message {subject}"}), partial(_empty_row, "inbox_entry", row.id))


def _voice(number: str) -> Thing | None:
    row = voices.numbered(number, branches=None, sensitive_in=None)
    if row is None or row.answered_at is None or destruction.of("voice", number):
        return None
    return Thing("voice", number, (), frozenset({number}), partial(_empty_row, "voice", row.id))


FINDERS: dict[str, Callable[[str], Thing | None]] = {"file": _file, "message": _message, "voice": _voice}


def is_at_rest(person: Person) -> bool:
    """No request of this person is open."""
    return not any(cases.open_cases_of(one.id) for one in destruction.with_merged(person))


def _empty_row(table: str, id: int) -> set[str]:
    destruction.empty_row(table, id)
    return set()


def _empty_lines(thing: Thing, telling: dict[str, list[tuple[int, str, int]]]) -> dict[str, list[list[int]]]:
    of_days = [line for name in thing.names for line in telling.get(name, ())]
    return lawful.empty_journal([*lawful.lines_of_chains(thing.chains), *of_days])


def _empty_looks(thing: Thing, at: datetime) -> dict[str, list[list[int]]]:
    """Looks say numbers alone, and are kept for their own time even so: only those past it go with the file."""
    return lawful.empty_looks(until=retention.looks_until(at), subjects=thing.names)
