"""Who may see what: the one table of desks and fields. Beside it stands `stages.ACTS`, who may do what.

Read a line aloud: "study: social research and the manager see it; the committee sees it once the study is complete."
A seat sees within its branch alone (S6): whoever asks hands over the roles that reach the branch of what is seen.
`at` holds where a case must stand; a file in the registry stands nowhere, so only lines without `at` open it.
Nothing is seen because nobody thought of it: a field that is not in the table is an error.
"""

from collections.abc import Collection
from dataclasses import dataclass

from .stages import COUNTER, RESEARCH, STAGES, VOTERS

EVERY_SEAT = (
    "reception", "delegate", "research", "research_head", "member", "chair", "secretary", "services", "finance",
    "quality", "manager", "admin",
)  # fmt: skip
CASE_READERS = tuple(role for role in EVERY_SEAT if role not in ("admin", "quality"))
COMMITTEE = (*VOTERS, "secretary")
KEEPERS = (*COUNTER, *RESEARCH)  # who keep a file up to date

DESKS = {
    "reception": (*COUNTER, "manager"),
    "inbox": (*COUNTER, "manager"),
    "research": (*RESEARCH, "manager"),
    "committee": (*COMMITTEE, "manager"),
    "services": ("services", "finance", "manager"),
    "feedback": ("quality", "manager"),
    "people": (*KEEPERS, "services", "finance", "manager"),
    "cases": CASE_READERS,
    "files": CASE_READERS,
    "library": EVERY_SEAT,
    "reports": ("manager",),
    "admin": ("admin",),
    "record": ("manager", "admin"),  # is the record whole; what waits for a second person
    "looks": ("manager",),  # who looked: what colleagues did at every desk, for who answers to the applicant
    "data_rights": (*COUNTER, "manager"),
    "data_answers": ("manager",),
    "work": EVERY_SEAT,
    "first_day": ("admin",),
    "practice": EVERY_SEAT,
    "factors": EVERY_SEAT,
    "account": EVERY_SEAT,
}


@dataclass(frozen=True)
class Sight:
    """These seats see it, where a case stands at one of these stages; without stages, always."""

    by: tuple[str, ...]
    at: tuple[str, ...] = ()


COMPLETE = STAGES[STAGES.index("studied") :]  # the study is signed
THE_HEARING = ("before_committee",)

SIGHTS: dict[str, tuple[Sight, ...]] = {
    # Everybody who acts on a request says whose it is; members step aside from their own kin by it.
    "name": (Sight(CASE_READERS),),
    # Matched at the counter, checked when something is handed over, named on a payment. Nobody votes on a number.
    "identity": (Sight((*KEEPERS, "services", "finance", "manager")),),
    # Sex, birth, marriage, work, schooling: what the need is judged by. What was granted is delivered without it.
    "circumstances": (Sight((*KEEPERS, *COMMITTEE, "manager")),),
    # Whoever calls, visits or delivers.
    "contact": (Sight((*KEEPERS, "services", "manager")),),
    "household": (Sight((*KEEPERS, *COMMITTEE, "manager")),),
    "income": (Sight((*KEEPERS, *COMMITTEE, "manager")),),
    "housing": (Sight((*KEEPERS, *COMMITTEE, "manager")),),
    # Asked at the counter, paid by finance, answered for by the manager.
    "bank": (Sight((*COUNTER, "finance", "manager")),),
    # Entered and signed at the counter, studied by research, before those who vote while they vote. Nobody else.
    "health": (Sight(KEEPERS), Sight(VOTERS, THE_HEARING)),
    # Which papers there are tells much of a person; who delivers and pays needs none of them.
    "papers": (Sight((*KEEPERS, *COMMITTEE, "manager")),),
    # The person's own words. Services and finance work from what was granted.
    "need": (Sight((*KEEPERS, *COMMITTEE, "manager")),),
    "referral": (Sight((*KEEPERS, "manager")),),
    # The declaration's words carry the identity number; its data are seen field by field.
    "declaration": (Sight((*KEEPERS, "manager")),),
    # The researcher's opinion never reaches the counter, where the applicant stands. Unsigned, it is research's own.
    "study": (Sight((*RESEARCH, "manager")), Sight(COMMITTEE, COMPLETE)),
    "observations": (Sight((*RESEARCH, "manager")), Sight(COMMITTEE, COMPLETE)),
    # Marked by research: research, and those who vote, while they vote. Not the secretary, not the manager.
    "sensitive_study": (Sight(RESEARCH), Sight(VOTERS, THE_HEARING)),
    # How each voted is the ballot's to say (`ballot.py`); these seats may ask it.
    "votes": (Sight((*COMMITTEE, "manager")),),
    # What was decided and granted: told at the counter, delivered, paid.
    "decision": (Sight(CASE_READERS),),
    # Why, and how to appeal; the words of an appeal too.
    "decision_reason": (Sight((*KEEPERS, *COMMITTEE, "manager")),),
    "payment": (Sight((*COUNTER, "services", "finance", "manager")),),
    # Between stages: why it waits, is returned, is late or is withdrawn.
    "course": (Sight((*KEEPERS, *COMMITTEE, "manager")),),
    "message": (Sight((*COUNTER, "manager")),),
    "complaint": (Sight(("quality", "manager")),),
    # About how staff behaved: whom it is about must not be who reads it first.
    "complaint_about_staff": (Sight(("manager",)),),
    # An emergency entry stands on the request for all who read it; its manager is told, and says to have read of it.
    "glass": (Sight(CASE_READERS),),
    "glass_to_read": (Sight(("manager",)),),
}

FIELDS = {
    "name": "name", "name_own": "name", "name_father": "name", "name_grandfather": "name", "name_family": "name",
    "known_as": "name", "activity": "name", "representative": "name",
    "national_id": "identity", "no_id_reason": "identity", "nationality": "identity", "register_kind": "identity",
    "register_number": "identity",
    "sex": "circumstances", "birth": "circumstances", "birth_calendar": "circumstances", "marital": "circumstances",
    "education": "circumstances", "job": "circumstances", "employer": "circumstances",
    "mobile": "contact", "mobile_owner": "contact", "relative_name": "contact", "relative_mobile": "contact",
    "relative_kinship": "contact", "region": "contact", "city": "contact", "district": "contact",
    "national_address": "contact", "location": "contact", "served_by": "contact", "no_contact": "contact",
    "media_consent": "contact", "language": "contact",
    "health": "health", "health_note": "health",
    "iban": "bank", "iban_owner": "bank",
    "housing_ownership": "housing", "housing_kind": "housing", "housing_condition": "housing",
    "housing_furniture": "housing", "housing_rooms": "housing",
    "kinship": "household", "money": "income",
    "support_type": "decision", "category": "decision", "need": "need", "amount_asked": "need",
}  # fmt: skip
"""Column → the line of the table it stands on. The kind of support and the category head every page of a case."""

LINES = {
    "receive": "decision", "open_file": "name", "amend_file": "name",
    "record_paper": "papers", "match_paper": "papers", "fault_paper": "papers", "waive_paper": "papers",
    "keep_scan": "papers", "keep_sheet": "declaration", "keep_photos": "observations",
    "change_data": "need", "declaration_outdated": "need",
    "refer": "referral", "answer_referral": "referral", "declare": "decision", "declare_read_aloud": "declaration",
    "declare_guardian": "declaration", "raise": "decision",
    "return": "course", "suspend": "course", "resume": "decision", "extend": "course", "withdraw": "decision",
    "promise_moved": "decision",
    "request_visit": "course", "allow_visit": "course", "disallow_visit": "observations", "plan_visit": "course",
    "visit": "course", "visit_missed": "observations", "report": "study", "endorse_study": "course",
    "mark_sensitive": "course", "unmark_sensitive": "course", "restudy": "decision_reason",
    "agenda": "course", "agenda_remove": "votes", "vote": "votes", "change_vote": "votes", "recuse": "votes",
    "close_case_in_session": "votes", "quorum_lost": "votes",
    "decide_accept": "decision", "decide_refuse": "decision_reason", "decide_defer": "decision_reason",
    "decide_return": "decision_reason", "ratify": "decision", "appeal": "decision", "appeal_uphold": "decision_reason",
    "appeal_reopen": "decision", "register": "decision", "schedule": "payment", "countersign": "payment",
    "deliver": "payment", "acknowledge": "payment", "missed_delivery": "payment", "reverse": "payment",
    "close": "decision", "survey_invite": "decision", "break_glass": "glass", "glass_read": "glass",
}  # fmt: skip
"""Line of a case's record → whose sight its details need. A line nobody thought of is shown without its details."""


def may_enter(roles: Collection[str], desk: str) -> bool:
    """Whether one of these seats is at this desk."""
    return not set(roles).isdisjoint(DESKS[desk])


def sees(roles: Collection[str], field: str, stage: str = "") -> bool:
    """Whether one of these seats, all of which reach the branch, sees this field of a case standing at `stage`.

    `field` is a line of the table or a column. Raises `KeyError` for what the table does not have.
    """
    lines = SIGHTS[field] if field in SIGHTS else SIGHTS[FIELDS[field]]
    return any(not set(roles).isdisjoint(line.by) and (not line.at or stage in line.at) for line in lines)


def sees_line(roles: Collection[str], act: str, stage: str = "", *, is_sensitive: bool = False) -> bool:
    """Whether they read the details of this line in the record of a case; `is_sensitive`: its study is marked so."""
    field = study_field(LINES.get(act, ""), is_sensitive=is_sensitive)
    return field in SIGHTS and sees(roles, field, stage)


def study_field(field: str, *, is_sensitive: bool) -> str:
    """Where a study is marked sensitive, everything of it stands on the narrower line."""
    return "sensitive_study" if is_sensitive and field in ("study", "observations") else field
