"""The working week: which days are worked, from when to when. It is told the holidays; it asks no clock (A-1)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FRIDAY_AND_SATURDAY = frozenset({FRIDAY, SATURDAY})
MADE_UP_AFTER = "weekend days inside are made up after it"
ONE_DAY = timedelta(days=1)

Hours = tuple[time, time]
ToGregorian = Callable[[int, int, int], date]


@dataclass(frozen=True)
class Week:
    """The days an office works. `weekend` counts Monday as 0; `announced` holidays came after promises were given."""

    weekend: frozenset[int] = FRIDAY_AND_SATURDAY
    holidays: frozenset[date] = frozenset()
    announced: frozenset[date] = frozenset()
    ramadan: frozenset[date] = frozenset()
    hours: Hours = (time(8), time(16))
    ramadan_hours: Hours = (time(10), time(15))

    def __post_init__(self) -> None:
        if self.weekend >= set(range(7)):
            raise ValueError("a week without a working day")

    def is_working_day(self, day: date) -> bool:
        """Neither weekend nor holiday."""
        return day.weekday() not in self.weekend and day not in self.holidays and day not in self.announced

    def next_working_day(self, day: date) -> date:
        """This day if it is worked, else the first worked day after it: never a day before."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; with 0, `day` itself moved to a working day."""
        if count < 0:
            raise ValueError("working days are counted forward only")
        if not count:
            return self.next_working_day(day)
        for _ in range(count):
            day = self.next_working_day(day + ONE_DAY)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """Working days after `first`, up to and with `last`; 0 when `last` is not later."""
        return sum(self.is_working_day(first + ONE_DAY * n) for n in range(1, (last - first).days + 1))

    def opening_hours(self, day: date) -> Hours | None:
        """From when to when the office is open, or None on a day it is closed."""
        if not self.is_working_day(day):
            return None
        return self.ramadan_hours if day in self.ramadan else self.hours


def weekend_of(names: Iterable[str]) -> frozenset[int]:
    """Day names of the charter's term as weekday numbers. Raises ValueError for a name that is no day."""
    return frozenset(DAY_NAMES.index(name) for name in names)


def holidays_between(
    rows: Iterable[Mapping[str, str]],
    first: date,
    last: date,
    to_gregorian: ToGregorian,
    weekend: frozenset[int] = FRIDAY_AND_SATURDAY,
) -> frozenset[date]:
    """The official holidays of the catalogue from `first` to `last`, both included.

    A row without a start is entered by hand when it is announced, and is passed over here. Raises what
    `to_gregorian` raises for a Hijri year outside its table.
    """
    days: set[date] = set()
    for row in rows:
        if row["start_month"]:
            for start in _starts(row, first, last, to_gregorian):
                days.update(_days_of(row, start, weekend))
    return frozenset(day for day in days if first <= day <= last)


def ramadan_between(first: date, last: date, to_gregorian: ToGregorian) -> frozenset[date]:
    """The days of Ramadan from `first` to `last`, both included."""
    days: set[date] = set()
    for year in _hijri_years(first, last):
        start, end = to_gregorian(year, 9, 1), to_gregorian(year, 10, 1)
        days.update(start + ONE_DAY * n for n in range((end - start).days))
    return frozenset(day for day in days if first <= day <= last)


def _starts(row: Mapping[str, str], first: date, last: date, to_gregorian: ToGregorian) -> list[date]:
    month, day, offset = int(row["start_month"]), int(row["start_day"]), int(row["start_offset_days"] or 0)
    if row["calendar"] == "hijri":
        starts = [to_gregorian(year, month, day) for year in _hijri_years(first, last)]
    else:
        starts = [date(year, month, day) for year in range(first.year - 1, last.year + 1)]
    return [start + ONE_DAY * offset for start in starts]


def _hijri_years(first: date, last: date) -> range:
    """Every Hijri year that may touch these days, one to spare on either side."""
    return range((first.year - 622) * 33 // 32 - 2, (last.year - 622) * 33 // 32 + 2)


def _days_of(row: Mapping[str, str], start: date, weekend: frozenset[int]) -> list[date]:
    """The days off of one holiday; weekend days inside lengthen it where the catalogue says so."""
    left, days, day = int(row["length_days"] or 1), [], start
    while left:
        days.append(day)
        is_made_up = row["weekend_rule"] == MADE_UP_AFTER and day.weekday() in weekend
        left -= 0 if is_made_up else 1
        day += ONE_DAY
    return days
