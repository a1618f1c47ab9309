"""Who works here: an account is opened, holds seats for a period, has a deputy, is closed and opened again (P-3)."""

import re
from datetime import date, datetime, timedelta

from ..arabic import Unreadable
from ..policy.verdict import Missing, Refused, Verdict
from ..records import journal, logins, staff
from ..records.base import db
from ..records.cases import NotFound
from ..records.proposals import Proposal
from ..records.staff import Deputy, Seat, SeatHeld, Staff
from ..records.transaction import transaction
from . import passwords
from . import second as two
from .people import name_of
from .staff import add_account, give_seat, name_deputy

KEEPERS = ("admin", "system")
USERNAME = re.compile(r"[a-z][a-z0-9._-]{1,31}")
SHORTEST_PASSWORD, LONGEST_PASSWORD = passwords.SHORTEST, passwords.LONGEST


def enrol(
    *, username: str, name: str, name_en: str = "", sex: str = "", password: str, by: Seat, at: datetime
) -> str:  # fmt: skip
    """Somebody new gets an account, as yet without a seat. Returns its user name.

    Raises `ValueError` for a user name that is taken or cannot be one, and for a password that is easily guessed.
    """
    only_admin("staff_added", by)
    chosen = new_username(username)
    passwords.check(password, username=chosen)
    with transaction():
        if staff.known_as(chosen) is not None:
            raise Unreadable("taken", "اسم الدخول مستعمل", "This user name is taken")
        add_account(username=chosen, name=name_of(name), name_en=name_en, sex=sex, password=password, by=by, at=at)
        return chosen


def seat(
    username: str, role: str, *, branch_id: int | None, from_on: date, until_on: date | None = None, reason: str = "",
    by: Seat, at: datetime,
) -> str:  # fmt: skip
    """A seat for one branch or for all, for a period; the administrator's waits for a second person, with a reason.

    Raises `NotFound`, `ValueError` for a period that cannot be.
    """
    only_admin("seat_given", by)
    period(from_on, until_on)
    with transaction():
        person = account_named(username)
        if two.takes_two(role) and by.role != two.JOB:
            what = {"role": role, "branch_id": branch_id, "from_on": from_on.isoformat(), "until_on": _iso(until_on)}
            two.propose("give_seat", username, what, reason=reason, by=by, at=at)
        else:
            give_seat(person.id, role, branch_id=branch_id, from_on=from_on, until_on=until_on, by=by, at=at)
        return username


def give_proposed_seat(made: Proposal, *, first: Seat, second: Seat, at: datetime) -> None:
    """The seat that one proposed and another agreed to; raises `ValueError` when its account was closed meanwhile."""
    person, what = account_named(made.subject), made.what
    if person.is_disabled:
        raise Unreadable("disabled", "الحساب معطّل", "The account is disabled")
    give_seat(person.id, what["role"], branch_id=what["branch_id"], from_on=date.fromisoformat(what["from_on"]),
              until_on=_day(what["until_on"]), by=first, at=at, second=second)  # fmt: skip


def name_proposed_deputy(made: Proposal, *, first: Seat, second: Seat, at: datetime) -> None:
    """The deputy that one proposed and another agreed to; raises `ValueError` when the account was closed meanwhile."""
    other, what = account_named(made.subject), made.what
    if other.is_disabled:
        raise Unreadable("disabled", "الحساب معطّل", "The account is disabled")
    name_deputy(what["seat_id"], other.id, from_on=date.fromisoformat(what["from_on"]),
                until_on=date.fromisoformat(what["until_on"]), by=first, at=at, second=second)  # fmt: skip


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def end_seat(seat_id: int, *, until_on: date, by: Seat, at: datetime) -> str:
    """A seat ends with that day; it is never deleted, for what was done from it stands on record."""
    only_admin("seat_ended", by)
    with transaction():
        held = db.session.get(SeatHeld, seat_id)
        if held is None:
            raise NotFound(str(seat_id))
        period(held.from_on, until_on)
        held.until_on = until_on
        username = str(db.session.get(Staff, held.staff_id).username)
        _keep_an_admin(at.date())
        told = {"account": username, "role": held.role, "until_on": until_on.isoformat()}
        journal.note_day("seat_ended", by=by, at=at, told=told)
        return username


def deputise(
    username: str, *, seat_id: int, deputy: str, from_on: date, until_on: date, reason: str = "", by: Seat,
    at: datetime,
) -> str:  # fmt: skip
    """While the holder of a seat is away somebody stands in, for a period with an end; for an administrator once a
    second person agrees, with a reason."""
    only_admin("seat_given", by)
    period(from_on, until_on)
    with transaction():
        person, other, held = account_named(username), account_named(deputy), db.session.get(SeatHeld, seat_id)
        if held is None or held.staff_id != person.id:
            raise NotFound(str(seat_id))
        if other.id == person.id or other.is_disabled:
            raise Unreadable("deputy", "النائب شخص آخر حسابه مفعّل", "The deputy is somebody else with an open account")
        if two.takes_two(held.role) and by.role != two.JOB:
            what = {"seat_id": seat_id, "from_on": from_on.isoformat(), "until_on": until_on.isoformat()}
            two.propose("name_deputy", deputy, what, reason=reason, by=by, at=at)
        else:
            name_deputy(seat_id, other.id, from_on=from_on, until_on=until_on, by=by, at=at)
        return username


def disable(username: str, *, by: Seat, at: datetime) -> str:
    """The account is closed and all its sessions end at once; nothing it did is touched."""
    only_admin("account_disabled", by)
    with transaction():
        person = account_named(username)
        if person.id == by.staff:
            raise Unreadable("own", "لا يُعطّل الحساب من صاحبه", "Nobody disables their own account")
        person.is_disabled = True
        end_sessions(person, at=at)
        _keep_an_admin(at.date())
        journal.note_day("account_disabled", by=by, at=at, told={"account": username})
        return username


def enable(username: str, *, by: Seat, at: datetime) -> str:
    """The account may come in again."""
    only_admin("account_enabled", by)
    with transaction():
        person = account_named(username)
        person.is_disabled = False
        end_sessions(person, at=at)
        journal.note_day("account_enabled", by=by, at=at, told={"account": username})
        return username


def end_deputy(deputy_id: int, *, by: Seat, at: datetime) -> str:
    """Who stood in no longer does, from now on; one that has not begun yet never will. Returns the absent's account."""
    only_admin("deputy_ended", by)
    with transaction():
        deputy = db.session.get(Deputy, deputy_id)
        if deputy is None:
            raise NotFound(str(deputy_id))
        held = db.session.get(SeatHeld, deputy.seat_id)
        username = str(db.session.get(Staff, held.staff_id).username)
        deputy.until_on = min(deputy.until_on, at.date() - timedelta(days=1))
        other = str(db.session.get(Staff, deputy.deputy_id).username)
        told = {"account": username, "deputy": other, "role": held.role}
        journal.note_day("deputy_ended", by=by, at=at, told=told)
        return username


def new_username(typed: str) -> str:
    """A name to sign in with, as it is kept; raises `ValueError` when it cannot be one."""
    chosen = typed.strip().lower()
    if not USERNAME.fullmatch(chosen):
        raise Unreadable("username", "اسم الدخول حروف لاتينية صغيرة وأرقام، من حرفين إلى 32",
                         "A user name is small Latin letters and digits, 2 to 32 signs")  # fmt: skip
    return chosen


def only_admin(act: str, by: Seat) -> None:
    """The seat of administration does this, or the house itself when it is set up; raises `Refused`."""
    if by.role not in KEEPERS:
        raise Refused(Verdict(act, ("P-3",), (Missing("seat", "admin"),)))


def account_named(username: str) -> Staff:
    """The account of that name; raises `NotFound`."""
    found = staff.known_as(username)
    if found is None:
        raise NotFound(username)
    return found


def period(from_on: date, until_on: date | None) -> None:
    """Raises `ValueError` for a period that ends before it begins."""
    if until_on is not None and until_on < from_on:
        raise Unreadable("period", "نهاية المدة قبل بدايتها", "The period ends before it begins")


def end_sessions(person: Staff, *, at: datetime) -> None:
    """Whoever is in under this account is out at once, in the caller's transaction."""
    logins.end_all(person.id, at=at)


def _keep_an_admin(on: date) -> None:
    db.session.flush()
    if not staff.holders("admin", on=on):
        raise Unreadable("last_admin", "لا يبقى بعده مدير للنظام", "No administrator would be left")
