"""The figures as the manager's page shows them: findings as titles, bars with their places, a table under each."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ..arabic import dates
from ..policy.stages import OPEN
from ..records import figures, staff
from ..records.figures import Owed
from . import caseview, format, guards, locale, words
from .caseview import Badge
from .clock import now, today

WIDE, LABEL, ROOM = 460, 180, 40  # of a drawing: all of it, the words beside it, the number at the end of a bar
HIGH, STEP = 28, 42
MONTHS = 6
HOW = ("kept", "extended", "broken")

Drawn = tuple[str, list[tuple[str, float]], str]  # words, (kind, size) of each piece, the number at its end


@dataclass(frozen=True)
class Piece:
    """A part of a bar, in the drawing's own units."""

    x: float
    width: float
    kind: str  # f1 | fq | f2 | f3

    @property
    def is_hatched(self) -> bool:
        """Told apart by its shape, not by its colour alone."""
        return self.kind == "f2"


@dataclass(frozen=True)
class Bar:
    """One bar: its words, its pieces, its number, and where each stands."""

    label: str
    label_x: int
    value: str
    value_x: float
    y: int
    text_y: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Figure:
    """A finding, the drawing that shows it, and the table under it."""

    title: str
    sub: str
    says: str
    bars: tuple[Bar, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    high: int
    direction: str


@dataclass(frozen=True)
class Line:
    """A promise on a list: the way to the request, whose it is, where it stands, and how late."""

    href: str
    number: str
    name: str
    second: str
    badge: Badge


def overview() -> dict[str, Any]:
    """Everything on the page, for the branches this person answers for."""
    reach, on = guards.branches("reports"), today()
    stages, stays = figures.open_by_stage(reach), figures.stays(reach, at=now())
    ended = figures.promises_ended(reach, since=_first_month(on), on=on)
    late, late_rows = figures.late(reach, on=on)
    near, near_rows = figures.soon(reach, on=on)
    names = staff.branch_names(locale.language())
    return {
        "sums": _sums(sum(stages.values()), late, near, late_rows, on), "stages": _stages(stages),
        "stays": _stays(stays), "promises": _promises(ended, on),
        "late": [_line(row, names) for row in late_rows], "soon": [_line(row, names) for row in near_rows],
    }  # fmt: skip


def _sums(open_now: int, late: int, near: int, rows: list[Owed], on: date) -> list[dict[str, Any]]:
    oldest = _("The oldest: %(days)s", days=format.days_left(rows[0].promised_on)) if rows else ""
    return [
        {"label": _("Open requests"), "value": format.in_digits(open_now)},
        {"label": _("Promises late now"), "value": format.in_digits(late), "kind": "bad" if late else "",
         "note": oldest},
        {"label": _("Promises due within three days"), "value": format.in_digits(near)},
    ]  # fmt: skip


def _stages(stages: dict[str, int]) -> Figure | None:
    shown = [(str(words.STAGES[stage]), stages.get(stage, 0)) for stage in OPEN]
    if not any(count for _label, count in shown):
        return None
    most = max(shown, key=lambda one: one[1])
    return _figure(
        _("Most requests stand at: %(stage)s", stage=most[0]), _("Open requests by stage"),
        [(label, [("f1" if count == most[1] else "fq", count)], format.in_digits(count)) for label, count in shown],
        (_("Stage"), _("Requests")), [(label, format.in_digits(count)) for label, count in shown],
    )  # fmt: skip


def _stays(stays: list[figures.Stay]) -> Figure | None:
    if not stays:
        return None
    longest = max(stays, key=lambda one: one.days)
    bars: list[Drawn] = [(str(words.STAGES[one.stage]), [("f1" if one is longest else "fq", one.days)], _days(one.days))
            for one in stays]  # fmt: skip
    return _figure(
        _("The longest stay is at: %(stage)s", stage=words.STAGES[longest.stage]),
        _("Median days at each stage, of requests that left it in the last ninety days"), bars,
        (_("Stage"), _("Median days"), _("Requests that left it")),
        [(str(words.STAGES[one.stage]), _days(one.days), format.in_digits(one.left)) for one in stays],
    )  # fmt: skip


def _promises(ended: list[figures.Outcome], on: date) -> Figure | None:
    counted: dict[tuple[int, int], Counter[str]] = {month: Counter() for month in _months(on)}
    for one in ended:
        counted.setdefault(_month_of(one.promised_on), Counter())[one.how] += 1
    if not ended:
        return None
    kept = sum(one.how != "broken" for one in ended)
    rows = [(_named(month), count) for month, count in sorted(counted.items())]
    bars: list[Drawn] = [(name, [("f1", count["kept"]), ("f2", count["extended"]), ("f3", count["broken"])],
             format.in_digits(count.total())) for name, count in rows]  # fmt: skip
    return _figure(
        _("%(kept)s of %(all)s promises were kept", kept=format.in_digits(kept), all=format.in_digits(len(ended))),
        _("Promises of reply that fell due, by month"), bars,
        (_("Month"), _("Kept"), _("Extended with a reason, then kept"), _("Broken")),
        [(name, *(format.in_digits(count[how]) for how in HOW)) for name, count in rows],
    )  # fmt: skip


def _figure(
    title: str, sub: str, bars: list[Drawn], heads: tuple[str, ...],
    rows: list[tuple[str, ...]],
) -> Figure:  # fmt: skip
    most = max((sum(size for _kind, size in pieces) for _label, pieces, _value in bars), default=0) or 1
    drawn = tuple(_bar(n, bar, (WIDE - LABEL - ROOM) / most) for n, bar in enumerate(bars))
    says = "، ".join(f"{bar.label} {bar.value}" for bar in drawn)
    return Figure(title, sub, says, drawn, heads, tuple(rows), STEP * len(bars) + 8, locale.direction())


def _bar(n: int, bar: Drawn, scale: float) -> Bar:
    """Bars grow from the words towards the end of the line, to whichever side the language reads."""
    label, sizes, value = bar
    reads_left = locale.direction() == "rtl"
    pieces, reached = [], float(LABEL)
    for kind, size in sizes:
        width = round(size * scale, 1)
        if width:
            pieces.append(Piece(round(WIDE - reached - width if reads_left else reached, 1), width, kind))
        reached += width
    end = WIDE - reached - 8 if reads_left else reached + 8
    return Bar(label, WIDE - 2 if reads_left else 2, value, round(end, 1), n * STEP + 4, n * STEP + 23, tuple(pieces))


def _line(row: Owed, branches: dict[int, str]) -> Line:
    second = " · ".join(part for part in (str(words.STAGES[row.stage]), branches.get(row.branch_id, "")) if part)
    badge = caseview.due_badge(row.promised_on, is_stopped=False, is_promised=True)
    return Line(url_for("cases.page", number=row.number), row.number, row.person, second, badge)


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
    return dates.month_name("hijri", month[1], "ar" if locale.language() == "ar" else "en")
