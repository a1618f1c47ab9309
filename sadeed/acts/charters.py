"""A version of the policy is entered as a draft, and approved with the board's meeting, term and date (P-4, B-1)."""

from datetime import date, datetime
from typing import Any

from ..policy.charter import Charter
from ..policy.document import Draft
from ..policy.terms import DEFAULTS, write_terms
from ..policy.verdict import Missing, Refused, Verdict
from ..records import journal
from ..records.base import db
from ..records.charters import CLAUSES_OF_GATES, CharterRecord, shipped_clauses
from ..records.staff import Seat
from ..records.transaction import transaction


def import_draft(draft: Draft, *, source: str = "", by: Seat, at: datetime) -> str:
    """The association's own document becomes a draft. Nothing is in force by that. Returns its version."""
    clauses = [{"id": c.id, "title": c.title, "wording": c.wording, "title_en": c.title_en, "wording_en": c.wording_en}
               for c in draft.clauses.values()]  # fmt: skip
    return _keep(draft.version, draft.board_meeting, draft.board_term, draft.approved_on, draft.in_force_from, clauses,
                 write_terms(DEFAULTS), source=source, state="draft", by=by, at=at)  # fmt: skip


def adopt_shipped(
    *, version: str, board_meeting: str, board_term: str, approved_on: date, in_force_from: date,
    terms: dict[str, Any] | None = None, by: Seat, at: datetime,
) -> str:  # fmt: skip
    """The product's own wording is approved under the association's own approval data. Raises `Unfit`."""
    shipped = Charter.read(
        {"version": version, "board_meeting": board_meeting, "board_term": board_term, "approved_on": approved_on,
         "in_force_from": in_force_from, "clauses": list(shipped_clauses().values()),
         "terms": {**write_terms(DEFAULTS), **(terms or {})}}, CLAUSES_OF_GATES)  # fmt: skip
    record = shipped.as_record()
    return _keep(version, board_meeting, board_term, approved_on, in_force_from, record["clauses"], record["terms"],
                 source="shipped", state="approved", by=by, at=at)  # fmt: skip


def approve(version: str, *, by: Seat, at: datetime) -> str:
    """The draft becomes an approved version, immutable from then on. Raises `Unfit` when it does not hold together."""
    with transaction() as session:
        record = session.query(CharterRecord).filter_by(version=version).with_for_update().one()
        if record.state != "draft":
            raise Refused(Verdict("approve_charter", ("B-1",), (Missing("draft", version),)))
        record.read()
        record.state = "approved"
        _note_approved(record, by, at)
        return version


def _keep(
    version: str, meeting: str, term: str, approved_on: date, from_: date, clauses: list[dict[str, str]],
    terms: dict[str, Any], *, source: str, state: str, by: Seat, at: datetime,
) -> str:  # fmt: skip
    with transaction() as session:
        if session.query(CharterRecord).filter_by(version=version).first():
            raise Refused(Verdict("charter_imported", ("P-4",), (Missing("new_version", version),)))
        record = CharterRecord(version=version, state=state, board_meeting=meeting, board_term=term,
                               approved_on=approved_on, in_force_from=from_, clauses=clauses, terms=terms, source=source)  # fmt: skip
        db.session.add(record)
        db.session.flush()
        if state == "approved":
            _note_approved(record, by, at)
        else:
            journal.note_day("charter_imported", by=by, at=at, clauses=("P-4",), told={"charter": version})
        return version


def _note_approved(record: CharterRecord, by: Seat, at: datetime) -> None:
    told = {"charter": record.version, "meeting": record.board_meeting, "board_term": record.board_term,
            "in_force_from": record.in_force_from.isoformat()}  # fmt: skip
    journal.note_day("charter_approved", by=by, at=at, clauses=("P-4", "B-1"), told=told)
