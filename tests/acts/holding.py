"""What holds of a case on record whatever was done to it, in whatever order, by whomever."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select

from sadeed.policy.facts import CaseFacts
from sadeed.policy.stages import AT_THE_COUNTER, STAGES, STANDINGS, lies_on_the_road
from sadeed.policy.tally import CHOICES
from sadeed.policy.waiting import waits
from sadeed.records import cases, charters, checklist, journal, sentences, services, sessions, studies, weeks
from sadeed.records.base import db
from sadeed.records.cases import Case, PromiseChange
from sadeed.records.facts import facts_of
from sadeed.records.sessions import AgendaItem, Appeal, Decision
from sadeed.records.studies import Study
from sadeed.records.waiting import Waiting


def everything_holds(numbers: Iterable[str], *, on: date) -> None:
    """All of the below, of each of these cases."""
    db.session.rollback()
    for number in numbers:
        case = cases.numbered(number, branches=None)
        facts = facts_of(case, charters.charter_of(case.charter_id), on=on)
        it_stands_on_the_road(case, facts)
        it_waits_where_the_policy_says(case, facts)
        its_record_is_whole(case)
        its_papers_were_valid(case)
        its_promise_was_kept_open(case)
        it_was_signed_and_studied(case, facts)
        it_was_decided_by_the_votes(case)
        it_was_served_by_two_hands(case)
        it_ended_as_the_policy_allows(case, facts)


def it_stands_on_the_road(case: Case, facts: CaseFacts) -> None:
    """It has a stage, a standing, and a date it lies under, unless it is closed."""
    assert case.stage in STAGES and case.standing in STANDINGS
    assert (case.due_on is None) == (case.stage == "closed")
    if case.stage in AT_THE_COUNTER:
        assert (case.stage == "received") == bool(facts.unsettled)
        assert (case.stage == "declared") == (
            not facts.unsettled and facts.is_signed and not facts.is_changed_after_signing
        )


def it_waits_where_the_policy_says(case: Case, facts: CaseFacts) -> None:
    """The desks show what the policy says, and nobody is shown an act that the road does not have there."""
    asked = select(Waiting).where(Waiting.case_id == case.id, Waiting.left_at.is_(None))
    rows = list(db.session.scalars(asked))
    assert {(row.desk, row.next_act) for row in rows} == {(wait.desk, wait.next_act) for wait in waits(facts)}
    assert len({row.desk for row in rows}) == len(rows)
    assert all(lies_on_the_road(row.next_act, case.stage, case.standing) for row in rows)
    assert bool(rows) == (case.stage != "closed")


def its_record_is_whole(case: Case) -> None:
    """One line an act, each with clauses, its seat and every value that its sentence needs."""
    assert journal.is_whole(case)
    line, details = journal.latest(case.number) or (None, None)
    assert line is not None and details is not None and details["clauses"] and details["seat"]
    assert sentences.placeholders(line.act) <= set(details["told"]), line.act


def its_papers_were_valid(case: Case) -> None:
    """H-2: whatever is matched was valid on the day it was handed in."""
    for paper in cases.papers_of(case.id):
        if paper.matched_on:
            day = paper.received_on
            assert day and not paper.fault
            assert not checklist.expired_on(paper.kind, issued_on=paper.issued_on, expires_on=paper.expires_on, on=day)


def its_promise_was_kept_open(case: Case) -> None:
    """H-5: never earlier than fourteen days after raising, on a working day, and never moved back."""
    asked = select(PromiseChange).where(PromiseChange.case_id == case.id).order_by(PromiseChange.id)
    told = [change.promised_on for change in db.session.scalars(asked)]
    assert all(earlier <= later for earlier, later in zip(told, told[1:], strict=False))
    assert (case.raised_on is None) == (case.promised_on is None)
    if case.raised_on and case.promised_on:
        assert case.promised_on >= case.raised_on + timedelta(days=14) and told[-1] == case.promised_on
        week = weeks.week_of(charters.charter_of(case.charter_id), on=case.promised_on)
        assert week.is_working_day(case.promised_on)


def it_was_signed_and_studied(case: Case, facts: CaseFacts) -> None:
    """H-4, T-2: nothing beyond the counter unsigned, nothing before the committee unstudied or self-endorsed."""
    if case.stage not in (*AT_THE_COUNTER, "closed"):
        assert facts.is_signed and case.raised_on
    if case.stage in ("studied", "before_committee"):
        assert facts.study.is_endorsed or studies.study_of(case.id)
    for made in db.session.scalars(select(Study).where(Study.case_id == case.id)):
        assert made.endorsed_by is None or made.endorsed_by != made.reported_by
        assert made.endorsed_at is None or made.reported_at


def it_was_decided_by_the_votes(case: Case) -> None:
    """H-5, O-6.2, B-1: a quorum voted, the decision is theirs, says why, and binds as the charter has it."""
    for made in db.session.scalars(select(Decision).where(Decision.case_id == case.id)):
        item = db.session.get(AgendaItem, made.item_id)
        assert item.closed_at and made.kind == (item.result or "defer")
        assert (item.state == "decided") == bool(item.result)
        votes = [vote for vote in sessions.votes_on(item.id) if vote.choice != "recuse"]
        assert sorted(made.deciders) == sorted(vote.staff_id for vote in votes)
        assert all(vote.choice in CHOICES and (vote.reason or vote.choice == "accept") for vote in votes)
        if item.result:
            meeting = db.session.get(sessions.Session, item.session_id)
            aside = len(sessions.votes_on(item.id)) - len(votes)
            assert len(votes) >= 3 and 2 * (len(item.present) - aside) > len(meeting.members) - aside
        refused, deferred = made.reason and made.what_would_change, made.reason and made.until
        assert {"accept": made.grant, "refuse": refused, "defer": deferred, "return": made.missing}[made.kind]
        assert made.needs_ratifying == (made.kind == "accept" and (made.amount or 0) * made.instalments > 2_000_000)
        assert made.ratified_by is None or (made.needs_ratifying and made.ratified_by not in made.deciders)
    for heard in db.session.scalars(select(Appeal).where(Appeal.case_id == case.id)):
        about = db.session.get(Decision, heard.decision_id)
        assert heard.lodged_on <= about.appeal_until
        assert heard.heard_by is None or heard.heard_by not in about.deciders
    if case.stage in ("decided", "registered", "served"):
        newest = sessions.decision_of(case.id)
        assert newest and newest.kind in ("accept", "refuse") and case.decided_on


def it_was_served_by_two_hands(case: Case) -> None:
    """H-6, H-7: nobody is registered without a binding approval, nothing paid by one hand or signed for twice."""
    newest = sessions.decision_of(case.id)
    file, made = services.registration_of(case.id), services.deliveries_of(case.id)
    if case.stage in ("registered", "served"):
        assert file
    if file:
        assert newest and newest.kind == "accept" and (newest.ratified_on or not newest.needs_ratifying)
    assert file or not made
    for delivery in made:
        if delivery.is_payment and delivery.delivered_at:
            assert delivery.countersigned_by and delivery.countersigned_by != delivery.prepared_by
        assert delivery.delivered_at or not delivery.acknowledged_at
        assert not delivery.acknowledged_at or delivery.receiver
    if newest and made:
        assert services.instalments_left(case.id, newest) >= 0


def it_ended_as_the_policy_allows(case: Case, facts: CaseFacts) -> None:
    """Closed as served, as not approved once the appeal window was over, or withdrawn; and then it stays closed."""
    assert (case.stage == "closed") == bool(case.outcome) == bool(case.closed_on)
    if case.outcome in ("served",) or case.stage == "served":
        assert facts.deliveries and all(delivery.is_done for delivery in facts.deliveries) and not facts.unscheduled
        assert any(not delivery.is_reversed for delivery in facts.deliveries)
    if case.outcome == "not_approved":
        decision = sessions.decision_of(case.id)
        assert decision and decision.kind == "refuse" and case.closed_on > decision.appeal_until
    if case.outcome == "withdrawn":
        assert case.standing == "withdrawn" and not any(
            delivery.delivered_at for delivery in services.deliveries_of(case.id)
        )
