"""What the administration sees: branches, catalogues, holidays, versions of the policy."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..records import catalogues, charters, staff
from ..records.cases import NotFound
from ..records.catalogues import CatalogueEntry
from ..records.charters import CharterRecord
from . import format, locale
from .caseview import Badge, Door

ROOMS = (
    ("admin.index", _l("Staff")), ("admin.branches", _l("Branches")), ("admin.association_form", _l("The association")),
    ("admin.holidays", _l("Announced holidays")), ("admin.catalogues", _l("Catalogues")),
    ("admin.charter_versions", _l("Versions of the policy")),
)  # fmt: skip
CATALOGUES = {
    "beneficiary_categories": _l("Categories of beneficiaries"), "burdens": _l("Burdens"), "cities": _l("Cities"),
    "complaint_categories": _l("Categories of complaints"), "contact_outcomes": _l("Outcomes of a visit"),
    "deferral_reasons": _l("Reasons of deferral"), "document_kinds": _l("Kinds of papers"),
    "education_levels": _l("Levels of education"), "furniture_states": _l("States of furniture"),
    "health_states": _l("States of health"), "housing_conditions": _l("Conditions of housing"),
    "housing_kinds": _l("Kinds of housing"), "housing_ownership": _l("Ownership of housing"),
    "improvement_themes": _l("Themes of improvement"), "income_sources": _l("Sources of income"),
    "kinship": _l("Kinship"), "marital_statuses": _l("Marital statuses"), "official_holidays": _l("Official holidays"),
    "refusal_reasons": _l("Reasons of non-approval"), "regions": _l("Regions"), "service_kinds": _l("Kinds of service"),
    "support_types": _l("Types of support"), "working_times": _l("Working times"),
    "zakat_and_fund_kinds": _l("Kinds of zakat and funds"),
}  # fmt: skip
STATES = {
    "draft": ("soon", _l("Draft")), "approved": ("well", _l("Approved by the board")),
    "superseded": ("none", _l("Superseded")), "withdrawn": ("rest", _l("Withdrawn by the board")),
}  # fmt: skip
UNFIT = {
    "missing_approval": _l("The approval data are not complete: %(which)s."),
    "approval_date": _l("A date of the approval cannot be read: %(which)s."),
    "in_force_before_approval": _l("It would be in force before it was approved: %(which)s."),
    "repeated_clause": _l("A clause stands twice: %(which)s."),
    "empty_clause": _l("A clause has no words: %(which)s."),
    "missing_clause": _l("A clause the work stands on is missing: %(which)s."),
    "unknown_term": _l("There is no such term: %(which)s."),
    "missing_term": _l("A term is missing: %(which)s."),
    "term_shape": _l("A term cannot be read: %(which)s."),
    "term_bounds": _l("A term is out of its bounds: %(which)s."),
    "terms_disagree": _l("Two terms disagree: %(which)s."),
}  # fmt: skip


@dataclass(frozen=True)
class Room:
    """A part of the administration, in the line that leads to all of them."""

    href: str
    label: str
    is_here: bool


@dataclass(frozen=True)
class EntryLine:
    """A line of a catalogue."""

    code: str
    arabic: str
    english: str
    is_retired: bool
    rename: Door
    offer: Door


@dataclass(frozen=True)
class Version:
    """A version of the policy, with its approval data."""

    version: str
    badge: Badge
    meeting: str
    term: str
    approved_on: date | None
    in_force_from: date | None
    door: Door | None


def rooms(here: str) -> list[Room]:
    """The parts of the administration."""
    return [Room(url_for(endpoint), str(label), endpoint == here) for endpoint, label in ROOMS]


def branches() -> list[dict[str, Any]]:
    """Every branch, with the door that closes it."""
    regions = catalogues.labels(locale.language(), "regions")
    return [
        {"code": branch.code, "name": branch.name, "region": regions.get(("regions", branch.region), ""),
         "badge": _branch_badge(branch), "door": None if branch.is_main or branch.retired_on else Door(
             "retire_branch", _("Close the branch"), url_for("admin.retire_branch_form", code=branch.code), (),
             is_open=True, about=branch.name)}
        for branch in staff.all_branches()
    ]  # fmt: skip


def holidays() -> list[tuple[str, str, str]]:
    """(name, first day, last day) of announced holidays, newest first."""
    return [(one.name, format.long_date(one.from_on), format.long_date(one.until_on))
            for one in reversed(catalogues.announced_holidays())]  # fmt: skip


def catalogue_list() -> list[dict[str, Any]]:
    """Every catalogue with how many lines are offered and how many retired."""
    return [{"href": url_for("admin.catalogue", name=name), "label": str(CATALOGUES.get(name, name)),
             "used": format.in_digits(used), "retired": format.in_digits(retired)}
            for name, (used, retired) in catalogues.sizes().items()]  # fmt: skip


def catalogue(name: str) -> dict[str, Any]:
    """The lines of one catalogue, retired ones too; raises `NotFound`."""
    if name not in catalogues.SHIPPED:
        raise NotFound(name)
    lines = catalogues.entries(name, with_retired=True)
    return {"title": str(CATALOGUES[name]), "lines": [_entry_line(line) for line in lines]}


def entry_of(name: str, code: str) -> CatalogueEntry:
    """One line of a catalogue; raises `NotFound`."""
    found = catalogues.entry(name, code)
    if found is None:
        raise NotFound(f"{name} {code}")
    return found


def branch_of(code: str) -> staff.Branch:
    """The branch of that code; raises `NotFound`."""
    found = staff.branch_with_code(code)
    if found is None:
        raise NotFound(code)
    return found


def version_of(version: str) -> CharterRecord:
    """That version of the policy; raises `NotFound`."""
    found = charters.versioned(version)
    if found is None:
        raise NotFound(version)
    return found


def versions() -> list[Version]:
    """Every version of the policy, newest first; a draft has the door of approval, shut while it does not hold."""
    return [_version(record) for record in charters.all_versions()]


def _version(record: CharterRecord) -> Version:
    kind, said = STATES[record.state]
    return Version(record.version, Badge(kind, str(said)), record.board_meeting, record.board_term, record.approved_on,
                   record.in_force_from, _approval(record) if record.state == "draft" else None)  # fmt: skip


def _approval(record: CharterRecord) -> Door:
    wrong = charters.unfit_because(record)
    reason = (
        str(UNFIT.get(wrong[0], _l("It does not hold together: %(which)s."))) % {"which": wrong[1]} if wrong else ""
    )
    href = url_for("admin.approve_charter_form", version=record.version)
    return Door("approve_charter", _("Approve this version"), href, ("B-1",), not wrong, reason=reason,
                about=record.version)  # fmt: skip


def _entry_line(line: CatalogueEntry) -> EntryLine:
    path: dict[str, Any] = {"name": line.catalogue, "code": line.code}
    act = "restore_entry" if line.retired_on else "retire_entry"
    label = _("Offer again") if line.retired_on else _("Retire")
    rename_href = url_for("admin.rename_entry_form", **path)
    return EntryLine(
        line.code, line.arabic, line.english, line.retired_on is not None,
        Door("rename_entry", _("Rename"), rename_href, (), is_open=True, about=line.code),
        Door(act, label, url_for(f"admin.{act}_form", **path), (), is_open=True, about=line.code),
    )  # fmt: skip


def _branch_badge(branch: staff.Branch) -> Badge:
    if branch.retired_on:
        return Badge("rest", _("Closed"), format.row_date(branch.retired_on))
    return Badge("well", _("Main office") if branch.is_main else _("At work"))
