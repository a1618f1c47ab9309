"""Who sits where today: every seat of the policy beside every branch, so that an empty one is seen (P-3)."""

from typing import Any

from flask_babel import gettext as _

from ..records import seating, staff
from ..records.seating import Sitter
from . import format, locale, words
from .clock import today

EVERY = 0


def seats_today() -> dict[str, Any]:
    """A row a seat, a column a branch; and the seats nobody holds anywhere. Four queries however many."""
    on, branches = today(), staff.branches_open()
    names = staff.branch_names(locale.language())
    found: dict[tuple[str, int], list[str]] = {}
    for one in seating.sitters(on=on):
        found.setdefault((one.role, one.branch_id or EVERY), []).append(_words(one))
    columns = [EVERY, *(branch.id for branch in branches)]
    rows = [
        [str(words.SEATS[role]), *(format.joined(found.get((role, column), [])) or "—" for column in columns)]
        for role in staff.ROLES
    ]
    held = {role for role, _branch in found}
    return {
        "heads": [_("Seat"), _("Every branch"), *(names[branch.id] for branch in branches)], "rows": rows,
        "empty": format.joined(str(words.SEATS[role]) for role in staff.ROLES if role not in held), "today": on,
    }  # fmt: skip


def people_at() -> dict[int, str]:
    """branch → who sits there alone today."""
    found: dict[int, list[str]] = {}
    for one in seating.sitters(on=today()):
        if one.branch_id:
            found.setdefault(one.branch_id, []).append(f"{_name(one)} ({words.SEATS[one.role]})")
    return {branch: format.joined(people) for branch, people in found.items()}


def _words(one: Sitter) -> str:
    return _("%(name)s (deputy: %(deputy)s)", name=_name(one), deputy=one.deputy) if one.deputy else _name(one)


def _name(one: Sitter) -> str:
    return (one.name_en if locale.language() == "en" else "") or one.name
