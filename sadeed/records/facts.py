"""From rows to what the policy may ask: the facts of one case."""

from datetime import date

from ..policy import promises, tally
from ..policy.charter import Charter
from ..policy.facts import CaseFacts, DecisionFacts, DeliveryFacts, HearingFacts, PaperFacts, StudyFacts
from . import cases, catalogues, people, services, sessions, studies
from .base import db
from .cases import Case

UNVISITED = ("development", "care", "season")


def facts_of(case: Case, charter: Charter, *, on: date) -> CaseFacts:
    """Everything a gate may ask about this case today."""
    declaration = cases.declaration_of(case.id)
    hearing, item = _hearing(case.id)
    person = db.session.get(people.Person, case.person_id)
    return CaseFacts(
        number=case.number, stage=case.stage, standing=case.standing, on=on, received_on=case.received_on,
        raised_on=case.raised_on, promised_on=case.promised_on,
        earliest_reply_on=promises.earliest_reply_on(case.raised_on, charter.terms) if case.raised_on else None,
        extensions=case.extensions, papers=tuple(_paper(p) for p in cases.papers_of(case.id)),
        is_signed=declaration is not None,
        is_changed_after_signing=declaration is not None and declaration.data_digest != case.data_digest,
        open_referrals=sum(referral.answered_at is None for referral in cases.referrals_of(case.id)),
        study=_study(case), hearing=hearing, result=item.result if item else "", decision=_decision(case.id),
        is_payable_without_account=form_of(case.support_type) != "cash", has_account=bool(person and person.iban),
        deliveries=tuple(_delivery(d) for d in services.deliveries_of(case.id)),
        unscheduled=services.instalments_left(case.id, sessions.decision_of(case.id)),
    )  # fmt: skip


def form_of(support_type: str) -> str:
    """cash, kind, voucher, work or session, as the catalogue of support types says."""
    found = catalogues.entry("support_types", support_type)
    return str(found.more.get("form", "")) if found else ""


def needs_visit(support_type: str) -> bool:
    """Whether a home visit goes before the study of this support: as the association set, or by its family."""
    found = catalogues.entry("support_types", support_type)
    if found is None:
        return False
    return str(found.more.get("visit") or ("no" if found.more.get("family") in UNVISITED else "yes")) == "yes"


def ratified_above(support_type: str) -> int | None:
    """Above this amount (halalas) a decision on this support is ratified, whatever the charter's own limit; or None."""
    found = catalogues.entry("support_types", support_type)
    said = str(found.more.get("ratify_above", "")) if found else ""
    return int(said) if said else None


def is_open_to(support_type: str, category: str) -> bool:
    """Whether somebody of this category may ask for this support; a category not yet known is settled later (O-1)."""
    found = catalogues.entry("support_types", support_type)
    among = found.more.get("categories", ()) if found else ()
    return not among or not category or category in among


def _paper(paper: cases.Paper) -> PaperFacts:
    return PaperFacts(
        kind=paper.kind, is_required=paper.is_required, is_received=paper.received_on is not None,
        is_matched=paper.matched_on is not None, is_waived=bool(paper.waived), fault=paper.fault,
        asked_for=paper.asked_for,
    )  # fmt: skip


def _study(case: Case) -> StudyFacts:
    study = studies.study_of(case.id)
    if study is None:
        return StudyFacts(is_visit_needed=needs_visit(case.support_type))
    return StudyFacts(
        visit=study.visit, has_report=study.reported_at is not None, reported_by=study.reported_by or 0,
        opinion=study.opinion, is_endorsed=study.endorsed_at is not None, is_visit_needed=study.is_visit_needed,
        is_sensitive=study.is_sensitive,
    )  # fmt: skip


def _hearing(case_id: int) -> tuple[HearingFacts | None, sessions.AgendaItem | None]:
    item = sessions.item_of(case_id)
    if item is None:
        return None, None
    session = db.session.get(sessions.Session, item.session_id)
    present = item.present if item.present is not None else sessions.in_the_room(session.id)
    facts = HearingFacts(
        session=session.number, is_open=session.state == "open", is_closed=item.closed_at is not None,
        members=frozenset(session.members), present=frozenset(present), chair=session.chair_id,
        votes={vote.staff_id: vote.choice for vote in sessions.votes_on(item.id)},
    )  # fmt: skip
    return facts, item


def outcome_of(hearing: HearingFacts, charter: Charter) -> tally.Outcome:
    """The tally of a hearing by the terms of the case's charter."""
    said = charter.terms
    return tally.outcome(
        dict(hearing.votes), members=set(hearing.members), present=set(hearing.took_part), chair=hearing.chair,
        terms={"quorum": said["quorum"], "majority": said["majority"], "minimum": said["minimum_votes"],
               "casting_vote": said["casting_vote"]},
    )  # fmt: skip


def _decision(case_id: int) -> DecisionFacts | None:
    decision = sessions.decision_of(case_id)
    if decision is None:
        return None
    return DecisionFacts(
        number=decision.number, kind=decision.kind, amount=decision.amount or 0,
        needs_ratifying=decision.needs_ratifying, is_ratified=decision.ratified_on is not None,
        deciders=frozenset({*decision.deciders, *filter(None, [decision.ratified_by])}),
        appeal_until=decision.appeal_until, deferred_until=decision.until,
    )  # fmt: skip


def _delivery(delivery: services.Delivery) -> DeliveryFacts:
    return DeliveryFacts(
        voucher=delivery.voucher, is_payment=delivery.is_payment, prepared_by=delivery.prepared_by,
        is_countersigned=delivery.countersigned_at is not None, is_delivered=delivery.delivered_at is not None,
        is_acknowledged=delivery.acknowledged_at is not None, is_reversed=delivery.reversed_at is not None,
    )  # fmt: skip
