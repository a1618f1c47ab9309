"""The record of a case as people read it: when, what, who, and by which clause."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from ..records import catalogues, journal, sentences, staff
from . import format, locale, words

CATALOGUES = ("document_kinds", "beneficiary_categories", "complaint_categories", "service_kinds", "support_types")


@dataclass(frozen=True)
class Line:
    """One line of the story."""

    at_text: str
    at_iso: str
    sentence: str
    by_text: str
    clauses: tuple[str, ...]
    act: str


def story_of(chain: str, sees_line: Callable[[str], bool]) -> list[Line]:
    """The lines of a case, newest first; of what the reader does not see, that it happened and when, and no more."""
    names = staff.names(locale.language())
    labels = catalogues.labels(locale.language(), *CATALOGUES)
    return [
        _line(line, body, names, labels) if sees_line(line.act) else _bare(line)
        for line, body in journal.story_of(chain)
    ]


def _bare(line: journal.JournalLine) -> Line:
    act = words.ACTS.get("decide" if line.act.startswith("decide_") else line.act) or _("An entry of the record")
    return Line(format.moment(datetime.fromisoformat(line.at)), line.at, f"{act}.", "", (), line.act)


def _line(line: journal.JournalLine, body: dict | None, names: dict[str, str], labels: sentences.Labels) -> Line:
    told = body or {"told": {}, "clauses": [], "seat": "", "for": ""}
    at = datetime.fromisoformat(line.at)
    return Line(
        at_text=format.moment(at), at_iso=line.at,
        sentence=format.in_digits(sentences.sentence(line.act, told["told"], locale.language(), labels)),
        by_text=_by(line.by, told, names), clauses=tuple(told["clauses"]), act=line.act,
    )  # fmt: skip


def _by(username: str, told: dict, names: dict[str, str]) -> str:
    seat = str(words.SEATS.get(told["seat"], ""))
    who = names.get(username, "")
    acting = f"({words.ACTING} {names.get(told['for'], told['for'])})" if told["for"] else ""
    return " ".join(part for part in (format.joined(p for p in (who, seat) if p), acting) if part)


def latest(chain: str, *, by: str) -> str:
    """The newest line's sentence, if this account wrote it; else ""."""
    found = journal.latest(chain)
    if found is None or found[0].by != by:
        return ""
    labels = catalogues.labels(locale.language(), *CATALOGUES)
    return _line(found[0], found[1], {}, labels).sentence
