"""A version of the policy is entered as a draft, and approved with the board's meeting, term and date (P-4, B-1)."""

from datetime import date, datetime
from typing import Any

from ..policy.charter import Charter
from ..policy.document import Draft
from ..policy.terms import DEFAULTS, write_terms
from ..policy.verdict import Missing, Refused, Verdict
from ..records import journal
from ..records.charters import CLAUSES_OF_GATES, CharterRecord, shipped_clauses
from ..records.staff import Seat
from ..records.transaction import transaction


def import_draft(draft: Draft, *, source: str = "", by: Seat, at: datetime) -> str:
    """The association's own document becomes a draft. Nothing is in force by that. Returns its version."""
    titles = shipped_clauses()
    clauses = [
        {"id": id, "title": titles[id].title, "wording": words, "title_en": titles[id].title_en, "wording_en": ""}
        for id, words in draft.clauses.items()
    ]
    record = CharterRecord(
        version=draft.version, state="draft", board_meeting=draft.board_meeting, board_term=draft.board_term,
        approved_on=draft.approved_on, in_force_from=draft.in_force_from, clauses=clauses,
        terms=write_terms(DEFAULTS), source=source,
    )  # fmt: skip
    return _keep(record, by=by, at=at)


def adopt_shipped(
    *, version: str, board_meeting: str, board_term: str, approved_on: date, in_force_from: date,
    terms: dict[str, Any] | None = None, by: Seat, at: datetime,
) -> str:  # fmt: skip
    """The product's own wording is approved under the association's own approval data. Raises `Unfit`."""
    shipped = Charter.read(
        {"version": version, "board_meeting": board_meeting, "board_term": board_term, "approved_on": approved_on,
         "in_force_from": in_force_from, "clauses": list(shipped_clauses().values()),
         "terms": {**write_terms(DEFAULTS), **(terms or {})}}, CLAUSES_OF_GATES)  # fmt: skip
    said = shipped.as_record()
    record = CharterRecord(
        version=version, state="approved", board_meeting=board_meeting, board_term=board_term,
        approved_on=approved_on, in_force_from=in_force_from, clauses=said["clauses"], terms=said["terms"],
        source="shipped",
    )  # fmt: skip
    return _keep(record, by=by, at=at)


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


def _keep(record: CharterRecord, *, by: Seat, at: datetime) -> str:
    with transaction() as session:
        if session.query(CharterRecord).filter_by(version=record.version).first():
            raise Refused(Verdict("charter_imported", ("P-4",), (Missing("new_version", record.version),)))
        session.add(record)
        session.flush()
        if record.state == "approved":
            _note_approved(record, by, at)
        else:
            journal.note_day("charter_imported", by=by, at=at, clauses=("P-4",), told={"charter": record.version})
        return str(record.version)


def _note_approved(record: CharterRecord, by: Seat, at: datetime) -> None:
    told = {"charter": record.version, "meeting": record.board_meeting, "board_term": record.board_term,
            "in_force_from": str(record.in_force_from)}  # fmt: skip
    journal.note_day("charter_approved", by=by, at=at, clauses=("P-4", "B-1"), told=told)
