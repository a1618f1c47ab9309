"""What the administration sees: branches and holidays."""

from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..records import catalogues, staff
from ..records.cases import NotFound
from . import format, locale, seatview
from .caseview import Badge, Door

ROOMS = (
    ("admin.index", _l("Staff")), ("admin.seats", _l("Who sits where")), ("admin.branches", _l("Branches")),
    ("admin.office", _l("The association")), ("admin.messages", _l("Messages")), ("admin.numbers", _l("Numbers")),
    ("admin.holidays", _l("Announced holidays")), ("admin.catalogues", _l("Catalogues")),
    ("admin.charter_versions", _l("Versions of the policy")), ("practice.index", _l("Practice")),
)  # fmt: skip


@dataclass(frozen=True)
class Room:
    """A part of the administration, in the line that leads to all of them."""

    href: str
    label: str
    is_here: bool


def rooms(here: str) -> list[Room]:
    """The parts of the administration."""
    open_ones = [(endpoint, label) for endpoint, label in ROOMS if endpoint in current_app.view_functions]
    return [Room(url_for(endpoint), str(label), endpoint == here) for endpoint, label in open_ones]


def branches() -> list[dict[str, Any]]:
    """Every branch: where it lies, who sits there alone, and the doors that change and close it."""
    regions, people = catalogues.labels(locale.language(), "regions"), seatview.people_at()
    names = staff.branch_names(locale.language())
    return [
        {"code": branch.code, "name": names[branch.id], "region": regions.get(("regions", branch.region), ""),
         "phone": branch.phone, "people": people.get(branch.id, ""), "badge": _branch_badge(branch),
         "doors": _branch_doors(branch, names[branch.id])}
        for branch in staff.all_branches()
    ]  # fmt: skip


def _branch_doors(branch: staff.Branch, name: str) -> list[Door]:
    wanted = [("amend_branch", _("Edit"))]
    if not branch.is_main and not branch.retired_on:
        wanted.append(("retire_branch", _("Close the branch")))
    return [Door(act, label, url_for(f"admin.{act}_form", code=branch.code), (), is_open=True, about=name)
            for act, label in wanted]  # fmt: skip


def holidays() -> list[tuple[str, str, str]]:
    """(name, first day, last day) of announced holidays, newest first."""
    return [(one.name, format.long_date(one.from_on), format.long_date(one.until_on))
            for one in reversed(catalogues.announced_holidays())]  # fmt: skip


def branch_of(code: str) -> staff.Branch:
    """The branch of that code; raises `NotFound`."""
    found = staff.branch_with_code(code)
    if found is None:
        raise NotFound(code)
    return found


def _branch_badge(branch: staff.Branch) -> Badge:
    if branch.retired_on:
        return Badge("rest", _("Closed"), format.row_date(branch.retired_on))
    return Badge("well", _("Main office") if branch.is_main else _("At work"))
