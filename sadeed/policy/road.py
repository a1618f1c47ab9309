"""Where an act leads: the table's answer, or what follows from the facts after it."""

from .facts import CaseFacts
from .stages import ACTS, AT_THE_COUNTER, BY_DECISION, BY_DELIVERIES, BY_HEARING, BY_PAPERS

AFTER_DECISION = {"accept": ("decided", ""), "refuse": ("decided", "not_approved"), "defer": ("studied", "deferred"),
                  "return": ("studied", "returned")}  # fmt: skip


def after(act: str, case: CaseFacts) -> tuple[str, str]:
    """(stage, standing) of a case when `act` has changed its facts. `case` has its stage from before the act."""
    line = ACTS[act]
    stage, standing = case.stage, case.standing if line.leaves is None else line.leaves
    if line.to == BY_DECISION:
        return AFTER_DECISION[case.decision.kind] if case.decision else (stage, standing)
    if line.leaves == BY_DECISION:
        is_refused = case.decision is not None and case.decision.kind == "refuse"
        return stage, "not_approved" if is_refused else ""
    if line.to == BY_PAPERS:
        return counter_stage(case), standing
    if line.to == BY_DELIVERIES:
        return served_stage(case), standing
    if line.to == BY_HEARING:
        return "studied" if stage == "before_committee" else stage, standing
    return line.to or stage, standing


def counter_stage(case: CaseFacts) -> str:
    """received, matched or declared, as papers and declaration say; beyond the counter the stage stays (H-2, H-4)."""
    if case.stage not in ("new", *AT_THE_COUNTER):
        return case.stage
    if case.unsettled:
        return "received"
    return "declared" if case.is_signed and not case.is_changed_after_signing else "matched"


def served_stage(case: CaseFacts) -> str:
    """served when all that was granted is scheduled and every delivery is done, one at least not reversed (H-7)."""
    is_done = all(delivery.is_done for delivery in case.deliveries)
    was_served = any(delivery.is_done and not delivery.is_reversed for delivery in case.deliveries)
    return "served" if is_done and was_served and not case.unscheduled else "registered"
