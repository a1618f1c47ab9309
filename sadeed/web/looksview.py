"""Who looked at this file, and when: in plain words, newest first, page by page (S7).

It is for the manager alone: the page shows what colleagues of every desk did, and the manager is who answers to the
applicant. The head of social research oversees researchers, not the counter or finance, and does not see it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..records import access, cases, journal, people, retention, staff
from ..records.access import AccessLine
from ..records.cases import NotFound
from ..records.people import Person
from . import caseview, format, guards, lawdoors, locale, words

PAGE = 50
LOOKS = {
    "view": _l("Opened the page"), "search": _l("Searched"), "print": _l("Printed"), "export": _l("Took a copy out"),
    "refused_act": _l("Was refused"), "view_file": _l("Opened an attachment"),
    "break_glass": _l("Emergency entry"), "glass_read": _l("Emergency entry read by the manager"),
}  # fmt: skip
THINGS = {"data_copy": _l("copy of all data held"), "receipt": _l("receipt"), "looks": _l("list of who looked"),
          "consents": _l("consents")}  # fmt: skip
THROUGH = {"search": _l("from a search"), "glass": _l("by emergency entry")}
EMERGENCIES = ("break_glass", "glass_read")


@dataclass(frozen=True)
class Seen:
    """One look."""

    at_text: str
    at_iso: str
    sentence: str
    by_text: str
    clauses: tuple[str, ...] = ()


def of_case(number: str) -> dict[str, Any]:
    """Looks at a case; raises `NotFound` for one out of reach."""
    view, reach = caseview.view_of(number), guards.branches("looks")
    if reach is not None and view.case.branch_id not in reach:
        raise NotFound(number)
    emergencies = [_emergency(line, body) for line, body in journal.story_of(number) if line.act in EMERGENCIES]
    return {"title": _("Who looked at this request"), "name": view.person.name, "number": number,
            "back": view.href, **_page([number], "record.case_looks", number, emergencies)}  # fmt: skip


def of_person(number: str) -> dict[str, Any]:
    """Looks at a person's file and at their requests within reach; raises `NotFound`."""
    person = person_in_reach(number)
    own = [case.number for case in cases.cases_of(person.id, branches=guards.branches("looks"))]
    page = _page([number, *own], "record.person_looks", number, [])
    return {"title": _("Who looked at this file"), "name": person.name, "number": number,
            "back": lawdoors.href("people.person", number=number), **page}  # fmt: skip


def person_in_reach(number: str) -> Person:
    """The person of that number; raises `NotFound`."""
    found = people.numbered(number, branches=guards.branches("looks"))
    if found is None:
        raise NotFound(number)
    return found


def _page(subjects: Collection[str], endpoint: str, number: str, emergencies: list[Seen]) -> dict[str, Any]:
    before = _before()
    found = access.page_of(subjects, before=before, limit=PAGE + 1)
    names, shown = staff.names(locale.language()), found[:PAGE]
    more = url_for(endpoint, number=number, before=shown[-1][0].id) if len(found) > PAGE else None
    return {
        "lines": [_seen(line, told, names, number) for line, told in shown],
        "emergencies": [] if before else emergencies,
        "next_href": more, "first_href": url_for(endpoint, number=number) if before else None,
        "kept": _("Looks are kept for %(n)s months.", n=format.in_digits(retention.months()["looks"])),
    }  # fmt: skip


def _before() -> int:
    said = request.args.get("before", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 18 else 0


def _seen(line: AccessLine, told: dict[str, Any], names: dict[str, str], number: str) -> Seen:
    at = datetime.fromisoformat(line.at)
    said = [str(LOOKS.get(line.act, line.act)), _more(line.act, told)]
    if line.subject != number:
        said.append(_("request %(which)s", which=line.subject))
    return Seen(format.moment(at), line.at, " · ".join(part for part in said if part), names.get(line.by, line.by))


def _more(act: str, told: dict[str, Any]) -> str:
    if act == "refused_act":
        return str(words.ACTS.get(told.get("act", ""), ""))
    if told.get("through") in THROUGH:
        return str(THROUGH[told["through"]])
    return str(THINGS.get(told.get("what", ""), ""))


def _emergency(line: journal.JournalLine, body: dict[str, Any] | None) -> Seen:
    """An entry by break-glass, with its reason."""
    names, at = staff.names(locale.language()), datetime.fromisoformat(line.at)
    said = [str(LOOKS[line.act]), str((body or {}).get("told", {}).get("reason", ""))]
    return Seen(format.moment(at), line.at, " · ".join(part for part in said if part), names.get(line.by, line.by))
