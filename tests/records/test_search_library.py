"""The library answers by words, best first, with the paragraph that answers (T-1, T-2); the same on both databases."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from sadeed.records import search
from sadeed.records.library import LibraryEntry
from sadeed.records.transaction import transaction

Shelve = Callable[..., None]
RENT = """تُصرف إعانة الإيجار مرة في السنة.

ولا تُجمع مع إعانة السكن، إلا للأرملة والمطلقة بقرار اللجنة.

ويقدَّم العقد موثقًا من إيجار."""


@pytest.fixture
def shelve(app: Flask) -> Shelve:
    """Put an entry on the shelf, its code the first word of its title."""

    def put(title: str, text: str, **more: object) -> None:
        with transaction() as session:
            session.add(
                LibraryEntry(**{"code": title.split()[0], "kind": "document", "title": title, "text": text} | more)
            )

    return put


def codes(typed: str, **more: bool) -> list[str]:
    return [hit.code for hit in search.library(typed, **more)]


@pytest.mark.parametrize(
    "typed", ["مستفيد", "المستفيد", "للمستفيد", "والمستفيد", "بالمستفيد", "المُستفيد", "المستفيدين", "؟مستفيد!"]
)
def test_T1_a_word_is_found_whatever_stuck_to_it(shelve: Shelve, typed: str) -> None:
    shelve("حقوق", "ويُعامل المستفيد باحترام.")
    shelve("واجبات", "على الموظف أن يصدق.")
    assert codes(typed) == ["حقوق"]


def test_T1_on_is_not_a_name(shelve: Shelve) -> None:
    shelve("حرف", "يوقع على الإقرار.")
    shelve("اسم", "يوقع علي الإقرار.")
    assert (codes("على"), codes("علي")) == (["حرف"], ["اسم"])


def test_T1_the_title_comes_before_the_text(shelve: Shelve) -> None:
    shelve("أول", "الزكاة تُذكر هنا مرة، والزكاة مرة أخرى.")
    shelve("الزكاة", "شروطها ومصارفها.")
    shelve("ثالث", "لا شيء عنها.")
    assert codes("الزكاة") == ["الزكاة", "أول"]


def test_T1_all_the_words_before_most_of_them(shelve: Shelve) -> None:
    shelve("كامل", "شروط إعانة الإيجار للأرملة.")
    shelve("ناقص", "شروط إعانة الإيجار.")
    shelve("بعيد", "شروط السفر.")
    assert codes("شروط إعانة الأرملة") == ["كامل"]
    assert set(codes("شروط إعانة الإيجار للأيتام")) == {"ناقص", "كامل"}
    assert codes("شروط الزواج") == []


def test_T1_the_paragraph_that_answers_is_shown_as_it_is_written(shelve: Shelve) -> None:
    shelve("الإيجار", RENT, file_name="rent.md")
    (hit,) = search.library("المطلقه")
    assert (hit.file_name, hit.excerpt) == ("rent.md", "ولا تُجمع مع إعانة السكن، إلا للأرملة والمطلقة بقرار اللجنة.")
    assert search.library("موثقا العقد")[0].excerpt == "ويقدَّم العقد موثقًا من إيجار."


def test_T1_a_long_paragraph_is_cut_around_the_word(shelve: Shelve) -> None:
    shelve("طويل", "كلام كثير " * 300 + "ثم المقصود هنا " + "وكلام بعده " * 300)
    (hit,) = search.library("المقصود")
    assert "المقصود" in hit.excerpt
    assert len(hit.excerpt) < 330
    assert hit.excerpt.startswith("… ")
    assert hit.excerpt.endswith(" …")


def test_T1_only_what_is_in_force_and_to_the_beneficiary_only_what_is_public(shelve: Shelve) -> None:
    shelve("قديم", "مواعيد الدوام", superseded_on=date(2026, 1, 1))
    shelve("داخلي", "مواعيد الدوام")
    shelve("معلن", "مواعيد الدوام", is_public=True)
    assert sorted(codes("مواعيد")) == ["داخلي", "معلن"]
    assert codes("مواعيد", public_only=True) == ["معلن"]


def test_T1_the_index_follows_the_entry(app: Flask, shelve: Shelve) -> None:
    shelve("دليل", "نص أول")
    with transaction() as session:
        entry = session.query(LibraryEntry).one()
        entry.text = "كلام جديد"
    assert (codes("نص"), codes("جديد")) == ([], ["دليل"])
    with transaction() as session:
        session.delete(session.query(LibraryEntry).one())
    assert codes("جديد") == []


def test_T1_a_book_is_kept_and_found_to_its_last_page(shelve: Shelve) -> None:
    letters = "ابتجحدرسصطعفقكلمنهوي"
    book = " ".join(a + b + c + d for a in letters for b in letters for c in letters for d in letters[:12]) + " خاتمة"
    shelve("كتاب", book)
    assert codes("خاتمة") == ["كتاب"]


HOSTILE = [
    "", "\x00", "\ud800", '"', "'", "'\\", "NEAR(", "*", "title : a", "a & b", "a | !b", "<->", "%", "م" * 1_000_000,
    "a_b", "𞤀ᲐꭰⰀ", "²", "AND", "NOT x",
]  # fmt: skip


def test_S_nothing_typed_raises(shelve: Shelve) -> None:
    shelve("دليل", "نص أول")
    for typed in HOSTILE:
        assert search.library(typed) == [], typed[:20]
