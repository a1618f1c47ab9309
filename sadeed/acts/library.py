"""The library: documents, frequent answers and corrected misconceptions, each in versions (T-1…T-3, O-3, O-6.1)."""

from datetime import date, datetime

from ..arabic import fold
from ..policy.verdict import Missing, Refused, Verdict
from ..records import journal, library
from ..records.base import db
from ..records.library import LibraryEntry
from ..records.staff import Seat
from ..records.transaction import transaction

CLAUSES = {"document": ("T-1", "T-2", "T-3"), "answer": ("O-3",), "misconception": ("O-6.1",)}


def add_entry(
    code: str, *, kind: str, title: str, text: str, version: str = "1", clause: str = "", is_public: bool = False,
    approved_on: date | None = None, by: Seat, at: datetime,
) -> str:  # fmt: skip
    """An entry joins the library; an earlier version of the same code is superseded, not deleted. Returns its code.

    Raises `ValueError` for a kind there is none of; refused without a title or text, and for a version that is there.
    """
    if kind not in CLAUSES:
        raise ValueError(kind)
    with transaction():
        _refuse(kind, code, version, {"title": title.strip(), "text": text.strip()})
        for earlier in library.entries():
            if earlier.code == code:
                earlier.superseded_on = at.date()
        db.session.add(
            LibraryEntry(code=code, version=version, kind=kind, title=title.strip(), text=text.strip(),
                         folded=fold(f"{title} {text}"), clause=clause, is_public=is_public, approved_on=approved_on)
        )  # fmt: skip
        told = {"catalogue": "library", "code": code}
        journal.note_day("catalogue_changed", by=by, at=at, clauses=CLAUSES[kind], told=told)
        return code


def _refuse(kind: str, code: str, version: str, said: dict[str, str]) -> None:
    missing = [Missing(name) for name, value in said.items() if not value]
    if any((entry.code, entry.version) == (code, version) for entry in library.entries()):
        missing.append(Missing("new_version", version))
    if missing:
        raise Refused(Verdict("add_entry", CLAUSES[kind], tuple(missing)))
