"""The manager's figures: what is open, what is promised, what was kept, how long each stage takes (A-1, H-5)."""

import re
from datetime import timedelta

from sqlalchemy import event

from sadeed.acts import raising, staff
from sadeed.records import charters, figures, weeks
from sadeed.records.base import db
from sadeed.records.staff import SYSTEM
from tests.cast import PASSWORD, House
from tests.pages import Page


def test_A1_open_requests_are_counted_by_stage_and_closed_ones_are_not(house: House) -> None:
    house.make.case("matched")
    house.make.case("raised")
    house.make.case("raised", branch="east")
    withdrawn = house.make.case("matched")
    from sadeed.acts import intake

    intake.withdraw(withdrawn, by=house.seat("reception"), at=house.now)
    assert figures.open_by_stage(None) == {"matched": 1, "raised": 2}
    assert figures.open_by_stage(frozenset({house.make.branch("east")})) == {"raised": 1}


def test_H5_a_promise_is_soon_three_days_before_and_late_the_day_after(house: House) -> None:
    number = house.make.case("raised")  # on 2 November; promised for the 16th
    promised = house.make.row(number).promised_on
    assert promised is not None
    for days, near, late in ((10, 0, 0), (11, 1, 0), (14, 1, 0), (15, 0, 1)):
        on = house.now.date().replace(day=2 + days)
        soon = figures.due(None, first=on, last=on + timedelta(days=3))
        assert (soon[0], figures.late(None, on=on)[0]) == (near, late), on


def test_H5_a_paused_promise_is_not_late(house: House) -> None:
    number = house.make.case("raised")
    raising.suspend(number, awaited="كشف حساب", by=house.seat("reception"), at=house.now)
    house.later(40)
    assert figures.late(None, on=house.now.date()) == (0, [])


def test_H5_the_page_leads_to_every_late_request(house: House) -> None:
    number = house.make.case("raised")
    house.later(20)
    page = house.client("manager").get("/reports/").text
    assert f'data-case="{number}"' in page
    assert f'href="/cases/{number}"' in page
    assert "تأخر 6 أيام" in page


def test_H5_promises_are_kept_extended_or_broken_as_they_fell_due(house: House) -> None:
    kept, extended, broken = (house.make.case("before_committee") for _each in range(3))
    until = house.now.date().replace(day=26)
    raising.extend(extended, until=until, reason="بانتظار جهة", public_reason="بانتظار رد جهة حكومية",
                   by=house.seat("research"), at=house.now)  # fmt: skip
    house.make.to_decided(kept)
    house.later(20)
    house.make.to_decided(extended)
    house.later(20)
    ended = figures.promises_ended(None, since=until.replace(month=6), on=house.now.date())
    assert sorted(one.how for one in ended) == ["broken", "extended", "kept"]
    assert house.make.row(broken).decided_on is None


def test_A1_the_working_days_at_a_stage_come_from_the_record(house: House) -> None:
    for days in (2, 4, 9):  # from Monday: two, two (over a weekend) and seven working days
        number = house.make.case("declared")
        house.later(days)
        raising.raise_(number, by=house.seat("reception"), at=house.now)
    week = weeks.week_of(charters.in_force(house.now.date()).read(), on=house.now.date())
    stays = {one.stage: one for one in figures.stays(None, at=house.now, week=week)}
    declared = stays["declared"]
    assert (declared.days, declared.nine_of_ten, declared.left) == (2.0, 7, 3)
    assert figures.stays(frozenset({house.make.branch("east")}), at=house.now, week=week) == []


def test_A1_nine_of_ten_is_a_stay_that_was_really_stayed() -> None:
    assert [figures.nine_of_ten(days) for days in ([3], [1, 9], list(range(1, 11)), list(range(1, 21)))] == [
        3,
        9,
        9,
        18,
    ]


def test_A1_every_number_leads_to_the_requests_it_counts(house: House) -> None:
    broken = house.make.case("before_committee")
    house.later(30)
    late = house.make.case("raised", branch="east")
    house.later(20)
    house.make.to_decided(broken)
    manager = house.client("manager")
    page = Page.read(manager.get("/reports/").text)
    assert listed(manager, "/reports/requests?promise=late") == [late]
    assert listed(manager, "/reports/requests?stage=raised") == [late]
    ended = [link for link in page.links if "ended=broken" in link]
    assert len(ended) == 4  # two months, two branches
    assert sorted(listed(manager, link)[0] for link in ended) == sorted([broken, late] * 2)
    assert listed(manager, "/reports/requests?ended=kept&month=1448-06") == []
    assert listed(manager, "/reports/requests?ended=broken&month=nonsense&since=yesterday&after=x") == [broken, late]


def listed(client, path: str) -> list[str]:  # type: ignore[no-untyped-def]
    return re.findall(r'data-case="([^"]+)"', client.get(path).text)


def test_P3_the_manager_of_a_branch_counts_and_lists_that_branch_alone(house: House) -> None:
    here, elsewhere = house.make.case("raised", branch="east"), house.make.case("raised")
    east = house.make.branch("east")
    account = staff.add_account(username="head", name="رئيس الفرع", password=PASSWORD, by=SYSTEM, at=house.now)
    staff.give_seat(account, "manager", branch_id=east, from_on=house.now.date(), by=SYSTEM, at=house.now)
    house.later(20)
    manager = house.client("head")
    for path in ("/reports/", "/reports/requests", "/reports/requests?promise=late", "/my-work/"):
        page = manager.get(path).text
        assert here in page and elsewhere not in page, path


def test_A1_every_drawing_has_its_table_and_more_requests_make_no_more_queries(house: House) -> None:
    house.make.case("raised")
    house.make.case("decided")
    house.later(16)
    manager = house.client("manager")
    manager.get("/reports/")  # what is kept in memory is kept from now on
    before, page = queries_of(lambda: manager.get("/reports/").text)
    assert len(re.findall(r'<svg viewBox="0 0 460', page)) == page.count('<table class="tab"') == 3
    for _each in range(4):
        house.make.case("raised")
    house.later(16)
    after, _page = queries_of(lambda: manager.get("/reports/").text)
    assert after == before


def queries_of(work):  # type: ignore[no-untyped-def]
    asked = []
    listener = lambda _conn, _cursor, statement, *_rest: asked.append(statement)  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", listener)
    try:
        done = work()
    finally:
        event.remove(db.engine, "before_cursor_execute", listener)
    return len([one for one in asked if one.startswith("SELECT")]), done


def test_P3_the_reports_are_for_the_manager(house: House) -> None:
    for username in ("reception", "admin", "quality", "chair"):
        assert house.client(username).get("/reports/").status_code == 404


def test_the_reports_speak_both_languages_and_stand_empty_too(house: House) -> None:
    client = house.client("manager")
    assert "لا موعد متأخر." in client.get("/reports/").text
    house.make.case("before_committee")
    for language in ("ar", "en"):
        assert client.get(f"/reports/?lang={language}").status_code == 200
    assert "<html" not in client.fragment("/reports/").text
