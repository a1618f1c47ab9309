"""A version of the policy is entered as a draft, and approved with the board's meeting, term and date (P-4, B-1)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from ..arabic import Unreadable, marks
from ..policy import document
from ..policy.charter import Charter
from ..policy.document import Draft, read_document
from ..policy.terms import DEFAULTS, Unfit, read_terms, write_terms
from ..policy.unfit import in_words
from ..policy.verdict import Missing, Refused, Verdict
from ..records import journal
from ..records.base import db
from ..records.cases import NotFound
from ..records.charters import CLAUSES_OF_GATES, CharterRecord, in_force_if_any, shipped_clauses, versioned
from ..records.staff import Seat
from ..records.transaction import transaction
from .accounts import only_admin

T = TypeVar("T")


def import_draft(draft: Draft, *, source: str = "", by: Seat, at: datetime) -> str:
    """The association's own document becomes a draft. Nothing is in force by that. Returns its version."""
    only_admin("charter_imported", by)
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


def import_text(text: str, *, by: Seat, at: datetime) -> str:
    """A document as text becomes a draft. Raises `ValueError` naming the line that cannot be read."""
    only_admin("charter_imported", by)
    try:
        draft = read_document(text, tuple(shipped_clauses()))
    except document.Unreadable as no:
        raise Unreadable(no.code, no.ar, no.en) from no
    _version_name(draft.version)
    return import_draft(draft, source="document", by=by, at=at)


def adopt_shipped(
    *, version: str, board_meeting: str, board_term: str, approved_on: date, in_force_from: date,
    terms: dict[str, Any] | None = None, by: Seat, at: datetime,
) -> str:  # fmt: skip
    """The product's own wording is approved under the association's own approval data. Raises `Unfit`."""
    only_admin("approve_charter", by)
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


def draft_from(source: str, version: str, *, by: Seat, at: datetime) -> str:
    """A draft begins as a copy of another version: its clauses and its terms, without the approval.

    Returns its version. Raises `NotFound`, `Refused` for a version that exists, `ValueError` for a name that is none.
    """
    only_admin("charter_drafted", by)
    name = _version_name(version)
    with transaction():
        old = _record(source)
        new = CharterRecord(
            version=name, state="draft", approved_on=None, in_force_from=None, clauses=list(old.clauses),
            terms=write_terms(read_terms({**write_terms(DEFAULTS), **old.terms})), source=f"version {source}",
        )  # fmt: skip
        _keep_new(new)
        journal.note_day("charter_drafted", by=by, at=at, clauses=("P-4",), told={"charter": name, "source": source})
        return name


def change_terms(version: str, said: Mapping[str, Any], *, by: Seat, at: datetime) -> str:
    """Terms of a draft are set, each within its bounds. Raises `Refused` for no draft, `ValueError` in words."""
    only_admin("charter_terms_changed", by)
    with transaction() as session:
        record = _draft(session, "charter_terms_changed", version)
        before = {**write_terms(DEFAULTS), **record.terms}
        now = write_terms(_fit(lambda: read_terms({**before, **said})))
        changed = [name for name in now if now[name] != before[name]]
        if changed:
            record.terms = now
            told = {"charter": version, "terms": changed, "before": {name: before[name] for name in changed},
                    "after": {name: now[name] for name in changed}}  # fmt: skip
            journal.note_day("charter_terms_changed", by=by, at=at, clauses=("P-4",), told=told)
        return version


def discard(version: str, *, by: Seat, at: datetime) -> str:
    """A draft goes, and its name is free again. What was approved stays for good."""
    only_admin("charter_discarded", by)
    with transaction() as session:
        session.delete(_draft(session, "charter_discarded", version))
        journal.note_day("charter_discarded", by=by, at=at, clauses=("P-4",), told={"charter": version})
        return version


def approve(
    version: str, *, board_meeting: str = "", board_term: str = "", approved_on: date | None = None,
    in_force_from: date | None = None, by: Seat, at: datetime,
) -> str:  # fmt: skip
    """The draft becomes an approved version, immutable from then on; what is given of the approval stands in it.

    Raises `Refused` for what is no draft, and `ValueError` in words when it does not hold together, was approved on a
    day to come, or would come into force before the version that is in force now.
    """
    only_admin("approve_charter", by)
    with transaction() as session:
        record = _draft(session, "approve_charter", version)
        given = {"board_meeting": board_meeting.strip(), "board_term": board_term.strip(), "approved_on": approved_on,
                 "in_force_from": in_force_from}  # fmt: skip
        for name, value in given.items():
            if value:
                setattr(record, name, value)
        _refuse_days(_fit(record.read), at.date())
        record.state = "approved"
        _note_approved(record, by, at)
        return version


def _refuse_days(charter: Charter, today: date) -> None:
    if charter.approved_on > today:
        raise Unreadable("approved_on", "تاريخ الاعتماد لم يأتِ بعد", "The day of approval is in the future")
    now = in_force_if_any(today)
    if now is not None and now.in_force_from is not None and charter.in_force_from < now.in_force_from:
        raise Unreadable("in_force_from", "يسري قبل الإصدار الساري الآن، فلا يسري أبدًا",
                         "It would come into force before the version now in force, and so never")  # fmt: skip


def _fit(read: Callable[[], T]) -> T:
    try:
        return read()
    except Unfit as no:
        raise Unreadable(no.code, *in_words(no)) from no


def _record(version: str) -> CharterRecord:
    found = versioned(version)
    if found is None:
        raise NotFound(version)
    return found


def _draft(session: Any, act: str, version: str) -> CharterRecord:
    record: CharterRecord | None = session.query(CharterRecord).filter_by(version=version).with_for_update().first()
    if record is None:
        raise NotFound(version)
    if record.state != "draft":
        raise Refused(Verdict(act, ("B-1",), (Missing("draft", version),)))
    return record


def _version_name(said: str) -> str:
    name = " ".join(marks.plain(said).text.split())
    if not name or len(name) > 20 or "/" in name or name in (".", ".."):
        raise Unreadable("version", "رقم الإصدار من رمز إلى عشرين، بلا شرطة مائلة",
                         "A version has one to twenty signs and no slash")  # fmt: skip
    return name


def _keep_new(record: CharterRecord) -> None:
    if versioned(record.version) is not None:
        raise Refused(Verdict("charter_imported", ("P-4",), (Missing("new_version", record.version),)))
    db.session.add(record)
    db.session.flush()


def _keep(record: CharterRecord, *, by: Seat, at: datetime) -> str:
    with transaction():
        _keep_new(record)
        if record.state == "approved":
            _note_approved(record, by, at)
        else:
            journal.note_day("charter_imported", by=by, at=at, clauses=("P-4",), told={"charter": record.version})
        return str(record.version)


def _note_approved(record: CharterRecord, by: Seat, at: datetime) -> None:
    told = {"charter": record.version, "meeting": record.board_meeting, "board_term": record.board_term,
            "in_force_from": str(record.in_force_from)}  # fmt: skip
    journal.note_day("charter_approved", by=by, at=at, clauses=("P-4", "B-1"), told=told)
