"""The one date everybody reads: promised, stopped, moved by the days it stood still, extended within bounds (H-5)."""

from datetime import date, timedelta

import pytest

from sadeed.acts import papers, raising, ruling
from sadeed.policy.verdict import Refused
from sadeed.records import cases, journal
from sadeed.records.base import db
from tests.cast import MONDAY, House

TODAY = MONDAY.date()
PROMISED = TODAY + timedelta(days=14)


def history(house: House, number: str) -> list[tuple[str, date | None]]:
    asked = db.session.query(cases.PromiseChange).filter_by(case_id=house.make.row(number).id)
    return [(change.kind, change.promised_on) for change in asked.order_by(cases.PromiseChange.id)]


def test_H5_raising_promises_a_reply_no_earlier_than_fourteen_days_on(house: House) -> None:
    number = house.make.case("raised")
    assert house.make.row(number).promised_on == PROMISED
    assert history(house, number) == [("promised", PROMISED)]


def test_H5_a_returned_request_is_promised_later_by_the_days_it_waited_on_a_working_day(house: House) -> None:
    number = house.make.case("raised")
    paper = cases.papers_of(house.make.row(number).id)[0].kind
    papers.fault(number, paper, what="صورة لا تُقرأ", by=house.seat("research"), at=house.now)
    raising.return_(number, missing="الهوية", by=house.seat("research"), at=house.now)
    assert (house.make.row(number).standing, house.make.row(number).stopped_on) == ("returned", TODAY)
    house.later(4)
    with pytest.raises(Refused, match="paper"):
        raising.resume(number, by=house.seat("reception"), at=house.now)
    papers.match(number, paper, original_seen=True, by=house.seat("reception"), at=house.now)
    raising.resume(number, by=house.seat("reception"), at=house.now)
    case, friday = house.make.row(number), PROMISED + timedelta(days=4)
    assert friday.strftime("%A") == "Friday" and case.promised_on == friday + timedelta(days=2)
    assert (case.stage, case.standing, case.stopped_on, case.held_days) == ("raised", "", None, 4)


def test_H5_a_request_suspended_before_raising_was_promised_nothing_and_stops_no_clock(house: House) -> None:
    number = house.make.case("declared")
    raising.suspend(number, awaited="سفر", by=house.seat("reception"), at=house.now)
    assert (house.make.row(number).stopped_on, history(house, number)) == (None, [])
    raising.resume(number, by=house.seat("reception"), at=house.now)
    assert house.make.row(number).promised_on is None


def test_H5_a_request_that_waits_gives_up_its_place_and_the_session_can_end(house: House) -> None:
    from sadeed.acts import session

    number = house.make.case("before_committee")
    meeting = session_of(number, house)
    raising.return_(number, missing="كشف حساب", by=house.seat("secretary"), at=house.now)
    assert house.make.row(number).stage == "studied"
    session.close_session(meeting, by=house.seat("secretary"), at=house.now)
    raising.resume(number, by=house.seat("reception"), at=house.now)
    house.make.to_before_committee(number)
    assert house.make.row(number).stage == "before_committee" and session_of(number, house) != meeting


def session_of(number: str, house: House) -> str:
    from sadeed.records import sessions

    item = sessions.item_of(house.make.row(number).id)
    assert item is not None
    return str(db.session.get(sessions.Session, item.session_id).number)


def test_H5_an_extension_moves_the_promise_within_the_charters_bounds_and_twice_at_most(house: House) -> None:
    number, by = house.make.case("raised"), house.seat("manager")
    words = {"reason": "غياب الباحث", "public_reason": "ظرف", "by": by, "at": house.now}
    for until, wrong in ((PROMISED, "a_later_date"), (PROMISED + timedelta(days=31), "a_date_within")):
        with pytest.raises(Refused, match=wrong):
            raising.extend(number, until=until, **words)
    raising.extend(number, until=PROMISED + timedelta(days=4), **words)
    assert house.make.row(number).promised_on == PROMISED + timedelta(days=6)  # Friday, so Sunday
    raising.extend(number, until=PROMISED + timedelta(days=7), **words)
    with pytest.raises(Refused, match="extensions_left"):
        raising.extend(number, until=PROMISED + timedelta(days=9), **words)
    assert house.make.row(number).extensions == 2


def test_H5_an_extension_needs_the_reason_that_reaches_the_applicant(house: House) -> None:
    number = house.make.case("raised")
    with pytest.raises(Refused, match="public_reason"):
        raising.extend(
            number, until=PROMISED + timedelta(days=3), reason="س", public_reason=" ", by=house.seat("manager"),
            at=house.now,
        )  # fmt: skip


def test_H5_a_restudy_is_promised_anew_and_never_before_a_date_told_already(house: House) -> None:
    number = house.make.case("raised")
    later = PROMISED + timedelta(days=21)
    raising.extend(number, until=later, reason="س", public_reason="ظرف", by=house.seat("manager"), at=house.now)
    house.make.to_studied(number)
    house.make.to_before_committee(number)
    house.make.to_decided(number, result="refuse")
    ruling.restudy(number, reason="مستند جديد", by=house.seat("research"), at=house.now)
    assert (house.make.row(number).stage, house.make.row(number).promised_on) == ("raised", later)


def test_H5_a_decision_in_time_is_kept_and_a_late_one_broken(house: House) -> None:
    in_time, late = house.make.case("decided"), house.make.case("before_committee", support_type="food_card")
    house.later(20)
    house.make.to_decided(late)
    assert history(house, in_time)[-1][0] == "kept" and history(house, late)[-1][0] == "broken"


def test_A1_an_act_in_the_evening_belongs_to_its_own_day(house: House) -> None:
    house.at(MONDAY.replace(hour=23, minute=30))
    number = house.make.case("raised")
    raising.return_(number, missing="الهوية", by=house.seat("research"), at=house.now)
    assert house.make.row(number).due_on == TODAY + timedelta(days=30)
    line, _ = journal.story_of(number)[0]
    assert line.at.startswith(f"{TODAY.isoformat()}T20:30")
