"""Dates as people and workbooks write them. The calendar is kept as it was given; conversion is for display."""

import re
from datetime import date
from typing import Final, NamedTuple

from sadeed.arabic.calendars import check_day, check_year, hijri_year, long, month_length, to_gregorian, to_hijri
from sadeed.arabic.digits import latin
from sadeed.arabic.folding import fold
from sadeed.arabic.marks import plain
from sadeed.arabic.months import MONTHS, WEEKDAYS, Calendar, listed, month_name, squashed, weekday_name
from sadeed.arabic.unreadable import Unreadable

__all__ = [
    "Written", "check_day", "hijri_year", "long", "month_length", "month_name", "parse", "to_date",
    "to_gregorian", "to_hijri", "weekday_name",
]  # fmt: skip

LONGEST: Final = 120
_HARAKAT = re.compile("[\u0640\u064b-\u065f\u0670]")
_TIME = re.compile(
    r"(?<=\d)(?:T|,?\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s*(?:[AaPp]\.?[Mm]\.?|[صم]|صباحا|مساء)?"
    r"\s*(?:Z|[+-]\d{2}:?\d{2})?\s*$"
)
_TWO_DATES = re.compile(r"[·•|]|(?:ال)?موافق\s*ل?")
_SHAPE = re.compile(r"[\w\s/\\.,،:()'’\u2010-\u2015-]*")
_PIECES = re.compile(r"\d+(?:st|nd|rd|th)?(?![a-z])|\d+|[^\W\d_]+", re.IGNORECASE)
_ERAS: dict[str, Calendar] = {
    **dict.fromkeys(("ه", "هجري", "هجريه", "للهجره", "الهجري", "ah", "h", "hijri"), "hijri"),
    **dict.fromkeys(("م", "ميلادي", "ميلاديه", "للميلاد", "الميلادي", "ad", "ce", "g", "gregorian"), "gregorian"),
}
_BESIDE = WEEKDAYS | {*listed("يوم,بتاريخ,تاريخ,التاريخ,في,من,شهر,سنه,عام,لسنه,لعام,of,the,on")}


class Written(NamedTuple):
    """A date in the calendar it was written in."""

    calendar: Calendar
    year: int
    month: int
    day: int


def parse(text: str) -> Written:
    """The date as written: («hijri» | «gregorian», year, month, day), an existing day of that calendar.

    Year first or last, by its size; with the year last the day comes before the month, unless a Gregorian date can
    only be read month first (11/23/2026). Months by number or by any usual name; weekday and time are passed over.
    Years 1300–1599 are Hijri and 1800–2199 Gregorian; «هـ», «م» or a month's name that says otherwise is refused.
    Two dates side by side must be the same day; the first is given.
    Raises Unreadable ("empty", "shape", "year", "month", "day", "contradiction"), TypeError for anything but text.
    """
    bare = plain(text).text.strip()
    if not bare:
        raise Unreadable("empty", "يلزم التاريخ", "A date is needed")
    if len(bare) > LONGEST:
        raise _not_a_date()
    written = [_one(part) for part in _TWO_DATES.split(latin(_HARAKAT.sub("", bare))) if part.strip()]
    if not written or len(written) > 2:
        raise _not_a_date()
    if len({to_date(each) for each in written}) > 1:
        raise _contradiction("التاريخان المكتوبان ليسا يومًا واحدًا", "The two dates are not the same day")
    return written[0]


def to_date(written: Written) -> date:
    """The day on the Gregorian calendar, whichever it was written in. Raises Unreadable as `to_gregorian` does."""
    calendar, year, month, day = written
    return to_gregorian(year, month, day) if calendar == "hijri" else date(year, month, day)


def _one(text: str) -> Written:
    numbers, named, era = _read(_TIME.sub("", text.strip()))
    year, others, year_first = _year(numbers, 2 if named else 3)
    calendar = _calendar(year, named[0] if named else None, era)
    check_year(calendar, year)
    if named:
        month, day = named[1], others[0]
    elif year_first:
        month, day = others
    else:
        day, month = others
        if calendar == "gregorian" and day <= 12 < month <= 31:
            day, month = month, day
    check_day(calendar, year, month, day)
    return Written(calendar, year, month, day)


def _read(text: str) -> tuple[list[str], tuple[Calendar, int] | None, Calendar | None]:
    """Numbers in order, the month if it is named, the calendar if it is said."""
    if not _SHAPE.fullmatch(text) or text.startswith(("-", "/", ".", "\\")):
        raise _not_a_date()
    numbers, words, eras = [], [], set()
    for piece in _PIECES.findall(text):
        if piece[0].isdecimal():
            numbers.append(re.sub(r"\D", "", piece))
        elif (word := fold(piece)) in _ERAS:
            eras.add(_ERAS[word])
        elif word not in _BESIDE:
            words.append(word)
    if len(eras) > 1:
        raise _contradiction("التاريخ مكتوب هجريًا وميلاديًا معًا", "The date says both Hijri and Gregorian")
    numbers, name = _numbered_month(numbers, squashed(" ".join(words)))
    if name and name not in MONTHS:
        raise Unreadable("month", "اسم الشهر غير معروف", "The name of the month is not known")
    return numbers, MONTHS.get(name), eras.pop() if eras else None


def _numbered_month(numbers: list[str], name: str) -> tuple[list[str], str]:
    """«13 ربيع 1 1448»: the number in the middle belongs to the name."""
    if name in ("ربيع", "جمادي", "جماد", "rabi", "jumada") and len(numbers) == 3:
        return [numbers[0], numbers[2]], name + numbers[1]
    return numbers, name


def _year(numbers: list[str], expected: int) -> tuple[int, list[int], bool]:
    """The year, the other numbers in order, and whether the year came first."""
    if len(numbers) != expected or any(len(number) > 4 or not number.isascii() for number in numbers):
        raise _not_a_date()
    years = [place for place, number in enumerate(numbers) if int(number) > 99]
    if years not in ([0], [expected - 1]):
        if not years and all(len(number) <= 2 for number in numbers):
            raise Unreadable("year", "تُكتب السنة بأربعة أرقام", "The year is written with four digits")
        raise _not_a_date()
    found = [int(number) for number in numbers]
    return found.pop(years[0]), found, years == [0]


def _calendar(year: int, by_month: Calendar | None, era: Calendar | None) -> Calendar:
    by_year: Calendar | None = "hijri" if 1300 <= year <= 1599 else "gregorian" if 1800 <= year <= 2199 else None
    said = {calendar for calendar in (by_year, by_month, era) if calendar}
    if not said:
        raise Unreadable("year", f"السنة {year} خارج المدى المعروف", f"The year {year} is outside the known range")
    if len(said) > 1:
        raise _contradiction("السنة والتقويم المكتوب لا يتفقان", "The year and the calendar do not agree")
    return said.pop()


def _contradiction(arabic: str, english: str) -> Unreadable:
    return Unreadable("contradiction", f"{arabic}؛ يُراجع التاريخ على الأصل", f"{english}; check it on the paper")


def _not_a_date() -> Unreadable:
    return Unreadable(
        "shape",
        "التاريخ يوم وشهر وسنة، مثل 13/06/1448هـ أو 23/11/2026م",
        "A date is a day, a month and a year, such as 13/06/1448 AH or 23/11/2026",
    )
