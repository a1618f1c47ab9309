"""A one-time code opens an account to its owner, who chooses the password alone (P-3)."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ..arabic import Unreadable
from ..arabic.digits import latin
from ..records import invitations, journal, staff
from ..records.base import db
from ..records.invitations import LASTS, Invitation
from ..records.staff import Seat, Staff
from ..records.transaction import transaction
from . import passwords
from . import second as two
from . import staff as door
from .accounts import account_named, end_sessions, new_username, only_admin, period
from .people import name_of

DIGITS = 12  # read aloud in fours; digits are taken for nothing else, in either script
NO_PASSWORD = ""


@dataclass(frozen=True)
class FirstSeat:
    """A seat given with the account."""

    role: str
    branch_id: int | None


@dataclass(frozen=True)
class Code:
    """What is handed over, once: it is kept nowhere."""

    username: str
    code: str
    ends_at: datetime


def invite(
    *, username: str, name: str, name_en: str = "", sex: str = "", seats: Sequence[FirstSeat], from_on: date,
    until_on: date | None = None, by: Seat, at: datetime,
) -> Code:  # fmt: skip
    """Somebody new gets an account, its first seats and a code. Raises `ValueError` as `accounts.enrol` does."""
    only_admin("staff_added", by)
    chosen = new_username(username)
    period(from_on, until_on)
    if any(two.takes_two(one.role) for one in seats):
        raise Unreadable(
            "admin", "صفة إدارة النظام تُقترح بعد فتح الحساب، ويعتمدها شخص ثانٍ",
            "The administrator's seat is proposed once the account is open, and a second person agrees",
        )  # fmt: skip
    if not seats:
        raise Unreadable("seats", "تلزم صفة واحدة على الأقل", "At least one seat is needed")
    with transaction():
        if staff.known_as(chosen) is not None:
            raise Unreadable("taken", "اسم الدخول مستعمل", "This user name is taken")
        person = door.add_account(username=chosen, name=name_of(name), name_en=name_en, sex=sex, by=by, at=at)
        for one in dict.fromkeys(seats):
            door.give_seat(person, one.role, branch_id=one.branch_id, from_on=from_on, until_on=until_on, by=by, at=at)
        return _issue(account_named(chosen), by=by, at=at)


def issue(username: str, *, by: Seat, at: datetime) -> Code:
    """A new code for an account: its sessions end, and neither its old password nor an older code opens it.

    Raises `NotFound`, and `ValueError` for one's own account and for one that is disabled.
    """
    only_admin("code_issued", by)
    with transaction():
        person = account_named(username)
        if person.id == by.staff:
            raise Unreadable("own", "رمز الدخول لا يصدره صاحب الحساب لنفسه", "Nobody issues a code to themselves")
        if person.is_disabled:
            raise Unreadable("disabled", "الحساب معطّل؛ يُفعّل أولًا", "The account is disabled; enable it first")
        return _issue(person, by=by, at=at)


def take_up(username: str, code: str, password: str, *, at: datetime) -> Staff | None:
    """The owner comes with the code and chooses a password; the code is spent. None when the two do not agree.

    Raises `ValueError` for a password that is easy to guess; the code stays good then.
    """
    with transaction():
        person = staff.known_as(username.strip().lower()[:64])
        invitation = invitations.open_for(person.id, at=at) if person and not person.is_disabled else None
        is_right = door.agrees(invitation.code_hash if invitation else door.NOBODY, _digits_of(code))
        if person is None or invitation is None or not is_right:
            told = {"account": username.strip()[:64]}
            journal.note_day("code_failed", by=Seat(0, "unknown", "", ""), at=at, told=told)
            return None
        person.password_hash = door.hash_of(passwords.check(password, username=person.username))
        end_sessions(person, at=at)
        invitation.taken_at = at
        own = Seat(person.id, person.username, person.name, "")
        journal.note_day("code_taken", by=own, at=at, told={"account": person.username})
        return person


def _issue(person: Staff, *, by: Seat, at: datetime) -> Code:
    older = invitations.open_for(person.id, at=at)
    if older is not None:
        older.withdrawn_at = at
    code, ends_at = "".join(secrets.choice("0123456789") for _ in range(DIGITS)), at + LASTS
    db.session.add(Invitation(staff_id=person.id, code_hash=door.hash_of(code), made_at=at, ends_at=ends_at))
    person.password_hash = NO_PASSWORD
    end_sessions(person, at=at)
    told = {"account": person.username, "until_on": ends_at.date().isoformat()}
    journal.note_day("code_issued", by=by, at=at, told=told)
    return Code(person.username, code, ends_at)


def _digits_of(code: str) -> str:
    return "".join(sign for sign in latin(code) if sign in "0123456789")[: DIGITS + 1]
