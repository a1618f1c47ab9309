"""How wide a cell an answer is filed under, so that nobody can be guessed from it (O-6.3).

Decided by how many were invited, never by who answered. Every cell goes to one place alone, narrow or wide: a wide
one gathers only what was too small to stand by itself, so no figure is found by subtracting another.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

LEAST = 5
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, order=True)
class Cell:
    """What an answer waits with: the set of questions, the branch, the service's family, the week (its Sunday)."""

    questions: str
    branch_id: int
    service: str
    week: date


@dataclass(frozen=True, order=True)
class Place:
    """Where an answer is filed: `place` is branch:<id>, region:<code> or all; `period` a week, a quarter or a year."""

    questions: str
    service: str
    place: str
    period: str


Regions = Mapping[int, str]


def week_of(on: date) -> date:
    """The Sunday its week began."""
    return on - timedelta(days=(on.weekday() + 1) % 7)


def placed(invited: Mapping[Cell, int], regions: Regions, *, on: date) -> dict[Cell, Place]:
    """The place of every cell that has one by now; what may still grow, or never grew to five, has none yet.

    `invited` counts every invitation ever made: a count that shrank would move what was filed already.
    """
    settled: dict[Cell, Place] = {}
    small = set(invited)
    for place_of, last_day_of in _LADDER:
        gathered: dict[Place, list[Cell]] = defaultdict(list)
        for cell in small:
            gathered[place_of(cell, regions)].append(cell)
        small = set()
        for place, cells in gathered.items():
            if sum(invited[cell] for cell in cells) >= LEAST:
                settled.update(dict.fromkeys(cells, place))
            else:
                small.update(cell for cell in cells if on > last_day_of(cell.week))
    return settled


def _week(cell: Cell, _: Regions) -> Place:
    return Place(cell.questions, cell.service, f"branch:{cell.branch_id}", cell.week.isoformat())


def _quarter(cell: Cell, _: Regions) -> Place:
    return Place(cell.questions, cell.service, f"branch:{cell.branch_id}", _quarter_name(cell.week))


def _region(cell: Cell, regions: Regions) -> Place:
    region = regions.get(cell.branch_id, "")
    return Place(cell.questions, cell.service, f"region:{region or 'none'}", _quarter_name(cell.week))


def _everywhere(cell: Cell, _: Regions) -> Place:
    return Place(cell.questions, cell.service, "all", _quarter_name(cell.week))


def _year(cell: Cell, _: Regions) -> Place:
    return Place(cell.questions, cell.service, "all", str(cell.week.year))


def _quarter_name(week: date) -> str:
    return f"{week.year}-Q{(week.month + 2) // 3}"


def _end_of_week(week: date) -> date:
    return week + A_WEEK - timedelta(days=1)


def _end_of_quarter(week: date) -> date:
    """The last day of the last week that begins in the quarter."""
    first_after = date(week.year + week.month // 10, (week.month + 2) // 3 * 3 % 12 + 1, 1)
    return _end_of_week(week_of(first_after - timedelta(days=1)))


def _end_of_year(week: date) -> date:
    return _end_of_week(week_of(date(week.year, 12, 31)))


_LADDER: tuple[tuple[Callable[[Cell, Regions], Place], Callable[[date], date]], ...] = (
    (_week, _end_of_week),
    (_quarter, _end_of_quarter),
    (_region, _end_of_quarter),
    (_everywhere, _end_of_quarter),
    (_year, _end_of_year),
)
