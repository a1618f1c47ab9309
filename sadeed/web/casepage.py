"""The page of a case: what is known of it, each part as far as this reader sees it (S6)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ..policy import rights
from ..records import cases, journal, services, sessions, studies
from . import caseview, glassview, lawdoors, presenceview, story
from .caseview import CaseView


@dataclass(frozen=True)
class Decided:
    """A decision; reason, what would change it and the way to appeal are "" or None for who does not see them."""

    number: str
    grant: str
    amount: int | None
    reason: str = ""
    what_would_change: str = ""
    appeal_until: date | None = None


def page_of(view: CaseView) -> dict[str, Any]:
    """Everything about one case that this person may see."""
    return {
        "head": caseview.header(view), "stops": caseview.stops(view.case), "promise": caseview.promise(view),
        "doors": caseview.doors(view), "papers": caseview.paper_rows(view), "has_papers": view.sees("papers"),
        "paper_door": caseview.paper_door(view), "files_door": caseview.files_door(view),
        "receipt_door": caseview.receipt_door(view),
        "looks_doors": lawdoors.on_case(view.number, view.case.branch_id),
        "lines": story.story_of(view.number, view.sees_line), "is_whole": journal.is_whole(view.case),
        "due_on": view.case.due_on, "glass": glassview.bands(view), **_known(view),
        **({} if view.is_through_glass else {"presence": presenceview.place(view.number)}),
    }  # fmt: skip


def _known(view: CaseView) -> dict[str, Any]:
    case_id = view.case.id
    return {
        "need": view.case.need if view.sees("need") else "", "declaration": cases.declaration_of(case_id),
        "is_outdated": view.facts.is_signed and view.facts.is_changed_after_signing,
        "referrals": cases.referrals_of(case_id) if view.sees("referral") else [],
        "study": studies.study_of(case_id) if view.sees("study") else None,
        "is_sensitive": view.facts.study.is_sensitive and rights.sees(view.roles, "study", view.case.stage),
        "decision": _decided(view),
        "registration": services.registration_of(case_id),
        "deliveries": services.deliveries_of(case_id) if view.sees("payment") else [],
    }  # fmt: skip


def _decided(view: CaseView) -> Decided | None:
    found = sessions.decision_of(view.case.id) if view.sees("decision") else None
    if found is None:
        return None
    why = (found.reason, found.what_would_change, found.appeal_until) if view.sees("decision_reason") else ()
    return Decided(found.number, found.grant, found.amount, *why)
