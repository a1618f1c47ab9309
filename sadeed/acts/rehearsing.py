"""Practice: what of the association's set-up goes into it, and the lines that say it was made (P-3)."""

from datetime import date, datetime, timedelta

from ..arabic import Unreadable
from ..records import charters, journal, set_up, staff
from ..records.set_up import SetUp
from ..records.staff import Seat
from ..records.transaction import transaction
from .accounts import only_admin

PAST = timedelta(days=400)  # how far back the invented requests may reach
MARK = {"mark": "نسخة للتدريب: لا شيء هنا حقيقي", "mark_en": "Practice copy: nothing here is real"}


def may_make(by: Seat) -> None:
    """Only the administration makes or throws away; raises `Refused`."""
    only_admin("practice_made", by)


def take_set_up(*, on: date) -> SetUp:
    """What goes into practice; raises `ValueError` before there is a branch and a policy in force."""
    if not staff.branches_open():
        raise Unreadable("branch", "يلزم المكتب الرئيس أولًا", "The main office comes first")
    if charters.in_force_if_any(on) is None:
        raise Unreadable("charter", "يلزم إصدار للسياسة ساري المفعول أولًا", "A policy in force comes first")
    return set_up.taken(on=on)


def lay_set_up(taken: SetUp, *, at: datetime) -> None:
    """Into the empty practice house: marked, and with a policy for the months that are to be invented."""
    set_up.laid(taken)
    set_up.mark(MARK)
    then = at.date() - PAST
    versions = [row for row in taken.charters if row["state"] in ("approved", "superseded")]
    first = min(versions, key=lambda row: row["in_force_from"])
    if first["in_force_from"] > then:
        set_up.charter_before(first, in_force_from=then)


def note_made(cases: int, *, by: Seat, at: datetime) -> None:
    """The line of the real house."""
    may_make(by)
    with transaction():
        journal.note_day("practice_made", by=by, at=at, told={"cases": cases})


def note_discarded(*, by: Seat, at: datetime) -> None:
    """The line of the real house."""
    only_admin("practice_discarded", by)
    with transaction():
        journal.note_day("practice_discarded", by=by, at=at)
