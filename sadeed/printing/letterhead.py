"""What every letter says around its body: who writes, under which number, on which day."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sadeed.arabic import dates

Language = Literal["ar", "en"]
RIYADH = ZoneInfo("Asia/Riyadh")


@dataclass(frozen=True)
class Association:
    """Who writes: the name on its licence, the licence as it is to be read, where and how to reach it."""

    name: str
    licence: str
    address: str
    phone: str


@dataclass(frozen=True)
class Addressee:
    """To whom. `title` only if it stands in their own record; without a recorded `sex` no courtesy agrees with it.

    `blessing` is the association's switch for «وفقه الله» after the name.
    """

    name: str
    sex: Literal["male", "female"] | None = None
    title: str = ""
    blessing: bool = True


@dataclass(frozen=True)
class Number:
    """What the letter is filed under: «رقم الطلب» or «رقم الصادر» and the number itself."""

    label: str
    value: str


def framed(
    title: str, by: Association, to: Addressee, number: Number, *, at: datetime, language: Language
) -> dict[str, Any]:
    """The words of the frame, as `frame.typ` reads them. The letter's day is the day in Riyadh at that instant."""
    return {
        "title": title,
        "language": language,
        "association": asdict(by),
        "person": asdict(to) | {"name": f"{to.title} {to.name}".strip()},
        "number": asdict(number),
        "date": both_calendars(at.astimezone(RIYADH).date(), language),
    }


def both_calendars(day: date | None, language: Language) -> str | None:
    """«الاثنين 27 جمادى الآخرة 1448هـ · 7 ديسمبر 2026م», or nothing for no day."""
    return None if day is None else dates.long(day, language)
