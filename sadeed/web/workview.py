"""My work: one page of everything that waits for a person across all their seats, by the day it is due."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from flask import g, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from ..policy.doors import GATES
from ..policy.stages import lies_on_the_road, may_do
from ..records import mine
from ..records.mine import MOST, Meeting
from ..records.staff import Seat
from ..records.waiting import NEVER, Row
from . import caserows, format, glassview, guards, sessionview, words, workthings
from .caseview import Badge, Door
from .clock import today
from .queueview import Shown
from .worklines import Item, acting_for, badge_of

CASE_DESKS = ("reception", "research", "committee", "services")
BREAKING = timedelta(days=3)
SATURDAY = 5


@dataclass(frozen=True)
class Group:
    """The lines that are due together."""

    key: str
    title: str
    items: tuple[Item, ...]


def page() -> dict[str, Any]:
    """Everything the page shows, and a mark by which it notices later that something else waits."""
    cases, has_more = _cases()
    items = sorted([*cases, *_meetings(), *workthings.things()], key=lambda one: (one.due_on, one.key))
    mark = hashlib.sha256(repr([(one.key, one.due_on, one.what) for one in items]).encode()).hexdigest()[:12]
    return {
        "groups": _grouped(items, today()), "more": _more() if has_more else [], "fresh_href": url_for("work.index"),
        "news_href": url_for("work.index", taken=mark), "arrived": _news(mark), "n": len(items),
        "entry_door": glassview.entry_door(),
    }  # fmt: skip


def _news(mark: str) -> str | None:
    taken = request.args.get("taken", mark)
    return None if taken == mark else _("The list has changed since it was opened")


def _grouped(items: list[Item], on: date) -> list[Group]:
    """Late, today, until the end of the working week, later; a group without a line is not shown."""
    week_ends = on + timedelta(days=(SATURDAY - on.weekday()) % 7)
    ends = (("late", _("Late"), on - timedelta(days=1)), ("today", _("Today"), on),
            ("week", _("This week"), week_ends), ("later", _("Later"), NEVER))  # fmt: skip
    groups, after = [], date.min
    for key, title, until in ends:
        groups.append(Group(key, title, tuple(one for one in items if after <= one.due_on <= until)))
        after = max(after, until + timedelta(days=1)) if until < NEVER else NEVER
    return [group for group in groups if group.items]


def _more() -> list[tuple[str, str]]:
    return [(str(words.DESKS[desk]), url_for(f"{desk}.queue")) for desk in CASE_DESKS if guards.may_enter(desk)]


# -------------------------------------------------------------------------------------------------------------- cases


def _seated() -> dict[str, list[Seat]]:
    """desk → the seats this person has there."""
    seats = guards.sitting().seats
    found = {desk: [seat for seat in seats if seat.role in guards.SEATS_AT[desk]] for desk in CASE_DESKS}
    return {desk: held for desk, held in found.items() if held and guards.may_enter(desk)}


def _cases() -> tuple[list[Item], bool]:
    sitting, on = guards.sitting(), today()
    voting_in = [one.id for one in _my_meetings() if one.state == "open" and sitting.staff in one.members]
    rows = mine.cases_for(
        _seated(), staff=sitting.staff, voting_in=voting_in, answers_for_promises=sitting.has("manager"),
        breaking=sitting.branches("manager"), by=on + BREAKING,
    )  # fmt: skip
    told = list({(one.number, one.next_act): one for one in map(_as_mine, rows[:MOST])}.values())
    return [_case(row, shown) for row, shown in zip(told, caserows.shown(told), strict=True)], len(rows) > MOST


def _doers(act: str, branch_id: int) -> list[Seat]:
    return [seat for seat in guards.sitting().seats if may_do(act, seat.role) and seat.reaches(branch_id)]


def _as_mine(row: Row) -> Row:
    """The row with the act that is this person's: the second signature, or more time where somebody else acts next."""
    if _doers(row.next_act, row.branch_id):
        return row
    for act in ("countersign", "extend"):
        if _doers(act, row.branch_id) and lies_on_the_road(act, row.stage, row.standing):
            return replace(row, next_act=act, clauses=GATES[act].clauses, shut_by=())
    return row


def _case(row: Row, shown: Shown) -> Item:
    doers = _doers(row.next_act, row.branch_id)
    acting = "" if any(not seat.acting_for for seat in doers) else next((seat.acting_for for seat in doers), "")
    due_on = NEVER if row.stopped_on else row.due_on
    badge = Badge("rest", _("The date is paused")) if row.stopped_on else badge_of(row.due_on)
    return Item(
        f"{row.number}-{row.next_act}", shown.name, badge, shown.href, row.number, shown.second,
        shown.what, shown.what_second, shown.door if doers else None, acting_for(acting), due_on,
    )  # fmt: skip


# ----------------------------------------------------------------------------------------------------------- sessions


def _my_meetings() -> list[Meeting]:
    """Of the coming seven days: those one belongs to, or prepares and leads."""
    sitting = guards.sitting()
    if not guards.may_enter("committee") or not sitting.has("member", "chair", "secretary"):
        return []
    if "meetings" not in g:
        g.meetings = mine.meetings(until=today() + timedelta(days=7), branches=guards.branches("committee"))
    leads = sitting.has("secretary", "chair")
    return [one for one in g.meetings if leads or sitting.staff in one.members]


def _meetings() -> list[Item]:
    return [_meeting(one) for one in _my_meetings()]


def _meeting(one: Meeting) -> Item:
    href = url_for("committee.session", number=one.number)
    items = format.in_digits(ngettext("%(num)s request on the agenda", "%(num)s requests on the agenda", one.items))
    state = _("In session") if one.state == "open" else _("Called")
    door = Door("view", _("Open the session page"), href, sessionview.CLAUSES, is_open=True, icon="people",
                about=one.number)  # fmt: skip
    return Item(one.number, _("Committee session"), _session_badge(one.held_on), href, one.number, one.place,
                state, items, door, due_on=max(one.held_on, today()))  # fmt: skip


def _session_badge(on: date) -> Badge:
    """A session is held on its day; it is never late, it is still open."""
    if on <= today():
        return Badge("today", _("Today") if on == today() else _("Still open"), format.row_date(on))
    return Badge("soon" if on <= today() + BREAKING else "well", format.row_date(on))
