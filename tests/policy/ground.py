"""What the tests of the policy stand on: the shipped charter, and the question a gate is asked."""

from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sadeed.policy import gates  # noqa: F401  (declares the gates)
from sadeed.policy.charter import Charter, product_clauses
from sadeed.policy.doors import GATES
from sadeed.policy.facts import (
    CaseFacts,
    DecisionFacts,
    DeliveryFacts,
    HearingFacts,
    PaperFacts,
    StudyFacts,
    Who,
)
from sadeed.policy.terms import DEFAULTS, write_terms

CLAUSES = product_clauses((files("sadeed.policy") / "clauses.toml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 2)
CHARTER = Charter.read(
    {
        "version": "1", "board_meeting": "3", "board_term": "1", "approved_on": date(2026, 1, 4),
        "in_force_from": date(2026, 1, 11), "clauses": list(CLAUSES.values()), "terms": write_terms(DEFAULTS),
    }
)  # fmt: skip
NOTHING_YET = CaseFacts(on=TODAY)
MATCHED = PaperFacts("national_id", is_received=True, is_matched=True)
SIGNED = CaseFacts(stage="declared", on=TODAY, papers=(MATCHED,), is_signed=True)
RAISED = replace(SIGNED, stage="raised", raised_on=TODAY, promised_on=TODAY + timedelta(days=14))
STUDIED = replace(RAISED, stage="studied", study=StudyFacts("visited", True, 7, "accept", is_endorsed=True))
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
UNMATCHED = PaperFacts("family_record", is_received=True)
FAULTED = PaperFacts("salary_letter", is_received=True, is_matched=True, fault="قديم")
WAIVED = PaperFacts("lease", is_waived=True)
NOT_ASKED = PaperFacts("iqama", is_required=False)
AT_REGISTRATION = PaperFacts("iban_certificate", asked_for="registration")
AT_TABLE = HearingFacts(
    "J-1448-001", is_open=True, members=frozenset({1, 2, 3, 4}), present=frozenset({1, 2, 3}), chair=1
)
HEARD = replace(STUDIED, stage="before_committee", hearing=AT_TABLE)
VOTED = replace(AT_TABLE, votes={1: "accept", 2: "accept", 3: "recuse"})
CLOSED = replace(STUDIED, stage="before_committee", hearing=replace(VOTED, is_closed=True), result="accept")
REFUSED = DecisionFacts("Q-1", "refuse", deciders=frozenset({1, 2}), appeal_until=TODAY + timedelta(days=30))
ACCEPTED = DecisionFacts("Q-2", "accept", deciders=frozenset({1, 2}), appeal_until=TODAY + timedelta(days=30))
ABOVE_LIMIT = replace(ACCEPTED, needs_ratifying=True)
DECIDED = replace(STUDIED, stage="decided", decision=ACCEPTED)
NOT_APPROVED = replace(DECIDED, standing="not_approved", decision=REFUSED)
PAYMENT = DeliveryFacts("V-1", is_payment=True, prepared_by=9)
FOOD = DeliveryFacts("V-2", prepared_by=9)
HANDED_OVER = replace(FOOD, is_delivered=True)


def charter(**terms: Any) -> Charter:
    """The shipped charter with other terms."""
    return replace(CHARTER, terms=MappingProxyType({**CHARTER.terms, **terms}))


def asked(
    act: str, case: CaseFacts = NOTHING_YET, *, staff: int = 1, by: Charter = CHARTER, **said: Any
) -> dict[str, str]:
    """What the gate of `act` finds missing: code → which one. Without anything said, only the door is asked."""
    known = {"case": case, "charter": by, "who": Who(staff, "anybody"), "said": said or None}
    gate = GATES[act]
    return {one.what: one.which for one in gate.ask(**{name: known[name] for name in gate.needs})}


def deliveries(*given: DeliveryFacts) -> CaseFacts:
    """A registered case with these deliveries."""
    return replace(DECIDED, stage="registered", deliveries=given)


def visit(state: str, **more: Any) -> CaseFacts:
    """A raised case whose visit stands so."""
    return replace(RAISED, study=StudyFacts(state, **more))
