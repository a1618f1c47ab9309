"""Emergency entry («دخول اضطراري»): a case of another branch is read, with a reason, and its manager is told (S6)."""

from datetime import datetime, timedelta

from ..policy.rights import CASE_READERS
from ..policy.verdict import Missing, Refused, Verdict
from ..records import cases, catalogues, glass, journal, outbox
from ..records.base import db
from ..records.glass import Glass
from ..records.staff import Seat
from ..records.transaction import transaction

LASTS = timedelta(minutes=60)
CLAUSES = ("P-3",)
SHORTEST_REASON = 10  # letters: a dot is no reason
TOLD = "دخول اضطراري إلى طلب في أحد الفروع. بيانه في صفحة «أعمالي» لدى الإدارة التنفيذية."


def break_glass(number: str, *, reason: str, by: Seat, at: datetime) -> str:
    """The case of exactly that number may be read by this account for an hour. Returns its number.

    Nothing happens where the seat reaches it anyway. Raises `Refused` for a seat that reads no cases, a number that is
    none, and a reason that is none.
    """
    if by.role not in CASE_READERS:
        raise _refused("seat", " ".join(CASE_READERS))
    if len(reason.strip()) < SHORTEST_REASON:
        raise _refused("reason")
    with transaction():
        case = _held(number)
        if not by.reaches(case.branch_id):
            entry = Glass(case_id=case.id, staff_id=by.staff, role=by.role, reason=reason.strip(), opened_at=at,
                          ends_at=at + LASTS)  # fmt: skip
            db.session.add(entry)
            told = {"case": case.number, "reason": entry.reason}
            journal.note_case(case, "break_glass", by=by, at=at, clauses=CLAUSES, told=told)
            _tell(at)
        return str(case.number)


def read(number: str, *, by: Seat, at: datetime) -> str:
    """A manager of the branch has read of the emergency entries to this case; nobody reads of their own."""
    with transaction():
        branches = None if by.branch is None else frozenset({by.branch})
        case = cases.numbered(number, branches=branches, for_change=True)
        unread = glass.unread_of(case.id, but=by.staff)
        if by.role != "manager" or not unread:
            raise (
                _refused("seat", which="manager", act="glass_read")
                if unread
                else _refused("entry_to_read", act="glass_read")
            )
        for entry in unread:
            entry.read_by, entry.read_at = by.staff, at
        journal.note_case(case, "glass_read", by=by, at=at, clauses=CLAUSES, told={"case": case.number})
        return str(case.number)


def _held(number: str) -> cases.Case:
    try:
        return cases.numbered(number.strip().upper(), branches=None, for_change=True)
    except cases.NotFound as no:
        raise _refused("request_number") from no


def _refused(what: str, which: str = "", *, act: str = "break_glass") -> Refused:
    return Refused(Verdict(act, CLAUSES, (Missing(what, which),)))


def _tell(at: datetime) -> None:
    """The association's own address hears of it at once; the message names nobody."""
    address = str((catalogues.setting("association") or {}).get("email", ""))
    if address:
        outbox.put("break_glass", TOLD, channel="email", address=address, at=at, subject="دخول اضطراري")
