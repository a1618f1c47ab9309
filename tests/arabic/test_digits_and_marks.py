"""Digits both ways, and the signs nobody sees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sadeed.arabic import Unreadable, digits
from sadeed.arabic.marks import isolate, plain


@pytest.mark.parametrize(
    ("typed", "read"),
    [("١٢٬٥٠٠٫٥", "12,500.5"), ("۱۴۴۸", "1448"), ("٤٥٪", "45%"), ("12", "12"), ("نعم، ٣", "نعم، 3"), ("", "")],
)
def test_every_digit_is_read_as_latin(typed, read):
    assert digits.latin(typed) == read


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("12,500", "١٢٬٥٠٠"),
        ("0.5", "٠٫٥"),
        ("1,234,567.89", "١٬٢٣٤٬٥٦٧٫٨٩"),
        ("45%", "٤٥٪"),
        ("13.06.1448", "١٣.٠٦.١٤٤٨"),
        ("1, 2 و3.", "١, ٢ و٣."),
        ("البند 5.", "البند ٥."),
        ("۱۲", "١٢"),
        ("12,50", "١٢,٥٠"),
        ("SD-1448-00012 في 13/06/1448", "SD-1448-00012 في ١٣/٠٦/١٤٤٨"),
        ("H-4، SA0380000000608010167519، 12ab", "H-4، SA0380000000608010167519، 12ab"),
    ],
)
def test_digits_are_shown_arabic_with_the_signs_of_numbers_alone(written, shown):
    assert digits.arabic(written) == shown


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**15), st.decimals(0, 10**9, places=2))
def test_a_number_comes_back_from_either_kind_of_digits(whole, part):
    for written in (f"{whole:,}", f"{part:,}", f"{whole}%"):
        assert digits.latin(digits.arabic(written)) == written


def test_a_name_is_stored_without_signs_nobody_sees_and_says_so():
    assert plain("\u202eسعد\u200f الق\u200cحطاني\ufeff\x00\ud800") == ("سعد القحطاني", True)
    assert plain("مُحمَّد القحطانيّ ـ") == ("مُحمَّد القحطانيّ ـ", False)


def test_an_isolated_text_cannot_leave_its_place():
    assert isolate("SD-1448-00012") == "\u2068SD-1448-00012\u2069"
    assert isolate("a\u2069\u202eb") == "\u2068ab\u2069"


@pytest.mark.parametrize("refused", [plain, isolate, digits.latin, digits.arabic])
def test_only_text_has_digits_and_marks(refused):
    with pytest.raises(TypeError):
        refused(None)


def test_what_cannot_be_read_says_so_in_both_languages():
    refused = Unreadable("day", "لا يوم كهذا", "There is no such day")
    assert isinstance(refused, ValueError)
    assert (str(refused), refused.code, refused.english) == ("لا يوم كهذا", "day", "There is no such day")
