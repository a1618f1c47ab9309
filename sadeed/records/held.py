"""Everything the house holds of one person, for the copy they may ask for (S13)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from .base import Base, db
from .destruction import cases_of, row_as_told, with_merged
from .journal import stamp
from .people import Person

OF_PERSON = ("household_member", "money_line", "representative", "relation", "consent", "contact", "inbox_entry",
             "voice", "data_request")  # fmt: skip
OF_CASE = ("paper", "declaration", "referral", "promise_change", "study", "decision", "appeal", "delivery",
           "registration", "file")  # fmt: skip
UNDER = {"household_member": "head_id", "money_line": "head_id"}
OTHERS = (  # who of us did it, how we work with it: not theirs
    "folded", "by", "taken_by", "closed_by", "given_by", "withdrawn_by", "received_by", "answered_by", "asked_by",
    "matched_by", "researcher_id", "reported_by", "endorsed_by", "decided_by", "ratified_by", "deciders", "heard_by",
    "prepared_by", "countersigned_by", "delivered_by", "kept_by", "head_id", "branch_id", "charter_id", "item_id",
    "decision_id", "fund_id", "programme_id", "file_id", "paper_id", "merged_into_id", "code_digest", "journal_head",
    "journal_count", "data_digest", "came_at", "changed_at", "left_at", "sha256", "strokes",
)  # fmt: skip


def everything(person: Person, *, at: datetime) -> dict[str, Any]:
    """As plain values, table by table; names of the tables are those of the code."""
    everybody = with_merged(person)
    ids = [one.id for one in everybody]
    copy: dict[str, Any] = {"made_at": stamp(at), "people": [_row("person", one) for one in everybody]}
    for name in OF_PERSON:
        copy[name] = _rows(name, UNDER.get(name, "person_id"), ids)
    copy["requests"] = [
        {**_row("cases", case), **{name: _rows(name, "case_id", [case.id]) for name in OF_CASE}}
        for case in cases_of(ids)
    ]
    return copy


def _rows(name: str, column: str, ids: Iterable[int]) -> list[dict[str, Any]]:
    table = Base.metadata.tables[name]
    asked = select(table).where(table.c[column].in_(list(ids))).order_by(*table.primary_key.columns)
    return [_row(name, row) for row in db.session.execute(asked)]


def _row(name: str, row: Any) -> dict[str, Any]:
    told = row_as_told(name, row)
    return {key: _plain(value) for key, value in told.items() if key not in OTHERS and value not in (None, "")}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
