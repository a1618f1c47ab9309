"""A session of the committee as its page shows it: who is in the room, whether they are enough, the agenda."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from ..acts import session as acts
from ..policy.ballot import is_quorate
from ..policy.verdict import Refused
from ..records import agendas, catalogues, charters, sessions, staff
from ..records.agendas import Line
from ..records.sessions import AgendaItem, Attendance, Session
from ..records.staff import Seat
from . import format, guards, locale, posting, refusals, words
from .caseview import Door
from .clock import today
from .forms import ActForm
from .show import show

CLAUSES = acts.CLAUSES


@dataclass(frozen=True)
class Attendee:
    """A member of the session. `kind` is cast (in the room), away (left) or waits (not come yet)."""

    name: str
    capacity: str
    text: str
    kind: str
    icon: str
    door: Door | None


@dataclass(frozen=True)
class Item:
    """A case on the agenda."""

    place: int
    number: str
    href: str
    name: str
    second: str
    state: str
    cast: str
    is_closed: bool


@dataclass(frozen=True)
class Shown:
    """A session in a list."""

    number: str
    href: str
    day: str
    place: str
    state: str


def state_of(session: Session) -> str:
    """called, open, closed or signed, in words."""
    return {
        "called": _("Called"),
        "open": _("In session"),
        "closed": _("Session closed"),
        "signed": _("Minutes signed"),
    }[session.state]


def place_of(session: Session) -> str:
    """Where it is held; by circulation there is no place."""
    return _("By circulation") if session.is_by_circulation else str(session.place)


def shown(session: Session) -> Shown:
    """A line of the list of sessions."""
    href = url_for("committee.session", number=session.number)
    return Shown(session.number, href, format.long_date(session.held_on), place_of(session), state_of(session))


def recent() -> list[Shown]:
    """The newest sessions."""
    return [shown(session) for session in sessions.recent_sessions()]


def call_door() -> Door | None:
    """The door to calling a session, for the secretary."""
    if not guards.sitting().has("secretary"):
        return None
    return Door("call_session", str(words.ACTS["call_session"]), url_for("committee.call"), CLAUSES, is_open=True,
                icon="calendar-plus")  # fmt: skip


def seat_as(*roles: str) -> Seat:
    """The seat this person acts from: the first of these roles they hold; else any, to be refused."""
    seats = guards.sitting().seats
    return next((seat for role in roles for seat in seats if seat.role == role), seats[0])


def page_of(number: str) -> dict[str, Any]:
    """Everything the page of a session shows."""
    session = sessions.session_numbered(number)
    came = sessions.attendance_of(session.id)
    here = {row.staff_id for row in came if row.left_at is None}
    lines = agendas.lines_of(session.id, branches=guards.branches("committee"))
    return {
        "session": shown(session), "is_open": session.state == "open", "quorum": quorum_of(session, here),
        "attendees": _attendees(session, came), "items": _items(lines), "doors": _doors(session, here, lines),
    }  # fmt: skip


def quorum_of(session: Session, here: set[int]) -> str:
    """«الحضور 3 من 5؛ اكتمل النصاب», as a fact."""
    return quorum_words(len(here), len(session.members), _is_quorate(session, here))


def quorum_words(present: int, members: int, is_enough: bool) -> str:
    """The same from numbers."""
    counts = {"here": format.in_digits(present), "all": format.in_digits(members)}
    if is_enough:
        return _("Present: %(here)s of %(all)s; the quorum is there", **counts)
    return _("Present: %(here)s of %(all)s; the quorum is not there", **counts)


def _is_quorate(session: Session, here: set[int]) -> bool:
    return is_quorate(len(here), len(session.members), charters.in_force(today()).read().terms)


def _attendees(session: Session, came: list[Attendance]) -> list[Attendee]:
    names = staff.names_of(session.members, locale.language())
    by_member = {row.staff_id: row for row in came}
    order = sorted(session.members, key=lambda member: (member != session.chair_id, member))
    return [_attendee(session, member, names.get(member, ""), by_member.get(member)) for member in order]


def _attendee(session: Session, member: int, name: str, row: Attendance | None) -> Attendee:
    capacity = words.SEATS["chair" if member == session.chair_id else "member"]
    if row is None:
        text, kind, icon, verb = _("Not come yet"), "waits", "three-dots", "attend"
    elif row.left_at is None:
        text, kind, icon, verb = format.moment(row.came_at), "cast", "check-circle-fill", "leave"
    else:
        text, kind, icon, verb = _("Left %(at)s", at=format.moment(row.left_at)), "away", "box-arrow-right", "attend"
    return Attendee(name, str(capacity), text, kind, icon, _attendance_door(session, member, name, verb))


def _attendance_door(session: Session, member: int, name: str, verb: str) -> Door | None:
    sitting = guards.sitting()
    if session.state not in ("called", "open"):
        return None
    if not sitting.has("secretary", "chair") and sitting.staff != member:
        return None
    endpoint = {"attend": "committee.create_attendance", "leave": "committee.create_leaving"}[verb]
    return _post(verb, url_for(endpoint, number=session.number, member=member), about=name)


def _post(verb: str, href: str, *, about: str = "", reason: str = "", is_main: bool = False) -> Door:
    return Door(
        verb, str(words.ACTS[verb]), href, CLAUSES, is_open=not reason, is_main=is_main and not reason, reason=reason,
        method="post", key=secrets.token_urlsafe(18), about=about or None,
    )  # fmt: skip


def _items(lines: list[Line]) -> list[Item]:
    labels = catalogues.labels(locale.language(), "support_types")
    return [
        Item(
            line.place, line.number, url_for("committee.case", number=line.number), line.person,
            labels.get(("support_types", line.support_type), line.support_type), _item_state(line),
            "" if line.closed_at else _("Voted: %(n)s", n=format.in_digits(line.cast)), line.closed_at is not None,
        )
        for line in lines
    ]  # fmt: skip


def _item_state(line: Line) -> str:
    if line.closed_at is None:
        return _("Voting is not closed")
    return result_words(line.state, line.result)


def result_words(state: str, result: str) -> str:
    """What the votes came to, once they are closed."""
    if state == "decided":
        return str(words.DECISIONS[result])
    return {"no_quorum": _("No quorum; deferred"), "undecided": _("Not settled; deferred")}.get(state, "")


def counts_words(item: AgendaItem) -> str:
    """How many for what, once closed; never who."""
    counts = item.counts or {}
    return " · ".join(f"{words.VOTES[choice]}: {format.in_digits(n)}" for choice, n in counts.items() if n)


def _doors(session: Session, here: set[int], lines: list[Line]) -> list[Door]:
    if not guards.sitting().has("secretary", "chair"):
        return []
    if session.state == "called":
        short = "" if _is_quorate(session, here) else quorum_of(session, here)
        href = url_for("committee.create_opening", number=session.number)
        return [_post("open_session", href, reason=short, is_main=True)]
    if session.state == "open":
        still = sum(line.closed_at is None for line in lines)
        open_items = str(words.MISSING["open_items"]) % {"which": format.in_digits(still)} if still else ""
        href = url_for("committee.create_closing", number=session.number)
        return [_post("close_session", href, reason=open_items, is_main=True)]
    return []


def touch(number: str, verb: str, act: Callable[[], str]) -> BaseResponse:
    """One touch, one effect, however often it arrives; then the page of the session again."""
    return posting.send(
        ActForm(), lambda: url_for("committee.session", number=act()), again=partial(again, number),
        done=lambda: flash(_("Done: %(act)s.", act=words.ACTS[verb]), "done"),
    )  # fmt: skip


def again(number: str, status: int, *, refused: Refused | None = None, differing: object = None) -> BaseResponse:
    """The page of the session, with what stood in the way; `differing` is never more than the page already shows."""
    refusal = refusals.refusal_of(refused) if refused else None
    return show("committee/session", status, refusal=refusal, is_changed=differing is not None, **page_of(number))


def call_page(form: ActForm, status: int, *, refused: Refused | None = None, differing: object = None) -> BaseResponse:
    """The form that calls a session."""
    return show(
        "committee/call", status, form=form, key=posting.key_for(status), label=str(words.ACTS["call_session"]),
        refusal=refusals.refusal_of(refused) if refused else None, clauses=CLAUSES, differing=differing,
        action=url_for("committee.create_session"), may_write=guards.sitting().has("secretary"),
    )  # fmt: skip
