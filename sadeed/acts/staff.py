"""Accounts, seats and branches; signing in and out (P-3)."""

import secrets
from datetime import date, datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ..records import journal, staff
from ..records.base import db
from ..records.staff import Branch, Deputy, Seat, SeatHeld, Staff
from ..records.transaction import transaction

HASHER = PasswordHasher()
NOBODY = HASHER.hash(secrets.token_hex(16))  # so that an unknown name takes as long as a wrong password


def add_branch(
    *, code: str, name: str, name_en: str = "", region: str = "", phone: str = "", is_main: bool = False, by: Seat,
    at: datetime,
) -> int:  # fmt: skip
    """A branch is opened. Returns its id."""
    with transaction():
        branch = Branch(code=code, name=name, name_en=name_en, region=region, phone=phone, is_main=is_main)
        db.session.add(branch)
        db.session.flush()
        journal.note_day("setting_changed", by=by, at=at, told={"setting": f"branch {code}"})
        return int(branch.id)


def add_account(
    *, username: str, name: str, name_en: str = "", sex: str = "", password: str = "", is_demo: bool = False, by: Seat,
    at: datetime,
) -> int:  # fmt: skip
    """Somebody gets an account; without a password nobody comes in yet. Returns its id."""
    with transaction():
        person = Staff(username=username, name=name, name_en=name_en, sex=sex, is_demo=is_demo,
                       password_hash=HASHER.hash(password) if password else "",
                       session_mark=secrets.token_hex(8))  # fmt: skip
        db.session.add(person)
        db.session.flush()
        journal.note_day("staff_added", by=by, at=at, told={"account": username})
        return int(person.id)


def give_seat(
    staff_id: int, role: str, *, branch_id: int | None = None, from_on: date, until_on: date | None = None, by: Seat,
    at: datetime,
) -> int:  # fmt: skip
    """Somebody holds a seat, for one branch or for all, for a period. Raises `ValueError` for no such seat."""
    if role not in staff.ROLES:
        raise ValueError(role)
    with transaction():
        held = SeatHeld(staff_id=staff_id, role=role, branch_id=branch_id, from_on=from_on, until_on=until_on)
        db.session.add(held)
        db.session.flush()
        account = db.session.get(Staff, staff_id).username
        journal.note_day("seat_given", by=by, at=at, told={"account": account, "role": role, "branch": branch_id})
        return int(held.id)


def name_deputy(seat_id: int, deputy_id: int, *, from_on: date, until_on: date, by: Seat, at: datetime) -> int:
    """While the holder of a seat is away, somebody stands in."""
    with transaction():
        deputy = Deputy(seat_id=seat_id, deputy_id=deputy_id, from_on=from_on, until_on=until_on)
        db.session.add(deputy)
        db.session.flush()
        account = db.session.get(Staff, deputy_id).username
        journal.note_day("seat_given", by=by, at=at, told={"account": account, "role": "deputy", "seat": seat_id})
        return int(deputy.id)


def sign_in(username: str, password: str, *, device: str, at: datetime) -> Staff | None:
    """The account, when name and password agree, it may come in and holds a seat; each try is on record."""
    with transaction():
        person = staff.known_as(username.strip()[:64])
        is_right = agrees((person.password_hash if person else "") or NOBODY, password)
        if person is None or not is_right or staff.sitting_of(person.id, on=at.date()) is None:
            seat = Seat(0, "unknown", "", "")
            journal.note_day("sign_in_failed", by=seat, at=at, told={"account": username.strip()[:64]})
            return None
        journal.note_day(
            "sign_in", by=Seat(person.id, person.username, person.name, ""), at=at, told={"device": device}
        )
        return person


def sign_out(by: Seat, *, at: datetime) -> None:
    """Somebody leaves."""
    with transaction():
        journal.note_day("sign_out", by=by, at=at)


def choose(staff_id: int, name: str, value: str) -> None:
    """A person's own choice of language, digits or look; not a matter of the record."""
    with transaction():
        setattr(db.session.get(Staff, staff_id), name, value)


def agrees(hashed: str, password: str) -> bool:
    """Whether this is the password (or the code) that was hashed; never so where there is none."""
    try:
        return HASHER.verify(hashed, password[:1024])
    except (VerificationError, InvalidHashError):
        return False
