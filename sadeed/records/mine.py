"""What waits for one person across all their seats: cases by the next act, and whatever else carries their name."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, String, and_, cast, func, literal, null, or_, select, union_all

from ..policy.stages import may_do
from . import glass, waiting
from .base import db
from .cases import Case
from .drafts import Draft
from .glass import Glass
from .inbox import InboxEntry
from .services import Delivery
from .sessions import AgendaItem, Session, Vote
from .staff import Seat, Staff
from .tallies import runs
from .voices import Improvement, Voice, heard
from .waiting import Row, Waiting

MOST = 50
WAITS_AT = {  # the acts a request can wait for at a desk, so that no desk is read for nothing
    "reception": ("match_paper", "declare", "raise", "resume", "register", "close"),
    "research": ("request_visit", "allow_visit", "plan_visit", "visit", "report", "endorse_study", "answer_referral"),
    "committee": ("agenda", "decide", "ratify", "appeal_uphold"),
    "services": ("schedule", "countersign", "deliver", "acknowledge", "close"),
}
PROMISING = ("research", "committee")  # where a running promise may break

Branches = frozenset[int] | None


@dataclass(frozen=True)
class Thing:
    """What waits and is no case. `kind` is complaint, suggestion, inbox, glass, improvement or draft."""

    kind: str
    number: str
    title: str
    words: str
    due_on: date | None
    at: datetime | None


@dataclass(frozen=True)
class Meeting:
    """A session called or open, and how many cases are on its agenda."""

    id: int
    number: str
    held_on: date
    place: str
    state: str
    members: tuple[int, ...]
    items: int


def cases_for(
    seated: Mapping[str, Iterable[Seat]], *, staff: int, voting_in: Collection[int], breaking: Branches | None = None,
    answers_for_promises: bool = False, by: date,
) -> list[Row]:  # fmt: skip
    """Cases whose next act one of the seats at that desk does there, by their day; one more than `MOST` says more wait.

    `voting_in` are the open sessions this person belongs to: their items without this person's vote. Whoever answers
    for promises also sees those of the `breaking` branches that end until `by`, whoever acts next.
    """
    parts = [part for desk, seats in seated.items() if (part := _at(desk, list(seats), staff)) is not None]
    parts += [_to_vote_on(staff, voting_in)] if voting_in else []
    parts += [_about_to_break(desk, breaking, by) for desk in PROMISING] if answers_for_promises else []
    first = [select(_first(part).subquery().c.id) for part in parts]
    return waiting.chosen(union_all(*first), most=MOST + 1) if first else []


def things_for(
    *, staff: int, voices: bool, sensitive_in: Branches, heard_in: Branches, inbox: bool, received_in: Branches,
    entries_in: Branches = frozenset(),
) -> list[Thing]:  # fmt: skip
    """Complaints and suggestions, what arrived through the public forms, emergency entries to read of, own improvements
    and drafts; one statement. A set without a branch is nowhere, None everywhere.
    """
    parts = [_improvements(staff), _drafts(staff)]
    parts += [_voices(heard_in, sensitive_in)] if voices else []
    parts += [_entries(entries_in, staff)] if entries_in != frozenset() else []
    parts += [_inbox(staff, received_in)] if inbox else []
    found = db.session.execute(union_all(*(select(part.limit(MOST).subquery()) for part in parts)))
    return [Thing(*row) for row in found]


def meetings(*, until: date, branches: Branches) -> list[Meeting]:
    """Sessions called or open until that day, soonest first, with how many cases of theirs stand on the agenda; one
    query.
    """
    listed = (
        select(func.count())
        .select_from(AgendaItem)
        .join(Case, Case.id == AgendaItem.case_id)
        .where(AgendaItem.session_id == Session.id, AgendaItem.removed_at.is_(None))
    )
    listed = listed if branches is None else listed.where(Case.branch_id.in_(sorted(branches)))
    items = listed.scalar_subquery()
    columns = (Session.id, Session.number, Session.held_on, Session.place, Session.state, Session.members, items)
    asked = select(*columns).where(Session.state.in_(("called", "open")), Session.held_on <= until)
    found = db.session.execute(asked.order_by(Session.held_on, Session.id).limit(MOST))
    return [
        Meeting(id, number, on, place, state, tuple(members), n) for id, number, on, place, state, members, n in found
    ]


# -------------------------------------------------------------------------------------------------------------- cases


def _open() -> Any:
    return select(Waiting.id, Waiting.due_on).where(Waiting.left_at.is_(None))


def _first(asked: Any) -> Any:
    return asked.order_by(Waiting.due_on, Waiting.id).limit(MOST + 1)


def _at(desk: str, seats: list[Seat], staff: int) -> Any:
    """Along the desk's own index of open rows, in the order of their days; None where nothing there is theirs."""
    doing = [seat for seat in seats if _acts(desk, seat)]
    if not doing:
        return None
    asked = _open().where(Waiting.desk == desk, or_(*(_done_by(desk, seat, staff) for seat in doing)))
    reach = {seat.branch for seat in doing}
    return asked if None in reach else asked.where(Waiting.branch_id.in_(sorted(one for one in reach if one)))


def _acts(desk: str, seat: Seat) -> list[str]:
    """What this seat does there. A vote is asked of the session, not of the seat."""
    return [act for act in WAITS_AT[desk] if may_do(act, seat.role)]


def _done_by(desk: str, seat: Seat, staff: int) -> ColumnElement[bool]:
    does: ColumnElement[bool] = Waiting.next_act.in_(_acts(desk, seat))
    if seat.role == "finance":
        does = _to_countersign(staff)
    return does if seat.branch is None else and_(does, Waiting.branch_id == seat.branch)


def _to_countersign(staff: int) -> ColumnElement[bool]:
    """A payment somebody else prepared, also where another delivery of the case comes first."""
    return (
        select(Delivery.id)
        .where(Delivery.case_id == Waiting.case_id, Delivery.is_payment, Delivery.countersigned_at.is_(None))
        .where(Delivery.reversed_at.is_(None), Delivery.prepared_by != staff)
        .exists()
    )


def _to_vote_on(staff: int, sessions: Collection[int]) -> Any:
    asked = _open().join(AgendaItem, AgendaItem.case_id == Waiting.case_id)
    mine = select(Vote.id).where(Vote.item_id == AgendaItem.id, Vote.staff_id == staff).exists()
    return asked.where(
        Waiting.next_act == "vote", AgendaItem.session_id.in_(sessions), AgendaItem.closed_at.is_(None),
        AgendaItem.removed_at.is_(None), ~mine,
    )  # fmt: skip


def _about_to_break(desk: str, reach: Branches, by: date) -> Any:
    asked = _open().join(Case, Case.id == Waiting.case_id)
    asked = asked.where(Waiting.desk == desk, Waiting.due_on <= by, *runs(), Case.decided_on.is_(None))
    return asked if reach is None else asked.where(Waiting.branch_id.in_(sorted(reach)))


# ------------------------------------------------------------------------------------------------------------- things


def _columns(kind: Any, number: Any, *, title: Any = "", words: Any = "", due_on: Any = None, at: Any = None) -> Any:
    """A line of the one statement: every part has the same columns of the same types."""
    return (
        (literal(kind) if isinstance(kind, str) else kind).label("kind"), cast(number, String).label("number"),
        (literal(title) if isinstance(title, str) else title).label("title"),
        (literal(words) if isinstance(words, str) else words).label("words"),
        (cast(null(), Date) if due_on is None else due_on).label("due_on"),
        (cast(null(), Voice.arrived_at.type) if at is None else at).label("at"),
    )  # fmt: skip


def _improvements(staff: int) -> Any:
    columns = _columns(
        "improvement", Improvement.number, title=Improvement.title, words=Improvement.title_en,
        due_on=Improvement.due_on,
    )  # fmt: skip
    asked = select(*columns).where(Improvement.owner_id == staff, Improvement.done_on.is_(None))
    return asked.order_by(Improvement.due_on, Improvement.id)


def _drafts(staff: int) -> Any:
    asked = select(*_columns("draft", Draft.form, at=Draft.saved_at)).where(Draft.staff_id == staff)
    return asked.order_by(Draft.saved_at.desc())


def _voices(reach: Branches, sensitive_in: Branches) -> Any:
    columns = _columns(
        Voice.kind, Voice.number, title=Voice.category, words=func.substr(Voice.words, 1, 200),
        due_on=Voice.promised_on, at=Voice.arrived_at,
    )  # fmt: skip
    asked = select(*columns).where(Voice.left_at.is_(None)).order_by(Voice.promised_on, Voice.id)
    if reach is not None:
        asked = asked.where(Voice.branch_id.in_(sorted(reach)))
    return heard(asked, sensitive_in)


def _entries(reach: Branches, staff: int) -> Any:
    """Emergency entries of others to cases of these branches that no manager has read of."""
    asked = glass.unread(reach, but=staff)
    columns = _columns("glass", Case.number, title=Staff.name, words=func.substr(Glass.reason, 1, 200),
                       at=Glass.opened_at)  # fmt: skip
    return asked.with_only_columns(*columns).order_by(Glass.opened_at)


def _inbox(staff: int, reach: Branches) -> Any:
    """What nobody has taken yet, and what this person took and has not closed."""
    columns = _columns("inbox", InboxEntry.id, title=InboxEntry.kind, words=InboxEntry.name, at=InboxEntry.arrived_at)
    asked = select(*columns).where(InboxEntry.left_at.is_(None)).order_by(InboxEntry.id)
    asked = asked.where(or_(InboxEntry.taken_by.is_(None), InboxEntry.taken_by == staff))
    return asked if reach is None else asked.where(InboxEntry.branch_id.in_(sorted(reach)))
