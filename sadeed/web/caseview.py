"""A case as its page shows it: plain values chosen for the reader; nothing left for a template to find out."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _

from ..policy import rights
from ..policy.charter import Charter
from ..policy.doors import doors as doors_of
from ..policy.facts import CaseFacts, Who
from ..policy.stages import COUNTER, PAPER_ACTS, STAGES, may_do
from ..policy.verdict import Verdict
from ..records import cases, catalogues, charters
from ..records.base import db
from ..records.cases import Case, Paper
from ..records.facts import facts_of
from ..records.people import Person
from ..records.staff import branch_names, names_of
from . import format, guards, locale, refusals, words
from .clock import today

ICONS = {
    "match_paper": "file-earmark-check", "refer": "signpost-split", "answer_referral": "chat-left-text",
    "declare": "pen", "keep_sheet": "file-earmark-arrow-up", "keep_photos": "camera",
    "raise": "send", "vote": "check2-square", "decide": "clipboard-check", "register": "person-check",
    "deliver": "box-seam", "close": "archive", "withdraw": "x-circle", "suspend": "pause-circle",
    "resume": "play-circle", "extend": "calendar-plus", "return": "bring",
}  # fmt: skip
MAIN_ORDER = (
    "match_paper", "declare", "raise", "answer_referral", "request_visit", "allow_visit", "plan_visit", "visit",
    "report",
    "endorse_study", "agenda", "vote", "close_case_in_session", "decide", "ratify", "register", "schedule",
    "countersign", "deliver", "acknowledge", "close", "resume",
)  # fmt: skip


@dataclass(frozen=True)
class Door:
    """What `parts/door.html` shows."""

    verb: str
    label: str
    href: str
    clauses: tuple[str, ...]
    is_open: bool
    is_main: bool = False
    reason: str = ""
    icon: str | None = None
    method: str = "get"
    key: str | None = None
    version: int | None = None
    about: str | None = None


@dataclass(frozen=True)
class Stop:
    """A stop of the road."""

    label: str
    is_done: bool
    is_here: bool


@dataclass(frozen=True)
class Promise:
    """What `parts/clock.html` shows: whole days, and a sentence that says why the date stands where it stands."""

    headline: str
    long_hijri: str
    long_gregorian: str
    days: tuple[str, ...]
    sentence: str
    clause: str = "H-5"


@dataclass(frozen=True)
class Badge:
    """What is so: a kind, words, and a line below."""

    kind: str
    text: str
    sub: str = ""


@dataclass(frozen=True)
class PaperRow:
    """A paper with its three facts."""

    kind: str
    name: str
    facts: str
    state: str
    on: str | None
    doors: tuple[Door, ...] = ()


@dataclass
class CaseView:
    """The case with its applicant, charter and facts, for the views that show or change it.

    `roles` are the reader's seats that reach it; through the glass, the one seat of the emergency entry.
    """

    case: Case
    person: Person
    charter: Charter
    facts: CaseFacts
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    roles: frozenset[str] = frozenset()
    is_through_glass: bool = False

    @property
    def number(self) -> str:
        """What people say aloud."""
        return str(self.case.number)

    @property
    def href(self) -> str:
        """Its page."""
        return url_for("cases.page", number=self.case.number)

    def sees(self, field: str) -> bool:
        """Whether the reader sees this field of the case as it stands, its study marked sensitive or not (S6)."""
        asked = rights.study_field(field, is_sensitive=self.facts.study.is_sensitive)
        return rights.sees(self.roles, asked, self.case.stage)

    def sees_line(self, act: str) -> bool:
        """Whether the reader sees the details of such a line in its record."""
        return rights.sees_line(self.roles, act, self.case.stage, is_sensitive=self.facts.study.is_sensitive)


def view_of(number: str) -> CaseView:
    """The case of that number within this person's reach; raises `NotFound`."""
    case = cases.numbered(number, branches=guards.branches("cases"))
    return view_for(case, guards.roles_at(case.branch_id))


def view_for(case: Case, roles: frozenset[str], *, is_through_glass: bool = False) -> CaseView:
    """A case as those seats see it, for who has already been let in."""
    charter = charters.kept_by(case.charter_id, on=today())
    person = db.session.get_one(Person, case.person_id)
    labels = catalogues.labels(
        locale.language(), "document_kinds", "support_types", "beneficiary_categories", "service_kinds", sex=person.sex
    )
    return CaseView(case, person, charter, facts_of(case, charter, on=today()), labels, roles, is_through_glass)


def header(view: CaseView) -> dict[str, Any]:
    """What stands at the head of every page of a case."""
    case = view.case
    return {
        "number": case.number, "href": view.href, "person": view.person.name,
        "person_href": _person_href(view),
        "support": view.labels.get(("support_types", case.support_type), case.support_type),
        "category": view.labels.get(("beneficiary_categories", case.category), ""),
        "branch": branch_names(locale.language()).get(case.branch_id, ""), "charter": view.charter.version,
        "received_on": format.row_date(case.received_on), "badge": (told := badge(case)),
        "stage": str(words.STAGES.get(case.stage, "")), "standing": _standing(case, told),
    }  # fmt: skip


def _person_href(view: CaseView) -> str | None:
    """To the file, for who has a seat at the registry that reaches it."""
    is_open = "people" in current_app.blueprints and rights.may_enter(view.roles, "people")
    return url_for("people.person", number=view.person.number) if is_open and not view.is_through_glass else None


def _standing(case: Case, told: Badge) -> str:
    """What the case is besides its stage, unless the badge beside it says so already."""
    standing = str(words.STANDINGS.get(case.standing, "")) if case.standing else ""
    return "" if standing == told.text else standing


def stops(case: Case) -> list[Stop]:
    """The road: what is behind, where the case stands, what is ahead."""
    here = STAGES.index(case.stage) if case.stage in STAGES else 0
    return [Stop(str(words.ROAD[stage]), n <= here, n == here) for n, stage in enumerate(STAGES)]


def badge(case: Case, day: date | None = None) -> Badge:
    """The promise in a word: late, today, soon, on time, paused, or none yet."""
    due = day or case.promised_on
    if case.stage == "closed" or case.decided_on:
        return Badge("none", str(words.STANDINGS.get(case.standing) or words.STAGES[case.stage]))
    return due_badge(due, is_stopped=case.stopped_on is not None, is_promised=case.promised_on is not None)


def due_badge(due: date | None, *, is_stopped: bool, is_promised: bool) -> Badge:
    """How a date stands today."""
    if is_stopped:
        return Badge("rest", _("The date is paused"))
    if due is None or not is_promised:
        return Badge("none", _("No date of reply yet"))
    left = (due - today()).days
    kind = "late" if left < 0 else "today" if left == 0 else "soon" if left <= 3 else "well"
    return Badge(kind, format.days_left(due), format.row_date(due))


def promise(view: CaseView) -> Promise | None:
    """The clock of the promise; None while nothing is promised."""
    case = view.case
    if not case.promised_on or not case.raised_on:
        return None
    return Promise(
        headline=_("The date is paused") if case.stopped_on else _answered(case) or format.days_left(case.promised_on),
        long_hijri=format.hijri_line(case.promised_on), long_gregorian=format.gregorian_line(case.promised_on),
        days=_days(case), sentence=_why(case, view.charter),
    )  # fmt: skip


def _answered(case: Case) -> str:
    return _("Answered") if case.decided_on else ""


def _days(case: Case) -> tuple[str, ...]:
    start, promised, now = case.raised_on or today(), case.promised_on or today(), today()
    end = case.decided_on or max(promised, min(now, promised + timedelta(days=10)))
    return tuple(_kind(start + timedelta(days=n), now, case) for n in range(min((end - start).days + 1, 60)))


def _kind(day: date, now: date, case: Case) -> str:
    if day == now:
        return "today"
    if day > now:
        return "ahead"
    return "held" if case.stopped_on and day >= case.stopped_on else "done"


def _why(case: Case, charter: Charter) -> str:
    parts = [_("Answered on %(day)s.", day=format.row_date(case.decided_on))] if case.decided_on else []
    parts += [_("Raised on %(day)s; the term of reply is %(days)s days.", day=format.row_date(case.raised_on),
               days=format.in_digits(charter.terms["reply_days"]))]  # fmt: skip
    if case.held_days:
        parts.append(_("It stood still for %(days)s days while waiting.", days=format.in_digits(case.held_days)))
    if case.extensions:
        parts.append(_("Extended, with the reason told to the applicant."))
    return " ".join(parts)


def href_of(act: str, number: str, **more: Any) -> str | None:
    """Where the form of an act is; None when no desk in this house does it."""
    endpoint = current_app.extensions.get("sheets", {}).get(act)
    return url_for(endpoint, number=number, **more) if endpoint else None


def doors(view: CaseView) -> list[Door]:
    """Every act this person may come to here, open or shut; the next one is the filled door."""
    judged = list(doors_of(view.facts, view.charter, _whos(view)))
    verdicts = [v for v in judged if v.act not in PAPER_ACTS]
    may_match = any(v.act == "match_paper" and v.is_allowed for v in judged)
    paper = _next_paper(view) if view.case.stage == "received" and may_match else None
    main = "" if paper else next((act for act in MAIN_ORDER for v in verdicts if v.act == act and v.is_allowed), "")
    found = [paper, *(door_of(view, verdict, is_main=verdict.act == main) for verdict in verdicts)]
    return sorted((door for door in found if door), key=lambda door: (not door.is_main, not door.is_open))


def _whos(view: CaseView) -> list[Who]:
    """From which seats this person acts here."""
    return [seat.who for seat in guards.sitting().seats if seat.reaches(view.case.branch_id)]


def open_doors(view: CaseView) -> list[Door]:
    """Those that stand open, none of them filled: a menu shouts at nobody."""
    return [replace(door, is_main=False) for door in doors(view) if door.is_open]


def paper_door(view: CaseView) -> Door | None:
    """Beside the papers: one more is handed in (H-2)."""
    judged = doors_of(view.facts, view.charter, _whos(view))
    found = [v for v in judged if v.act == "record_paper" and v.is_allowed]
    return door_of(view, found[0]) if found else None


def files_door(view: CaseView) -> Door | None:
    """To the files of the case; None in a house without that desk."""
    href = None if view.is_through_glass else href_of("files", view.number)
    return Door("files", _("Files"), href, (), is_open=True, icon="folder2-open") if href else None


def receipt_door(view: CaseView) -> Door | None:
    """The receipt may be printed again for whoever sits at the counter (H-5)."""
    href = href_of("receipt", view.number)
    is_at_the_counter = not view.roles.isdisjoint(COUNTER) and not view.is_through_glass
    if href is None or not is_at_the_counter or view.case.stage == "closed":
        return None
    return Door("print", _("Receipt"), href, ("H-5",), is_open=True, icon="printer")


def _next_paper(view: CaseView) -> Door | None:
    """The first paper that is not settled yet: the case waits for it before anything else (H-2)."""
    papers = cases.papers_of(view.case.id)
    left = next((p for p in papers if p.is_required and not (p.matched_on or p.waived) or p.fault), None)
    href = href_of("match_paper", view.number, kind=left.kind) if left else None
    if left is None or href is None:
        return None
    return Door(
        "match_paper", str(words.ACTS["match_paper"]), href, ("H-2",), is_open=True, is_main=True,
        icon=ICONS["match_paper"], about=view.labels.get(("document_kinds", left.kind), left.kind),
    )  # fmt: skip


def door_of(view: CaseView, verdict: Verdict, *, is_main: bool = False) -> Door | None:
    """One act as a door; None when no desk here does it."""
    href = href_of(verdict.act, view.number)
    if href is None:
        return None
    return Door(
        verb=verdict.act, label=str(words.ACTS[verdict.act]), href=href, clauses=verdict.clauses[:2],
        is_open=verdict.is_allowed, is_main=is_main, icon=ICONS.get(verdict.act),
        reason=refusals.missing_words(verdict.missing[0], is_short=True) if verdict.missing else "",
    )  # fmt: skip


def paper_rows(view: CaseView) -> list[PaperRow]:
    """The checklist; each paper with its facts and, for whom may, its doors."""
    if not view.sees("papers"):
        return []
    rows = [paper for paper in cases.papers_of(view.case.id) if paper.is_required or paper.received_on]
    may = any(may_do("match_paper", role) for role in view.roles) and not view.is_through_glass
    seers = names_of({paper.matched_by for paper in rows if paper.matched_by}, locale.language())
    return [_paper_row(view, paper, may and view.case.stage != "closed", seers) for paper in rows]


def _paper_row(view: CaseView, paper: Paper, may: bool, seers: dict[int, str]) -> PaperRow:
    name = view.labels.get(("document_kinds", paper.kind), paper.kind)
    is_settled = bool(paper.matched_on or paper.waived)
    day = paper.matched_on or paper.received_on
    return PaperRow(
        kind=paper.kind, name=name, facts=_seen_by(paper, seers), on=format.row_date(day) if day else None,
        state=_paper_state(paper, is_settled),
        doors=() if is_settled and not paper.fault or not may else _paper_doors(view, paper, name),
    )  # fmt: skip


def _paper_state(paper: Paper, is_settled: bool) -> str:
    if paper.fault:
        return "soon"
    return "well" if is_settled else "none" if paper.received_on else "late"


def _paper_doors(view: CaseView, paper: Paper, name: str) -> tuple[Door, ...]:
    href = href_of("match_paper", view.number, kind=paper.kind)
    if href is None:
        return ()
    return (Door("match_paper", str(words.ACTS["match_paper"]), href, ("H-2",), is_open=True, about=name),)


def _seen_by(paper: Paper, seers: dict[int, str]) -> str:
    """Its facts, and who saw the original."""
    who = seers.get(paper.matched_by or 0, "") if not paper.waived and not paper.fault else ""
    return " · ".join(said for said in (paper_facts(paper), _("seen by %(name)s", name=who) if who else "") if said)


def paper_facts(paper: Paper) -> str:
    """Received, original seen, valid that day, or what is wrong: three facts, never a bare tick."""
    if paper.waived:
        return _("Waived: %(reason)s", reason=paper.waived)
    if paper.fault:
        return _("Note: %(fault)s", fault=paper.fault)
    if paper.matched_on:
        return _("Original seen and matched · valid on the day of submission")
    if paper.received_on:
        return _("Received; the original is not matched yet")
    if paper.asked_for == "registration":
        return _("Needed before registration")
    return _("Not received yet")
