"""What takes two people: the administrator's seat, and destroying by law (S7).

One proposes with a reason, another agrees or declines; only then is it done (`agreeing.py`), and the line of the
journal names both. The founding of a house is exempt, for nobody else is there yet: it is the system's own act.
"""

from datetime import datetime
from typing import Any

from ..arabic import Unreadable, marks
from ..policy.verdict import Missing, Refused, Verdict
from ..records import journal, proposals
from ..records.base import db
from ..records.proposals import Proposal
from ..records.staff import Seat
from ..records.transaction import transaction

PROPOSE = {"give_seat": ("admin",), "name_deputy": ("admin",), "destroy": ("manager",)}
AGREE = {"give_seat": ("admin", "manager"), "name_deputy": ("admin", "manager"), "destroy": ("manager", "admin")}
CLAUSES = {"destroy": ("P-1",)}
JOB = "system"
WEIGHTY_SEATS = ("admin",)


def takes_two(role: str) -> bool:
    """Whether this seat is given by two people only."""
    return role in WEIGHTY_SEATS


def refuse_alone(act: str, role: str, by: Seat, second: Seat | None) -> None:
    """Raises `Refused` where one person alone would give a seat that takes two."""
    if takes_two(role) and by.role != JOB and (second is None or second.staff == by.staff):
        raise _refused(act, "second_person")


def propose(act: str, subject: str, what: dict[str, Any], *, reason: str, by: Seat, at: datetime) -> int:
    """Something waits for a second person from now on. Returns the proposal's number.

    Raises `ValueError` without a reason and when the same waits already, `Refused` for a seat that may not.
    """
    if by.role not in (*PROPOSE[act], JOB):
        raise _refused(act, "seat", " ".join(PROPOSE[act]))
    why = " ".join(marks.plain(reason).text.split())
    if not why:
        raise Unreadable("reason", "يلزم السبب: الإجراء يحتاج شخصًا ثانيًا يطّلع عليه",
                         "A reason is needed: a second person will read it")  # fmt: skip
    with transaction():
        if proposals.open_for(act, subject):
            raise Unreadable("waits", "ينتظر هذا الإجراء شخصًا ثانيًا من قبل", "This waits for a second person already")
        made = Proposal(act=act, subject=subject, what=what, reason=why, at=at,
                        by_id=None if by.role == JOB else by.staff)  # fmt: skip
        db.session.add(made)
        db.session.flush()
        _note("proposed", made, by=by, at=at, reason=why)
        return int(made.id)


def take_up(proposal_id: int, *, by: Seat, at: datetime) -> int:
    """What a job found due becomes a person's own proposal; another has still to agree. Raises `Refused`."""
    with transaction():
        made = _open(proposal_id)
        if by.role not in PROPOSE[made.act]:
            raise _refused(made.act, "seat", " ".join(PROPOSE[made.act]))
        if made.by_id is not None:
            raise Unreadable("taken_up", "أخذه غيركم من قبل", "Somebody took it up already")
        made.by_id = by.staff
        _note("proposal_taken_up", made, by=by, at=at)
        return proposal_id


def decline(proposal_id: int, *, reason: str, by: Seat, at: datetime) -> int:
    """It is not done. The proposer may take it back; a second person says why not. Raises `Refused`, `ValueError`."""
    why = " ".join(marks.plain(reason).text.split())
    if not why:
        raise Unreadable("reason", "يلزم السبب", "A reason is needed")
    with transaction():
        made = _open(proposal_id)
        if by.staff != made.by_id and by.role not in AGREE[made.act]:
            raise _refused(made.act, "seat", " ".join(AGREE[made.act]))
        made.refused_at, made.refused_reason = at, why
        made.second_id = None if by.staff == made.by_id else by.staff
        _note("proposal_declined", made, by=by, at=at, reason=why)
        return proposal_id


def to_agree(proposal_id: int, *, by: Seat) -> Proposal:
    """The open proposal, once it is seen that this person may be its second; in the caller's transaction.

    Raises `Refused` for the proposer, for whom it is about, for a job's finding nobody took up, and for a wrong seat.
    """
    made = _open(proposal_id)
    if by.role not in AGREE[made.act]:
        raise _refused(made.act, "seat", " ".join(AGREE[made.act]))
    if made.by_id is None or not is_another(made, by):
        raise _refused(made.act, "second_person")
    return made


def is_another(made: Proposal, by: Seat) -> bool:
    """Whether this is somebody else than the proposer, and not the one it is about."""
    return by.staff != made.by_id and by.username != made.subject


def _open(proposal_id: int) -> Proposal:
    made = proposals.numbered(proposal_id, for_change=True)
    if not made.is_open:
        raise Unreadable("settled", "بُتّ في هذا من قبل", "This was settled already")
    return made


def _refused(act: str, what: str, which: str = "") -> Refused:
    return Refused(Verdict(act, CLAUSES.get(act, ("P-3",)), (Missing(what, which),)))


def _note(line: str, made: Proposal, *, by: Seat, at: datetime, **more: Any) -> None:
    told = {"proposal": made.id, "act": made.act, "subject": made.subject, **more}
    journal.note_day(line, by=by, at=at, clauses=CLAUSES.get(made.act, ("P-3",)), told=told)
