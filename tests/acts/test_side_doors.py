"""The counter, registration and service at their edges: who may, what is kept, what nothing leaves behind."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sadeed.acts import charters, declaration, intake, papers, people, raising, ruling, serving
from sadeed.policy.verdict import Refused
from sadeed.records import cases, journal, services, sessions
from sadeed.records.cases import NotFound
from sadeed.records.charters import charter_of
from sadeed.records.staff import SYSTEM
from tests.acts.walking import traces
from tests.cast import House


def acts_of(number: str) -> list[str]:
    return [line.act for line, _ in reversed(journal.story_of(number))]


def test_H4_a_request_changed_after_signing_says_so_falls_back_and_is_signed_anew(house: House) -> None:
    person = house.make.person()
    number = house.make.case("declared", person=person)
    people.amend(person, {"district": "النسيم"}, by=house.seat("reception"), at=house.now)
    assert house.make.row(number).stage == "matched" and acts_of(number)[-1] == "declaration_outdated"
    line = journal.latest(number)
    assert line and line[1] and line[1]["told"] == {"fields": ["person.district"]} and line[1]["clauses"] == ["H-4"]
    with pytest.raises(Refused, match="stage"):
        house.make.to_raised(number)
    house.make.to_declared(number)
    assert house.make.row(number).stage == "declared"
    house.make.to_raised(number)


def test_H4_a_change_of_a_raised_request_shuts_the_agenda_until_it_is_signed_anew(house: House) -> None:
    number = house.make.case("studied")
    intake.change_data(number, {"need": "غيره"}, reason="طلب صاحبه", by=house.seat("reception"), at=house.now)
    assert house.make.row(number).stage == "studied"
    with pytest.raises(Refused, match="new_signature"):
        house.make.to_before_committee(number)
    house.make.to_declared(number)
    house.make.to_before_committee(number)


def test_H4_an_account_given_at_registration_outdates_what_the_applicant_signed_elsewhere(house: House) -> None:
    person = house.make.person()
    other = house.make.case("declared", person=person, support_type="food_card")
    number = house.make.case("registered", person=person)
    assert acts_of(other)[-1] == "declaration_outdated" and "declaration_outdated" not in acts_of(number)


def test_H2_a_paper_faulted_after_matching_brings_the_request_back(house: House) -> None:
    number = house.make.case("matched")
    kind = cases.papers_of(house.make.row(number).id)[0].kind
    papers.fault(number, kind, what="تاريخه غير ظاهر", by=house.seat("reception"), at=house.now)
    assert house.make.row(number).stage == "received"
    with pytest.raises(Refused, match="stage|paper"):
        house.make.to_declared(number)


def test_H2_a_paper_is_valid_on_the_day_it_was_handed_in_or_not_matched(house: House) -> None:
    number, today, by = house.make.case(), house.now.date(), house.seat("reception")
    before = traces(number)
    with pytest.raises(Refused, match="valid_on_the_day"):
        papers.match(
            number, "national_id", original_seen=True, expires_on=today - timedelta(days=1), by=by, at=house.now
        )
    assert traces(number) == before
    papers.match(number, "national_id", original_seen=True, expires_on=today, by=by, at=house.now)


def test_H2_another_paper_handed_in_for_a_matched_one_is_matched_anew(house: House) -> None:
    number, by = house.make.case("matched"), house.seat("reception")
    papers.record(number, "national_id", expires_on=house.now.date() - timedelta(days=9), by=by, at=house.now)
    assert house.make.row(number).stage == "received"


def test_O1_a_paper_is_waived_with_its_reason_on_file(house: House) -> None:
    number, by = house.make.case(), house.seat("reception")
    with pytest.raises(Refused, match="reason"):
        papers.waive(number, "national_id", reason=" ", by=by, at=house.now)
    for paper in cases.papers_of(house.make.row(number).id):
        papers.waive(number, paper.kind, reason="تعذّر استخراجه", by=by, at=house.now)
    assert house.make.row(number).stage == "matched"


def test_H4_whoever_signs_by_thumb_has_a_witness_who_is_not_the_clerk(house: House) -> None:
    number, by = house.make.case("matched"), house.seat("reception")
    for witness, wrong in (("", "witness"), (by.name, "another_witness")):
        with pytest.raises(Refused, match=wrong):
            declaration.declare(number, signer="نوال", method="thumb", witness=witness, by=by, at=house.now)
    declaration.declare(number, signer="نوال", method="thumb", witness="سعاد", by=by, at=house.now)
    assert acts_of(number)[-1] == "declare_read_aloud"


def test_H4_an_applicant_withdraws_and_the_request_is_closed_under_no_date(house: House) -> None:
    number = house.make.case("before_committee")
    intake.withdraw(number, by=house.seat("reception"), at=house.now)
    case = house.make.row(number)
    assert (case.stage, case.standing, case.outcome, case.due_on) == ("closed", "withdrawn", "withdrawn", None)
    assert sessions.item_of(case.id) is None
    with pytest.raises(Refused, match="stage"):
        raising.resume(number, by=house.seat("reception"), at=house.now)


def test_C8_a_delegates_paper_keeps_its_own_day_within_the_limit_and_never_ahead(house: House) -> None:
    person, by, today = house.make.person(branch="east"), house.seat("delegate"), house.now.date()
    asks = {"channel": "delegate", "support_type": "one_off_aid", "need": "إيجار", "by": by, "at": house.now}
    for day, wrong in (
        (today + timedelta(days=1), "day_not_in_future"),
        (today - timedelta(days=15), "paper_day_limit"),
    ):
        with pytest.raises(Refused, match=wrong):
            intake.receive(person, paper_day=day, **asks)
    number = intake.receive(person, paper_day=today - timedelta(days=14), **asks)
    assert house.make.row(number).received_on == today - timedelta(days=14)


def test_B1_no_paper_of_a_day_before_the_first_policy_is_received(house: House) -> None:
    house.at(date(2026, 1, 12))
    person, by = house.make.person(branch="east"), house.seat("delegate")
    with pytest.raises(Refused, match="policy_in_force"):
        intake.receive(
            person, channel="delegate", support_type="one_off_aid", need="إيجار", paper_day=date(2026, 1, 9), by=by,
            at=house.now,
        )  # fmt: skip


def test_C8_a_request_of_another_branch_is_not_there_for_a_delegate(house: House) -> None:
    number, person = house.make.case("matched"), house.make.person()
    by = house.seat("delegate")
    with pytest.raises(NotFound):
        raising.suspend(number, awaited="س", by=by, at=house.now)
    with pytest.raises(NotFound):
        intake.receive(person, channel="phone", support_type="one_off_aid", need="س", by=by, at=house.now)


def test_P4_a_request_keeps_the_charter_in_force_on_the_day_it_was_received(house: House) -> None:
    old = house.make.case("declared")
    charters.adopt_shipped(
        version="2", board_meeting="9", board_term="1", approved_on=house.now.date(), by=SYSTEM, at=house.now,
        in_force_from=house.now.date() + timedelta(days=7), terms={"reply_days": 30},
    )  # fmt: skip
    house.later(7)
    new = house.make.case("declared")
    on_paper = house.make.case(
        "declared", branch="east", channel="delegate", paper_day=house.now.date() - timedelta(days=1)
    )
    for number in (old, new):
        house.make.to_raised(number)
    house.make.to_raised(on_paper, branch="east")
    rows = [house.make.row(number) for number in (old, new, on_paper)]
    assert [charter_of(row.charter_id).version for row in rows] == ["1", "2", "1"]
    assert [(row.promised_on - row.raised_on).days >= 30 for row in rows] == [False, True, False]  # type: ignore[operator]


def test_numbers_leave_no_gap_after_refusals(house: House) -> None:
    person, by = house.make.person(), house.seat("reception")
    first = house.make.case(person=person)
    for need in ("", "إيجار"):  # nothing said; the same request again
        with pytest.raises(Refused):
            intake.receive(person, channel="phone", support_type="one_off_aid", need=need, by=by, at=house.now)
    second = house.make.case()
    assert int(second[-5:]) == int(first[-5:]) + 1


def test_H7_a_payment_needs_two_hands_and_is_acknowledged_once(house: House) -> None:
    number, by, now = house.make.case("registered"), house.seat("services"), house.now
    serving.schedule(number, service="cash_transfer", instalments=1, first_on=now.date(), by=by, at=now)
    voucher = services.deliveries_of(house.make.row(number).id)[0].voucher
    with pytest.raises(Refused, match="second_signature"):
        serving.deliver(number, voucher=voucher, by=by, at=now)
    with pytest.raises(Refused, match="another_pair_of_eyes"):
        serving.countersign(number, voucher=voucher, by=replace(by, role="finance"), at=now)
    serving.countersign(number, voucher=voucher, by=house.seat("finance"), at=now)
    serving.deliver(number, voucher=voucher, by=by, at=now)
    serving.acknowledge(number, voucher=voucher, receiver="نوال", by=by, at=now)
    assert house.make.row(number).stage == "served"
    with pytest.raises(Refused):
        serving.acknowledge(number, voucher=voucher, receiver="نوال", by=by, at=now)
    serving.reverse(number, voucher=voucher, reason="رُدّ التحويل", by=by, at=now)
    assert house.make.row(number).stage == "registered"


def test_H7_a_grant_in_instalments_is_not_served_while_one_is_unscheduled(house: House) -> None:
    number, by, now = house.make.case("before_committee"), house.seat("services"), house.now
    house.make.votes(number, chair="accept", member1="accept", member2="accept")
    ruling.close_voting(number, by=house.seat("chair"), at=now)
    ruling.decide(number, kind="accept", grant="سلة", instalments=2, by=house.seat("secretary"), at=now)
    house.make.to_registered(number)
    for stage in ("registered", "served"):
        serving.schedule(number, service="goods", instalments=1, first_on=now.date(), by=by, at=now)
        voucher = services.deliveries_of(house.make.row(number).id)[-1].voucher
        serving.deliver(number, voucher=voucher, by=by, at=now)
        serving.acknowledge(number, voucher=voucher, receiver="نوال", by=by, at=now)
        assert house.make.row(number).stage == stage
    with pytest.raises(Refused, match="stage"):
        serving.schedule(number, service="goods", instalments=1, first_on=now.date(), by=by, at=now)
