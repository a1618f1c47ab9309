"""Accounts, seats and branches (P-3); what is kept of a password."""

import secrets
import threading
import unicodedata
from datetime import date, datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from ..records import journal, staff
from ..records.base import db
from ..records.staff import Branch, Deputy, Seat, SeatHeld, Staff
from ..records.transaction import transaction
from . import second as two

HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)  # argon2id; only tests put a cheaper one here
NOBODY = HASHER.hash(secrets.token_hex(16))  # so that an unknown name takes as long as a wrong password
LONGEST = 1024  # signs that are looked at; no password is longer
AT_ONCE = threading.BoundedSemaphore(4)  # each hash takes 64 MiB while it is made


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
                       password_hash=hash_of(password) if password else "")  # fmt: skip
        db.session.add(person)
        db.session.flush()
        journal.note_day("staff_added", by=by, at=at, told={"account": username})
        return int(person.id)


def give_seat(
    staff_id: int, role: str, *, branch_id: int | None = None, from_on: date, until_on: date | None = None, by: Seat,
    at: datetime, second: Seat | None = None,
) -> int:  # fmt: skip
    """Somebody holds a seat, for one branch or for all, for a period. Raises `ValueError` for no such seat, `Refused`
    for the administrator's seat without a `second` person."""
    if role not in staff.ROLES:
        raise ValueError(role)
    two.refuse_alone("give_seat", role, by, second)
    with transaction():
        held = SeatHeld(staff_id=staff_id, role=role, branch_id=branch_id, from_on=from_on, until_on=until_on)
        db.session.add(held)
        db.session.flush()
        account = db.session.get(Staff, staff_id).username
        told = {"account": account, "role": role, "branch": branch_id} | _names(second)
        journal.note_day("seat_given_by_two" if second else "seat_given", by=by, at=at, told=told)
        return int(held.id)


def name_deputy(
    seat_id: int, deputy_id: int, *, from_on: date, until_on: date, by: Seat, at: datetime, second: Seat | None = None
) -> int:  # fmt: skip
    """While the holder of a seat is away, somebody stands in. Raises `Refused` for the administrator's seat without a
    `second` person."""
    with transaction():
        two.refuse_alone("name_deputy", db.session.get_one(SeatHeld, seat_id).role, by, second)
        deputy = Deputy(seat_id=seat_id, deputy_id=deputy_id, from_on=from_on, until_on=until_on)
        db.session.add(deputy)
        db.session.flush()
        account = db.session.get(Staff, deputy_id).username
        told = {"account": account, "role": "deputy", "seat": seat_id} | _names(second)
        journal.note_day("seat_given_by_two" if second else "seat_given", by=by, at=at, told=told)
        return int(deputy.id)


def _names(second: Seat | None) -> dict[str, str]:
    return {"second": second.username} if second else {}


def choose(staff_id: int, name: str, value: str) -> None:
    """A person's own choice of language, digits or look; not a matter of the record."""
    with transaction():
        setattr(db.session.get(Staff, staff_id), name, value)


def hash_of(secret: str) -> str:
    """What is kept of a password or a code."""
    with AT_ONCE:
        return HASHER.hash(_one_form(secret))


def agrees(hashed: str, secret: str) -> bool:
    """Whether this is the password (or the code) that was hashed; never so where there is none."""
    with AT_ONCE:
        try:
            return len(secret) <= LONGEST and HASHER.verify(hashed, _one_form(secret))
        except (VerificationError, InvalidHashError):
            return False


def _one_form(secret: str) -> str:
    """The same password from whatever keyboard: letters in one form (NFKC), nothing else is touched."""
    return unicodedata.normalize("NFKC", secret)


def is_outdated(hashed: str) -> bool:
    """Whether it was hashed with other parameters than today's."""
    return HASHER.check_needs_rehash(hashed)
