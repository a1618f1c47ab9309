"""The versions of the policy: drafts, approved ones, the one in force on a day, and what a case keeps (P-4, B-1)."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sqlalchemy import JSON, select
from sqlalchemy.orm import Mapped, mapped_column

from ..policy import gates  # noqa: F401  (declares the gates)
from ..policy.charter import APPROVAL, Charter, Clause, product_clauses, terms_for
from ..policy.doors import GATES
from ..policy.terms import Unfit
from .base import db

CLAUSES_OF_GATES = tuple(sorted({clause for gate in GATES.values() for clause in gate.clauses}))


class CharterRecord(db.Model):
    """One version of the policy as entered. Approved, it is never edited; a mistake is mended by a new version."""

    __tablename__ = "charter"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str] = mapped_column(default="draft")  # draft | approved | superseded | withdrawn
    board_meeting: Mapped[str] = mapped_column(default="")
    board_term: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None]
    in_force_from: Mapped[date | None]
    clauses: Mapped[list[dict[str, str]]] = mapped_column(JSON)  # id, title, wording, title_en, wording_en
    terms: Mapped[dict[str, Any]] = mapped_column(JSON)
    source: Mapped[str] = mapped_column(default="")

    def read(self) -> Charter:
        """As the policy reads it; raises `Unfit` when it does not hold together."""
        return Charter.from_record(
            {name: getattr(self, name) for name in (*APPROVAL, "clauses", "terms")}, CLAUSES_OF_GATES
        )


def shipped_clauses() -> dict[str, Clause]:
    """The product's own wording of the clauses, by id, in the order of the policy."""
    return product_clauses((files("sadeed.policy") / "clauses.toml").read_text(encoding="utf-8"))


def in_force(on: date) -> CharterRecord:
    """The version in force on that day; raises `LookupError` when none is."""
    asked = select(CharterRecord).where(
        CharterRecord.state.in_(("approved", "superseded")), CharterRecord.in_force_from <= on
    )
    found = db.session.scalar(asked.order_by(CharterRecord.in_force_from.desc(), CharterRecord.id.desc()).limit(1))
    if found is None:
        raise LookupError("no version of the policy is in force")
    return found


@lru_cache(maxsize=64)
def _read_once(database: str, charter_id: int, version: str, terms: str) -> Charter:
    return db.session.get(CharterRecord, charter_id).read()


def charter_of(charter_id: int) -> Charter:
    """The version a case keeps. Approved versions never change, so each is read once a process."""
    record = db.session.get(CharterRecord, charter_id)
    if record.state == "draft":
        return record.read()
    return _read_once(str(db.engine.url), charter_id, record.version, repr(sorted(record.terms.items())))


def kept_by(charter_id: int, *, on: date) -> Charter:
    """The version a case keeps, with those terms of today's version that are kinder and are to reach it (P-4)."""
    own, today = charter_of(charter_id), in_force(on)
    if today.id == charter_id:
        return own
    return replace(own, terms=terms_for(own, charter_of(today.id)))


def all_versions() -> list[CharterRecord]:
    """Newest first."""
    return list(db.session.scalars(select(CharterRecord).order_by(CharterRecord.id.desc())))


def in_force_if_any(on: date) -> CharterRecord | None:
    """The version in force on that day, or None before the first."""
    try:
        return in_force(on)
    except LookupError:
        return None


def unfit_because(record: CharterRecord) -> Unfit | None:
    """Why this version could not be put in force whatever the board's data are; None when clauses and terms hold."""
    given = {name: getattr(record, name) or "1" for name in APPROVAL[:3]}
    given |= dict.fromkeys(APPROVAL[3:], date.min)
    try:
        Charter.from_record({**given, "clauses": record.clauses, "terms": record.terms}, CLAUSES_OF_GATES)
    except Unfit as no:
        return no
    return None


def versioned(version: str) -> CharterRecord | None:
    """The version of that name, draft or not."""
    return db.session.scalar(select(CharterRecord).where(CharterRecord.version == version))
