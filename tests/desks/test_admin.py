"""The administration over HTTP: every change an act with its line; what is used is retired, never deleted."""

from datetime import date

import pytest

from sadeed.acts import accounts, settings, voice
from sadeed.policy.verdict import Refused
from sadeed.records import catalogues, journal, staff
from sadeed.records.base import db
from sadeed.records.cases import PromiseChange
from sadeed.records.outbox import OutboxMessage
from sadeed.records.voices import Voice
from tests.cast import House, Visitor


def lines(house: House) -> list[str]:
    db.session.rollback()
    return [line.act for line, _told in journal.story_of(journal.stamp(house.now)[:10])]


@pytest.fixture
def admin(house: House) -> Visitor:
    return house.client("admin")


def add(admin: Visitor, username: str = "huda", **more: str):  # type: ignore[no-untyped-def]
    fields = {"username": username, "name": "هدى سالم العتيبي", "sex": "female", "role": "reception"}
    return admin.act("/admin/account", **{**fields, **more})


@pytest.mark.parametrize(
    "wrong", [{"username": "هدى"}, {"username": "reception"}, {"name": ""}, {"sex": ""}, {"role": ""}]
)
def test_P3_an_account_that_cannot_be_is_not_opened(admin: Visitor, wrong: dict[str, str]) -> None:
    before = len(staff.accounts())
    assert add(admin, **wrong).status_code == 422
    db.session.rollback()
    assert len(staff.accounts()) == before


def test_C8_a_seat_for_one_branch_reaches_that_branch_alone(house: House, admin: Visitor) -> None:
    east = house.make.branch("east")
    add(admin, role="delegate", branch_id=str(east))
    db.session.rollback()
    assert staff.sitting_of(staff.known_as("huda").id, on=house.now.date()).branches() == {east}  # type: ignore[union-attr]


def test_P3_a_seat_ends_with_its_last_day_and_stays_on_record(house: House, admin: Visitor) -> None:
    held = staff.seats_held([house.seat("member1").staff])[0]
    path = f"/admin/accounts/member1/seats/{held.id}/end"
    assert admin.act(path, until_on="2026-11-02").status_code == 303
    house.later(1)
    db.session.rollback()
    assert staff.sitting_of(held.staff_id, on=house.now.date()) is None
    assert staff.seats_held([held.staff_id])[0].until_on == date(2026, 11, 2)
    house.later(-1)
    assert "seat_ended" in lines(house)


def test_P3_a_deputy_stands_in_for_a_period_with_an_end(house: House, admin: Visitor) -> None:
    held = staff.seats_held([house.seat("research_head").staff])[0]
    path = "/admin/accounts/research_head/deputy"
    fields = {"seat_id": str(held.id), "deputy": "research", "from_on": "2026-11-02"}
    assert admin.act(path, **fields, until_on="2026-11-01").status_code == 422
    assert admin.act(path, **fields, until_on="2026-11-08").status_code == 303
    db.session.rollback()
    seats = staff.sitting_of(house.seat("research").staff, on=house.now.date()).seats  # type: ignore[union-attr]
    assert [(seat.role, seat.acting_for) for seat in seats][-1] == ("research_head", "منى خالد العمري")
    assert "ماجد علي السالم" in admin.get("/admin/accounts/research_head").text


def test_P3_disabling_an_account_ends_its_sessions_at_once(house: House, admin: Visitor) -> None:
    inside = house.client("reception")
    assert inside.get("/reception/").status_code == 200
    assert admin.act("/admin/accounts/reception/closing").status_code == 303
    assert inside.get("/reception/").status_code == 303
    assert house.client().sign_in("reception").status_code == 422
    assert admin.act("/admin/accounts/reception/opening").status_code == 303
    assert inside.get("/reception/").status_code == 303
    assert house.client().sign_in("reception").status_code == 303
    assert {"account_disabled", "account_enabled"} <= set(lines(house))


def test_P3_the_last_administrator_stays(house: House, admin: Visitor) -> None:
    assert admin.act("/admin/accounts/admin/closing").status_code == 422
    held = staff.seats_held([house.seat("admin").staff])[0]
    assert admin.act(f"/admin/accounts/admin/seats/{held.id}/end", until_on="2026-11-02").status_code == 303
    with pytest.raises(ValueError, match="مدير للنظام"):
        accounts.end_seat(held.id, until_on=date(2026, 11, 1), by=staff.SYSTEM, at=house.now)


def test_P3_a_branch_with_open_requests_does_not_close_and_the_main_office_never(house: House, admin: Visitor) -> None:
    assert admin.act("/admin/branch", code="west", name="فرع الغرب", region="makkah").status_code == 303
    house.make.case("received", branch="east")
    assert admin.act("/admin/branches/east/closing").status_code == 422
    assert admin.act("/admin/branches/main/closing").status_code == 422
    assert admin.act("/admin/branches/west/closing").status_code == 303
    db.session.rollback()
    assert [branch.code for branch in staff.branches_open()] == ["main", "east"]
    assert staff.branch_with_code("west").retired_on == house.now.date()  # type: ignore[union-attr]


def test_P3_the_association_says_its_name_and_its_telephone_is_one(house: House, admin: Visitor) -> None:
    assert admin.act("/admin/association", name="جمعية النماء", phone="هاتف").status_code == 422
    assert admin.act("/admin/association", name="جمعية النماء", phone="0112345678", licence="123").status_code == 303
    db.session.rollback()
    kept = catalogues.setting("association")
    assert (kept["name"], kept["phone"], kept["licence"]) == ("جمعية النماء", "+966112345678", "123")
    assert "جمعية النماء" in admin.get("/admin/office").text


def test_H5_an_announced_holiday_moves_promises_forward_and_tells_the_applicants(house: House, admin: Visitor) -> None:
    number = house.make.case("raised")  # promised for Monday 16 November
    assert house.make.row(number).promised_on == date(2026, 11, 16)
    before = db.session.query(OutboxMessage).count()
    assert admin.act("/admin/holiday", name="إجازة", from_on="2026-11-15", until_on="2026-11-17").status_code == 303
    case = house.make.row(number)
    assert case.promised_on == date(2026, 11, 18)
    story = [(c.kind, c.promised_on) for c in db.session.query(PromiseChange).order_by(PromiseChange.id)]
    assert story == [("promised", date(2026, 11, 16)), ("moved", date(2026, 11, 18))]
    [told] = db.session.query(OutboxMessage).order_by(OutboxMessage.id).offset(before)
    assert number in told.words
    assert "18 نوفمبر" in told.words
    assert journal.is_whole(case)
    assert "holiday_announced" in lines(house)
    assert "18 نوفمبر" in house.client("research").get("/research/").text


def test_H5_an_announced_holiday_moves_no_promise_back_and_none_beside_it(house: House, admin: Visitor) -> None:
    beside, paused = house.make.case("raised"), house.make.case("raised")
    from sadeed.acts import raising

    raising.suspend(paused, awaited="كشف حساب", by=house.seat("reception"), at=house.now)
    assert admin.act("/admin/holiday", name="إجازة", from_on="2026-11-17", until_on="2026-11-18").status_code == 303
    assert admin.act("/admin/holiday", name="أخرى", from_on="2026-11-16", until_on="2026-11-15").status_code == 422
    assert admin.act("/admin/holiday", name="مضت", from_on="2026-10-15", until_on="2026-10-16").status_code == 422
    assert {house.make.row(number).promised_on for number in (beside, paused)} == {date(2026, 11, 16)}
    assert len(catalogues.announced_holidays()) == 1


def test_H5_a_promise_given_after_the_announcement_steps_over_the_holiday(house: House, admin: Visitor) -> None:
    admin.act("/admin/holiday", name="إجازة", from_on="2026-11-16", until_on="2026-11-16")
    assert house.make.row(house.make.case("raised")).promised_on == date(2026, 11, 17)


def test_O65_a_complaint_is_promised_over_an_announced_holiday(house: House, admin: Visitor) -> None:
    admin.act("/admin/holiday", name="إجازة", from_on="2026-11-16", until_on="2026-11-16")
    voice.complaint("delay", "تأخر", channel="phone", branch=house.make.branch("main"), by=house.seat("quality"),
                    at=house.now)  # fmt: skip
    assert db.session.query(Voice).one().promised_on == date(2026, 11, 17)


def test_P3_only_the_seat_of_administration_sets_anything(house: House) -> None:
    by = house.seat("manager")
    for act in (
        lambda: settings.describe_association({"name": "x"}, by=by, at=house.now),
        lambda: settings.announce_holiday(
            "x", from_on=house.now.date(), until_on=house.now.date(), by=by, at=house.now
        ),
        lambda: accounts.disable("reception", by=by, at=house.now),
        lambda: accounts.seat("manager", "admin", branch_id=None, from_on=house.now.date(), by=by, at=house.now),
    ):
        with pytest.raises(Refused):
            act()
    assert house.client("manager").get("/admin/").status_code == 404


def test_an_unknown_account_branch_line_or_version_is_not_found(admin: Visitor) -> None:
    for path in ("accounts/nobody", "accounts/nobody/seat", "accounts/nobody/closing", "branches/none/closing",
                 "catalogues/none", "catalogues/kinship/none", "charters/none/approval"):  # fmt: skip
        assert admin.get(f"/admin/{path}").status_code == 404, path


def test_the_pages_of_the_administration_speak_both_languages(house: House, admin: Visitor) -> None:
    paths = (
        "", "?state=seatless", "accounts/research", "accounts/research/seat",
        "accounts/research/deputy", "accounts/research/closing", "accounts/research/code", "account", "seats",
        "branches", "branch", "branches/east", "office", "association", "association/logo", "languages", "numbers",
        "numbers/case",
        "messages", "messages/mail", "messages/texts", "messages/test", "holidays", "holiday", "catalogues",
        *(f"catalogues/{name}" for name in catalogues.SHIPPED), "charters",
    )  # fmt: skip
    for path in paths:
        assert (
            admin.get(f"/admin/{path}").status_code
            == admin.get(f"/admin/{path}{'&' if '?' in path else '?'}lang=en").status_code
            == 200
        ), path
        assert "<html" not in admin.fragment(f"/admin/{path}").text
