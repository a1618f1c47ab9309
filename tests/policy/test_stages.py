"""The road and its table: every act is somewhere, by somebody, and leads where the facts say."""

from dataclasses import replace

import pytest

from sadeed.policy.facts import CaseFacts, DecisionFacts, DeliveryFacts
from sadeed.policy.road import after, counter_stage, served_stage
from sadeed.policy.stages import ACTS, STAGES, STANDINGS, lies_on_the_road, may_do
from tests.policy.ground import (
    DECIDED,
    HEARD,
    NOT_APPROVED,
    RAISED,
    REFUSED,
    SIGNED,
    STUDIED,
    UNMATCHED,
    deliveries,
)

SEATS = ("reception", "delegate", "research", "research_head", "member", "chair", "secretary", "services", "finance",
         "quality", "manager")  # fmt: skip
DONE = DeliveryFacts("V-1", is_delivered=True, is_acknowledged=True)


@pytest.mark.parametrize("act", ACTS)
def test_every_act_stands_at_known_stages_with_known_standings_and_is_done_from_known_seats(act: str) -> None:
    line = ACTS[act]
    assert line.at and set(line.at) <= {"new", *STAGES} and set(line.standing) <= set(STANDINGS)
    assert line.by and set(line.by) <= set(SEATS)


@pytest.mark.parametrize("stage", STAGES[:-1])
def test_every_open_stage_has_a_way_on(stage: str) -> None:
    onward = [act for act, line in ACTS.items() if stage in line.at and line.to]
    assert onward


@pytest.mark.parametrize("standing", ["returned", "suspended", "deferred", "not_approved", "under_appeal"])
def test_no_standing_is_a_dead_end(standing: str) -> None:
    stages = [stage for stage in STAGES if any(lies_on_the_road(act, stage, standing) for act in ACTS)]
    assert any(lies_on_the_road(act, stage, standing) and (ACTS[act].leaves is not None or ACTS[act].to == "closed")
               for act in ACTS for stage in stages)  # fmt: skip


def test_H4_nothing_but_an_invitation_to_the_survey_is_done_on_a_closed_request() -> None:
    assert [act for act in ACTS if "closed" in ACTS[act].at] == ["survey_invite"]


@pytest.mark.parametrize("stage", ["raised", "studied"])
def test_H2_a_request_that_left_the_counter_does_not_fall_back_to_it(stage: str) -> None:
    case = replace(RAISED, stage=stage, papers=(UNMATCHED,), is_changed_after_signing=True)
    assert after("fault_paper", case) == (stage, "")


@pytest.mark.parametrize(
    ("change", "stage"),
    [
        ({"papers": (UNMATCHED,)}, "received"),
        ({"is_signed": False}, "matched"),
        ({"is_changed_after_signing": True}, "matched"),
        ({}, "declared"),
    ],
)
def test_H2_H4_the_stage_at_the_counter_follows_from_papers_and_signature(
    change: dict[str, object], stage: str
) -> None:
    assert counter_stage(replace(SIGNED, **change)) == stage  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("accept", ("decided", "")),
        ("refuse", ("decided", "not_approved")),
        ("defer", ("studied", "deferred")),
        ("return", ("studied", "returned")),
    ],
)
def test_H5_a_decision_leads_where_its_kind_says(kind: str, found: tuple[str, str]) -> None:
    assert after("decide", replace(HEARD, decision=DecisionFacts("Q-1", kind))) == found


def test_P2_an_appeal_upheld_restores_the_standing_the_decision_gave() -> None:
    assert after("appeal_uphold", replace(NOT_APPROVED, standing="under_appeal")) == ("decided", "not_approved")
    assert after("appeal_uphold", replace(DECIDED, standing="under_appeal")) == ("decided", "")
    assert after("appeal_reopen", replace(NOT_APPROVED, standing="under_appeal")) == ("studied", "")


@pytest.mark.parametrize("act", ["return", "suspend"])
def test_H5_a_request_that_waits_leaves_the_agenda_and_keeps_any_other_stage(act: str) -> None:
    standing = {"return": "returned", "suspend": "suspended"}[act]
    assert after(act, HEARD) == ("studied", standing)
    assert after(act, STUDIED) == ("studied", standing) and after(act, RAISED) == ("raised", standing)


@pytest.mark.parametrize(
    ("case", "stage"),
    [
        (deliveries(DONE), "served"),
        (deliveries(DONE, replace(DONE, is_reversed=True)), "served"),
        (deliveries(DONE, DeliveryFacts("V-2")), "registered"),
        (deliveries(replace(DONE, is_acknowledged=False)), "registered"),
        (deliveries(replace(DONE, is_reversed=True)), "registered"),
        (replace(deliveries(DONE), unscheduled=1), "registered"),
        (deliveries(), "registered"),
    ],
)
def test_H7_served_is_when_all_that_was_granted_is_handed_over_and_acknowledged(case: CaseFacts, stage: str) -> None:
    assert served_stage(case) == stage


def test_only_the_seats_of_the_table_may_do_an_act() -> None:
    assert may_do("vote", "member") and not may_do("vote", "secretary")
    assert not any(may_do(act, seat) for act in ACTS for seat in ("admin", "applicant", "system"))


def test_a_refused_request_is_not_withdrawn_but_closed() -> None:
    assert not lies_on_the_road("withdraw", "decided", "not_approved") and REFUSED.kind == "refuse"
    assert lies_on_the_road("close", "decided", "not_approved")
