"""A login begins, is completed by a second factor, is made sure of, ends (P-3)."""

from datetime import datetime

from ..records import journal, logins, staff
from ..records.base import db
from ..records.cases import NotFound
from ..records.logins import Login
from ..records.staff import Seat, Staff
from ..records.transaction import transaction
from .accounts import account_named, only_admin


def begin(
    staff_id: int, secret: str, *, device: str, device_mark: str, place: str, awaits_factor: bool = False,
    factor_shown: bool = False, at: datetime,
) -> int:  # fmt: skip
    """Somebody comes in from a device; on record as a sign-in, at once or when the factor is shown. Returns its id."""
    with transaction():
        login = Login(
            staff_id=staff_id, digest=logins.digest_of(secret), created_at=at, seen_at=at, sure_at=at,
            device=device[:80], device_mark=device_mark, place=place, awaits_factor=awaits_factor,
            factor_at=at if factor_shown else None,
        )  # fmt: skip
        db.session.add(login)
        db.session.flush()
        if not awaits_factor:
            _note_sign_in(login, at=at)
        return int(login.id)


def show_factor(login_id: int, secret: str, *, at: datetime) -> None:
    """The second factor was right: the login is whole, and goes on under a new secret."""
    with transaction():
        login = _open(login_id)
        login.digest, login.factor_at, login.sure_at, login.seen_at = logins.digest_of(secret), at, at, at
        if login.awaits_factor:
            login.awaits_factor = False
            _note_sign_in(login, at=at)


def show_pin(login_id: int, *, at: datetime) -> None:
    """The PIN was right on this device."""
    with transaction():
        _open(login_id).pin_at = at


def make_sure(login_id: int, *, at: datetime) -> None:
    """The owner has proven once more that it is they."""
    with transaction():
        _open(login_id).sure_at = at


def end(login_id: int, *, by: Seat, at: datetime) -> None:
    """One of one's own logins ends, this one or another. Raises `NotFound` for somebody else's."""
    with transaction():
        login = _open(login_id)
        if login.staff_id != by.staff:
            raise NotFound(str(login_id))
        login.ended_at = at
        journal.note_day("session_ended", by=by, at=at, told={"device": login.device, "account": by.username})


def end_others(login_id: int, *, by: Seat, at: datetime) -> int:
    """All of one's own logins end but this one. Returns how many did."""
    with transaction():
        ended = logins.end_all(by.staff, but=login_id, at=at)
        journal.note_day("sessions_ended", by=by, at=at, told={"account": by.username, "n": ended})
        return ended


def end_of(username: str, login_id: int | None = None, *, by: Seat, at: datetime) -> str:
    """The administration ends one login of an account, or all of them. Raises `NotFound`."""
    only_admin("sessions_ended", by)
    with transaction():
        person = account_named(username)
        if login_id is None:
            ended = logins.end_all(person.id, at=at)
            journal.note_day("sessions_ended", by=by, at=at, told={"account": username, "n": ended})
            return username
        login = _open(login_id)
        if login.staff_id != person.id:
            raise NotFound(str(login_id))
        login.ended_at = at
        journal.note_day("session_ended", by=by, at=at, told={"device": login.device, "account": username})
        return username


def sign_out(login_id: int, *, by: Seat, at: datetime) -> None:
    """Somebody leaves this device."""
    with transaction():
        _open(login_id).ended_at = at
        journal.note_day("sign_out", by=by, at=at)


def _open(login_id: int) -> Login:
    found = logins.of(login_id)
    if found is None or found.ended_at is not None:
        raise NotFound(str(login_id))
    return found


def _note_sign_in(login: Login, *, at: datetime) -> None:
    person: Staff = staff.account_of(login.staff_id)
    own = Seat(person.id, person.username, person.name, "")
    journal.note_day("sign_in", by=own, at=at, told={"device": login.device, "place": login.place})
