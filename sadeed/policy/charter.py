"""The charter: one approved version of the policy, read once, refused whole if it does not hold together (B-1, P-4)."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from .terms import DEFAULTS, Terms, Unfit, kinder_of, read_terms, write_terms

__all__ = ["APPROVAL", "Charter", "Clause", "Unfit", "in_force", "product_clauses", "terms_for"]

APPROVAL = ("version", "board_meeting", "board_term", "approved_on", "in_force_from")


@dataclass(frozen=True)
class Clause:
    """The words of one clause. They are the association's, never interface text; English may be wanting."""

    id: str
    title: str
    wording: str
    title_en: str = ""
    wording_en: str = ""


@dataclass(frozen=True)
class Charter:
    """A version of the policy as the board approved it. A case keeps the one in force on the day it was received."""

    version: str
    board_meeting: str
    board_term: str
    approved_on: date
    in_force_from: date
    clauses: Mapping[str, Clause]
    terms: Terms

    @classmethod
    def read(cls, said: Mapping[str, Any], gate_clauses: Iterable[str] = ()) -> "Charter":
        """A charter to be approved: every word of the approval, every term, every clause a gate stands on.

        `said` holds the approval (dates as dates or ISO text), `terms`, and `clauses` as Clause or plain mappings.
        Raises Unfit with a code and which: "missing_approval", "approval_date", "in_force_before_approval",
        "missing_clause", "repeated_clause", "empty_clause", and the codes of `terms.read_terms`.
        """
        approval = _approval(said)
        clauses = _clauses(said.get("clauses") or (), gate_clauses)
        return cls(**approval, clauses=clauses, terms=read_terms(said.get("terms") or {}))

    @classmethod
    def from_record(cls, record: Mapping[str, Any], gate_clauses: Iterable[str] = ()) -> "Charter":
        """A charter approved before. A term the product has learned since takes its default; else as `read`."""
        return cls.read({**record, "terms": {**write_terms(DEFAULTS), **record["terms"]}}, gate_clauses)

    def as_record(self) -> dict[str, Any]:
        """Plain values that JSON can hold; `from_record` gives the charter back."""
        approval = {name: getattr(self, name) for name in APPROVAL}
        dates = {name: approval[name].isoformat() for name in ("approved_on", "in_force_from")}
        clauses = [asdict(clause) for clause in self.clauses.values()]
        return {**approval, **dates, "clauses": clauses, "terms": write_terms(self.terms)}

    def clause_text(self, id: str, lang: str = "ar") -> str:
        """The wording of a clause; Arabic where English is wanting, "" where this charter has no such clause."""
        clause = self.clauses.get(id)
        if clause is None:
            return ""
        return (clause.wording_en if lang == "en" else "") or clause.wording

    def clause_title(self, id: str, lang: str = "ar") -> str:
        """The title of a clause; Arabic where English is wanting, the id where there is no title."""
        clause = self.clauses.get(id)
        if clause is None:
            return id
        return (clause.title_en if lang == "en" else "") or clause.title or id


def product_clauses(words: str) -> dict[str, Clause]:
    """The product's own wording, from the text of `clauses.toml`, in the order of the policy.

    Raises tomllib.TOMLDecodeError or TypeError when the file is damaged.
    """
    return {told["id"]: Clause(**told) for told in tomllib.loads(words)["clause"]}


def in_force(charters: Iterable[Charter], on: date) -> Charter | None:
    """The charter in force on a day: the latest to have come into force by then, or None before the first (P-4)."""
    begun = [charter for charter in charters if charter.in_force_from <= on]
    return max(begun, key=lambda charter: (charter.in_force_from, charter.approved_on), default=None)


def terms_for(own: Charter, current: Charter) -> Terms:
    """The terms a case of `own` goes by while `current` is in force: its own, but for kinder that reach it (P-4)."""
    return kinder_of(own.terms, current.terms) if current.in_force_from > own.in_force_from else own.terms


def _approval(said: Mapping[str, Any]) -> dict[str, Any]:
    for name in APPROVAL:
        if not str(said.get(name) or "").strip():
            raise Unfit("missing_approval", name)
    approval = {name: str(said[name]).strip() for name in APPROVAL[:3]}
    dates = {name: _date(said[name], name) for name in APPROVAL[3:]}
    if dates["in_force_from"] < dates["approved_on"]:
        raise Unfit("in_force_before_approval", dates["in_force_from"].isoformat())
    return {**approval, **dates}


def _date(said: object, name: str) -> date:
    if type(said) is date:
        return said
    try:
        return date.fromisoformat(str(said).strip())
    except ValueError:
        raise Unfit("approval_date", name) from None


def _clauses(told: Iterable[Clause | Mapping[str, str]], gate_clauses: Iterable[str]) -> Mapping[str, Clause]:
    clauses: dict[str, Clause] = {}
    for one in told:
        clause = one if isinstance(one, Clause) else Clause(**one)
        if clause.id in clauses:
            raise Unfit("repeated_clause", clause.id)
        if not clause.wording.strip():
            raise Unfit("empty_clause", clause.id)
        clauses[clause.id] = clause
    for id in sorted(set(gate_clauses) - clauses.keys()):
        raise Unfit("missing_clause", id)
    return MappingProxyType(clauses)
