"""The papers of a request: recorded, matched with the original, faulted, waived (H-2, O-1)."""

from datetime import date, datetime

from ..policy.doors import judge
from ..records import cases, checklist
from ..records.base import db
from ..records.cases import Case, NotFound, Paper
from ..records.staff import Seat
from .beats import Beat, on_case


def record(
    number: str, kind: str, *, issued_on: date | None = None, expires_on: date | None = None, paper_number: str = "",
    note: str = "", by: Seat, at: datetime,
) -> str:  # fmt: skip
    """A paper is handed in. One that the checklist does not ask for may be added."""
    with on_case("record_paper", number, by=by, at=at, said={"kind": kind}) as beat:
        paper = _paper(beat.case, kind, may_add=True)
        if paper.matched_on and (issued_on, expires_on) != (None, None):  # another paper than the one that was matched
            paper.matched_on, paper.matched_by = None, None
        paper.received_on = beat.on
        paper.issued_on, paper.expires_on = issued_on or paper.issued_on, expires_on or paper.expires_on
        paper.number, paper.note = paper_number or paper.number, note or paper.note
        beat.told = {"paper": kind, "issued_on": paper.issued_on}
    return number


def match(
    number: str, kind: str, *, original_seen: bool, issued_on: date | None = None, expires_on: date | None = None,
    by: Seat, at: datetime,
) -> str:  # fmt: skip
    """The original was seen and agrees, and the paper was valid on the day of submission (H-2).

    Refused without the original, and for a paper that had expired on the day it was handed in.
    """
    known = {"kind": kind, "original_seen": original_seen}
    with on_case("match_paper", number, by=by, at=at, said=known) as beat:
        paper = _paper(beat.case, kind)
        paper.issued_on, paper.expires_on = issued_on or paper.issued_on, expires_on or paper.expires_on
        day = paper.received_on or beat.on
        expired = checklist.expired_on(kind, issued_on=paper.issued_on, expires_on=paper.expires_on, on=day,
                                       as_of=beat.case.received_at)  # fmt: skip
        _again(beat, known | {"expired_on": expired})
        paper.received_on, paper.matched_on, paper.matched_by, paper.fault = day, beat.on, by.staff, ""
        beat.told = {"paper": kind}
    return number


def fault(number: str, kind: str, *, what: str, by: Seat, at: datetime) -> str:
    """Something is wrong with a paper; until it is mended the paper is not settled."""
    with on_case("fault_paper", number, by=by, at=at, said={"kind": kind, "fault": what.strip()}) as beat:
        paper = _paper(beat.case, kind)
        paper.received_on = paper.received_on or beat.on
        paper.fault, paper.matched_on, paper.matched_by = what.strip(), None, None
        beat.told = {"paper": kind, "fault": what.strip()}
    return number


def waive(number: str, kind: str, *, reason: str, by: Seat, at: datetime) -> str:
    """This person cannot or need not bring this paper; the reason stays on the file (O-1)."""
    said = {"kind": kind, "reason": reason.strip()}
    with on_case("waive_paper", number, by=by, at=at, said=said) as beat:
        paper = _paper(beat.case, kind)
        _again(beat, said | {"waived_by": checklist.waived_by(kind, as_of=beat.case.received_at)})
        paper.waived = said["reason"]
        beat.told = {"paper": kind, "reason": reason.strip()}
    return number


def _paper(case: Case, kind: str, *, may_add: bool = False) -> Paper:
    try:
        return cases.paper_of(case.id, kind)
    except NotFound:
        if not may_add:
            raise
    paper = Paper(case_id=case.id, kind=kind, is_required=False)
    db.session.add(paper)
    return paper


def _again(beat: Beat, said: dict[str, object]) -> None:
    """Ask the gate once more, now that the paper and its rule are known."""
    judge(beat.act, beat.facts, beat.charter, beat.by.who, said).require()
