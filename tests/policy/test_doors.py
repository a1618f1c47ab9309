"""The button and the refusal are one judgement: who may, where it is done, and what the gate finds missing."""

import pytest

from sadeed.policy.doors import GATES, doors, judge
from sadeed.policy.facts import Who
from sadeed.policy.stages import ACTS
from sadeed.policy.verdict import Missing, Refused, Verdict
from tests.policy.ground import CHARTER, CLOSED, HEARD, NOT_APPROVED, RAISED, SIGNED, STUDIED

CASES = (SIGNED, RAISED, STUDIED, HEARD, CLOSED, NOT_APPROVED)


def test_the_wrong_seat_is_told_which_seats_may() -> None:
    verdict = judge("raise", SIGNED, CHARTER, Who(1, "finance"), {})
    assert verdict.missing == (Missing("seat", "reception delegate"),) and verdict.clauses == ("H-4", "H-5")


def test_an_act_out_of_its_place_is_told_where_the_request_stands() -> None:
    assert judge("raise", RAISED, CHARTER, Who(1, "reception"), {}).missing == (Missing("stage", "raised"),)
    refused = judge("register", NOT_APPROVED, CHARTER, Who(1, "reception"), {})
    assert refused.missing == (Missing("stage", "not_approved"),)


def test_nothing_missing_is_a_yes_and_anything_missing_a_refusal_with_its_clauses() -> None:
    assert judge("raise", SIGNED, CHARTER, Who(1, "reception"), {}).is_allowed
    verdict = Verdict("raise", ("H-4",), (Missing("signature"),))
    with pytest.raises(Refused, match=r"raise: signature \(H-4\)") as no:
        verdict.require()
    assert no.value.verdict is verdict


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.stage}{case.standing}")
def test_the_doors_are_the_acts_of_this_place_and_these_seats_in_the_order_of_the_road(case) -> None:  # type: ignore[no-untyped-def]
    sitting = [Who(1, "reception"), Who(1, "secretary")]
    shown = doors(case, CHARTER, sitting)
    assert [door.act for door in shown] == [
        act for act, line in ACTS.items()
        if case.stage in line.at and case.standing in line.standing and {"reception", "secretary"} & set(line.by)
    ]  # fmt: skip
    assert all(door.clauses == GATES[door.act].clauses for door in shown)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.stage}{case.standing}")
def test_a_door_that_is_shut_stays_shut_whatever_is_said(case) -> None:  # type: ignore[no-untyped-def]
    said = dict.fromkeys(("reason", "session", "grant", "words", "missing", "awaited", "question"), "س")
    for seat in ("reception", "secretary", "chair", "manager", "research_head"):
        for door in doors(case, CHARTER, [Who(7, seat)]):
            judged = judge(door.act, case, CHARTER, Who(7, seat), said)
            assert set(door.missing) <= set(judged.missing)


def test_a_person_of_two_seats_goes_through_the_one_that_is_open() -> None:
    seats = [Who(2, "member"), Who(2, "chair")]
    assert next(door for door in doors(HEARD, CHARTER, seats) if door.act == "vote").is_allowed


def test_nobody_without_a_seat_sees_a_door() -> None:
    assert doors(SIGNED, CHARTER, []) == [] and doors(SIGNED, CHARTER, [Who(1, "admin")]) == []
