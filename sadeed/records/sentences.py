"""The sentences of the record: one an act, from `tables/journal.csv`, filled with what a line tells.

A line keeps raw values (codes, dates, halalas); the words are chosen when it is read, in the reader's language.
"""

import csv
import string
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ..arabic import dates, marks

CATALOGUES_OF = {
    "paper": ("document_kinds",), "missing": ("document_kinds",), "awaited": ("document_kinds",),
    "category": ("beneficiary_categories", "complaint_categories"), "service": ("service_kinds",),
}  # fmt: skip
Labels = Mapping[tuple[str, str], str]


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, str]]:
    """act → its sentences and clauses."""
    text = (files("sadeed") / "tables" / "journal.csv").read_text(encoding="utf-8")
    return {row["act"]: row for row in csv.DictReader(text.splitlines())}


@lru_cache(maxsize=1)
def _values() -> dict[tuple[str, str], dict[str, str]]:
    text = (files("sadeed") / "tables" / "values.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {(row["placeholder"], row["code"]): {"ar": row["arabic"], "en": row["english"]} for row in rows}


def placeholders(act: str) -> set[str]:
    """What the sentence of an act must be told."""
    return {name for _, name, _, _ in string.Formatter().parse(table()[act]["arabic"]) if name}


def sentence(act: str, told: Mapping[str, Any], language: str, labels: Labels | None = None) -> str:
    """The line people read. What was lawfully destroyed shows as a dash."""
    return _filled(table()[act]["arabic" if language == "ar" else "english"], told, language, labels or {})


def tells_applicant(act: str) -> bool:
    """Whether this act sends the applicant a text at all."""
    return bool(table()[act]["applicant_arabic"])


def for_applicant(act: str, told: Mapping[str, Any], language: str, labels: Labels | None = None) -> str:
    """The short text that goes to the applicant, "" when this act sends none. It never names the kind of aid."""
    text = table()[act]["applicant_arabic" if language == "ar" else "applicant_english"]
    return _filled(text, told, language, labels or {}) if text else ""


def _filled(text: str, told: Mapping[str, Any], language: str, labels: Labels) -> str:
    names = [name for _, name, _, _ in string.Formatter().parse(text) if name]
    return text.format_map({name: say(name, told.get(name), language, labels) for name in names})


def say(name: str, value: Any, language: str, labels: Labels) -> str:
    """One value in words: a date in both calendars, a code by its label, a list joined as the language joins."""
    if value in (None, ""):
        return "—"
    if isinstance(value, (list, tuple)):
        return ("، " if language == "ar" else ", ").join(say(name, each, language, labels) for each in value)
    if isinstance(value, dict):
        return ("، " if language == "ar" else ", ").join(f"{key} {count}" for key, count in value.items())
    for catalogue in CATALOGUES_OF.get(name, ()):
        if (catalogue, value) in labels:
            return labels[catalogue, value]
    if (name, value) in _values():
        return _values()[name, value][language]
    return _day(value, language) or marks.plain(str(value)).text


def _day(value: Any, language: str) -> str:
    text = value.isoformat() if isinstance(value, date) else str(value)
    if len(text) != 10 or text[4:5] != "-":
        return ""
    try:
        return dates.long(date.fromisoformat(text), "ar" if language == "ar" else "en")
    except ValueError:
        return ""
