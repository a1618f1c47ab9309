"""The gates, one by one: open when nothing is missing, shut by each thing that is. The counter and the study."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from sadeed.policy.doors import GATES
from sadeed.policy.facts import CaseFacts, PaperFacts
from sadeed.policy.stages import ACTS
from tests.policy.ground import (
    AT_REGISTRATION,
    CLAUSES,
    CLOSED,
    FAULTED,
    MATCHED,
    NOT_ASKED,
    SIGNED,
    TODAY,
    TOMORROW,
    UNMATCHED,
    WAIVED,
    YESTERDAY,
    asked,
    visit,
)


def test_every_act_of_the_table_has_a_gate_and_every_gate_a_line_in_the_table() -> None:
    assert set(GATES) == set(ACTS)


@pytest.mark.parametrize("act", GATES)
def test_every_gate_stands_on_clauses_of_the_shipped_policy(act: str) -> None:
    assert GATES[act].clauses and set(GATES[act].clauses) <= set(CLAUSES)


@pytest.mark.parametrize("act", GATES)
def test_the_door_alone_never_asks_for_words_nobody_could_have_said_yet(act: str) -> None:
    unsaid = {"reason", "kind", "choice", "question", "answer", "signer", "method", "session", "category", "service"}
    assert not unsaid & set(asked(act, CLOSED))


REQUEST = {"person": "P-1", "channel": "interview", "support_type": "one_off_aid", "need": "إيجار"}


def test_H1_a_request_with_its_person_channel_kind_and_need_is_received() -> None:
    assert asked("receive", **REQUEST) == {}


@pytest.mark.parametrize("name", REQUEST)
def test_T4_a_request_is_not_received_without_what_the_form_asks(name: str) -> None:
    assert asked("receive", **{**REQUEST, name: ""}) == {name: ""}


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (TODAY, {}),
        (TODAY - timedelta(days=14), {}),
        (TODAY - timedelta(days=15), {"paper_day_limit": "14"}),
        (TOMORROW, {"day_not_in_future": ""}),
    ],
)
def test_C8_a_delegates_paper_is_neither_of_tomorrow_nor_older_than_the_charter_allows(
    day: date, found: dict[str, str]
) -> None:
    assert asked("receive", **REQUEST, paper_day=day) == found


def test_H2_a_paper_is_recorded_by_its_kind() -> None:
    assert asked("record_paper", kind="national_id") == {}
    assert asked("record_paper", kind="") == {"kind": ""}


def test_H2_a_paper_is_matched_when_its_original_was_seen_and_was_valid_on_the_day() -> None:
    assert asked("match_paper", kind="national_id", original_seen=True, expired_on=None) == {}


def test_H2_no_paper_is_matched_without_its_original() -> None:
    assert asked("match_paper", kind="national_id", original_seen="") == {"original_seen": ""}


def test_H2_a_paper_that_had_expired_on_the_day_is_not_matched() -> None:
    found = asked("match_paper", kind="national_id", original_seen=True, expired_on=YESTERDAY)
    assert found == {"valid_on_the_day": YESTERDAY.isoformat()}


def test_H2_a_fault_is_described() -> None:
    assert asked("fault_paper", kind="lease", fault="بلا توقيع") == {}
    assert asked("fault_paper", kind="lease", fault="") == {"fault": ""}


def test_O1_a_paper_is_waived_with_a_reason() -> None:
    assert asked("waive_paper", kind="lease", reason="لا عقد") == {}
    assert asked("waive_paper", kind="lease", reason="") == {"reason": ""}


def test_H4_signed_data_are_changed_with_a_reason_and_unsigned_ones_freely() -> None:
    assert asked("change_data", replace(SIGNED, is_signed=False), need="غيره") == {}
    assert asked("change_data", SIGNED, need="غيره") == {"reason": ""}
    assert asked("change_data", SIGNED, need="غيره", reason="خطأ") == {}


def test_H3_a_referral_carries_its_question() -> None:
    assert asked("refer", question="ما الشروط؟") == {}
    assert asked("refer", question="") == {"question": ""}


def test_H3_an_answer_needs_an_open_referral_words_and_a_source() -> None:
    case = replace(SIGNED, open_referrals=1)
    assert asked("answer_referral", case, answer="نعم", source="ص 4") == {}
    assert asked("answer_referral", case, answer="", source="") == {"answer": "", "source": ""}
    assert asked("answer_referral", SIGNED) == {"open_referral": ""}


SIGNS = {"signer": "نوال", "method": "screen", "capacity": "self"}
UNSIGNED = replace(SIGNED, is_signed=False)


def test_H4_the_applicant_signs_once_every_paper_is_matched() -> None:
    assert asked("declare", UNSIGNED, **SIGNS) == {}
    settled = (MATCHED, WAIVED, NOT_ASKED, AT_REGISTRATION)
    assert asked("declare", replace(UNSIGNED, papers=settled), **SIGNS) == {}


@pytest.mark.parametrize("paper", [UNMATCHED, FAULTED, PaperFacts("lease")])
def test_H2_nobody_signs_while_a_paper_of_the_request_is_not_settled(paper: PaperFacts) -> None:
    assert asked("declare", replace(UNSIGNED, papers=(MATCHED, paper)), **SIGNS) == {"paper": paper.kind}


def test_H4_a_declaration_that_still_holds_is_not_signed_again_but_a_changed_one_is() -> None:
    assert asked("declare", SIGNED, **SIGNS) == {"something_new_to_sign": ""}
    assert asked("declare", replace(SIGNED, is_changed_after_signing=True), **SIGNS) == {}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"signer": ""}, {"signer": ""}),
        ({"method": ""}, {"method": ""}),
        ({"method": "thumb", "witness": ""}, {"witness": ""}),
        ({"method": "thumb", "witness": "هند", "witness_is_clerk": True}, {"another_witness": ""}),
        ({"method": "thumb", "witness": "سعاد"}, {}),
        ({"capacity": "agent", "deed": ""}, {"deed": ""}),
        ({"capacity": "agent", "deed": "وكالة 12"}, {}),
    ],
)
def test_H4_a_thumb_print_needs_another_witness_and_an_agent_a_deed(
    said: dict[str, Any], found: dict[str, str]
) -> None:
    assert asked("declare", UNSIGNED, **{**SIGNS, **said}) == found


def test_H5_a_signed_request_with_its_papers_is_raised() -> None:
    assert asked("raise", SIGNED) == {}


@pytest.mark.parametrize(
    ("case", "found"),
    [
        (replace(SIGNED, papers=(UNMATCHED,)), {"paper": "family_record"}),
        (UNSIGNED, {"signature": ""}),
        (replace(SIGNED, is_changed_after_signing=True), {"new_signature": ""}),
        (replace(SIGNED, open_referrals=1), {"answer_to_referral": ""}),
    ],
)
def test_H4_a_request_is_not_raised_unmatched_unsigned_or_with_an_open_question(
    case: CaseFacts, found: dict[str, str]
) -> None:
    assert asked("raise", case) == found


def test_T2_a_visit_is_requested_when_the_support_asks_for_one_and_none_is_under_way() -> None:
    assert asked("request_visit", visit("")) == asked("request_visit", visit("disallowed")) == {}
    assert asked("request_visit", visit("requested")) == {"no_visit_under_way": ""}
    assert asked("request_visit", visit("", is_visit_needed=False)) == {"no_visit_for_this_support": ""}


def test_T2_only_a_requested_visit_is_allowed_or_not_and_not_without_a_reason() -> None:
    assert asked("allow_visit", visit("requested")) == {}
    assert asked("allow_visit", visit("")) == asked("disallow_visit", visit("")) == {"visit_request": ""}
    assert asked("disallow_visit", visit("requested"), reason="") == {"reason": ""}
    assert asked("disallow_visit", visit("requested"), reason="بعيد") == {}


def test_O4_a_visit_is_planned_once_allowed_with_day_and_team() -> None:
    assert asked("plan_visit", visit("allowed"), visit_on=TODAY, team="women") == {}
    assert asked("plan_visit", visit("planned"), visit_on=TODAY, team="women") == {}
    assert asked("plan_visit", visit("requested"), visit_on=TODAY, team="women") == {"visit_allowed": ""}
    assert asked("plan_visit", visit("allowed"), visit_on=None, team="") == {"visit_on": "", "team": ""}


def test_O4_a_visit_is_recorded_when_it_was_planned_and_not_before_its_day() -> None:
    assert asked("visit", visit("planned"), visit_on=TODAY) == {}
    assert asked("visit", visit("allowed"), visit_on=TODAY) == {"visit_planned": ""}
    assert asked("visit", visit("planned"), visit_on=None) == {"visit_on": ""}
    assert asked("visit", visit("planned"), visit_on=TOMORROW) == {"day_not_in_future": ""}


def test_O4_a_missed_visit_gets_a_reason_and_another_day() -> None:
    assert asked("visit_missed", visit("planned"), reason="غياب", new_date=TOMORROW) == {}
    assert asked("visit_missed", visit("planned"), reason="", new_date=None) == {"reason": "", "new_date": ""}
    assert asked("visit_missed", visit("visited")) == {"visit_planned": ""}


SAYS = {"opinion": "accept", "reasons": "الدخل دون الالتزامات"}


@pytest.mark.parametrize("case", [visit("visited"), visit("disallowed"), visit("", is_visit_needed=False)])
def test_T2_a_report_follows_the_visit_or_its_refusal_or_needs_none(case: CaseFacts) -> None:
    assert asked("report", case, **SAYS) == {}


def test_T2_a_report_needs_its_visit_an_opinion_and_reasons_and_ends_with_the_endorsement() -> None:
    assert asked("report", visit("planned"), **SAYS) == {"visit": ""}
    assert asked("report", visit("visited"), opinion="", reasons="") == {"opinion": "", "reasons": ""}
    assert asked("report", visit("visited", is_endorsed=True), **SAYS) == {"study_not_endorsed_yet": ""}


def test_T2_a_study_is_endorsed_by_another_pair_of_eyes() -> None:
    reported = visit("visited", has_report=True, reported_by=7)
    assert asked("endorse_study", reported, staff=8) == {}
    assert asked("endorse_study", reported, staff=7) == {"another_pair_of_eyes": ""}
    assert asked("endorse_study", visit("visited"), staff=8) == {"report": ""}
