"""Where a case waits, and for what: the queue of a desk is made of these."""

from dataclasses import dataclass

from .facts import CaseFacts
from .stages import AT_THE_COUNTER


@dataclass(frozen=True)
class Wait:
    """A case waits at `desk` for the act `next_act`."""

    desk: str
    next_act: str


def waits(case: CaseFacts) -> tuple[Wait, ...]:
    """Every desk this case waits at now; an open referral waits at research beside the case's own place."""
    here = _own_place(case)
    if case.open_referrals and case.stage != "closed":
        return (*(w for w in here if w.desk != "research"), Wait("research", "answer_referral"))
    return here


def _own_place(case: CaseFacts) -> tuple[Wait, ...]:
    if case.standing in ("returned", "suspended"):
        return (Wait("reception", "resume"),)
    if case.standing == "under_appeal":
        return (Wait("committee", "appeal_uphold"),)
    if case.stage in AT_THE_COUNTER:
        return (Wait("reception", at_the_counter(case)),)
    ask = {"raised": _research, "studied": _committee, "before_committee": _committee, "decided": _decided}
    return ask.get(case.stage, _after)(case)


def at_the_counter(case: CaseFacts) -> str:
    """What the counter does next: papers (H-2), the declaration (H-4), then raising (H-5)."""
    if case.unsettled:
        return "match_paper"
    return "raise" if case.is_signed and not case.is_changed_after_signing else "declare"


def _research(case: CaseFacts) -> tuple[Wait, ...]:
    study = case.study
    if study.has_report:
        act = "endorse_study"
    elif not study.is_visit_needed:
        act = "report"
    else:
        act = {"": "request_visit", "requested": "allow_visit", "allowed": "plan_visit", "planned": "visit"}.get(
            study.visit, "report"
        )
    return (Wait("research", act),)


def _committee(case: CaseFacts) -> tuple[Wait, ...]:
    if case.stage == "studied":
        return (Wait("committee", "agenda"),)
    is_closed = case.hearing is not None and case.hearing.is_closed
    return (Wait("committee", "decide" if is_closed else "vote"),)


def _decided(case: CaseFacts) -> tuple[Wait, ...]:
    if case.standing == "not_approved":
        return (Wait("reception", "close"),)
    if case.decision and case.decision.needs_ratifying and not case.decision.is_ratified:
        return (Wait("committee", "ratify"),)
    return (Wait("reception", "register"),)


def _after(case: CaseFacts) -> tuple[Wait, ...]:
    if case.stage == "registered":
        return (Wait("services", _service(case)),)
    return (Wait("services", "close"),) if case.stage == "served" else ()


def _service(case: CaseFacts) -> str:
    alive = [delivery for delivery in case.deliveries if not delivery.is_done]
    if not alive:
        return "schedule"
    if any(delivery.is_delivered for delivery in alive):
        return "acknowledge"
    return "countersign" if all(d.is_payment and not d.is_countersigned for d in alive) else "deliver"
