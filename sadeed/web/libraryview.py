"""The library as its pages show it: entries, what was found in them, the clauses of the policy in force."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ..policy.charter import Charter
from ..records import charters, library, search
from ..records.library import LibraryEntry
from . import format, locale
from .clock import today

LONGEST_QUERY = 200


@dataclass(frozen=True)
class Entry:
    """A line of the library. `excerpt` is the paragraph in which something was found."""

    title: str
    href: str
    kind: str
    version: str
    clause: str
    approved: str
    is_public: bool
    excerpt: str = ""


@dataclass(frozen=True)
class ClauseShown:
    """A clause with its own address on the page."""

    id: str
    title: str
    wording: str


@dataclass(frozen=True)
class Policy:
    """The version in force: approval and clauses."""

    version: str
    board_meeting: str
    board_term: str
    approved: str
    in_force: str
    clauses: tuple[ClauseShown, ...]


def kind_of(entry: LibraryEntry) -> str:
    """document, answer or misconception, in words."""
    kinds = {"document": _("Document"), "answer": _("Frequent answer"), "misconception": _("Misconception")}
    return kinds.get(entry.kind, "")


def shown(entry: LibraryEntry, excerpt: str = "") -> Entry:
    """A line for a list."""
    return Entry(
        entry.title, url_for("library.entry", code=entry.code), kind_of(entry), entry.version, entry.clause,
        format.row_date(entry.approved_on) if entry.approved_on else "", entry.is_public, excerpt,
    )  # fmt: skip


def shelves(said: str) -> dict[str, Any]:
    """Every entry by title, or those in which the words were found, best first."""
    q = said.strip()[:LONGEST_QUERY]
    entries = _found(q) if q else [shown(entry) for entry in library.entries()]
    return {"q": q, "entries": entries, "policy": policy()}


def _found(q: str) -> list[Entry]:
    """What answers, with the paragraph that does."""
    hits = search.library(q)
    standing = {(entry.code, entry.version): entry for entry in library.with_codes([hit.code for hit in hits])}
    found = ((standing.get((hit.code, hit.version)), hit.excerpt) for hit in hits)
    return [shown(entry, excerpt) for entry, excerpt in found if entry]


def entry(code: str) -> dict[str, Any]:
    """The page of an entry; raises `NotFound`."""
    found = library.entry_of(code)
    paragraphs = [part.strip() for part in found.text.split("\n\n") if part.strip()]
    return {"entry": shown(found), "paragraphs": paragraphs}


def policy() -> Policy | None:
    """The policy in force today; None before the first."""
    record = charters.in_force_if_any(today())
    if record is None:
        return None
    read = record.read()
    return Policy(
        read.version, read.board_meeting, read.board_term, format.long_date(read.approved_on),
        format.long_date(read.in_force_from), tuple(_clause(read, id) for id in read.clauses),
    )  # fmt: skip


def _clause(charter: Charter, id: str) -> ClauseShown:
    lang = locale.language()
    return ClauseShown(id, charter.clause_title(id, lang), charter.clause_text(id, lang))
