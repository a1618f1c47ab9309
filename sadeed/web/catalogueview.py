"""What the administration sees of the catalogues: all of them by who feels them, and the lines of one."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ..policy.lines import ASKS, KEPT_SHUT, OF_A_RULE, Ask
from ..records import catalogues, programmes, uses
from ..records.cases import NotFound
from ..records.catalogues import CatalogueEntry
from . import format, linewords, locale
from .caseview import Door

MOST_COUNTED = 999
TOLD = ("family", "form", "visit", "max_age_days", "waived_by", "kind", "may_reapply", "sensitive", "period", "region")


@dataclass(frozen=True)
class EntryLine:
    """A line of a catalogue."""

    code: str
    arabic: str
    english: str
    is_retired: bool
    told: str
    used: str
    change: Door
    doors: tuple[Door, ...]


@dataclass(frozen=True)
class Shelf:
    """One catalogue in the list of all."""

    href: str
    label: str
    offered: str
    retired: str


def catalogue_list() -> list[tuple[str, list[Shelf]]]:
    """(group, its catalogues), with how many lines are offered and how many retired; programmes stand with what is
    given."""
    sizes = catalogues.sizes()
    groups = [(str(title), [_shelf(name, *sizes[name]) for name in names]) for title, names in linewords.GROUPS]
    groups[3][1].insert(0, _programmes())
    return groups


def catalogue(name: str) -> dict[str, Any]:
    """The lines of one catalogue, retired ones too; raises `NotFound`."""
    label_of(name)
    lines = catalogues.entries(name, with_retired=True)
    counts = uses.uses_of(name)
    labels = catalogues.labels(locale.language(), *{ask.of for ask in ASKS.get(name, ()) if ask.of})
    return {
        "title": label_of(name), "lines": [_entry_line(line, counts, labels) for line in lines],
        "add": None if name in KEPT_SHUT else Door(
            "add_entry", _("Add a line"), url_for("admin.add_entry_form", name=name), ("P-4",), is_open=True),
    }  # fmt: skip


def label_of(name: str) -> str:
    """What a catalogue is called; raises `NotFound`."""
    if name not in catalogues.SHIPPED:
        raise NotFound(name)
    return str(linewords.CATALOGUES[name])


def entry_of(name: str, code: str) -> CatalogueEntry:
    """One line of a catalogue; raises `NotFound`."""
    found = catalogues.entry(name, code)
    if found is None:
        raise NotFound(f"{name} {code}")
    return found


def told_by(line: CatalogueEntry, labels: dict[tuple[str, str], str]) -> str:
    """What a line asks, in a few words: its main settings, and when a paper is asked."""
    asks = {ask.name: ask for ask in ASKS.get(line.catalogue, ()) if ask.name not in OF_A_RULE}
    said = [_said(asks[name], line.settings.get(name, ""), labels) for name in TOLD if name in asks]
    words = line.settings.get("condition", "") if line.catalogue == "document_kinds" else ""
    when = _(" or ").join(
        _(" and ").join(str(linewords.FACTS.get(word, word)) for word in way.split(" and "))
        for way in words.split(" or ") if way
    )  # fmt: skip
    return " · ".join(one for one in (when, *said) if one)


def _said(ask: Ask, value: str, labels: dict[tuple[str, str], str]) -> str:
    if not value:
        return ""
    if ask.kind == "code":
        return labels.get((ask.of, value), value)
    label = str(linewords.SETTINGS[ask.name][0])
    if ask.kind == "whole":
        return f"{label}: {format.in_digits(value)}"
    word = str(linewords.OPTIONS.get((ask.name, value), value))
    return word if ask.name in ("family", "form", "kind", "period") else f"{label}: {word}"


def _entry_line(
    line: CatalogueEntry, counts: dict[str, int] | None, labels: dict[tuple[str, str], str]
) -> EntryLine:  # fmt: skip
    return EntryLine(
        line.code, line.arabic, line.english, line.retired_on is not None, told_by(line, labels),
        "" if counts is None else used_words(counts.get(line.code, 0)), *_doors(line),
    )  # fmt: skip


def used_words(n: int) -> str:
    """On how many records it stands, up to a thousand."""
    return _("Used: %(n)s", n=format.in_digits(f"{MOST_COUNTED}+" if n > MOST_COUNTED else n))


def _doors(line: CatalogueEntry) -> tuple[Door, tuple[Door, ...]]:
    path: dict[str, Any] = {"name": line.catalogue, "code": line.code}
    offer = ("restore_entry", _("Offer again")) if line.retired_on else ("retire_entry", _("Retire"))
    acts = (("rename_entry", _("Change")), ("move_entry", _("Move")), offer)
    change, *rest = [Door(act, label, url_for(f"admin.{act}_form", **path), (), is_open=True, about=line.arabic)
                     for act, label in acts]  # fmt: skip
    return change, tuple(rest)


def _shelf(name: str, offered: int, retired: int) -> Shelf:
    return Shelf(url_for("admin.catalogue", name=name), label_of(name), format.in_digits(offered),
                 format.in_digits(retired))  # fmt: skip


def _programmes() -> Shelf:
    found = programmes.all_programmes()
    retired = sum(one.retired_on is not None for one in found)
    return Shelf(url_for("admin.programmes"), _("Programmes"), format.in_digits(len(found) - retired),
                 format.in_digits(retired))  # fmt: skip
