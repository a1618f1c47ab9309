"""Identity numbers, IBANs and phones as they are typed, pasted and left by Excel."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn

from sadeed.arabic import Unreadable, identity
from sadeed.arabic.digits import arabic

ID, IQAMA, IBAN = "1012345672", "2345678904", "SA0380000000608010167519"


@pytest.mark.parametrize(
    "typed",
    [
        ID,
        f" {ID} ",
        "1012 345 672",
        "101-234-5672",
        "١٠١٢٣٤٥٦٧٢",
        "۱۰۱۲۳۴۵۶۷۲",
        f"{ID}.0",
        "١٠١٢٣٤٥٦٧٢٫٠",
        f"\u200f{ID}\u202c",
    ]
    + ["1.012345672E+9", "1.012345672E+09", "１０１２３４５６７２", f"{ID}\xa0"],
)
def test_an_id_is_ten_digits_however_it_is_typed(typed):
    assert identity.national_id(typed) == ID
    assert identity.kind_of_id(typed) == "citizen"


def test_an_iqama_begins_with_two():
    assert identity.national_id(IQAMA) == IQAMA
    assert identity.kind_of_id(IQAMA) == "resident"


@pytest.mark.parametrize(
    ("typed", "code", "reason"),
    [
        ("", "empty", "يلزم رقم الهوية"),
        (" \u200f-", "empty", "يلزم رقم الهوية"),
        ("101234567", "length", "رقم الهوية عشرة أرقام؛ المكتوب تسعة"),
        ("10123456721", "length", "رقم الهوية عشرة أرقام؛ المكتوب أحد عشر"),
        ("3012345672", "first", "رقم الهوية يبدأ بالرقم 1 للمواطن أو 2 للمقيم؛ المكتوب يبدأ بالرقم 3"),
        ("1012345673", "checksum", "رقم الهوية لا يوافق خانة التحقق؛ يُراجع على الأصل رقمًا رقمًا"),
        ("10123O5672", "letters", "رقم الهوية أرقام فقط؛ في المكتوب غيرها"),
        ("1012345672.5", "length", "رقم الهوية عشرة أرقام؛ المكتوب أحد عشر"),
        ("²012345672", "checksum", None),
        ("१०१२३४५६७२", "letters", None),
        ("1" * 1_000_000, "length", None),
    ],
)
def test_a_wrong_id_is_refused_with_its_reason(typed, code, reason):
    with pytest.raises(Unreadable) as refused:
        identity.national_id(typed)
    assert refused.value.code == code
    assert reason in (None, str(refused.value))


@settings(max_examples=150, deadline=None)
@given(st.from_regex("[12][0-9]{8}", fullmatch=True), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(nine, place, off):
    right = nine + luhn.calc_check_digit(nine)
    wrong = right[:place] + str((int(right[place]) + off) % 10) + right[place + 1 :]
    assert identity.national_id(arabic(right)) == right
    with pytest.raises(Unreadable):
        identity.national_id(wrong)


@pytest.mark.parametrize(
    "typed",
    [
        IBAN,
        IBAN.lower(),
        "SA03 8000 0000 6080 1016 7519",
        "sa٠٣ ٨٠٠٠ 0000 6080 1016 7519",
        f"IBAN: {IBAN}",
        f"\u202a{IBAN}",
    ],
)
def test_an_iban_is_written_whole_and_capital(typed):
    assert identity.iban(typed) == IBAN


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        (IBAN[:23], "length"),
        (IBAN[2:], "length"),
        (IBAN + "0", "length"),
        ("SA04" + IBAN[4:], "checksum"),
    ]
    + [("GR1601101050000010547023795", "country"), ("GB82WEST12345698765432", "country"), ("آيبان", "letters")]
    + [("SA03*000000608010167519", "letters"), ("SAAB80000000608010167519", "checksum"), ("S" * 10**6, "length")],
)
def test_a_wrong_iban_is_refused_with_its_reason(typed, code):
    with pytest.raises(Unreadable) as refused:
        identity.iban(typed)
    assert refused.value.code == code


def test_a_short_iban_says_how_many_there_are():
    with pytest.raises(Unreadable, match="^رقم الآيبان 24 خانة؛ المكتوب 23$"):
        identity.iban(IBAN[:23])


@pytest.mark.parametrize(
    "typed",
    """0512345678|512345678|+966512345678|00966512345678|966512345678|512345678.0|966512345678.0|٠٥١٢٣٤٥٦٧٨|051 234 5678
    |051-234-5678|(051) 2345678|+966 (0) 51 234 5678|+9660512345678|966512345678+|5.12345678E+8|٠٠٩٦٦٥١٢٣٤٥٦٧٨
    |\u200e+966 51 234 5678\u202c""".split("|"),
)
def test_a_saudi_mobile_is_one_number_however_it_is_typed(typed):
    assert identity.phone(typed) == "+966512345678"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("0112345678", "+966112345678"), ("112345678", "+966112345678"), ("+201001234567", "+201001234567")]
    + [("00201001234567", "+201001234567"), ("+1 650 253 0000", "+16502530000"), ("920012345", "+966920012345")]
    + [("0520000001", "+966520000001")],
)
def test_landlines_and_numbers_abroad_are_numbers_too(typed, number):
    assert identity.phone(typed) == number
    assert identity.phone(number) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [("1E30", "letters"), ("1E14", "unknown")]
    + [("", "empty"), ("+", "letters"), ("جوال", "letters"), ("05123x5678", "letters"), ("051234567", "length")]
    + [("05123456789", "length"), ("201001234567", "unknown"), ("+999123", "unknown"), ("0612345678", "unknown")]
    + [
        ("+966", "unknown"),
        ("1-800-FLOWERS", "letters"),
        ("0" * 70, "unknown"),
        ("5" * 10**6, "length"),
        ("1", "unknown"),
    ],
)
def test_a_wrong_phone_is_refused_with_its_reason(typed, code):
    with pytest.raises(Unreadable) as refused:
        identity.phone(typed)
    assert refused.value.code == code


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=90) | st.text("+0123456789.E-() ٠٥٦SA", max_size=30))
def test_any_text_is_read_or_refused_in_words_and_reading_twice_is_reading_once(text):
    for read in (identity.national_id, identity.iban, identity.phone):
        try:
            number = read(text)
        except Unreadable:
            continue
        assert read(number) == number


@pytest.mark.parametrize("read", [identity.national_id, identity.iban, identity.phone, identity.kind_of_id])
def test_only_text_is_a_number(read):
    with pytest.raises(TypeError):
        read(None)
