"""The gates of the committee, one by one: open when nothing is missing, shut by each thing that is (H-5)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sadeed.policy.facts import DecisionFacts, HearingFacts, StudyFacts
from tests.policy.ground import (
    ABOVE_LIMIT,
    ACCEPTED,
    CLOSED,
    DECIDED,
    FAULTED,
    HEARD,
    STUDIED,
    TODAY,
    TOMORROW,
    VOTED,
    asked,
    charter,
)


def test_H5_a_studied_signed_request_gets_its_place_on_an_agenda() -> None:
    assert asked("agenda", STUDIED, session="J-1448-001") == {}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"study": StudyFacts("visited", True, 7)}, {"endorsed_study": ""}),
        ({"papers": (FAULTED,)}, {"paper": "salary_letter"}),
        ({"is_signed": False}, {"signature": ""}),
        ({"is_changed_after_signing": True}, {"new_signature": ""}),
    ],
)
def test_H5_the_agenda_is_shut_to_what_is_not_studied_matched_and_signed(
    change: dict[str, Any], found: dict[str, str]
) -> None:
    assert asked("agenda", replace(STUDIED, **change), session="J-1") == found


def test_H5_the_session_is_chosen() -> None:
    assert asked("agenda", STUDIED, session="") == {"session": ""}


def test_H5_a_deferred_request_waits_for_the_day_the_committee_set() -> None:
    put_off = DecisionFacts("Q-3", "defer", deferred_until=TOMORROW)
    case = replace(STUDIED, standing="deferred", decision=put_off)
    assert asked("agenda", case, session="J-2") == {"deferral_not_over": TOMORROW.isoformat()}
    assert asked("agenda", replace(case, on=TOMORROW), session="J-2") == {}
    assert asked("agenda", replace(case, standing=""), session="J-2") == {}


def test_H5_a_request_leaves_the_agenda_with_a_reason_before_anybody_voted() -> None:
    assert asked("agenda_remove", HEARD, reason="خطأ") == {}
    assert asked("agenda_remove", HEARD, reason="") == {"reason": ""}
    assert asked("agenda_remove", replace(HEARD, hearing=VOTED), reason="خطأ") == {"no_vote_given_yet": ""}
    assert asked("agenda_remove", CLOSED, reason="خطأ") == {"no_vote_given_yet": ""}


def test_H5_a_member_in_the_room_votes_once() -> None:
    assert asked("vote", HEARD, staff=2, choice="accept") == {}
    voted = replace(HEARD, hearing=VOTED)
    assert asked("vote", voted, staff=2, choice="accept") == {"a_vote_not_yet_given": ""}
    assert asked("change_vote", voted, staff=2, choice="accept") == {}


@pytest.mark.parametrize("act", ["vote", "change_vote", "recuse"])
@pytest.mark.parametrize(
    ("hearing", "staff", "found"),
    [
        (None, 1, "open_session"),
        (replace(VOTED, is_open=False), 1, "open_session"),
        (replace(VOTED, is_closed=True), 1, "open_voting"),
        (replace(VOTED, present=frozenset({1, 5})), 5, "membership"),
        (VOTED, 4, "presence"),
    ],
)
def test_H5_only_a_member_in_the_room_of_an_open_session_takes_part(
    act: str, hearing: HearingFacts | None, staff: int, found: str
) -> None:
    said = {"choice": "accept", "ground": "قرابة"}
    assert found in asked(act, replace(HEARD, hearing=hearing), staff=staff, **said)


@pytest.mark.parametrize("act", ["vote", "change_vote", "recuse"])
def test_H5_whoever_stepped_aside_takes_no_further_part(act: str) -> None:
    case = replace(HEARD, hearing=VOTED)
    assert asked(act, case, staff=3, choice="accept", ground="قرابة") == {"no_recusal": ""}


def test_H5_there_is_no_vote_to_change_before_one_is_given() -> None:
    assert asked("change_vote", HEARD, staff=1, choice="accept") == {"a_vote_to_change": ""}


@pytest.mark.parametrize("choice", ["refuse", "defer", "return"])
def test_O62_every_vote_but_acceptance_says_why(choice: str) -> None:
    assert asked("vote", HEARD, staff=1, choice=choice, reason="") == {"reason": ""}
    assert asked("vote", HEARD, staff=1, choice=choice, reason="ناقص") == {}


@pytest.mark.parametrize("choice", ["", "perhaps", "recuse"])
def test_H5_a_vote_is_one_of_four_and_recusal_has_its_own_act(choice: str) -> None:
    assert asked("vote", HEARD, staff=1, choice=choice, reason="س") == {"choice": ""}


def test_P2_a_recusal_says_its_ground_even_after_a_vote() -> None:
    assert asked("recuse", HEARD, staff=1, ground="قرابة") == {}
    assert asked("recuse", replace(HEARD, hearing=VOTED), staff=1, ground="قرابة") == {}
    assert asked("recuse", HEARD, staff=1, ground="") == {"ground": ""}


def test_H5_voting_is_closed_when_it_is_open_and_somebody_voted() -> None:
    assert asked("close_case_in_session", replace(HEARD, hearing=VOTED)) == {}
    assert asked("close_case_in_session", HEARD) == {"votes": ""}
    assert asked("close_case_in_session", CLOSED) == {"open_voting": ""}
    assert asked("close_case_in_session", STUDIED) == {"open_session": ""}


GRANTS = {"kind": "accept", "grant": "مساعدة"}


def test_H5_the_decision_the_votes_came_to_is_issued() -> None:
    assert asked("decide", CLOSED, **GRANTS) == {}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"is_signed": False}, {"signature": ""}),
        ({"is_changed_after_signing": True}, {"new_signature": ""}),
        ({"hearing": VOTED}, {"closed_voting": ""}),
        ({"hearing": None}, {"closed_voting": ""}),
        ({"result": "refuse"}, {"the_result_of_the_votes": "refuse"}),
        ({"result": ""}, {"the_result_of_the_votes": "defer"}),
    ],
)
def test_H4_H5_nothing_is_decided_unsigned_before_the_vote_or_against_it(
    change: dict[str, Any], found: dict[str, str]
) -> None:
    assert asked("decide", replace(CLOSED, **change), **GRANTS) == found


def test_H5_undecided_votes_and_a_lost_quorum_can_only_defer() -> None:
    case = replace(CLOSED, result="")
    assert asked("decide", case, kind="defer", reason="لا نصاب", until=TOMORROW) == {}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"kind": "accept", "grant": ""}, {"grant": ""}),
        ({"kind": "refuse", "reason": "", "what_would_change": ""}, {"reason": "", "what_would_change": ""}),
        ({"kind": "refuse", "reason": "الدخل فوق الحد", "what_would_change": "انخفاضه"}, {}),
        ({"kind": "defer", "reason": "", "until": None}, {"reason": "", "until": ""}),
        ({"kind": "return", "missing": ""}, {"missing": ""}),
        ({"kind": "return", "missing": "كشف حساب"}, {}),
    ],
)
def test_O62_every_decision_says_what_it_grants_or_why_not_and_what_would_change_it(
    said: dict[str, Any], found: dict[str, str]
) -> None:
    assert asked("decide", replace(CLOSED, result=said["kind"]), **said) == found


def test_H5_by_the_first_reading_a_reply_may_come_sooner() -> None:
    assert asked("decide", replace(CLOSED, earliest_reply_on=TODAY), by=charter(holds_reply=False), **GRANTS) == {}


def test_H5_by_the_second_reading_the_reply_is_held_until_the_term_has_passed() -> None:
    held_until = TODAY + timedelta(days=14)
    case = replace(CLOSED, earliest_reply_on=held_until)
    assert asked("decide", case, by=charter(holds_reply=True), **GRANTS) == {"hold_until": held_until.isoformat()}
    assert asked("decide", replace(case, on=held_until), by=charter(holds_reply=True), **GRANTS) == {}


def test_B1_a_decision_above_the_limit_is_ratified_by_another_pair_of_eyes() -> None:
    case = replace(DECIDED, decision=ABOVE_LIMIT)
    assert asked("ratify", case, staff=9) == {}
    assert asked("ratify", case, staff=1) == {"another_pair_of_eyes": ""}


@pytest.mark.parametrize("decision", [None, ACCEPTED, replace(ABOVE_LIMIT, is_ratified=True)])
def test_B1_there_is_nothing_to_ratify_below_the_limit_or_twice(decision: DecisionFacts | None) -> None:
    assert asked("ratify", replace(DECIDED, decision=decision), staff=9) == {"decision_to_ratify": ""}
