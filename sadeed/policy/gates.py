"""The gates. Each says what is still missing before an act, and stands on the clauses named above it.

Nothing missing means the act is allowed. Read each one aloud beside the association's document. A gate says nothing
of stages and seats: the table of acts does, once. `said` is what the person wrote; without it only the door is asked.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from .charter import Charter
from .doors import gate
from .facts import CaseFacts, Who
from .tally import CHOICES
from .verdict import Missing as missing

Said = Mapping[str, Any] | None
Asks = Iterator[missing]


def unsaid(said: Said, *names: str) -> Asks:
    """What the act must be told and was not."""
    for name in names:
        if said is not None and (said.get(name) in (None, "", ()) or said[name] is False):
            yield missing(name)


def signature(case: CaseFacts) -> Asks:
    """A declaration, signed, over the data as they are now (H-4)."""
    if not case.is_signed:
        yield missing("signature")
    elif case.is_changed_after_signing:
        yield missing("new_signature")


def papers(case: CaseFacts) -> Asks:
    """Every paper the request needs, matched with its original (H-2)."""
    for paper in case.unsettled:
        yield missing("paper", paper.kind)


@gate("H-1", "T-4")
def receive(said: Said, charter: Charter, case: CaseFacts) -> Asks:
    yield from unsaid(said, "person", "channel", "support_type", "need")
    if said and said.get("paper_day"):
        if said["paper_day"] > case.on:
            yield missing("day_not_in_future")
        elif said["paper_day"] < case.on - timedelta(days=int(charter.terms["paper_day_limit"])):
            yield missing("paper_day_limit", str(charter.terms["paper_day_limit"]))


@gate("H-2")
def record_paper(said: Said) -> Asks:
    yield from unsaid(said, "kind")


@gate("H-2")
def match_paper(said: Said) -> Asks:
    yield from unsaid(said, "kind", "original_seen")
    if said and said.get("expired_on"):
        yield missing("valid_on_the_day", said["expired_on"].isoformat())


@gate("H-2")
def fault_paper(said: Said) -> Asks:
    yield from unsaid(said, "kind", "fault")


@gate("H-2", "O-1")
def waive_paper(said: Said, who: Who) -> Asks:
    yield from unsaid(said, "kind", "reason")
    seats = said.get("waived_by") if said else None
    if seats is not None and who.role not in seats:
        yield missing("seat", " ".join(seats)) if seats else missing("paper_always_needed")


@gate("H-2")
def keep_scan(said: Said) -> Asks:
    """The original is seen; a copy is kept only where the catalogue says one is needed."""
    yield from unsaid(said, "kind")
    if said and said.get("is_photo_of_home"):
        yield missing("photos_with_the_visit")
    elif said and not said.get("may_be_kept", True):
        yield missing("paper_by_sight_only", str(said["kind"]))


@gate("H-2", "H-4")
def change_data(said: Said, case: CaseFacts) -> Asks:
    if case.is_signed:
        yield from unsaid(said, "reason")


@gate("H-3")
def refer(said: Said) -> Asks:
    yield from unsaid(said, "question")


@gate("H-3", "T-2")
def answer_referral(said: Said, case: CaseFacts) -> Asks:
    if not case.open_referrals:
        yield missing("open_referral")
    yield from unsaid(said, "answer", "source")


@gate("H-2", "H-4")
def declare(case: CaseFacts, said: Said) -> Asks:
    yield from papers(case)
    if case.is_signed and not case.is_changed_after_signing:
        yield missing("something_new_to_sign")
    yield from unsaid(said, "signer", "method")
    if said and said.get("method") == "thumb":
        yield from unsaid(said, "witness")
    if said and said.get("method") == "thumb" and said.get("witness_is_clerk"):
        yield missing("another_witness")
    if said and said.get("capacity", "self") != "self":
        yield from unsaid(said, "deed")


@gate("H-4")
def keep_sheet(case: CaseFacts) -> Asks:
    if not case.is_signed:
        yield missing("signature")


@gate("H-4", "H-5")
def raise_(case: CaseFacts) -> Asks:
    yield from papers(case)
    yield from signature(case)
    if case.open_referrals:
        yield missing("answer_to_referral")


@gate("T-2")
def request_visit(case: CaseFacts) -> Asks:
    if not case.study.is_visit_needed:
        yield missing("no_visit_for_this_support")
    if case.study.visit not in ("", "disallowed"):
        yield missing("no_visit_under_way")


@gate("T-2")
def allow_visit(case: CaseFacts) -> Asks:
    if case.study.visit != "requested":
        yield missing("visit_request")


@gate("T-2")
def disallow_visit(case: CaseFacts, said: Said) -> Asks:
    if case.study.visit != "requested":
        yield missing("visit_request")
    yield from unsaid(said, "reason")


@gate("O-4", "T-2")
def plan_visit(case: CaseFacts, said: Said) -> Asks:
    if case.study.visit not in ("allowed", "planned"):
        yield missing("visit_allowed")
    yield from unsaid(said, "visit_on", "team")


@gate("O-4", "T-2")
def visit(case: CaseFacts, said: Said) -> Asks:
    if case.study.visit != "planned":
        yield missing("visit_planned")
    yield from unsaid(said, "visit_on")
    if said and said.get("visit_on") and said["visit_on"] > case.on:
        yield missing("day_not_in_future")


@gate("O-4", "T-2")
def keep_photos(case: CaseFacts, said: Said) -> Asks:
    """The home is photographed when it is visited, with leave of who lives there, and nobody's face."""
    if case.study.visit not in ("planned", "visited"):
        yield missing("visit_planned")
    elif case.study.is_endorsed:
        yield missing("study_not_endorsed_yet")
    yield from unsaid(said, "leave_of_the_home", "no_faces")


@gate("O-4")
def visit_missed(case: CaseFacts, said: Said) -> Asks:
    if case.study.visit != "planned":
        yield missing("visit_planned")
    yield from unsaid(said, "reason", "new_date")


@gate("T-2")
def report(case: CaseFacts, said: Said) -> Asks:
    if case.study.is_visit_needed and case.study.visit not in ("visited", "disallowed"):
        yield missing("visit")
    if case.study.is_endorsed:
        yield missing("study_not_endorsed_yet")
    yield from unsaid(said, "opinion", "reasons")


@gate("T-2")
def endorse_study(case: CaseFacts, who: Who) -> Asks:
    if not case.study.has_report:
        yield missing("report")
    elif case.study.reported_by == who.staff:
        yield missing("another_pair_of_eyes")


@gate("T-2")
def mark_sensitive(case: CaseFacts, who: Who, said: Said) -> Asks:
    """Anybody of research narrows who sees a study; its head alone opens it again."""
    if said is not None and said.get("is_sensitive") == case.study.is_sensitive:
        yield missing("a_change")
    elif said is not None and not said.get("is_sensitive") and who.role != "research_head":
        yield missing("seat", "research_head")


@gate("H-5")
def agenda(case: CaseFacts, said: Said) -> Asks:
    if not case.study.is_endorsed:
        yield missing("endorsed_study")
    yield from papers(case)
    yield from signature(case)
    if case.decision and case.decision.deferred_until and case.on < case.decision.deferred_until:
        if case.standing == "deferred":
            yield missing("deferral_not_over", case.decision.deferred_until.isoformat())
    yield from unsaid(said, "session")


@gate("H-5")
def agenda_remove(case: CaseFacts, said: Said) -> Asks:
    if case.hearing and (case.hearing.votes or case.hearing.is_closed):
        yield missing("no_vote_given_yet")
    yield from unsaid(said, "reason")


def at_the_table(case: CaseFacts, who: Who) -> Asks:
    """The session is open, this case's voting too, and the member is in the room."""
    hearing = case.hearing
    if not hearing or not hearing.is_open:
        yield missing("open_session")
    elif hearing.is_closed:
        yield missing("open_voting")
    elif who.staff not in hearing.members:
        yield missing("membership")
    elif who.staff not in hearing.present:
        yield missing("presence")


@gate("H-5")
def vote(case: CaseFacts, who: Who, said: Said) -> Asks:
    yield from at_the_table(case, who)
    if case.hearing and who.staff in case.hearing.recused:
        yield missing("no_recusal")
    elif case.hearing and who.staff in case.hearing.votes:
        yield missing("a_vote_not_yet_given")
    yield from of_a_vote(said)


@gate("H-5")
def change_vote(case: CaseFacts, who: Who, said: Said) -> Asks:
    yield from at_the_table(case, who)
    if case.hearing and who.staff in case.hearing.recused:
        yield missing("no_recusal")
    elif case.hearing and who.staff not in case.hearing.votes:
        yield missing("a_vote_to_change")
    yield from of_a_vote(said)


def of_a_vote(said: Said) -> Asks:
    """A choice; and words for every choice but acceptance."""
    if said is not None and said.get("choice") not in CHOICES:
        yield missing("choice")
    elif said and said.get("choice") != "accept":
        yield from unsaid(said, "reason")


@gate("H-5")
def recuse(case: CaseFacts, who: Who, said: Said) -> Asks:
    yield from at_the_table(case, who)
    if case.hearing and who.staff in case.hearing.recused:
        yield missing("no_recusal")
    yield from unsaid(said, "ground")


@gate("H-5")
def close_case_in_session(case: CaseFacts) -> Asks:
    hearing = case.hearing
    if not hearing or not hearing.is_open:
        yield missing("open_session")
    elif hearing.is_closed:
        yield missing("open_voting")
    elif not hearing.votes:
        yield missing("votes")


@gate("H-4", "H-5", "O-6.2")
def decide(case: CaseFacts, said: Said) -> Asks:
    yield from signature(case)
    if not case.hearing or not case.hearing.is_closed:
        yield missing("closed_voting")
    elif said is not None and said.get("kind") != (case.result or "defer"):
        yield missing("the_result_of_the_votes", case.result or "defer")
    if case.earliest_reply_on and case.on < case.earliest_reply_on:
        yield missing("hold_until", case.earliest_reply_on.isoformat())
    yield from of_a_decision(said)


A_DECISION_SAYS = {
    "accept": ("grant",),
    "refuse": ("reason", "what_would_change"),
    "defer": ("reason", "until"),
    "return": ("missing",),
}


def of_a_decision(said: Said) -> Asks:
    """Every decision says what it grants or why not, and what would change it (O-6.2)."""
    if said is not None:
        yield from unsaid(said, *A_DECISION_SAYS.get(said.get("kind", ""), ("kind",)))


@gate("H-5", "B-1")
def ratify(case: CaseFacts, charter: Charter, who: Who, said: Said) -> Asks:
    decision = case.decision
    if not decision or not decision.needs_ratifying or decision.is_ratified:
        yield missing("decision_to_ratify")
    elif who.staff in decision.deciders:
        yield missing("another_pair_of_eyes")
    if charter.terms["ratified_by"] == "board":
        yield from unsaid(said, "minute")


@gate("H-6")
def register(case: CaseFacts, said: Said) -> Asks:
    if not case.decision or case.decision.kind != "accept":
        yield missing("acceptance")
    elif not case.decision.binds:
        yield missing("ratification", case.decision.number)
    for paper in case.unsettled_for_registration:
        yield missing("paper", paper.kind)
    if not case.is_payable_without_account and not case.has_account and not (said and said.get("iban")):
        if said is not None:
            yield missing("iban")
    yield from unsaid(said, "category")


@gate("H-7")
def schedule(said: Said) -> Asks:
    yield from unsaid(said, "service", "instalments", "first_on")


@gate("H-7")
def countersign(case: CaseFacts, who: Who) -> Asks:
    waiting = [d for d in case.deliveries if d.is_payment and not d.is_countersigned and not d.is_reversed]
    if not waiting:
        yield missing("payment_to_sign")
    elif all(delivery.prepared_by == who.staff for delivery in waiting):
        yield missing("another_pair_of_eyes")


@gate("H-7")
def deliver(case: CaseFacts) -> Asks:
    waiting = [d for d in case.deliveries if not d.is_delivered and not d.is_reversed]
    if not waiting:
        yield missing("scheduled_delivery")
    elif all(delivery.is_payment and not delivery.is_countersigned for delivery in waiting):
        yield missing("second_signature")


@gate("H-7")
def acknowledge(case: CaseFacts, said: Said) -> Asks:
    if not any(d.is_delivered and not d.is_acknowledged and not d.is_reversed for d in case.deliveries):
        yield missing("delivery_to_acknowledge")
    yield from unsaid(said, "receiver")


@gate("H-7")
def reverse(case: CaseFacts, said: Said) -> Asks:
    if not any(d.is_delivered and not d.is_reversed for d in case.deliveries):
        yield missing("delivery_to_reverse")
    yield from unsaid(said, "reason")


@gate("H-7")
def close(case: CaseFacts) -> Asks:
    if case.stage == "served":
        return
    if case.standing != "not_approved":
        yield missing("service_or_result")
    elif case.decision and case.decision.appeal_until and case.on <= case.decision.appeal_until:
        yield missing("appeal_window_over", case.decision.appeal_until.isoformat())


@gate("O-5", "O-6.3")
def survey_invite() -> Asks:
    yield from ()


def not_voted_on(case: CaseFacts) -> Asks:
    """Once the members have begun to vote, the committee finishes (H-5)."""
    if case.stage == "before_committee" and case.hearing and case.hearing.votes:
        yield missing("no_vote_given_yet")


@gate("H-2", "H-5")
def return_(case: CaseFacts, said: Said) -> Asks:
    yield from not_voted_on(case)
    yield from unsaid(said, "missing")


@gate("H-5")
def suspend(case: CaseFacts, said: Said) -> Asks:
    yield from not_voted_on(case)
    yield from unsaid(said, "awaited")


@gate("H-2", "H-4", "H-5")
def resume(case: CaseFacts) -> Asks:
    if case.standing == "returned":
        yield from papers(case)
    if case.raised_on:
        yield from signature(case)


@gate("H-5")
def extend(case: CaseFacts, charter: Charter, said: Said) -> Asks:
    if not case.promised_on:
        yield missing("promise")
        return
    if case.extensions >= int(charter.terms["extensions_most"]):
        yield missing("extensions_left", str(charter.terms["extensions_most"]))
    yield from unsaid(said, "reason", "public_reason", "promised_on")
    if said and said.get("promised_on"):
        if said["promised_on"] <= case.promised_on:
            yield missing("a_later_date", case.promised_on.isoformat())
        elif said["promised_on"] < case.on:
            yield missing("day_not_in_past")
        latest = case.promised_on + timedelta(days=int(charter.terms["extension_days_most"]))
        if said["promised_on"] > latest:
            yield missing("a_date_within", latest.isoformat())


@gate("H-4")
def withdraw(case: CaseFacts) -> Asks:
    if case.decision and case.decision.kind == "accept" and case.deliveries:
        yield missing("nothing_delivered_yet")


@gate("P-2", "O-6.2")
def appeal(case: CaseFacts, said: Said) -> Asks:
    decision = case.decision
    if not decision:
        yield missing("decision")
    elif decision.appeal_until and case.on > decision.appeal_until:
        yield missing("appeal_window", decision.appeal_until.isoformat())
    yield from unsaid(said, "words")


def unburdened(case: CaseFacts, who: Who) -> Asks:
    """An appeal is heard by people who did not decide."""
    if case.decision and who.staff in case.decision.deciders:
        yield missing("people_who_did_not_decide")


@gate("P-2")
def appeal_uphold(case: CaseFacts, who: Who, said: Said) -> Asks:
    yield from unburdened(case, who)
    yield from unsaid(said, "reason")


@gate("P-2")
def appeal_reopen(case: CaseFacts, who: Who, said: Said) -> Asks:
    yield from unburdened(case, who)
    yield from unsaid(said, "reason")


@gate("T-2", "P-4")
def restudy(said: Said) -> Asks:
    yield from unsaid(said, "reason")
