"""The names of months and days: how they are written (voice, section 7), and how people write them."""

import datetime
from typing import Literal

from sadeed.arabic.folding import fold

Calendar = Literal["hijri", "gregorian"]
Language = Literal["ar", "en"]


def listed(names: str) -> tuple[str, ...]:
    """Names between commas, as a tuple."""
    return tuple(names.split(","))


HIJRI_AR = listed("محرم,صفر,ربيع الأول,ربيع الآخر,جمادى الأولى,جمادى الآخرة,رجب,شعبان,رمضان,شوال,ذو القعدة,ذو الحجة")
HIJRI_EN = listed(
    "Muharram,Safar,Rabi al-Awwal,Rabi al-Akhir,Jumada al-Ula,Jumada al-Akhirah,"
    "Rajab,Shaban,Ramadan,Shawwal,Dhu al-Qadah,Dhu al-Hijjah"
)
GREGORIAN_AR = listed("يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر")
GREGORIAN_EN = listed("January,February,March,April,May,June,July,August,September,October,November,December")
WEEKDAYS_AR = listed("الاثنين,الثلاثاء,الأربعاء,الخميس,الجمعة,السبت,الأحد")
WEEKDAYS_EN = listed("Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday")

_NAMES = {
    ("hijri", "ar"): HIJRI_AR,
    ("hijri", "en"): HIJRI_EN,
    ("gregorian", "ar"): GREGORIAN_AR,
    ("gregorian", "en"): GREGORIAN_EN,
}

# Other ways people write the twelve, in order; folded and without spaces when the table below is made.
_ALSO_HIJRI = (
    "المحرم,محرم الحرام,المحرم الحرام,Moharram",
    "صفر الخير,صفر المظفر,Safer",
    "ربيع أول,ربيع1,Rabi I,Rabi1,Rabi ul Awwal,Rabi Awwal,Rabi al Awal,Rabia Awal,Rabi' al-awwal",
    "ربيع الثاني,ربيع ثاني,ربيع ثان,ربيع آخر,ربيع2,"
    "Rabi II,Rabi2,Rabi al Thani,Rabi ath Thani,Rabi ul Thani,Rabi ul Akhir",
    "جمادى الأول,جمادى أول,جمادى أولى,جماد الأول,جماد أول,جماد الأولى,جماد أولى,جمادا الأولى,جمادى1,جماد1,"
    "Jumada I,Jumada1,Jumada al Awwal,Jumada al Oula,Jumada Ula,Jumada'l Ula,Jamadi ul Awwal",
    "جمادى الآخر,جمادى الثانية,جمادى الثاني,جمادى ثاني,جمادى ثانية,جماد الثاني,جماد ثاني,جماد الثانية,جماد الآخرة,"
    "جماد الآخر,جماد آخر,جمادا الآخرة,جمادا الثانية,جمادى2,جماد2,جمادى الأخرى,"
    "Jumada II,Jumada2,Jumada al Akhira,Jumada al Thani,Jumada al Thaniyah,Jumada al Akhir,Jumada'l Akhirah",
    "رجب الفرد,رجب المرجب,Rajab al Murajjab",
    "شعبان المعظم,Sha'ban,Shaaban,Sha'aban",
    "رمضان المبارك,رمضان الكريم,Ramadhan,Ramazan",
    "شوال المكرم,Shawal",
    "ذي القعدة,ذا القعدة,القعدة,ذو قعدة,ذي قعدة,Dhu al Qidah,Dhul Qadah,Dhul Qidah,Dhul Qi'dah,Dhu al Qi'dah,"
    "Dhu'l Qi'dah,Zul Qadah,Dhul Qaada,Dhu al Qa'dah",
    "ذي الحجة,ذا الحجة,الحجة,ذو حجة,ذي حجة,Dhul Hijjah,Dhul Hijja,Dhu'l Hijjah,Zul Hijjah,Dhu al Hijja",
)
_ALSO_GREGORIAN = (
    "كانون الثاني,كانون ثاني,جانفي,ينايير,Jan",
    "شباط,فيفري,فبرايير,Feb",
    "آذار,اذار,مارث,Mar",
    "نيسان,إبريل,ابريل,افريل,Apr",
    "أيار,ماي,مايس",
    "حزيران,يونيه,جوان,Jun",
    "تموز,يوليه,جويلية,Jul",
    "آب,أوغسطس,اغسطس,أوت,Aug",
    "أيلول,سبتامبر,شتنبر,Sep,Sept",
    "تشرين الأول,تشرين أول,اكتوبر,أوكتوبر,Oct",
    "تشرين الثاني,تشرين ثاني,نونبر,نوفامبر,Nov",
    "كانون الأول,كانون أول,دجنبر,ديسامبر,Dec",
)


def month_name(calendar: Calendar, month: int, lang: Language = "ar") -> str:
    """«جمادى الآخرة», «نوفمبر» (Saudi usage); Latin letters for "en". Raises ValueError unless month is 1–12."""
    if not 1 <= month <= 12:
        raise ValueError(f"a year has twelve months, there is no {month}")
    return _NAMES[calendar, lang][month - 1]


def weekday_name(on: datetime.date, lang: Language = "ar") -> str:
    """«الاثنين», or "Monday"."""
    return (WEEKDAYS_AR if lang == "ar" else WEEKDAYS_EN)[on.weekday()]


def squashed(words: str) -> str:
    """Folded and without spaces: «ذو القعدة» and «ذوالقعده» are one."""
    return fold(words).replace(" ", "")


def _table() -> dict[str, tuple[Calendar, int]]:
    table: dict[str, tuple[Calendar, int]] = {}
    for month in range(12):
        for names in (HIJRI_AR[month], HIJRI_EN[month], _ALSO_HIJRI[month]):
            table |= {squashed(name): ("hijri", month + 1) for name in listed(names)}
        for names in (GREGORIAN_AR[month], GREGORIAN_EN[month], _ALSO_GREGORIAN[month]):
            table |= {squashed(name): ("gregorian", month + 1) for name in listed(names)}
    return table


MONTHS = _table()
"""Squashed name → calendar and month."""

WEEKDAYS = frozenset(
    name
    for day in (*WEEKDAYS_AR, *WEEKDAYS_EN, "الثلاثا", "الإثنين", "الاربعا")
    for name in (fold(day), fold(day).removeprefix("ال"), fold(day)[:3] if day.isascii() else fold(day))
)
"""Folded names of weekdays, as they may stand before a date; «احد» and «mon» too."""
