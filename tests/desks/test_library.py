"""The library over HTTP: entries, and the policy in force under the addresses of its clauses."""

from datetime import date

import pytest

from sadeed.records.base import db
from sadeed.records.charters import shipped_clauses
from sadeed.records.library import LibraryEntry
from sadeed.records.transaction import transaction


def shelve(**fields) -> None:
    """Put an entry on the shelf."""
    with transaction():
        db.session.add(LibraryEntry(**{"kind": "document", "version": "2", "title": "دليل خدمات البحث", **fields}))


def test_T2_every_seat_reads_the_library_and_an_entry_shows_its_version_and_paragraphs(house):
    shelve(code="guide", text="الباب الأول\n\nتُزار الأسرة في بيتها.", clause="T-2", approved_on=date(2026, 1, 1))
    shelve(code="old", text="قديم", title="نسخة قديمة", superseded_on=date(2026, 2, 1))
    for role in ("quality", "admin", "member1"):
        client = house.client(role)
        shelf = client.get("/library/")
        assert "دليل خدمات البحث" in shelf.text
        assert "نسخة قديمة" not in shelf.text
        shown = client.get("/library/guide").text
        assert "تُزار الأسرة في بيتها." in shown
        assert 'href="/library/policy#T-2"' in shown
        assert client.get("/library/old").status_code == 404
        assert client.get("/library/unknown").status_code == 404


def test_O61_a_misconception_is_named_as_one(house):
    shelve(code="m1", kind="misconception", title="الرفض نهائي", text="يحق التظلّم خلال المدة.", is_public=True)
    shown = house.client("reception").get("/library/").text
    assert "تصحيح مفهوم" in shown
    assert "يُعرض للمستفيدين" in shown


def test_B1_the_policy_in_force_says_who_approved_it_and_every_clause_has_its_address(house):
    shown = house.client("reception").get("/library/policy").text
    for clause, words in shipped_clauses().items():
        assert f'id="{clause}"' in shown
        assert words.title in shown
    assert "اجتماع مجلس الإدارة" in shown
    assert "دورة المجلس" in shown


@pytest.mark.parametrize("path", ["/library/", "/library/policy"])
def test_O2_pages_of_the_library_render_alone_and_as_fragments(house, path):
    client = house.client("reception")
    assert "<html" in client.get(path).text
    assert "<html" not in client.fragment(path).text
    assert house.client().get(path).status_code == 303


def test_T2_words_are_found_in_whichever_form_they_stand_and_shown_in_their_paragraph(house):
    shelve(code="guide", text="الباب الأول في الاستقبال\n\nتُزار الأسرة بعد إذن، ويُدعى المستفيدون إليها.")
    shelve(code="other", text="على الجدار", title="لوحة")
    client = house.client("research")
    shown = client.get("/library/?q=للمستفيد").text
    assert "ويُدعى المستفيدون إليها" in shown
    assert "الباب الأول في الاستقبال" not in shown
    assert "لوحة" not in shown
    assert "لم ترد هذه الكلمات في المكتبة" in client.get("/library/?q=علي").text
    assert "لوحة" in client.get("/library/?q=على").text
