"""Words of the library: found with and without proclitics, and near misses left alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sadeed.arabic.words import index_words, query_words

NOUNS = (
    "مستفيد طلب دعم دخل سكن إيجار مستند قرار لجنة بيانات بحث باحث فرع وكيل وكالة كفالة أسرة أرملة يتيم إحالة"
    " شكوى تظلّم مقترح استبانة رضا زيارة تسجيل خدمة موعد إقرار توقيع هوية جوال فاتورة كهرباء صك طلاق وفاة ولي"
    " وصي بطاقة وثيقة التزام لائحة سياسة اجتماع محضر نصاب صوت تنحٍّ موافقة استثناء لوحات لحوم عبدالله مسؤول"
    " شؤون علاقات مستوى مبنى وسائل ملف"
).split()


def finds(query, text):
    return set(query_words(query)) <= set(index_words(text))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("مستفيد", "والمستفيد"),
        ("والمستفيد", "مستفيد"),
        ("مستفيد", "للمستفيدين"),
        ("المستفيدون", "خدمة مستفيدين"),
        ("لجنة", "رُفع للجنة"),
        ("للجنة", "اللجنة"),
        ("طلب", "وطلب"),
        ("خدمة", "والخدمات"),
        ("مستند", "بالمستندات"),
        ("الصك", "بصك وبالصك"),
        ("للأم", "الأم"),
        ("على", "وعلى الأسرة"),
        ("التزام", "بالالتزام"),
        ("التزام", "بالتزام"),
        ("الاحاله", "إحالة"),
        ("شكوى", "بالشكوى"),
        ("لعبد الله", "عبدالله"),
        ("إيجـار", "الإِيجار"),
        ("والله", "الله"),
        ("للباحثين", "الباحث"),
        ("باحث", "والباحثون"),
        ("والدين", "الوالد"),
        ("1448", "سنة ١٤٤٨هـ"),
        ("شروط الدعم", "الدعم له شروط"),
    ],
)
def test_a_word_is_found_with_what_stands_before_it(query, text):
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("على", "علي"),
        ("علي", "على"),
        ("شكوى", "شكوي"),
        ("طاقة", "بطاقة"),
        ("فيل", "كفيل"),
        ("سائل", "وسائل"),
        ("أمل", "كامل"),
        ("أحد", "واحد"),
        ("جنة", "لجنة"),
        ("رد", "فرد"),
        ("جد", "مسجد"),
        ("مدرس", "مدرسة"),
        ("مكتب", "مكتبة"),
        ("دعم طلب", "دعم"),
    ],
)
def test_a_near_miss_is_not_found(query, text):
    assert not finds(query, text)


@pytest.mark.parametrize("before", "و ف ب ك ل ال وال فال بال كال ول وب فب فل وبال".split())
@pytest.mark.parametrize("noun", [noun for noun in NOUNS if len(noun) > 2])
def test_every_noun_is_found_both_ways_behind_every_proclitic(noun, before):
    assert finds(noun, before + noun)
    assert finds(before + noun, noun)


@pytest.mark.parametrize("noun", NOUNS)
def test_lam_and_the_article_melt_into_one(noun):
    assert finds(noun, "للا" + noun[1:] if noun.startswith("ال") else "لل" + noun)
    assert finds("ال" + noun, "وال" + noun)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("ابتكلوفمسعيىةن", min_size=1, max_size=9), max_size=4).map(" ".join))
def test_a_text_is_found_by_its_own_words(text):
    assert finds(text, text)


def test_each_form_is_kept_once():
    assert index_words("الطلب طلب والطلب") == ["الطلب", "طلب", "والطلب"]
    assert query_words("الطلب طلب") == ["طلب"]
    assert (index_words(""), query_words(" ، ")) == ([], [])


@pytest.mark.parametrize("hostile", ["و", "ال", "ول", "كلام والمستفيد ", "\ud800", "ـ"])
def test_a_million_characters_are_indexed_in_a_moment(hostile):
    begun = time.perf_counter()
    index_words(hostile * (1_000_000 // len(hostile)))
    assert time.perf_counter() - begun < 5


def test_only_text_has_words():
    with pytest.raises(TypeError):
        index_words(None)
    with pytest.raises(TypeError):
        query_words(None)
