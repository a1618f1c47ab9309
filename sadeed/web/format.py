"""How values are written for people: numbers and their digits, dates in both calendars, spans of days, money."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape

from ..arabic import dates, digits
from . import locale
from .clock import RIYADH, now, today


def in_digits(text: Any) -> str:
    """The text with the digits this person reads."""
    return digits.arabic(str(text)) if locale.choice("digits") == "arabic" else str(text)


def num(value: Any) -> Markup:
    """A number, code or reference, kept in its own direction."""
    shown = (
        in_digits(value) if not isinstance(value, str) or value.replace(",", "").replace(".", "").isdigit() else value
    )
    return Markup('<bdi dir="ltr" class="num">{}</bdi>').format(shown)


def joined(parts: Iterable[str]) -> str:
    """A list as the language of the page joins it."""
    return ("، " if locale.language() == "ar" else ", ").join(parts)


def money(halalas: int | None) -> str:
    """2,100 or 2,100.50, without the currency; a dash for what was not stated."""
    if halalas is None:
        return "—"
    riyals, rest = divmod(halalas, 100)
    return in_digits(f"{riyals:,}" + (f".{rest:02}" if rest else ""))


def riyals(halalas: int | None) -> str:
    """The amount with its currency, after the number."""
    return _("%(amount)s SAR", amount=money(halalas)) if halalas is not None else "—"


def long_date(day: date | str | None) -> str:
    """«الاثنين 13 جمادى الآخرة 1448هـ · 23 نوفمبر 2026م»."""
    return in_digits(dates.long(_day(day), "ar" if locale.language() == "ar" else "en")) if day else "—"


def row_date(day: date | str | None) -> str:
    """For rows: both calendars, without weekday and year."""
    if not day:
        return "—"
    on, lang = _day(day), locale.language()
    gregorian = f"{on.day} {dates.month_name('gregorian', on.month, 'ar' if lang == 'ar' else 'en')}"
    try:
        _year, month, hijri_day = dates.to_hijri(on)
    except ValueError:
        return in_digits(gregorian)
    return in_digits(f"{hijri_day} {dates.month_name('hijri', month, 'ar' if lang == 'ar' else 'en')} · {gregorian}")


def hijri_line(day: date) -> str:
    """The Hijri half of a long date, with its weekday."""
    return long_date(day).split(" · ")[0]


def gregorian_line(day: date) -> str:
    """The Gregorian half of a long date."""
    return long_date(day).split(" · ")[-1]


def moment(at: datetime) -> str:
    """When something happened: today and yesterday by name, with the hour; else the day."""
    local = at.astimezone(RIYADH)
    days = (today() - local.date()).days
    hour = in_digits(f"{(local.hour - 1) % 12 + 1}:{local:%M}")
    clock = _("%(hour)s in the morning", hour=hour) if local.hour < 12 else _("%(hour)s in the evening", hour=hour)
    if days == 0:
        return _("Today, %(clock)s", clock=clock)
    if days == 1:
        return _("Yesterday, %(clock)s", clock=clock)
    return f"{row_date(local.date())} · {clock}" if days < 300 else long_date(local.date())


def since(at: datetime) -> str:
    """How long ago, in whole steps: now, minutes, hours, days; over thirty days the date."""
    minutes = int((now() - at.astimezone(RIYADH)).total_seconds() // 60)
    if minutes < 1:
        return _("Now")
    if minutes < 60:
        return in_digits(ngettext("%(num)s minute ago", "%(num)s minutes ago", minutes))
    if minutes < 24 * 60:
        hours = minutes // 60
        return in_digits(ngettext("%(num)s hour ago", "%(num)s hours ago", hours))
    days = (today() - at.astimezone(RIYADH).date()).days
    if days <= 1:
        return _("Yesterday")
    if days <= 30:
        return in_digits(ngettext("%(num)s day ago", "%(num)s days ago", days))
    return row_date(at.astimezone(RIYADH).date())


def days_left(day: date) -> str:
    """«الباقي 6 أيام», «الموعد اليوم», «تأخر 4 أيام»."""
    left = (day - today()).days
    if left == 0:
        return _("Due today")
    if left == 1:
        return _("Due tomorrow")
    if left > 0:
        return in_digits(ngettext("%(num)s day left", "%(num)s days left", left))
    return in_digits(ngettext("%(num)s day late", "%(num)s days late", -left))


def _day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def paragraphs(text: str) -> Markup:
    """Somebody's words, with their line breaks."""
    return Markup("<br>").join(escape(line) for line in (text or "").splitlines())


FILTERS: dict[str, Callable[..., Any]] = {
    "num": num, "digits": in_digits, "money": money, "riyals": riyals, "long_date": long_date, "row_date": row_date,
    "moment": moment, "since": since, "days_left": days_left, "paragraphs": paragraphs,
}  # fmt: skip
