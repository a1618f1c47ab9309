"""Folding for search: what is meant alike is found alike, and nothing that is typed breaks it."""

import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sadeed.arabic import fold

ANYTHING = st.text(st.characters(exclude_categories=[]) | st.sampled_from("ءآأؤإئابةتثعبدالىيـًّٰ ٠۹ﻻ‌‏\ud800عبد "))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("أحمد", "احمد"),
        ("إبراهيم", "ابراهيم"),
        ("آمنة", "امنه"),
        ("ٱلله", "الله"),
        ("مؤيد", "مويد"),
        ("عائشة", "عايشه"),
        ("مصطفى", "مصطفي"),
        ("مُحَمَّدٌ", "محمد"),
        ("رحمٰن", "رحمن"),
        ("مـحـمـد", "محمد"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﷲ", "الله"),
        ("ﻻ", "لا"),
        ("علی کریم", "علي كريم"),
        ("گلاب پرویز چمن ژاله", "كلاب برويز جمن زاله"),
        ("ہے ھدى ۀ", "هي هدي ه"),
        ("ڈاکٹر", "داكتر"),
        ("نو\u200cر\u200dة", "نوره"),
        ("\u202eسعد\u202c\u2067\u2069\ufeff", "سعد"),
        ("عبد الله", "عبدالله"),
        ("عبد  الرّحمن", "عبدالرحمن"),
        ("عبد-الله", "عبدالله"),
        ("١٠١۲۳", "10123"),
        ("Al-Qahtani", "al qahtani"),
        ("José Strasse", "jose strasse"),
        ("  سعد،   القحطاني. ", "سعد القحطاني"),
        ("SD-1448-00012", "sd 1448 00012"),
        ("", ""),
        ("\ud800", ""),
    ],
)
def test_what_is_typed_is_found_as_it_is_meant(typed, meant):
    assert fold(typed) == meant


@pytest.mark.parametrize(
    ("one", "other"), [("ماء", "ما"), ("عبد", "عبدالله"), ("سالم", "سليم"), ("عبد ربه", "عبدربه"), ("عبد ال", "عبدال")]
)
def test_what_is_not_the_same_stays_apart(one, other):
    assert fold(one) != fold(other)


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_folding_twice_is_folding_once_for_any_string_at_all(text):
    assert fold(fold(text)) == fold(text)


def test_folding_twice_is_folding_once_for_every_letter_there_is():
    for start in (*range(0, 0x20000, 4096), 0x2F000, 0xE0000, sys.maxunicode - 4095):
        for text in ("عا".join(map(chr, range(start, start + 4096))), "".join(map(chr, range(start, start + 4096)))):
            assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "hostile", ["\u0301\u0323", "ـ", "عبد ال", "\u064b", "\ud800", "ﷺ", "a\u0301", "\u3099\uff9e", "."]
)
def test_a_million_characters_fold_in_a_moment(hostile):
    begun = time.perf_counter()
    fold(hostile * (1_000_000 // len(hostile)))
    assert time.perf_counter() - begun < 5


def test_only_text_is_folded():
    with pytest.raises(TypeError):
        fold(None)
