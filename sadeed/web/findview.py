"""What a search finds while somebody types: people, and the open requests of each; every line leads to its page."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from ..printing.lists import Listing
from ..records import catalogues, requests, search, staff
from ..records.requests import Request
from . import exports, fileview, format, guards, locale, words

MOST = 8
SHORTEST = 2
NEXT = "next"  # in an address: the focus goes to the next door of that page


@dataclass(frozen=True)
class Choice:
    """A line under the box."""

    href: str
    name: str
    number: str
    told: str
    is_request: bool = False


def choices(typed: str) -> dict[str, Any]:
    """The first few whom `typed` may mean, with their open requests, and in words how many lines there are."""
    is_asked = len(typed) >= SHORTEST
    found = search.people(typed, branches=guards.branches("people"), limit=MOST) if is_asked else search.Found()
    numbers = [row.through for row in found.rows if row.through_kind == "case"]
    beside = _beside([row.number for row in found.rows], numbers)
    lines = [one for hit in fileview.hits(found.rows) for one in (_person(hit), *beside.get(hit["number"], ()))]
    lines.sort(key=lambda one: one.number not in numbers)  # who typed the number of a request means the request
    says = format.in_digits(ngettext("%(num)s result", "%(num)s results", len(lines))) if lines else ""
    return {"choices": lines, "has_more": found.has_more, "elsewhere": found.known_elsewhere, "says": says,
            "is_asked": is_asked}  # fmt: skip


def table(typed: str) -> Listing:
    """Whom a search found, as a file: of identity and mobile the last digits, as on the page."""
    found = search.people(typed, branches=guards.branches("people"), limit=exports.MOST)
    offices = staff.branch_names(locale.language())
    columns = (_("Number"), _("Name"), _("ID ends in"), _("Mobile ends in"), _("Branch"))
    rows = [(one.number, one.name, *fileview.ends(one), offices.get(one.branch_id, ""))
            for one in found.rows]  # fmt: skip
    return Listing(_("People"), columns, rows, is_rtl=locale.direction() == "rtl")


def _beside(people: list[str], numbers: list[str]) -> dict[str, list[Choice]]:
    if not people or not guards.may_enter("cases"):
        return {}
    found = requests.beside(people, branches=guards.branches("cases"), and_also=numbers)
    labels = catalogues.labels(locale.language(), "support_types") if found else {}
    return {person: [_request(one, labels) for one in theirs] for person, theirs in found.items()}


def _person(hit: dict[str, Any]) -> Choice:
    href = url_for("people.person", number=hit["number"], _anchor=NEXT)
    return Choice(href, hit["name"], hit["number"], " · ".join(hit["told"]))


def _request(one: Request, labels: dict[tuple[str, str], str]) -> Choice:
    stands = str(words.STANDINGS.get(one.standing) or words.STAGES.get(one.stage, ""))
    support = labels.get(("support_types", one.support_type), "")
    return Choice(url_for("cases.page", number=one.number, _anchor=NEXT), support, one.number, stands, is_request=True)
