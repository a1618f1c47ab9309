"""Dates as people and workbooks write them, in the calendar they were given in."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sadeed.arabic import Unreadable, dates
from sadeed.arabic.digits import arabic
from sadeed.arabic.months import GREGORIAN_AR, GREGORIAN_EN, HIJRI_AR, HIJRI_EN

DAY = datetime.date(2026, 11, 23)
TABLE = st.dates(datetime.date(1924, 8, 1), datetime.date(2077, 11, 16))
HIJRI, GREGORIAN = ("hijri", 1448, 6, 13), ("gregorian", 2026, 11, 23)


@pytest.mark.parametrize(
    "typed",
    """1448/6/13|١٤٤٨/٠٦/١٣|۱۴۴۸/۰۶/۱۳|13-06-1448هـ|13/6/1448 هـ
    |1448.06.13|13 / 6 / 1448|1448هـ/6/13|1448-06-13 00:00:00
    |13 جمادى الآخرة 1448هـ|١٣ جُمَادَى الآخِرة ١٤٤٨|13 جمادى الثانية 1448
    |13 جماد الآخر 1448|13جمادى الثاني1448|13 جمادى 2 1448
    |الاثنين 13 جمادى الآخرة 1448هـ|يوم الإثنين، 13 من شهر جمادى الآخرة لعام 1448 للهجرة|13 Jumada al-Akhirah 1448 AH
    |الاثنين 13 جمادى الآخرة 1448هـ · 23 نوفمبر 2026م|13/6/1448هـ الموافق 23/11/2026م|‏13‏/06‏/1448""".replace(
        "\n    |", "|"
    ).split("|"),
)
def test_a_hijri_date_is_read_however_it_is_written(typed):
    assert dates.parse(typed) == HIJRI


@pytest.mark.parametrize(
    "typed",
    """2026-11-23|23/11/2026م|٢٣/١١/٢٠٢٦|23 نوفمبر 2026|23 تشرين الثاني 2026م
    |November 23, 2026|23rd of Nov 2026|23-NOV-2026
    |2026-11-23 00:00:00|2026-11-23T00:00:00|2026-11-23T00:00:00.000Z|2026-11-23 00:00:00+03:00|23/11/2026 12:00:00 AM
    |23/11/2026 12:00 ص|11/23/2026|Monday 23 November 2026|الاثنين 23 نوفمبر 2026 ميلادي|2026/11/23 م""".replace(
        "\n    |", "|"
    ).split("|"),
)
def test_a_gregorian_date_is_read_however_it_is_written(typed):
    assert dates.parse(typed) == GREGORIAN


@pytest.mark.parametrize(
    ("typed", "month"),
    [("ربيع الثاني", 4), ("ربيع الآخر", 4), ("ربيع آخر", 4), ("ربيع 1", 3), ("جمادى الأول", 5), ("ذي القعدة", 11)]
    + [("ذوالقعده", 11), ("القعدة", 11), ("ذو الحجه", 12), ("ذي حجة", 12), ("رمضان المبارك", 9), ("محرم الحرام", 1)]
    + [(name, n + 1) for n, name in enumerate(HIJRI_AR)]
    + [(name, n + 1) for n, name in enumerate(HIJRI_EN)],
)
def test_a_hijri_month_has_many_spellings(typed, month):
    assert dates.parse(f"5 {typed} 1447") == ("hijri", 1447, month, 5)


@pytest.mark.parametrize(
    ("typed", "month"),
    [("إبريل", 4), ("ابريل", 4), ("يونيه", 6), ("يوليه", 7), ("اغسطس", 8), ("اكتوبر", 10), ("كانون الثاني", 1)]
    + [("كانون الأول", 12), ("شباط", 2), ("آب", 8), ("تشرين الأول", 10), ("Sept", 9)]
    + [(name, n + 1) for names in (GREGORIAN_AR, GREGORIAN_EN) for n, name in enumerate(names)]
    + [(name[:3].upper(), n + 1) for n, name in enumerate(GREGORIAN_EN)],
)
def test_a_gregorian_month_has_many_spellings(typed, month):
    assert dates.parse(f"5 {typed} 1980") == ("gregorian", 1980, month, 5)


def test_the_day_comes_first_where_both_readings_are_possible():
    assert dates.parse("05/06/2026") == ("gregorian", 2026, 6, 5)
    assert dates.parse("05/06/1448") == ("hijri", 1448, 6, 5)
    assert dates.parse("2026/05/06") == ("gregorian", 2026, 5, 6)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("  \u200f ", "empty"),
        ("30/6/1448", "day"),
        ("30 جمادى الآخرة 1448", "day"),
        ("29/2/2025", "day"),
        ("0/6/1448", "day"),
        ("31/9/1448", "day"),
        ("1448/13/1", "month"),
        ("13/13/1448", "month"),
        ("6/23/1448", "month"),
        ("2026-13-01", "month"),
        ("5 شهرور 1448", "month"),
        ("1/1/1342", "year"),
        ("1/1/1501", "year"),
        ("1/1/1650", "year"),
        ("1/1/2300", "year"),
        ("13/6/48", "year"),
        ("23/11/2026هـ", "contradiction"),
        ("13/6/1448م", "contradiction"),
        ("13 نوفمبر 1448", "contradiction"),
        ("13 رجب 2026", "contradiction"),
        ("13/6/1448 هـ م", "contradiction"),
        ("13/6/1448هـ الموافق 24/11/2026م", "contradiction"),
        ("13", "shape"),
        ("1448/6", "shape"),
        ("13/6/1448/5", "shape"),
        ("13/1448/6", "shape"),
        ("-13/6/1448", "shape"),
        ("13/6/14480", "shape"),
        ("46349", "shape"),
        ("<13/6/1448>", "shape"),
        ("²/6/1448", "month"),
        ("1" * 1_000_000, "shape"),
        ("13/6/1448·" * 3, "shape"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(typed, code):
    with pytest.raises(Unreadable) as refused:
        dates.parse(typed)
    assert refused.value.code == code
    assert refused.value.english.isascii()
    assert any("ء" <= letter <= "ي" for letter in str(refused.value))


def test_the_reason_says_the_rule_and_what_was_written():
    with pytest.raises(Unreadable, match="شهر جمادى الآخرة سنة 1448 أيامه 29؛ اليوم المكتوب 30"):
        dates.parse("30/6/1448")
    with pytest.raises(Unreadable, match="من 1343 إلى 1500؛ المكتوب 1342"):
        dates.to_gregorian(1342, 1, 1)
    with pytest.raises(Unreadable, match="شهر ذي القعدة"):
        dates.to_gregorian(1448, 11, 31)


@pytest.mark.parametrize("on", [datetime.date(1924, 7, 31), datetime.date(2077, 11, 17), datetime.date.max])
def test_a_day_outside_umm_al_qura_is_refused(on):
    with pytest.raises(ValueError):
        dates.to_hijri(on)
    assert dates.long(on).endswith(f"{on.year}م")


def test_the_edges_of_the_table_convert():
    assert dates.to_gregorian(1343, 1, 1) == datetime.date(1924, 8, 1)
    assert dates.to_gregorian(1500, 12, 30) == datetime.date(2077, 11, 16)
    assert dates.to_hijri(DAY) == HIJRI[1:]
    assert dates.to_hijri(datetime.datetime(2026, 11, 23, 23, 59)) == HIJRI[1:]


@settings(max_examples=150, deadline=None)
@given(TABLE)
def test_a_day_goes_to_hijri_and_back(on):
    assert dates.to_gregorian(*dates.to_hijri(on)) == on
    assert dates.hijri_year(on) == dates.to_hijri(on)[0]


@settings(max_examples=100, deadline=None)
@given(TABLE)
def test_what_is_printed_is_read_again(on):
    year, month, day = dates.to_hijri(on)
    for text in (dates.long(on), dates.long(on, "en"), arabic(dates.long(on)), f"{day}/{month}/{year}"):
        assert dates.parse(text) == ("hijri", year, month, day)
    assert dates.parse(str(on)) == dates.parse(f"{on:%d/%m/%Y}") == ("gregorian", on.year, on.month, on.day)


def test_a_date_is_printed_in_both_calendars_weekday_first():
    assert dates.long(DAY) == "الاثنين 13 جمادى الآخرة 1448هـ · 23 نوفمبر 2026م"
    assert dates.long(DAY, "en") == "Monday 13 Jumada al-Akhirah 1448 AH · 23 November 2026"
    assert (dates.month_name("hijri", 12), dates.month_name("gregorian", 4)) == ("ذو الحجة", "أبريل")
    assert dates.weekday_name(DAY) == "الاثنين"
    with pytest.raises(ValueError):
        dates.month_name("hijri", 13)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.text("0123456789/-. هـمT:١٤٨رجب", max_size=25))
def test_any_text_is_a_date_or_is_refused_in_words(text):
    try:
        calendar, year, month, day = dates.parse(text)
    except Unreadable:
        return
    assert 1 <= day <= dates.month_length(calendar, year, month)


def test_only_text_is_read_as_a_date():
    with pytest.raises(TypeError):
        dates.parse(None)
