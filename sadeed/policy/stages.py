"""The road of a case, and the one table of acts: where each may be done, by whom, and where it leads.

Read a line aloud: "raise: a declared case becomes raised; reception and the branch delegate do it."
A standing is what a case is besides its stage: returned, suspended, deferred … Unless the table says otherwise an
act needs a case with no standing. `to=None` leaves the stage, `leaves=None` leaves the standing as it is.
"""

from dataclasses import dataclass

STAGES = (
    "received",
    "matched",
    "declared",
    "raised",
    "studied",
    "before_committee",
    "decided",
    "registered",
    "served",
    "closed",
)
STANDINGS = ("", "returned", "suspended", "deferred", "not_approved", "under_appeal", "withdrawn")

AT_THE_COUNTER = ("received", "matched", "declared")
UNDECIDED = (*AT_THE_COUNTER, "raised", "studied", "before_committee")
OPEN = (*UNDECIDED, "decided", "registered", "served")

COUNTER = ("reception", "delegate")
RESEARCH = ("research", "research_head")
VOTERS = ("member", "chair")
TABLE = ("secretary", "chair")
BY_PAPERS = "by_papers"  # the stage follows from the papers and the declaration
BY_DECISION = "by_decision"
BY_DELIVERIES = "by_deliveries"
BY_HEARING = "by_hearing"  # off the agenda, back to studied; else the stage stays


@dataclass(frozen=True)
class Act:
    """One line of the table. `by` names seats; "applicant" and "system" are nobody's seat."""

    at: tuple[str, ...]
    to: str | None
    by: tuple[str, ...]
    standing: tuple[str, ...] = ("",)
    leaves: str | None = None


ACTS = {
    # act               where it is done            where it leads   who does it
    "receive": Act(("new",), BY_PAPERS, COUNTER),
    "record_paper": Act(OPEN, BY_PAPERS, (*COUNTER, *RESEARCH), ("", "returned", "suspended")),
    "match_paper": Act(OPEN, BY_PAPERS, (*COUNTER, *RESEARCH), ("", "returned", "suspended")),
    "fault_paper": Act(OPEN, BY_PAPERS, (*COUNTER, *RESEARCH), ("", "returned", "suspended")),
    "waive_paper": Act(OPEN, BY_PAPERS, (*COUNTER, *RESEARCH), ("", "returned", "suspended")),
    "keep_scan": Act(OPEN, None, (*COUNTER, *RESEARCH), ("", "returned", "suspended")),
    "change_data": Act(UNDECIDED, BY_PAPERS, (*COUNTER, *RESEARCH), ("", "returned", "suspended", "deferred")),
    "refer": Act(UNDECIDED, None, COUNTER, ("", "returned")),
    "answer_referral": Act(OPEN, None, RESEARCH, STANDINGS[:-1]),
    "declare": Act(UNDECIDED, BY_PAPERS, COUNTER, ("", "returned", "suspended", "deferred")),
    "keep_sheet": Act(OPEN, None, COUNTER, ("", "returned", "suspended", "deferred")),
    "raise": Act(("declared",), "raised", COUNTER),
    "request_visit": Act(("raised",), None, RESEARCH),
    "allow_visit": Act(("raised",), None, ("research_head",)),
    "disallow_visit": Act(("raised",), None, ("research_head",)),
    "plan_visit": Act(("raised",), None, RESEARCH),
    "visit": Act(("raised",), None, RESEARCH),
    "keep_photos": Act(("raised",), None, RESEARCH),
    "visit_missed": Act(("raised",), None, RESEARCH),
    "report": Act(("raised",), None, RESEARCH),
    "endorse_study": Act(("raised",), "studied", ("research_head",)),
    "mark_sensitive": Act(
        ("raised", "studied", "before_committee", "decided", "registered", "served"), None, RESEARCH, STANDINGS[:-1]
    ),
    "agenda": Act(("studied",), "before_committee", ("secretary",), ("", "deferred"), ""),
    "agenda_remove": Act(("before_committee",), "studied", ("secretary",)),
    "vote": Act(("before_committee",), None, VOTERS),
    "change_vote": Act(("before_committee",), None, VOTERS),
    "recuse": Act(("before_committee",), None, VOTERS),
    "close_case_in_session": Act(("before_committee",), None, ("chair",)),
    "decide": Act(("before_committee",), BY_DECISION, TABLE),
    "ratify": Act(("decided",), None, ("manager",)),
    "register": Act(("decided",), "registered", COUNTER),
    "schedule": Act(("registered",), None, ("services",)),
    "countersign": Act(("registered",), None, ("finance",)),
    "deliver": Act(("registered",), None, ("services",)),
    "acknowledge": Act(("registered",), BY_DELIVERIES, ("services",)),
    "reverse": Act(("registered", "served"), BY_DELIVERIES, ("services",)),
    "close": Act(("decided", "served"), "closed", (*COUNTER, "services"), ("", "not_approved")),
    "survey_invite": Act(("decided", "registered", "served", "closed"), None, (*COUNTER, "services"), STANDINGS),
    # the side doors
    "return": Act(("raised", "studied", "before_committee"), BY_HEARING, (*RESEARCH, "secretary"), ("",), "returned"),
    "suspend": Act(UNDECIDED, BY_HEARING, (*COUNTER, *RESEARCH), ("",), "suspended"),
    "resume": Act(UNDECIDED, None, (*COUNTER, *RESEARCH), ("returned", "suspended"), ""),
    "extend": Act(
        ("raised", "studied", "before_committee"), None, (*RESEARCH, "secretary", "manager"), ("", "deferred")
    ),
    "withdraw": Act((*UNDECIDED, "decided"), "closed", COUNTER, ("", "returned", "suspended", "deferred"), "withdrawn"),
    "appeal": Act(("decided",), None, COUNTER, ("", "not_approved"), "under_appeal"),
    "appeal_uphold": Act(("decided",), None, ("manager",), ("under_appeal",), BY_DECISION),
    "appeal_reopen": Act(("decided",), "studied", ("manager",), ("under_appeal",), ""),
    "restudy": Act(("decided", "studied"), "raised", RESEARCH, ("not_approved", "deferred"), ""),
}

PAPER_ACTS = ("record_paper", "match_paper", "fault_paper", "waive_paper", "keep_scan", "keep_sheet")


def lies_on_the_road(act: str, stage: str, standing: str = "") -> bool:
    """Whether the table has this act for a case at this stage with this standing."""
    return stage in ACTS[act].at and standing in ACTS[act].standing


def may_do(act: str, role: str) -> bool:
    """Whether this seat does this act at all."""
    return role in ACTS[act].by
