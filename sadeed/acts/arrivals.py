"""What people send us through the public forms: it lands in the inbox, verified by nobody yet (C-5, C-6, C-7).

Somebody at the counter takes it in hand, links it to the person it is from, and closes it with what came of it.
"""

from datetime import datetime
from typing import Any

from ..arabic import Unreadable
from ..policy.stages import COUNTER
from ..policy.verdict import Missing, Refused, Verdict
from ..records import inbox, journal, people, pulse
from ..records.base import db
from ..records.cases import NotFound
from ..records.inbox import CLAUSES, OUTCOMES, Entry, InboxEntry
from ..records.staff import Seat
from ..records.transaction import Changed, transaction
from .people import add_relation

FORMS = ("help_request", "volunteering")


def arrive(kind: str, *, name: str, mobile: str, branch_id: int | None, words: str, at: datetime) -> None:
    """Somebody asks for help or offers their time. Raises `ValueError` for a form there is none of."""
    if kind not in FORMS:
        raise ValueError(kind)
    with transaction():
        entry = InboxEntry(kind=kind, name=name, mobile=mobile, branch_id=branch_id, words=words, arrived_at=at)
        entry.came(pulse.touch(("inbox",), branch_id)["inbox"])
        db.session.add(entry)


def take(entry_id: int, *, stood: int | None, by: Seat, at: datetime) -> int:
    """It is in this person's hands from now on, and everybody sees so.

    `stood` is who had it when it was looked at; raises `Changed` when that is somebody else by now, `NotFound`.
    """
    _allowed("inbox_take", by)
    with transaction():
        row = _held(entry_id, by).row
        if row.taken_by != stood:
            raise Changed
        row.taken_by, row.taken_at = by.staff, at
        _note("inbox_take", row, by=by, at=at)
        return entry_id


def link(entry_id: int, *, person: str, by: Seat, at: datetime) -> int:
    """It is from the person of that number; who offers time becomes a volunteer of ours (P-1). Raises `NotFound`."""
    _allowed("inbox_link", by)
    with transaction():
        row = _held(entry_id, by).row
        found = people.numbered(person, branches=_reach(by))
        if found is None:
            raise NotFound(person)
        row.person_id = found.id
        _keep_taken(row, by, at)
        if row.kind == "volunteering":
            add_relation(found, "volunteer", at=at)
        _note("inbox_link", row, by=by, at=at, person=found.number)
        return entry_id


def close(entry_id: int, *, outcome: str, words: str, by: Seat, at: datetime) -> int:
    """It is answered: what came of it, and what was said. Raises `NotFound`, `ValueError` without either."""
    _allowed("inbox_close", by)
    if outcome not in OUTCOMES or not words.strip():
        raise Unreadable("answer", "يلزم الجواب وما انتهت إليه المراسلة", "The answer and what came of it are needed")
    with transaction():
        row = _held(entry_id, by).row
        _keep_taken(row, by, at)
        row.outcome, row.answer, row.closed_by, row.closed_at = outcome, words.strip(), by.staff, at
        _note("inbox_close", row, by=by, at=at, outcome=outcome, answer=row.answer)
        return entry_id


def _held(entry_id: int, by: Seat) -> Entry:
    entry = inbox.numbered(entry_id, branches=_reach(by), for_change=True)
    if entry is None:
        raise NotFound(str(entry_id))
    if entry.row.closed_at is not None:
        raise Unreadable("closed", "أُنهيت هذه المراسلة من قبل", "This message was closed before")
    return entry


def _keep_taken(row: InboxEntry, by: Seat, at: datetime) -> None:
    """Whoever does something with it without taking it has taken it."""
    if row.taken_by is None:
        row.taken_by, row.taken_at = by.staff, at


def _reach(by: Seat) -> frozenset[int] | None:
    return None if by.branch is None else frozenset({by.branch})


def _allowed(act: str, by: Seat) -> None:
    if by.role not in COUNTER:
        raise Refused(Verdict(act, ("C-5", "C-6", "C-7"), (Missing("seat", " ".join(COUNTER)),)))


def _note(act: str, row: InboxEntry, *, by: Seat, at: datetime, **told: Any) -> None:
    """The line of the day, and the desk hears of it."""
    beat = pulse.touch(("inbox",), row.branch_id)["inbox"]
    if row.closed_at is None:
        row.changed(beat)
    else:
        row.left(beat)
    about = {"number": str(row.id), "channel": row.kind}
    journal.note_day(act, by=by, at=at, clauses=CLAUSES[row.kind], told=about | told)
