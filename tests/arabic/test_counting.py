"""Plurals, counted nouns and amounts in words, as the voice has them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from babel.core import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from sadeed.arabic import plural
from sadeed.arabic.counting import NOUNS, amount_in_words, counted


@settings(max_examples=200, deadline=None)
@given(st.integers(-(10**9), 10**9) | st.decimals(-1000, 1000, places=1))
def test_plurals_are_those_of_cldr(n):
    assert plural(n) == Locale("ar").plural_form(n)


@pytest.mark.parametrize(
    ("n", "name"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other")]
    + [(101, "other"), (102, "other"), (103, "few"), (111, "many"), (200, "other"), (-2, "two"), (-11, "many")]
    + [(0.5, "other"), (3.0, "few"), (Decimal("2.50"), "other"), (Decimal("1E+30"), "other"), (Fraction(7, 2), "other")]
    + [(float("nan"), "other"), (float("-inf"), "other"), (Decimal("Infinity"), "other"), (10**1000 + 3, "few")],
)
def test_the_names_of_the_six_plurals(n, name):
    assert plural(n) == name


@pytest.mark.parametrize("not_a_number", [None, "3", [], 1j])
def test_only_numbers_have_a_plural(not_a_number):
    with pytest.raises(TypeError):
        plural(not_a_number)


@pytest.mark.parametrize(
    ("noun", "n", "subject", "object_"),
    [
        ("request", 0, "لا طلبات", "أي طلب"),
        ("طلب", 1, "طلب واحد", "طلب واحد"),
        ("طلب", 2, "طلبان", "طلبين"),
        ("طلب", 3, "3 طلبات", "3 طلبات"),
        ("طلب", 11, "11 طلبًا", "11 طلبًا"),
        ("طلب", 100, "100 طلب", "100 طلب"),
        ("day", 0, "لا أيام", "أقل من يوم"),
        ("person", 0, "لا أحد", "أي شخص"),
        ("riyal", 0, "صفر ريال", "صفر ريال"),
        ("riyal", 12500, "12,500 ريال", "12,500 ريال"),
        ("riyal", 2, "ريالان", "ريالين"),
        ("message", 2, "رسالتان", "رسالتين"),
        ("complaint", 2, "شكويان", "شكويين"),
        ("reply", 2, "ردّان", "ردّين"),
        ("year", 15, "15 سنة", "15 سنة"),
        ("measure", 11, "11 إجراءً", "11 إجراءً"),
        ("hour", Decimal("0.5"), "0.5 ساعة", "0.5 ساعة"),
    ],
)
def test_a_noun_is_counted_in_both_cases(noun, n, subject, object_):
    assert (counted(noun, n), counted(noun, n, "object")) == (subject, object_)


def test_every_dual_loses_its_subject_ending_in_the_object_case():
    for noun in NOUNS:
        assert counted(noun, 2).endswith("ان")
        assert counted(noun, 2, case="object") == counted(noun, 2)[:-2] + "ين"


def test_nothing_is_counted_below_zero_nor_in_a_third_case():
    with pytest.raises(ValueError):
        counted("طلب", -1)
    with pytest.raises(ValueError):
        counted("طلب", 1, case="third")
    with pytest.raises(KeyError):
        counted("camel", 1)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "صفر ريال"),
        ("1", "ريال واحد"),
        ("2", "ريالان"),
        ("3", "ثلاثة ريالات"),
        ("11", "أحد عشر ريالًا"),
        ("12", "اثنا عشر ريالًا"),
        ("21", "واحد وعشرون ريالًا"),
        ("100", "مئة ريال"),
        ("101", "مئة ريال وريال واحد"),
        ("102", "مئة ريال وريالان"),
        ("103", "مئة وثلاثة ريالات"),
        ("111", "مئة وأحد عشر ريالًا"),
        ("200", "مئتا ريال"),
        ("203", "مئتان وثلاثة ريالات"),
        ("1000", "ألف ريال"),
        ("1002", "ألف ريال وريالان"),
        ("1200", "ألف ومئتا ريال"),
        ("2000", "ألفا ريال"),
        ("2500", "ألفان وخمسمئة ريال"),
        ("3000", "ثلاثة آلاف ريال"),
        ("11000", "أحد عشر ألف ريال"),
        ("11500", "أحد عشر ألفًا وخمسمئة ريال"),
        ("200000", "مئتا ألف ريال"),
        ("102500", "مئة ألف وألفان وخمسمئة ريال"),
        ("2000000", "مليونا ريال"),
        ("0.25", "خمس وعشرون هللة"),
        ("0.05", "خمس هللات"),
        ("0.08", "ثماني هللات"),
        ("0.11", "إحدى عشرة هللة"),
        ("0.12", "اثنتا عشرة هللة"),
        ("0.28", "ثمانٍ وعشرون هللة"),
        ("0.01", "هللة واحدة"),
        ("0.02", "هللتان"),
        ("2100.50", "ألفان ومئة ريال وخمسون هللة"),
    ],
)
def test_an_amount_is_written_as_on_a_voucher(amount, words):
    assert amount_in_words(Decimal(amount)) == words


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**12 - 1), st.integers(0, 10**12 - 1))
def test_two_amounts_are_never_the_same_words(one, other):
    assert (amount_in_words(one) == amount_in_words(other)) == (one == other)


def test_every_amount_of_halalas_has_its_own_words():
    assert len({amount_in_words(Decimal(n) / 100) for n in range(10_000)}) == 10_000


@pytest.mark.parametrize("refused", ["-1", "0.005", "NaN", "Infinity", "1000000000000", "1E+1000000"])
def test_an_amount_no_voucher_carries_is_refused(refused):
    with pytest.raises(ValueError):
        amount_in_words(Decimal(refused))


@pytest.mark.parametrize("refused", [1.5, "3", None, True])
def test_an_amount_is_exact_or_none(refused):
    with pytest.raises(TypeError):
        amount_in_words(refused)
