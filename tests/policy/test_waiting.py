"""Where a case waits and for what: always somewhere until it is closed, and only for what may be done there."""

from dataclasses import replace

import pytest

from sadeed.policy.facts import CaseFacts, DeliveryFacts, StudyFacts
from sadeed.policy.stages import lies_on_the_road
from sadeed.policy.waiting import Wait, waits
from tests.policy.ground import (
    ABOVE_LIMIT,
    CLOSED,
    DECIDED,
    FOOD,
    HANDED_OVER,
    HEARD,
    NOT_APPROVED,
    PAYMENT,
    RAISED,
    SIGNED,
    STUDIED,
    UNMATCHED,
    deliveries,
    visit,
)

DONE = DeliveryFacts("V-9", is_delivered=True, is_acknowledged=True)
PLACES = [
    (replace(SIGNED, stage="received", papers=(UNMATCHED,)), "reception", "match_paper"),
    (replace(SIGNED, stage="matched", is_signed=False), "reception", "declare"),
    (replace(SIGNED, stage="matched", is_changed_after_signing=True), "reception", "declare"),
    (SIGNED, "reception", "raise"),
    (RAISED, "research", "request_visit"),
    (visit("requested"), "research", "allow_visit"),
    (visit("allowed"), "research", "plan_visit"),
    (visit("planned"), "research", "visit"),
    (visit("visited"), "research", "report"),
    (visit("disallowed"), "research", "report"),
    (visit("", is_visit_needed=False), "research", "report"),
    (visit("visited", has_report=True), "research", "endorse_study"),
    (STUDIED, "committee", "agenda"),
    (replace(STUDIED, standing="deferred"), "committee", "agenda"),
    (HEARD, "committee", "vote"),
    (CLOSED, "committee", "decide"),
    (DECIDED, "reception", "register"),
    (replace(DECIDED, decision=ABOVE_LIMIT), "committee", "ratify"),
    (NOT_APPROVED, "reception", "close"),
    (replace(NOT_APPROVED, standing="under_appeal"), "committee", "appeal_uphold"),
    (deliveries(), "services", "schedule"),
    (deliveries(PAYMENT), "services", "countersign"),
    (deliveries(FOOD, PAYMENT), "services", "deliver"),
    (deliveries(HANDED_OVER, FOOD), "services", "acknowledge"),
    (replace(deliveries(DONE), unscheduled=1), "services", "schedule"),
    (replace(deliveries(DONE), stage="served"), "services", "close"),
    (replace(RAISED, standing="returned"), "reception", "resume"),
    (replace(STUDIED, standing="suspended"), "reception", "resume"),
]


@pytest.mark.parametrize(("case", "desk", "act"), PLACES)
def test_a_case_waits_at_one_desk_for_the_act_it_needs(case: CaseFacts, desk: str, act: str) -> None:
    assert waits(case) == (Wait(desk, act),)
    assert lies_on_the_road(act, case.stage, case.standing)


@pytest.mark.parametrize(("case", "desk", "act"), PLACES)
def test_H3_an_open_referral_waits_at_research_beside_it_and_may_be_answered_there(
    case: CaseFacts, desk: str, act: str
) -> None:
    asked = waits(replace(case, open_referrals=2))
    assert asked[-1] == Wait("research", "answer_referral")
    assert asked[:-1] == (() if desk == "research" else (Wait(desk, act),))
    assert lies_on_the_road("answer_referral", case.stage, case.standing)


def test_a_closed_case_waits_nowhere_whatever_was_left_open() -> None:
    assert waits(replace(STUDIED, stage="closed", standing="withdrawn", open_referrals=1)) == ()
    assert waits(CaseFacts(stage="closed", study=StudyFacts("planned"))) == ()
