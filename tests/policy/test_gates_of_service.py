"""The gates of registration, service and the side doors: open when nothing is missing, shut by each thing that is."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sadeed.policy.facts import DeliveryFacts
from tests.policy.ground import (
    ABOVE_LIMIT,
    AT_REGISTRATION,
    CLOSED,
    DECIDED,
    FOOD,
    HANDED_OVER,
    HEARD,
    MATCHED,
    NOT_APPROVED,
    PAYMENT,
    RAISED,
    REFUSED,
    SIGNED,
    STUDIED,
    TODAY,
    UNMATCHED,
    VOTED,
    asked,
    charter,
    deliveries,
)

REGISTERS = {"category": "widow", "iban": "SA0380000000608010167519"}


def test_H6_an_approved_request_with_everything_required_is_registered() -> None:
    assert asked("register", DECIDED, **REGISTERS) == {}
    ratified = replace(DECIDED, decision=replace(ABOVE_LIMIT, is_ratified=True))
    assert asked("register", ratified, **REGISTERS) == {}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"decision": None}, {"acceptance": ""}),
        ({"decision": REFUSED}, {"acceptance": ""}),
        ({"decision": ABOVE_LIMIT}, {"ratification": "Q-2"}),
        ({"papers": (MATCHED, UNMATCHED)}, {"paper": "family_record"}),
        ({"papers": (MATCHED, AT_REGISTRATION)}, {"paper": "iban_certificate"}),
    ],
)
def test_H6_nobody_is_registered_without_acceptance_ratification_and_papers(
    change: dict[str, Any], found: dict[str, str]
) -> None:
    assert asked("register", replace(DECIDED, **change), **REGISTERS) == found


def test_H6_who_is_paid_needs_an_account_and_who_is_not_needs_none() -> None:
    said = {"category": "widow", "iban": ""}
    assert asked("register", DECIDED, **said) == {"iban": ""}
    assert asked("register", replace(DECIDED, has_account=True), **said) == {}
    assert asked("register", replace(DECIDED, is_payable_without_account=True), **said) == {}
    assert asked("register", DECIDED, **{**REGISTERS, "category": ""}) == {"category": ""}


def test_H7_a_service_is_scheduled_with_its_kind_count_and_first_day() -> None:
    assert asked("schedule", service="cash_transfer", instalments=1, first_on=TODAY) == {}
    found = asked("schedule", service="", instalments=None, first_on=None)
    assert found == {"service": "", "instalments": "", "first_on": ""}


def test_H7_a_payment_is_signed_by_a_second_hand() -> None:
    assert asked("countersign", deliveries(PAYMENT), staff=8) == {}
    assert asked("countersign", deliveries(PAYMENT), staff=9) == {"another_pair_of_eyes": ""}


@pytest.mark.parametrize("done", [FOOD, replace(PAYMENT, is_countersigned=True), replace(PAYMENT, is_reversed=True)])
def test_H7_what_is_no_payment_or_signed_or_reversed_waits_for_no_second_hand(done: DeliveryFacts) -> None:
    assert asked("countersign", deliveries(done), staff=8) == {"payment_to_sign": ""}


def test_H7_a_delivery_is_made_once_scheduled_and_a_payment_once_signed_twice() -> None:
    assert asked("deliver", deliveries(FOOD)) == {}
    assert asked("deliver", deliveries(replace(PAYMENT, is_countersigned=True))) == {}
    assert asked("deliver", deliveries(PAYMENT)) == {"second_signature": ""}
    assert asked("deliver", deliveries(HANDED_OVER)) == asked("deliver", deliveries()) == {"scheduled_delivery": ""}


def test_H7_a_delivery_is_acknowledged_once_by_somebody_named() -> None:
    assert asked("acknowledge", deliveries(HANDED_OVER), receiver="نوال") == {}
    assert asked("acknowledge", deliveries(HANDED_OVER), receiver="") == {"receiver": ""}
    for not_waiting in (FOOD, replace(HANDED_OVER, is_acknowledged=True), replace(HANDED_OVER, is_reversed=True)):
        assert asked("acknowledge", deliveries(not_waiting), receiver="نوال") == {"delivery_to_acknowledge": ""}


def test_H7_a_delivery_is_reversed_with_a_reason_and_once() -> None:
    assert asked("reverse", deliveries(HANDED_OVER), reason="رُدّ") == {}
    assert asked("reverse", deliveries(HANDED_OVER), reason="") == {"reason": ""}
    for none in (FOOD, replace(HANDED_OVER, is_reversed=True)):
        assert asked("reverse", deliveries(none), reason="رُدّ") == {"delivery_to_reverse": ""}


def test_H7_a_served_request_is_closed_and_an_approved_one_is_not() -> None:
    assert asked("close", replace(DECIDED, stage="served")) == {}
    assert asked("close", DECIDED) == {"service_or_result": ""}


def test_O62_a_refused_request_stays_open_to_the_last_day_of_the_appeal_window() -> None:
    last = REFUSED.appeal_until
    assert last is not None
    assert asked("close", replace(NOT_APPROVED, on=last)) == {"appeal_window_over": last.isoformat()}
    assert asked("close", replace(NOT_APPROVED, on=last + timedelta(days=1))) == {}


def test_O5_nothing_keeps_anybody_from_being_asked_how_it_was() -> None:
    assert asked("survey_invite", DECIDED) == {}


@pytest.mark.parametrize(("act", "said"), [("return", {"missing": "كشف"}), ("suspend", {"awaited": "سفر"})])
def test_H5_a_request_goes_back_or_waits_with_words_and_not_once_voting_began(act: str, said: dict[str, str]) -> None:
    assert asked(act, STUDIED, **said) == asked(act, HEARD, **said) == {}
    assert asked(act, STUDIED, **dict.fromkeys(said, "")) == dict.fromkeys(said, "")
    assert asked(act, replace(HEARD, hearing=VOTED), **said) == {"no_vote_given_yet": ""}
    assert asked(act, CLOSED, **said) == {"no_vote_given_yet": ""}


@pytest.mark.parametrize(("act", "said"), [("return", {"missing": "كشف"}), ("suspend", {"awaited": "سفر"})])
def test_H5_an_earlier_hearing_does_not_keep_a_request_from_waiting(act: str, said: dict[str, str]) -> None:
    assert asked(act, replace(CLOSED, stage="studied"), **said) == {}


def test_H2_a_returned_request_resumes_when_its_papers_are_matched_again() -> None:
    back = replace(RAISED, standing="returned")
    assert asked("resume", back) == {}
    assert asked("resume", replace(back, papers=(UNMATCHED,))) == {"paper": "family_record"}


def test_H4_a_raised_request_resumes_under_a_signature_that_holds() -> None:
    waiting = replace(RAISED, standing="suspended")
    assert asked("resume", waiting) == {}
    assert asked("resume", replace(waiting, is_changed_after_signing=True)) == {"new_signature": ""}
    assert asked("resume", replace(SIGNED, standing="suspended", is_signed=False)) == {}


LATER = {"reason": "مرض الباحث", "public_reason": "ظرف", "promised_on": TODAY + timedelta(days=20)}


def test_H5_a_promise_is_extended_openly_and_within_bounds() -> None:
    assert asked("extend", RAISED, **LATER) == {}
    most = TODAY + timedelta(days=14 + 30)
    assert asked("extend", RAISED, **{**LATER, "promised_on": most}) == {}
    found = asked("extend", RAISED, **{**LATER, "promised_on": most + timedelta(days=1)})
    assert found == {"a_date_within": most.isoformat()}


@pytest.mark.parametrize("name", LATER)
def test_H5_an_extension_says_until_when_and_why_also_to_the_applicant(name: str) -> None:
    assert asked("extend", RAISED, **{**LATER, name: ""}) == {name: ""}


def test_H5_an_extension_is_never_to_an_earlier_day_nor_to_one_that_has_passed() -> None:
    promised = TODAY + timedelta(days=14)
    assert asked("extend", RAISED, **{**LATER, "promised_on": promised}) == {"a_later_date": promised.isoformat()}
    late = replace(RAISED, on=TODAY + timedelta(days=21))
    assert asked("extend", late, **LATER) == {"day_not_in_past": ""}


def test_H5_nothing_is_extended_without_a_promise_or_more_often_than_the_charter_allows() -> None:
    assert asked("extend", SIGNED, **LATER) == {"promise": ""}
    assert asked("extend", replace(RAISED, extensions=2), **LATER) == {"extensions_left": "2"}
    assert asked("extend", replace(RAISED, extensions=2), by=charter(extensions_most=3), **LATER) == {}


def test_H4_an_applicant_withdraws_until_something_was_delivered() -> None:
    assert asked("withdraw", SIGNED) == asked("withdraw", DECIDED) == {}
    assert asked("withdraw", deliveries(FOOD)) == {"nothing_delivered_yet": ""}


def test_O62_a_decision_is_appealed_in_words_until_the_window_ends() -> None:
    last = REFUSED.appeal_until
    assert last is not None
    assert asked("appeal", replace(NOT_APPROVED, on=last), words="أعترض") == {}
    assert asked("appeal", NOT_APPROVED, words="") == {"words": ""}
    late = replace(NOT_APPROVED, on=last + timedelta(days=1))
    assert asked("appeal", late, words="أعترض") == {"appeal_window": last.isoformat()}
    assert asked("appeal", STUDIED, words="أعترض") == {"decision": ""}


@pytest.mark.parametrize("act", ["appeal_uphold", "appeal_reopen"])
def test_P2_an_appeal_is_heard_by_people_who_did_not_decide(act: str) -> None:
    case = replace(NOT_APPROVED, standing="under_appeal")
    assert asked(act, case, staff=9, reason="نُظر") == {}
    assert asked(act, case, staff=2, reason="نُظر") == {"people_who_did_not_decide": ""}
    assert asked(act, case, staff=9, reason="") == {"reason": ""}


def test_T2_a_request_is_studied_again_for_a_reason() -> None:
    assert asked("restudy", NOT_APPROVED, reason="مستند جديد") == {}
    assert asked("restudy", NOT_APPROVED, reason="") == {"reason": ""}
