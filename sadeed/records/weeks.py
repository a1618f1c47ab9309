"""The working week as the policy's dates need it: weekend of the charter, official and announced holidays, Ramadan."""

from datetime import date, timedelta
from functools import lru_cache

from ..arabic import dates
from ..policy import promises
from ..policy.calendar import Week, holidays_between, ramadan_between, weekend_of
from ..policy.charter import Charter
from . import catalogues

OF_HOLIDAY = ("calendar", "start_month", "start_day", "start_offset_days", "start_rule", "length_days", "weekend_rule")
Official = tuple[tuple[str, ...], ...]
BACK, AHEAD = timedelta(days=800), timedelta(days=1900)  # a promise long late; five years, the longest for a review


def week_of(charter: Charter, *, on: date) -> Week:
    """The week around a day, far enough ahead for every term a charter may set."""
    return _week_around(on, charter.terms["weekend"], _official(), _announced())


@lru_cache(maxsize=256)
def _week_around(on: date, weekend: tuple[str, ...], official: Official, announced: frozenset[date]) -> Week:
    """Everything it depends on is handed in, so what was worked out once stays true."""
    first, last, resting = on - BACK, on + AHEAD, weekend_of(weekend)
    rows = [dict(zip(OF_HOLIDAY, row, strict=True)) for row in official]
    return Week(
        weekend=resting,
        holidays=holidays_between(rows, first, last, dates.to_gregorian, resting),
        announced=announced,
        ramadan=ramadan_between(first, last, dates.to_gregorian),
    )


def _official() -> Official:
    return tuple(
        tuple(line.more.get(name, "") for name in OF_HOLIDAY) for line in catalogues.entries("official_holidays")
    )


def _announced() -> frozenset[date]:
    return frozenset(
        holiday.from_on + timedelta(days=n)
        for holiday in catalogues.announced_holidays()
        for n in range((holiday.until_on - holiday.from_on).days + 1)
    )


def promise_if_raised(charter: Charter, *, on: date) -> date:
    """The date of reply the applicant would be told if the request were raised on that day (H-5)."""
    return promises.promised_on(on, charter.terms, week_of(charter, on=on))


def complete_by(charter: Charter, *, on: date) -> date:
    """Until when the applicant may complete what was found missing on that day (H-2)."""
    return promises.complete_by(on, charter.terms, week_of(charter, on=on))
