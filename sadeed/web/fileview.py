"""The page of a person: the file, the household, the money, the requests, and what may be done with them."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ..policy.rights import KEEPERS
from ..policy.stages import COUNTER
from ..policy.verdict import Missing
from ..records import cases, people, staff
from ..records.people import Person
from ..records.search import Row
from . import caseview, format, guards, lawdoors, locale, personview, refusals, words
from .caseview import Door
from .personview import Labels, Told

ICONS = {"receive": "clipboard-plus", "amend_file": "pencil", "open_file": "person-plus"}


def file_of(person: Person) -> dict[str, Any]:
    """Everything the registry holds of somebody that these seats may see."""
    labels, sees = personview.labels(), partial(guards.sees, branch_id=person.branch_id)
    requests = cases.cases_of(person.id, branches=guards.branches("cases"))
    return {
        "number": person.number, "name": person.name, "doors": doors_of(person),
        "branch": staff.branch_names(locale.language()).get(person.branch_id, ""),
        "sections": personview.sections(person, labels, sees),
        "has_household": person.kind == "person" and sees("household"),
        "has_money": person.kind == "person" and sees("income"),
        "relations": [str(personview.RELATIONS.get(one.kind, one.kind)) for one in people.relations_of(person.id)],
        "household": [Told(personview.stated(one, "kinship", labels), personview.member_words(one, labels, sees))
                      for one in people.household_of(person.id)] if sees("household") else [],
        "money": [Told(personview.worded(one.side, one.code, labels), personview.money_words(one))
                  for one in people.money_of(person.id)] if sees("income") else [],
        "requests": [_request(case, labels) for case in requests],
    }  # fmt: skip


def hits(found: Iterable[Row]) -> list[dict[str, Any]]:
    """Those a search found: enough to tell two of one name apart, and no more."""
    offices = staff.branch_names(locale.language())
    return [
        {"number": one.number, "name": one.name, "href": url_for("people.person", number=one.number),
         "told": [said for said in (*_ends(one), offices.get(one.branch_id, ""), _through(one)) if said]}
        for one in found
    ]  # fmt: skip


def ends(one: Row) -> tuple[str, str]:
    """The last digits of identity and mobile, as far as the reader sees them."""
    sees = partial(guards.sees, branch_id=one.branch_id)
    return one.identity_end if sees("identity") else "", one.mobile_end if sees("contact") else ""


def _ends(one: Row) -> tuple[str, str]:
    end_of_identity, end_of_mobile = ends(one)
    identity = _("ID ending in %(digits)s", digits=format.in_digits(end_of_identity)) if end_of_identity else ""
    mobile = _("mobile ending in %(digits)s", digits=format.in_digits(end_of_mobile)) if end_of_mobile else ""
    return identity, mobile


def _through(one: Row) -> str:
    """Why somebody answers whose own name or number is not what was typed."""
    if one.through_kind == "member" and not guards.sees("household", one.branch_id):
        return _("through the household")
    words_of = {
        "member": _("through the household: %(which)s", which=one.through),
        "merged": _("entered before as: %(which)s", which=one.through),
        "case": _("request %(which)s", which=one.through), "file": _("file %(which)s", which=one.through),
    }  # fmt: skip
    return words_of.get(one.through_kind, "")


def doors_of(person: Person) -> list[Door]:
    """A new request first; then what keeps the file up to date."""
    if not guards.may_enter("people"):
        return []
    to: dict[str, Any] = {"number": person.number}
    at = person.branch_id
    doors = [
        door("receive", url_for("people.new_request", **to), COUNTER, ("H-1", "T-4"), at, is_main=True),
        door("amend_file", url_for("people.edit", **to), KEEPERS, ("H-2",), at),
    ]
    if person.kind == "person":
        doors += [
            door("amend_file", url_for("people.household", **to), KEEPERS, ("H-2",), at, _("Household")),
            door("amend_file", url_for("people.money", **to), KEEPERS, ("H-2",), at, _("Income and burdens")),
        ]
    return [*doors, *lawdoors.on_person(person.number, person.branch_id)]


def door(
    act: str, href: str, roles: tuple[str, ...], clauses: tuple[str, ...], branch_id: int | None = None,
    label: str = "", *, is_main: bool = False,
) -> Door:  # fmt: skip
    """An act of the registry as a door, shut with its reason for who has none of these seats in that branch."""
    seats = [seat for seat in guards.sitting().seats if seat.role in roles]
    may = any(branch_id is None or seat.reaches(branch_id) for seat in seats)
    reason = "" if may else refusals.missing_words(Missing("seat", " ".join(roles)))
    return Door(act, label or str(words.ACTS[act]), href, clauses, may, is_main, reason, ICONS[act])


def _request(case: cases.Case, labels: Labels) -> dict[str, Any]:
    return {
        "number": case.number, "href": url_for("cases.page", number=case.number), "badge": caseview.badge(case),
        "support": personview.worded("support_type", case.support_type, labels),
        "received": format.row_date(case.received_on),
        "stands": str(words.STANDINGS.get(case.standing) or words.STAGES.get(case.stage, "")),
    }  # fmt: skip
