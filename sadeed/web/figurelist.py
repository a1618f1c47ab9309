"""The list behind a number of the reports: which requests it counts, each the way to its page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from ..arabic import dates
from ..policy.stages import OPEN
from ..printing.lists import Listing
from ..records import requests, staff
from ..records.requests import Listed, Wanted
from . import caseview, exports, format, guards, locale, words
from .caseview import Badge
from .clock import today

ASKED = ("stage", "promise", "ended", "month", "branch", "since")


@dataclass(frozen=True)
class Line:
    """A request on a list: the way to it, whose it is, where it stands, and the date."""

    href: str
    number: str
    name: str
    second: str
    badge: Badge


def line(number: str, name: str, stage: str, branch: str, badge: Badge) -> Line:
    """A line, in the reader's words."""
    second = " · ".join(part for part in (str(words.STAGES[stage]), branch) if part)
    return Line(url_for("cases.page", number=number), number, name, second, badge)


def page() -> dict[str, Any]:
    """The requests asked for in the address; what cannot be read there asks for nothing in particular."""
    names, on = staff.branch_names(locale.language()), today()
    wanted, title = _wanted(names, on)
    rows = requests.listed(wanted, branches=guards.branches("reports"), after=_after())
    return {
        "title": title, "rows": [_shown(row, names) for row in rows], "next_href": _next(wanted, rows),
        "xlsx_href": url_for("reports.requests_file", kind="xlsx", **_asked()),
        "csv_href": url_for("reports.requests_file", kind="csv", **_asked()),
    }  # fmt: skip


def table() -> Listing:
    """All of the list as it leaves the house, from its beginning; `exports.MOST` lines at most."""
    names, on = staff.branch_names(locale.language()), today()
    wanted, title = _wanted(names, on)
    columns = (_("Number"), _("Name"), _("Stage"), _("Branch"), _("Received on"), _("Reply promised for"),
               _("Decided on"))  # fmt: skip
    rows = [(row.number, row.person, str(words.STAGES[row.stage]), names.get(row.branch_id, ""), row.received_on,
             row.promised_on, row.decided_on) for row in islice(_all(wanted), exports.MOST)]  # fmt: skip
    return Listing(title, columns, rows, is_rtl=locale.direction() == "rtl")


def _all(wanted: Wanted) -> Iterator[Listed]:
    reach, after = guards.branches("reports"), (date.min, 0)
    while rows := requests.listed(wanted, branches=reach, after=after):
        yield from rows
        after = _place(wanted, rows[-1])


def _wanted(names: dict[int, str], on: date) -> tuple[Wanted, str]:
    asked = request.args.get
    if asked("ended") in words.ENDED:
        return _ended(str(asked("ended")), names, on)
    if asked("promise") in ("late", "today", "week"):
        return _running(str(asked("promise")), on)
    if asked("stage") in OPEN:
        stage = str(asked("stage"))
        return Wanted(stages=(stage,)), _("Open requests: %(stage)s", stage=words.STAGES[stage])
    return Wanted(), _("Open requests")


def _running(which: str, on: date) -> tuple[Wanted, str]:
    if which == "late":
        return Wanted(last=on - timedelta(days=1)), _("Promises late now")
    if which == "today":
        return Wanted(first=on, last=on), _("Promises due today")
    return Wanted(first=on, last=end_of_week(on)), _("Promises due this week")


def _ended(how: str, names: dict[int, str], on: date) -> tuple[Wanted, str]:
    """Of one Hijri month, or of one branch since a day."""
    label, last = str(words.ENDED[how]), on - timedelta(days=1)
    branch = request.args.get("branch", 0, int)
    if found := re.fullmatch(r"(1[345]\d\d)-(0[1-9]|1[0-2])", request.args.get("month", "")):
        year, month = int(found[1]), int(found[2])
        first, after = dates.to_gregorian(year, month, 1), dates.to_gregorian(year + month // 12, month % 12 + 1, 1)
        until = min(last, after - timedelta(days=1))
        return Wanted(first=first, last=until, how=how), f"{label} · {month_name(month)}"
    if branch in names:
        return Wanted(first=_since(on), last=last, how=how, branch_id=branch), f"{label} · {names[branch]}"
    return Wanted(first=_since(on), last=last, how=how), label


def _since(on: date) -> date:
    try:
        return date.fromisoformat(request.args.get("since", ""))
    except ValueError:
        return on - timedelta(days=180)


def end_of_week(on: date) -> date:
    """The Saturday that ends the working week."""
    return on + timedelta(days=(5 - on.weekday()) % 7)


def month_name(month: int) -> str:
    """A Hijri month in the reader's language."""
    return dates.month_name("hijri", month, "ar" if locale.language() == "ar" else "en")


def _shown(row: Listed, names: dict[int, str]) -> Line:
    if row.decided_on is not None and row.promised_on is not None:
        kind = "well" if row.decided_on <= row.promised_on else "late"
        badge = Badge(kind, _("Answered on %(day)s", day=format.row_date(row.decided_on)),
                      _("Promised for %(day)s", day=format.row_date(row.promised_on)))  # fmt: skip
    else:
        badge = caseview.due_badge(row.promised_on, is_stopped=row.is_stopped, is_promised=row.promised_on is not None)
    return line(row.number, row.person, row.stage, names.get(row.branch_id, ""), badge)


def _after() -> tuple[date, int]:
    day, _dash, place = request.args.get("after", "").partition("_")
    try:
        return date.fromisoformat(day), int(place)
    except ValueError:
        return date.min, 0


def _next(wanted: Wanted, rows: list[Listed]) -> str | None:
    if len(rows) < requests.PAGE:
        return None
    day, last = _place(wanted, rows[-1])
    return url_for("reports.requests", after=f"{day.isoformat()}_{last}", **_asked())


def _place(wanted: Wanted, row: Listed) -> tuple[date, int]:
    """Where a list goes on after this row."""
    return (row.promised_on if wanted.by_promise and row.promised_on else date.min), row.id


def _asked() -> dict[str, Any]:
    return {name: request.args[name] for name in ASKED if name in request.args}
