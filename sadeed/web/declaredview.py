"""What a declaration seals, as the one who signs reads it: every field by its name, and what changed since (H-4)."""

import json
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from ..records import declared, files
from ..records.cases import Declaration
from . import personview
from .personview import Labels, Section, Sees, Told

OF_PERSON = tuple(name for name in declared.PERSONAL if name not in ("birth_year", "birth_month", "birth_day"))


@dataclass(frozen=True)
class Drawing:
    """A signature as it was drawn, for one SVG path in a box of its own."""

    box: str
    path: str


def sections(now: dict[str, Any], sees: Sees, before: dict[str, Any] | None = None) -> list[Section]:
    """The declared data in four parts, as far as the reader sees them.

    With `before`, each row that differs also says what stood there.
    """
    labels = personview.labels()
    was = before or now
    members = _members(now["household"], was["household"], labels, sees) if sees("household") else ()
    found = [
        Section(_("The request"), _rows(_asked(now), _asked(was), declared.OF_CASE, labels, sees)),
        Section(_("The applicant"), _rows(now["person"], was["person"], OF_PERSON, labels, sees)),
        Section(_("The household"), members),
        Section(_("Income and burdens"), _money(now["money"], was["money"], labels) if sees("income") else ()),
    ]
    return [section for section in found if section.rows]


def changes(before: dict[str, Any], now: dict[str, Any], sees: Sees) -> list[Told]:
    """The rows in which two states differ, with both values, as far as the reader sees them."""
    rows = [row for section in sections(now, sees, before) for row in section.rows]
    return [row for row in rows if row.was]


def is_seen_whole(sees: Sees) -> bool:
    """Whether the reader sees all that a declaration seals, so that a page may carry it."""
    return all(sees(name) for name in ("household", "income", *declared.OF_CASE, *OF_PERSON))


def read_shown(text: str) -> dict[str, Any] | None:
    """The data that stood on a page, as its form carried them back; None when they cannot be read."""
    try:
        shown = json.loads(text)
    except ValueError:
        return None
    parts = {"case": dict, "person": dict, "household": list, "money": list}
    fits = isinstance(shown, dict) and all(isinstance(shown.get(part), kind) for part, kind in parts.items())
    return shown if fits else None


def drawing(signed: Declaration) -> Drawing | None:
    """The signature's strokes as a path; None when it was not drawn on a screen."""
    strokes = points_of(signed.strokes)
    every = [point for stroke in strokes for point in stroke]
    if not every:
        return None
    left, top = (min(point[axis] for point in every) - 8 for axis in (0, 1))
    wide, high = max(p[0] for p in every) - left + 8, max(p[1] for p in every) - top + 8
    path = " ".join("M" + " L".join(f"{x} {y}" for x, y in (*stroke, stroke[-1])) for stroke in strokes)
    return Drawing(f"{left} {top} {wide} {high}", path)


def points_of(text: str) -> list[list[tuple[int, int]]]:
    """The strokes of a signature as whole points; empty when the text is no signature."""
    try:
        strokes = [[(round(at["x"]), round(at["y"])) for at in stroke["points"]] for stroke in json.loads(text or "[]")]
    except (ValueError, TypeError, KeyError, OverflowError):
        return []
    return [stroke for stroke in strokes if stroke]


def _rows(now: Any, was: Any, names: tuple[str, ...], labels: Labels, sees: Sees) -> tuple[Told, ...]:
    rows = []
    for name in personview.seen(names, sees):
        name = "birth" if name == "birth_calendar" else name
        said, said_before = (personview.stated(state, name, labels) for state in (now, was))
        if said or said_before:
            rows.append(_told(str(personview.FIELDS[name]), said, said_before))
    return tuple(rows)


def _asked(state: dict[str, Any]) -> dict[str, Any]:
    """What the case asks, in words that agree with the applicant."""
    return {**state["case"], "sex": state["person"].get("sex")}


def _members(now: list[Any], was: list[Any], labels: Labels, sees: Sees) -> tuple[Told, ...]:
    def said(member: Any) -> tuple[str, str]:
        return personview.stated(member, "kinship", labels), personview.member_words(member, labels, sees)

    return _lines([said(member) for member in now], [said(member) for member in was])


def _money(now: list[Any], was: list[Any], labels: Labels) -> tuple[Told, ...]:
    def said(line: Any) -> tuple[str, str]:
        return personview.worded(str(line.get("side")), line.get("code"), labels), personview.money_words(line)

    return _lines([said(line) for line in now], [said(line) for line in was])


def _lines(now: list[tuple[str, str]], was: list[tuple[str, str]]) -> tuple[Told, ...]:
    gone = [line for line in was if line not in now]
    rows = []
    for line in now:
        rows.append(Told(*line, was="" if line in was else _("not there before")))
    return (*rows, *(Told(label, _("no longer there"), was=value) for label, value in gone))


def _told(label: str, said: str, said_before: str) -> Told:
    return Told(label, said or "—", was="" if said == said_before else said_before or _("nothing"))


def picture_of(address: str) -> bytes:
    """The picture a canvas drew, written anew; raises `ValidationError` with a reason to read for anything else."""
    try:
        return files.drawn_picture(address)
    except ValueError as no:
        raise ValidationError(_l("The drawn signature could not be read; clear it and sign again.")) from no
