"""A case keeps the policy of the day it was received; a kinder term reaches it only where the board says so (P-4)."""

from datetime import date, timedelta

from sadeed.acts import charters
from sadeed.records.staff import SYSTEM
from tests.cast import House


def adopt(house: House, **terms: object) -> None:
    day = house.now.date()
    charters.adopt_shipped(
        version="2", board_meeting="4", board_term="1", approved_on=day, in_force_from=day + timedelta(days=1),
        terms=terms, by=SYSTEM, at=house.now,
    )  # fmt: skip


def test_P4_a_running_case_keeps_the_term_it_was_received_under(house: House) -> None:
    number = house.make.case("declared")
    adopt(house, reply_days=21)
    house.later(1)
    house.make.to_raised(number)
    assert house.make.row(number).promised_on == date(2026, 11, 17)
    assert house.make.row(house.make.case("raised")).promised_on == date(2026, 11, 24)


def test_P4_a_kinder_term_reaches_running_cases_when_the_version_says_so(house: House) -> None:
    number = house.make.case("before_committee")
    adopt(house, appeal_days=60, kinder_terms=["appeal_days"])
    house.later(1)
    house.make.to_decided(number, result="refuse")
    from sadeed.records.sessions import decision_of

    decision = decision_of(house.make.row(number).id)
    assert decision is not None and decision.appeal_until is not None
    assert decision.appeal_until - house.now.date() >= timedelta(days=60)


def test_P4_a_harsher_term_never_reaches_running_cases(house: House) -> None:
    number = house.make.case("declared")
    adopt(house, reply_days=30, kinder_terms=["reply_days"])
    house.later(1)
    house.make.to_raised(number)
    assert house.make.row(number).promised_on == date(2026, 11, 17)
