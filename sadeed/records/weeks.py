"""The working week as the policy's dates need it: weekend of the charter, official and announced holidays, Ramadan."""

from datetime import date, timedelta

from ..arabic import dates
from ..policy.calendar import Week, holidays_between, ramadan_between, weekend_of
from ..policy.charter import Charter
from . import catalogues

BACK, AHEAD = timedelta(days=60), timedelta(days=1900)  # five years: the longest a review may be set


def week_of(charter: Charter, *, on: date) -> Week:
    """The week around a day, far enough ahead for every term a charter may set."""
    weekend = weekend_of(charter.terms["weekend"])
    first, last = on - BACK, on + AHEAD
    announced = {
        holiday.from_on + timedelta(days=n)
        for holiday in catalogues.announced_holidays()
        for n in range((holiday.until_on - holiday.from_on).days + 1)
    }
    return Week(
        weekend=weekend,
        holidays=holidays_between(_official(), first, last, dates.to_gregorian, weekend),
        announced=frozenset(announced),
        ramadan=ramadan_between(first, last, dates.to_gregorian),
    )


def _official() -> list[dict[str, str]]:
    names = ("calendar", "start_month", "start_day", "start_offset_days", "start_rule", "length_days", "weekend_rule")
    return [{name: line.more.get(name, "") for name in names} for line in catalogues.entries("official_holidays")]
