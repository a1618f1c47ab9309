"""Somebody new comes in by a one-time code and chooses a password that nobody else knows (P-3)."""

import re
from datetime import date, timedelta

import pytest

from sadeed.acts import accounts, invitations
from sadeed.policy.verdict import Refused
from sadeed.records import journal, staff
from sadeed.records.base import db
from sadeed.records.invitations import Invitation
from sadeed.records.once import KeptAnswer
from tests.cast import House, Visitor
from tests.pages import Page

PASSWORD = "four words without kin"
CODE = re.compile(r"\b\d{4} \d{4} \d{4}\b")


@pytest.fixture
def admin(house: House) -> Visitor:
    house.app.config["MISS_TAKES"] = 0
    return house.client("admin")


def invite(admin: Visitor, **more: str) -> str:
    """Huda is invited; the code as the page shows it."""
    fields = {"username": "huda", "name": "هدى سالم العتيبي", "sex": "female", "role": "reception", **more}
    reply = admin.act("/admin/account", **fields)
    assert reply.status_code == 303, reply.text
    return shown(admin)


def shown(admin: Visitor) -> str:
    """The code on the page after the act."""
    found = CODE.search(admin.get("/admin/accounts/huda").text)
    assert found
    return found.group()


def take_up(visitor: Visitor, code: str, password: str = PASSWORD, *, username: str = "huda", again: str = ""):  # type: ignore[no-untyped-def]
    fields = {"username": username, "code": code, "password": password, "again": again or password}
    page = Page.read(visitor.get("/sign-in/invitation").text)
    return visitor.post("/sign-in/invitation", data={**page.hidden(), **fields})


def lines(house: House) -> list[str]:
    db.session.rollback()
    return [line.act for line, _told in journal.story_of(journal.stamp(house.now)[:10])]


def test_P3_one_page_opens_an_account_with_its_seats_and_a_code_that_its_owner_takes_up(
    house: House, admin: Visitor
) -> None:
    east = house.make.branch("east")
    code = invite(admin, second_role="delegate", second_branch_id=str(east))
    assert house.client().sign_in("huda", code).status_code == 422
    guest = house.client()
    assert take_up(guest, code.replace(" ", "-")).location == "/"
    assert guest.get("/reception/").status_code == 200
    db.session.rollback()
    seats = staff.sitting_of(staff.known_as("huda").id, on=house.now.date()).seats  # type: ignore[union-attr]
    assert [(seat.role, seat.branch) for seat in seats] == [("reception", None), ("delegate", east)]
    assert {"staff_added", "seat_given", "code_issued", "code_taken"} <= set(lines(house))
    assert house.client().sign_in("huda", PASSWORD).status_code == 303
    assert "اليوم" in admin.get("/admin/accounts/huda").text  # when she came in


def test_P3_a_code_is_shown_once_and_kept_nowhere_but_as_a_hash(house: House, admin: Visitor) -> None:
    code = invite(admin)
    assert code not in admin.get("/admin/accounts/huda").text
    db.session.rollback()
    plain = code.replace(" ", "")
    kept = [detail.body or "" for detail in db.session.query(journal.JournalDetail)]
    kept += [str(answer.answer) + answer.asked for answer in db.session.query(KeptAnswer)]
    kept += [one.code_hash for one in db.session.query(Invitation)]
    assert not any(plain in text or code in text for text in kept)


def test_P3_a_code_opens_once_for_seven_days_and_gives_way_to_a_newer_one(house: House, admin: Visitor) -> None:
    first = invite(admin)
    admin.act("/admin/accounts/huda/code")
    second = shown(admin)
    assert take_up(house.client(), first).status_code == 422
    house.now += timedelta(days=7)
    assert take_up(house.client(), second).status_code == 422
    house.now -= timedelta(minutes=1)
    assert take_up(house.client(), second).status_code == 303
    assert take_up(house.client(), second).status_code == 422


def test_P3_a_new_code_for_an_account_ends_its_sessions_and_its_password(house: House, admin: Visitor) -> None:
    inside = house.client("reception")
    assert inside.get("/reception/").status_code == 200
    assert admin.act("/admin/accounts/reception/code").status_code == 303
    assert inside.get("/reception/").status_code == 303
    assert house.client().sign_in("reception").status_code == 422
    assert admin.act("/admin/accounts/admin/code").status_code == 422  # nobody locks themselves out
    assert "لم يدخل بعد" in admin.get("/admin/?state=invited").text


@pytest.mark.parametrize(
    ("password", "reason"),
    [("short words", "اثنا عشر"), ("password2026!", "شائعة"), ("123456789012", "شائعة"), ("huda-huda-12", "اسم الدخول"),
     ("ababababababab", "رموز قليلة")],
)  # fmt: skip
def test_P3_a_password_that_is_easily_guessed_is_refused_with_the_reason_and_the_code_stays_good(
    house: House, admin: Visitor, password: str, reason: str
) -> None:
    code = invite(admin)
    reply = take_up(house.client(), code, password)
    assert reply.status_code == 422
    assert reason in reply.text
    assert password not in reply.text
    assert take_up(house.client(), code, PASSWORD, again="otherwise written").status_code == 422
    assert take_up(house.client(), code).status_code == 303


def test_P3_wrong_codes_are_few_an_hour_and_on_record(house: House, admin: Visitor) -> None:
    code = invite(admin)
    for _ in range(5):
        assert take_up(house.client(), "0000 0000 0000").status_code == 422
    assert take_up(house.client(), code).status_code == 429
    house.now += timedelta(hours=1, minutes=1)
    assert take_up(house.client(), code).status_code == 303
    assert lines(house).count("code_failed") == 5


def test_P3_who_is_invited_for_a_later_day_chooses_a_password_and_comes_in_on_that_day(
    house: House, admin: Visitor
) -> None:
    code = invite(admin, from_on="2026-11-04")
    guest = house.client()
    assert take_up(guest, code).location == "/sign-in"
    assert "لم تبدأ الصفة بعد" in guest.get("/sign-in").text
    house.later(2)
    assert guest.sign_in("huda", PASSWORD).status_code == 303


def test_P3_a_deputy_goes_early_and_acts_for_the_absent_no_more(house: House, admin: Visitor) -> None:
    held = staff.seats_held([house.seat("research_head").staff])[0]
    fields = {"seat_id": str(held.id), "deputy": "research", "from_on": "2026-11-02", "until_on": "2026-11-20"}
    assert admin.act("/admin/accounts/research_head/deputy", **fields).status_code == 303
    db.session.rollback()
    [deputy] = staff.stand_ins([held.id])
    assert admin.act(f"/admin/accounts/research_head/deputies/{deputy.id}/end").status_code == 303
    db.session.rollback()
    seats = staff.sitting_of(house.seat("research").staff, on=house.now.date()).seats  # type: ignore[union-attr]
    assert [seat.role for seat in seats] == ["research"]
    assert "deputy_ended" in lines(house)


def test_P3_the_table_of_seats_names_the_empty_ones(house: House, admin: Visitor) -> None:
    held = staff.seats_held([house.seat("chair").staff])[0]
    accounts.end_seat(held.id, until_on=date(2026, 11, 1), by=house.seat("admin"), at=house.now)
    page = admin.get("/admin/seats").text
    assert "صفات شاغرة اليوم" in page
    assert "رئاسة اللجنة" in page.partition("صفات شاغرة اليوم")[2][:200]
    assert "تركي سعد البلوي" in page


def test_P3_accounts_are_found_by_name_seat_branch_and_state(house: House, admin: Visitor) -> None:
    east = house.make.branch("east")
    token = Page.read(admin.get("/admin/").text).hidden()["csrf_token"]
    for asked, found in (("q", "هند"), "reception"), (("role", "chair"), "chair"), (("branch_id", east), "delegate"):
        fields = {"csrf_token": token, asked[0]: asked[1]}
        page = admin.post("/admin/", data=fields, follow_redirects=True).text
        assert re.findall(r'data-account="(\w+)"', page) == [found]
    assert "data-account" not in admin.get("/admin/?state=disabled").text


def test_P3_only_the_administration_issues_a_code(house: House) -> None:
    with pytest.raises(Refused):
        invitations.issue("reception", by=house.seat("manager"), at=house.now)
