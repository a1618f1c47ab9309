"""What the administration sees of the versions of the policy: all of them, one with its terms, a document as read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..policy.coverage import acts_under
from ..policy.terms import DEFAULTS, TERMS, Unfit, read_terms, write_terms
from ..policy.unfit import in_words
from ..records import charters
from ..records.cases import NotFound
from ..records.charters import CharterRecord
from . import format, locale, termwords, words
from .caseview import Badge, Door
from .clock import today

STATES = {
    "draft": ("soon", _l("Draft")), "approved": ("well", _l("Approved by the board")),
    "in_force": ("well", _l("In force")),
    "superseded": ("none", _l("Superseded")), "withdrawn": ("rest", _l("Withdrawn by the board")),
}  # fmt: skip


@dataclass(frozen=True)
class Version:
    """A version of the policy, with its approval data."""

    version: str
    title: str
    href: str
    badge: Badge
    meeting: str
    term: str
    approved_on: date | None
    in_force_from: date | None
    doors: tuple[Door, ...]


@dataclass(frozen=True)
class TermLine:
    """A term of a version: its meaning, its value, and what stands in force where that differs."""

    name: str
    clause: str
    meaning: str
    value: str
    in_force: str


def versions() -> list[Version]:
    """Every version of the policy, newest first."""
    return [_version(record) for record in charters.all_versions()]


def version_of(version: str) -> CharterRecord:
    """That version of the policy; raises `NotFound`."""
    found = charters.versioned(version)
    if found is None:
        raise NotFound(version)
    return found


def page(version: str) -> dict[str, Any]:
    """One version: its approval, its clauses, its terms beside those in force."""
    record = version_of(version)
    clauses = [(clause["id"], _in_language(clause)) for clause in record.clauses]
    in_force = charters.in_force_if_any(today())
    is_it = in_force is not None and in_force.id == record.id
    lines = term_lines(record)
    return {
        "version": _version(record), "clauses": clauses,
        "n_clauses": format.in_digits(len(clauses)), "terms": lines, "is_in_force": is_it,
        "n_differing": sum(bool(line.in_force) for line in lines), "wrong": wrong_with(record),
        "other": "" if is_it or in_force is None else in_force.version,
    }  # fmt: skip


def term_lines(record: CharterRecord) -> list[TermLine]:
    """Every term with its meaning; `in_force` is filled where the version in force says otherwise."""
    own, current = terms_of(record), terms_in_force()
    return [
        TermLine(
            name, term.clause, termwords.meaning(term), termwords.in_words(term, own[name]),
            termwords.in_words(term, current[name]) if current and current[name] != own[name] else "",
        )
        for name, term in TERMS.items()
    ]  # fmt: skip


def terms_of(record: CharterRecord) -> Mapping[str, Any]:
    """The terms as the policy reads them; each one alone, so that a draft that does not hold can be mended."""
    kept = {**write_terms(DEFAULTS), **record.terms}
    try:
        return read_terms({name: kept[name] for name in TERMS})
    except Unfit:
        return {name: _alone(name, kept[name]) for name in TERMS}


def _alone(name: str, said: Any) -> Any:
    try:
        return TERMS[name].read(said)
    except Unfit:
        return DEFAULTS[name]


def terms_in_force() -> Mapping[str, Any] | None:
    """The terms in force today; None before the first version."""
    record = charters.in_force_if_any(today())
    return None if record is None else terms_of(record)


def wrong_with(record: CharterRecord) -> str:
    """Why this draft could not be approved whatever the board's data: a term, or a clause and the acts on it."""
    no = charters.unfit_because(record) if record.state == "draft" else None
    if no is None:
        return ""
    acts = [str(words.ACTS[act]) for act in acts_under(no.which) if act in words.ACTS]
    left = " " + _("It leaves without a gate: %(acts)s.", acts=format.joined(acts)) if acts else ""
    return in_words(no)[locale.language() == "en"] + left


def doors() -> list[Door]:
    """How a new version begins: from the one in force, or from a document."""
    current = charters.in_force_if_any(today())
    copied = [] if current is None else [
        Door("draft_charter", _("Draft from the version in force"),
             url_for("admin.draft_charter_form", version=current.version), ("P-4",), is_open=True)]  # fmt: skip
    read = Door("import_charter", _("Bring in a document"), url_for("admin.charter_document"), ("P-4",), is_open=True)
    return [*copied, read]


def _state(record: CharterRecord) -> str:
    """An approved version is in force, was, or will be."""
    now = charters.in_force_if_any(today())
    if record.state != "approved" or now is None:
        return str(record.state)
    if record.id == now.id:
        return "in_force"
    days = (record.in_force_from, now.in_force_from)
    return "superseded" if None not in days and days[0] <= days[1] else "approved"  # type: ignore[operator]


def _version(record: CharterRecord) -> Version:
    kind, said = STATES[_state(record)]
    return Version(
        record.version, _("Version %(version)s", version=format.in_digits(record.version)),
        url_for("admin.charter_version", version=record.version), Badge(kind, str(said)),
        record.board_meeting, record.board_term, record.approved_on, record.in_force_from, tuple(_doors(record)),
    )  # fmt: skip


def _doors(record: CharterRecord) -> list[Door]:
    if record.state != "draft":
        return []
    wrong = wrong_with(record)
    path: dict[str, Any] = {"version": record.version}
    return [
        Door("approve_charter", _("Approve this version"), url_for("admin.approve_charter_form", **path), ("B-1",),
             not wrong, reason=wrong, about=record.version),
        Door("charter_terms", _("Change the terms"), url_for("admin.charter_terms_form", **path), ("P-4",),
             is_open=True, about=record.version),
        Door("discard_charter", _("Discard the draft"), url_for("admin.discard_charter_form", **path), (),
             is_open=True, about=record.version),
    ]  # fmt: skip


def _in_language(clause: Mapping[str, str]) -> tuple[str, str]:
    english = locale.language() == "en"
    title = (clause.get("title_en") if english else "") or clause.get("title", "")
    return title, (clause.get("wording_en") if english else "") or clause.get("wording", "")
