"""A line of my work, and what stands in it."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from ..records.waiting import NEVER
from . import caseview, guards, words
from .caseview import Badge, Door


@dataclass(frozen=True)
class Item:
    """A line: who → what is so → by when → the door. `acting` says for whom, where this person only stands in."""

    key: str
    name: str
    badge: Badge
    href: str = ""
    number: str = ""
    second: str = ""
    what: str = ""
    what_second: str = ""
    door: Door | None = None
    acting: str = ""
    due_on: date = NEVER


def badge_of(due: date | None) -> Badge:
    """How the day stands, or that there is none."""
    if due is None or due == NEVER:
        return Badge("none", _("No date"))
    return caseview.due_badge(due, is_stopped=False, is_promised=True)


def acting_for(name: str) -> str:
    """For whom it is done, where this person only stands in."""
    return f"{words.ACTING} {name}" if name else ""


def stands_in(*roles: str) -> str:
    """The same for something these roles do: nothing where one of them is held in one's own name."""
    seats = [seat for seat in guards.sitting().seats if seat.role in roles]
    return "" if any(not seat.acting_for for seat in seats) else acting_for(seats[0].acting_for if seats else "")
