"""The two calendars: Umm al-Qura by its table, 1343–1500 AH, and the Gregorian one. What lies outside is refused."""

import datetime
from calendar import monthrange

from hijridate import Gregorian, Hijri

from sadeed.arabic.months import Calendar, Language, month_name, weekday_name
from sadeed.arabic.unreadable import Unreadable

FIRST_HIJRI, LAST_HIJRI = 1343, 1500
FIRST_DAY, LAST_DAY = datetime.date(1924, 8, 1), datetime.date(2077, 11, 16)
"""The days the Umm al-Qura table covers."""
FIRST_GREGORIAN, LAST_GREGORIAN = 1800, 2199


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """Days in the month. Raises Unreadable ("year", "month") outside the years known or the twelve months."""
    check_year(calendar, year)
    if not 1 <= month <= 12:
        raise Unreadable("month", f"الشهر من 1 إلى 12؛ المكتوب {month}", f"A month is 1 to 12; this says {month}")
    return Hijri(year, month, 1).month_length() if calendar == "hijri" else monthrange(year, month)[1]


def check_year(calendar: Calendar, year: int) -> None:
    """Raises Unreadable ("year") for a year outside the Umm al-Qura table, or outside 1800–2199 Gregorian."""
    if calendar == "hijri":
        first, last, arabic, english = FIRST_HIJRI, LAST_HIJRI, "الهجرية", "Hijri"
    else:
        first, last, arabic, english = FIRST_GREGORIAN, LAST_GREGORIAN, "الميلادية", "Gregorian"
    if not first <= year <= last:
        raise Unreadable(
            "year",
            f"السنوات {arabic} المعروفة من {first} إلى {last}؛ المكتوب {year}",
            f"{english} years are known from {first} to {last}; this says {year}",
        )


def check_day(calendar: Calendar, year: int, month: int, day: int) -> None:
    """Raises Unreadable ("year", "month", "day") unless the calendar has such a day."""
    length = month_length(calendar, year, month)
    if not 1 <= day <= length:
        raise Unreadable(
            "day",
            f"شهر {_after_month(calendar, month)} سنة {year} أيامه {length}؛ اليوم المكتوب {day}",
            f"{month_name(calendar, month, 'en')} {year} has {length} days; this says day {day}",
        )


def to_gregorian(year: int, month: int, day: int) -> datetime.date:
    """The Gregorian day of a Hijri date, by Umm al-Qura. Raises Unreadable ("year", "month", "day")."""
    check_day("hijri", year, month, day)
    found = Hijri(year, month, day).to_gregorian()
    return datetime.date(found.year, found.month, found.day)


def to_hijri(on: datetime.date) -> tuple[int, int, int]:
    """Year, month and day by Umm al-Qura. Raises Unreadable ("year") outside 1 August 1924 – 16 November 2077."""
    if not covers(on):
        raise Unreadable(
            "year",
            f"تقويم أم القرى المعتمد من {FIRST_HIJRI} إلى {LAST_HIJRI}هـ؛ سنة {on.year}م خارجه",
            f"The Umm al-Qura table runs from {FIRST_DAY.year} to {LAST_DAY.year}; {on.year} is outside",
        )
    return Gregorian(on.year, on.month, on.day).to_hijri().datetuple()


def covers(on: datetime.date) -> bool:
    """Whether the day lies inside the Umm al-Qura table."""
    return FIRST_DAY <= datetime.date(on.year, on.month, on.day) <= LAST_DAY


def hijri_year(on: datetime.date) -> int:
    """The Hijri year of a day, as numbers of cases carry it. Raises Unreadable ("year") outside the table."""
    return to_hijri(on)[0]


def long(on: datetime.date, lang: Language = "ar") -> str:
    """«الاثنين 13 جمادى الآخرة 1448هـ · 23 نوفمبر 2026م»; outside the table the Gregorian date alone."""
    both = [f"{on.day} {month_name('gregorian', on.month, lang)} {on.year}" + ("م" if lang == "ar" else "")]
    if covers(on):
        year, month, day = to_hijri(on)
        both.insert(0, f"{day} {month_name('hijri', month, lang)} {year}" + ("هـ" if lang == "ar" else " AH"))
    return f"{weekday_name(on, lang)} {' · '.join(both)}"


def _after_month(calendar: Calendar, month: int) -> str:
    """After «شهر» the name stands in the genitive: «ذي القعدة»."""
    name = month_name(calendar, month)
    return "ذي" + name.removeprefix("ذو") if name.startswith("ذو ") else name
