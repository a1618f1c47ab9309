"""The manager's figures: what is open, what is promised, what was kept, how long each stage takes (A-1, H-5)."""

import re

from sqlalchemy import event

from sadeed.acts import raising
from sadeed.records import figures
from sadeed.records.base import db
from tests.cast import House


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
        assert (figures.soon(None, on=on)[0], figures.late(None, on=on)[0]) == (near, late), on


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


def test_A1_the_median_time_at_a_stage_comes_from_the_record(house: House) -> None:
    for days in (2, 4, 9):
        number = house.make.case("declared")
        house.later(days)
        raising.raise_(number, by=house.seat("reception"), at=house.now)
    stays = {one.stage: one for one in figures.stays(None, at=house.now)}
    assert (stays["declared"].days, stays["declared"].left) == (4.0, 3)
    assert figures.stays(frozenset({house.make.branch("east")}), at=house.now) == []


def test_A1_every_drawing_has_its_table_and_more_requests_make_no_more_queries(house: House) -> None:
    house.make.case("raised")
    house.make.case("decided")
    house.later(16)
    manager = house.client("manager")
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
