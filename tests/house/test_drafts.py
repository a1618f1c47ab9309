"""What somebody is still typing is kept per account and form, and comes back (S4)."""

from sadeed.records import drafts
from sadeed.records.base import db
from tests.cast import House

WORDS = "هل يُقبل عقد إيجار غير موثّق"


def test_S4_a_draft_comes_back_with_its_form_and_changes_nothing_on_the_request(house: House) -> None:
    number = house.make.case("received")
    before = house.make.row(number).journal_count
    clerk = house.client("reception")
    assert clerk.act(f"/cases/{number}/referral", question=WORDS, keep="draft").status_code == 303
    assert WORDS in clerk.get(f"/cases/{number}/referral").text
    assert house.make.row(number).journal_count == before


def test_S4_a_draft_opens_for_nobody_else(house: House) -> None:
    number = house.make.case("received", branch="east")
    house.client("reception").act(f"/cases/{number}/referral", question=WORDS, keep="draft")
    assert WORDS not in house.client("delegate").get(f"/cases/{number}/referral").text


def test_S4_the_draft_is_gone_once_the_form_went_through(house: House) -> None:
    number = house.make.case("received")
    clerk = house.client("reception")
    clerk.act(f"/cases/{number}/referral", question=WORDS, keep="draft")
    assert clerk.act(f"/cases/{number}/referral").status_code == 303
    db.session.rollback()
    assert drafts.kept(house.seat("reception").staff, f"refer {number}") is None
