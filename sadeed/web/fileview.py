"""The page of a person: the file, the household, the money, the requests, and what may be done with them."""

from collections.abc import Iterable
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ..policy.stages import COUNTER, RESEARCH
from ..policy.verdict import Missing
from ..records import cases, people, staff
from ..records.people import Person
from . import caseview, format, guards, locale, personview, refusals, words
from .caseview import Door
from .personview import Labels, Told

KEEPERS = (*COUNTER, *RESEARCH)  # who keeps a file up to date
ICONS = {"receive": "clipboard-plus", "amend_file": "pencil", "open_file": "person-plus"}


def file_of(person: Person) -> dict[str, Any]:
    """Everything the registry holds of somebody that these seats may see."""
    labels = personview.labels()
    requests = cases.cases_of(person.id, branches=guards.branches("cases"))
    return {
        "number": person.number, "name": person.name, "is_person": person.kind == "person", "doors": doors_of(person),
        "branch": staff.branch_names(locale.language()).get(person.branch_id, ""), "sections": personview.sections(person, labels),
        "relations": [str(personview.RELATIONS.get(one.kind, one.kind)) for one in people.relations_of(person.id)],
        "household": [Told(personview.stated(one, "kinship", labels), personview.member_words(one, labels))
                      for one in people.household_of(person.id)],
        "money": [Told(personview.worded(one.side, one.code, labels), personview.money_words(one))
                  for one in people.money_of(person.id)],
        "requests": [_request(case, labels) for case in requests],
    }  # fmt: skip


def hits(found: Iterable[Person]) -> list[dict[str, Any]]:
    """Those a search found: enough to tell two of one name apart, and no more."""
    labels, offices = personview.labels(), staff.branch_names(locale.language())
    return [
        {
            "number": one.number, "name": one.name, "href": url_for("people.person", number=one.number),
            "told": [said for said in (
                personview.stated(one, "national_id", labels), personview.stated(one, "birth", labels),
                personview.stated(one, "city", labels), offices.get(one.branch_id, ""),
            ) if said],
        }
        for one in found
    ]  # fmt: skip


def doors_of(person: Person) -> list[Door]:
    """A new request first; then what keeps the file up to date."""
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
    return doors


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
