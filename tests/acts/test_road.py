"""One case walks the whole road by the acts; what each step leaves on record."""

import pytest

from sadeed.policy.stages import STAGES
from sadeed.policy.verdict import Refused
from sadeed.records import journal
from tests.cast import House


def test_a_case_walks_from_the_door_to_the_end_and_its_record_is_whole(house: House) -> None:
    number = house.make.case("closed")
    case = house.make.row(number)
    assert (case.stage, case.outcome) == ("closed", "served")
    acts = [line.act for line, _ in reversed(journal.story_of(number))]
    assert acts[0] == "receive" and acts[-1] == "close" and len(acts) == case.journal_count
    assert journal.is_whole(case)


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_of_the_road_is_reached_by_its_acts(house: House, stage: str) -> None:
    assert house.make.row(house.make.case(stage)).stage == stage


def test_H4_the_request_is_not_raised_before_the_applicant_signs(house: House) -> None:
    number = house.make.case("matched")
    with pytest.raises(Refused) as no:
        house.make.to_raised(number)
    assert "H-4" in no.value.verdict.clauses
    assert house.make.row(number).stage == "matched"
