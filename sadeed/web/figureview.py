"""The figures as the manager's page shows them: findings as titles, bars with their places, a table under each.

Every number leads to the list it counts. Nothing is counted by member of staff.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ..arabic import dates
from ..policy.stages import OPEN
from ..records import charters, figures, staff, weeks
from ..records.figures import Outcome, Owed, Stay, Waited
from . import caseview, figurelist, format, guards, locale, words
from .bars import Cell, Drawn, Figure, figure
from .clock import now, today
from .figurelist import Line

MONTHS = 6
HOW = {"kept": "f1", "extended": "f2", "broken": "f3"}  # how a promise ended, and how its piece of a bar looks


def overview() -> dict[str, Any]:
    """Everything on the page, for the branches this person answers for."""
    reach, on = guards.branches("reports"), today()
    week = weeks.week_of(charters.in_force(on).read(), on=on)
    stages, stays = figures.open_by_stage(reach), figures.stays(reach, at=now(), week=week)
    ended = figures.promises_ended(reach, since=_first_month(on), on=on)
    late, late_rows = figures.late(reach, on=on)
    due_today, _rows = figures.due(reach, first=on, last=on)
    due, due_rows = figures.due(reach, first=on, last=figurelist.end_of_week(on))
    names = staff.branch_names(locale.language())
    return {
        "sums": _sums(sum(stages.values()), late, due_today, due, late_rows), "stages": _stages(stages),
        "stays": _stays(stays), "by_month": _by_month(ended, on), "by_branch": _by_branch(ended, names, on),
        "late": [_line(row, names) for row in late_rows], "due": [_line(row, names) for row in due_rows],
        "longest": [_waited(row, names) for row in figures.longest(reach)],
    }  # fmt: skip


def _sums(open_now: int, late: int, due_today: int, due: int, rows: list[Owed]) -> list[dict[str, Any]]:
    oldest = _("The oldest: %(days)s", days=format.days_left(rows[0].promised_on)) if rows else ""
    return [
        {"label": _("Open requests"), "value": format.in_digits(open_now), "href": _list()},
        {"label": _("Promises late now"), "value": format.in_digits(late), "kind": "bad" if late else "",
         "note": oldest, "href": _list(promise="late")},
        {"label": _("Promises due today"), "value": format.in_digits(due_today), "href": _list(promise="today")},
        {"label": _("Promises due this week"), "value": format.in_digits(due), "href": _list(promise="week")},
    ]  # fmt: skip


def _list(**asked: Any) -> str:
    return url_for("reports.requests", **asked)


def _counted(n: int, **asked: Any) -> Cell:
    return Cell(format.in_digits(n), _list(**asked) if n else "")


def _stages(stages: dict[str, int]) -> Figure | None:
    shown = [(stage, str(words.STAGES[stage]), stages.get(stage, 0)) for stage in OPEN]
    if not any(count for _stage, _label, count in shown):
        return None
    most = max(shown, key=lambda one: one[2])
    return figure(
        _("Most requests stand at: %(stage)s", stage=most[1]), _("Open requests by stage"),
        [(label, [("f1" if count == most[2] else "fq", count)], format.in_digits(count)) for _s, label, count in shown],
        (_("Stage"), _("Requests")), [(Cell(label), _counted(n, stage=stage)) for stage, label, n in shown],
    )  # fmt: skip


def _stays(stays: list[Stay]) -> Figure | None:
    if not stays:
        return None
    longest = max(stays, key=lambda one: one.days)
    bars: list[Drawn] = [
        (str(words.STAGES[one.stage]), [("f1", one.days), ("fq", max(one.nine_of_ten - one.days, 0))],
         f"{_days(one.days)} · {_days(one.nine_of_ten)}") for one in stays
    ]  # fmt: skip
    return figure(
        _("The longest stay is at: %(stage)s", stage=words.STAGES[longest.stage]),
        _("Working days at each stage, of requests that left it in the last ninety days"), bars,
        (_("Stage"), _("Median"), _("Nine of ten within"), _("Requests that left it")),
        [(Cell(str(words.STAGES[one.stage])), Cell(_days(one.days)), Cell(_days(one.nine_of_ten)),
          Cell(format.in_digits(one.left))) for one in stays],
        (("f1", _("Median")), ("fq", _("Nine of ten within"))),
    )  # fmt: skip


def _by_month(ended: list[Outcome], on: date) -> Figure | None:
    if not ended:
        return None
    counted: dict[Any, Counter[str]] = {month: Counter() for month in sorted(_months(on))}
    for one in ended:
        counted.setdefault(_month_of(one.promised_on), Counter())[one.how] += 1
    kept = sum(one.how != "broken" for one in ended)
    title = _("%(kept)s of %(all)s promises were kept", kept=format.in_digits(kept), all=format.in_digits(len(ended)))
    rows = [(_named(month), count, {"month": f"{month[0]}-{month[1]:02}"}) for month, count in counted.items()]
    return _promises(title, _("Promises of reply that fell due, by month"), _("Month"), rows)


def _by_branch(ended: list[Outcome], names: dict[int, str], on: date) -> Figure | None:
    counted: dict[int, Counter[str]] = {}
    for one in ended:
        counted.setdefault(one.branch_id, Counter())[one.how] += 1
    if len(counted) < 2:
        return None
    worst = max(counted, key=lambda branch: counted[branch]["broken"])
    broken = format.in_digits(counted[worst]["broken"])
    title = _("Most broken promises: %(branch)s (%(n)s)", branch=names.get(worst, ""), n=broken)
    since = f"{_first_month(on):%Y-%m-%d}"
    rows = [(names.get(branch, ""), counted[branch], {"branch": branch, "since": since})
            for branch in sorted(counted, key=lambda one: -counted[one].total())]  # fmt: skip
    is_clean = not counted[worst]["broken"]
    sub = _("Promises of reply that fell due in six months, by branch")
    return _promises(_("No branch broke a promise") if is_clean else title, sub, _("Branch"), rows)


def _promises(
    title: str, sub: str, head: str, rows: Iterable[tuple[str, Counter[str], dict[str, Any]]]
) -> Figure:  # fmt: skip
    shown = list(rows)
    bars: list[Drawn] = [(name, [(kind, count[how]) for how, kind in HOW.items()],
                          format.in_digits(count.total())) for name, count, _asked in shown]  # fmt: skip
    cells = [(Cell(name), *(_counted(count[how], ended=how, **asked) for how in HOW)) for name, count, asked in shown]
    key = tuple((kind, str(words.ENDED[how])) for how, kind in HOW.items())
    return figure(title, sub, bars, (head, *(label for _kind, label in key)), cells, key)


def _line(row: Owed, branches: dict[int, str]) -> Line:
    badge = caseview.due_badge(row.promised_on, is_stopped=False, is_promised=True)
    return figurelist.line(row.number, row.person, row.stage, branches.get(row.branch_id, ""), badge)


def _waited(row: Waited, branches: dict[int, str]) -> Line:
    badge = caseview.Badge("none", _("Received on %(day)s", day=format.row_date(row.received_on)))
    return figurelist.line(row.number, row.person, row.stage, branches.get(row.branch_id, ""), badge)


def _days(days: float) -> str:
    return format.in_digits(f"{days:.1f}".removesuffix(".0"))


def _month_of(day: date) -> tuple[int, int]:
    year, month, _day = dates.to_hijri(day)
    return year, month


def _months(on: date) -> list[tuple[int, int]]:
    year, month = _month_of(on)
    counted = [year * 12 + month - 1 - n for n in range(MONTHS)]
    return [(one // 12, one % 12 + 1) for one in counted]


def _first_month(on: date) -> date:
    """The first day of the earliest Hijri month shown."""
    year, month = _months(on)[-1]
    return dates.to_gregorian(year, month, 1)


def _named(month: tuple[int, int]) -> str:
    return figurelist.month_name(month[1])
