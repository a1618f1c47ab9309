"""Six digits of one's own: they open a tablet that rested, and stand under a signature (S6, P-3)."""

from datetime import date, datetime

from ..arabic import Unreadable
from ..arabic.digits import latin
from ..records import factors, journal, logins
from ..records.base import db
from ..records.factors import MOST_MISSES, Pin
from ..records.staff import Seat
from ..records.transaction import transaction
from . import staff as door
from .factors import PIN, note_miss, refuse_many

DIGITS, FEWEST = 6, 3
ROWS = ("0123456789", "1234567890")
YEARS = ("13", "14", "19", "20")  # the centuries in which people are born, in either calendar


def set_pin(typed: str, *, by: Seat, at: datetime) -> None:
    """A PIN, or another one. Raises `ValueError` for one that is tried first."""
    chosen = check(typed)
    with transaction():
        db.session.merge(Pin(staff_id=by.staff, pin_hash=door.hash_of(chosen), made_at=at))
        factors.forget_misses(by.staff, PIN)
        journal.note_day("pin_set", by=by, at=at)


def remove_pin(*, by: Seat, at: datetime) -> None:
    """Without a PIN a tablet that rested asks for the whole sign-in."""
    with transaction():
        kept = factors.pin_of(by.staff)
        if kept is not None:
            db.session.delete(kept)
            journal.note_day("pin_removed", by=by, at=at)


def agrees(typed: str, *, since: datetime, by: Seat, at: datetime) -> bool:
    """Whether this is the PIN; each miss is on record. Raises `TooMany` after five `since` the whole sign-in."""
    with transaction():
        factors.hold(by.staff)
        refuse_many(by.staff, PIN, since=since)
        kept = factors.pin_of(by.staff)
        is_right = door.agrees(kept.pin_hash if kept else door.NOBODY, latin(typed).strip()) and kept is not None
        if is_right:
            factors.forget_misses(by.staff, PIN)
        else:
            note_miss(PIN, "pin_failed", by=by, at=at)
        return is_right


def rest(login_id: int, *, since: datetime) -> None:
    """A device rests as if it had been left alone since that moment: the PIN wakes it."""
    with transaction():
        login = logins.of(login_id)
        if login is not None and login.ended_at is None:
            login.seen_at, login.pin_at = since, None


def tries_left(staff_id: int, *, since: datetime) -> int:
    """How many more wrong ones there may be before the whole sign-in."""
    return max(0, MOST_MISSES - factors.misses(staff_id, PIN, since=since))


def check(typed: str) -> str:
    """The six digits, when they may be a PIN; raises `ValueError` with the reason."""
    pin = latin(typed).strip()
    if len(pin) != DIGITS or not (pin.isascii() and pin.isdigit()):
        raise Unreadable("pin", "الرقم السري ستة أرقام", "A PIN is six digits")
    if len(set(pin)) < FEWEST or pin in (pin[:3] * 2, pin[:2] * 3):
        raise Unreadable("same", "أرقام مكررة، فيسهل تخمينها", "The same digits again and again are easy to guess")
    if any(pin in row or pin in row[::-1] for row in ROWS):
        raise Unreadable("row", "أرقام متسلسلة، فيسهل تخمينها", "Digits in a row are easy to guess")
    if is_like_a_birthday(pin):
        raise Unreadable("birth", "الرقم كتاريخ ميلاد، وهو أول ما يُجرَّب", "It reads as a birthday, which is tried first")
    return pin


def is_like_a_birthday(pin: str) -> bool:
    """Whether it reads as day, month and year, or as month and a whole year, in any usual order."""
    a, b, c = pin[:2], pin[2:4], pin[4:]
    days = ((a, b), (b, a), (c, b))  # ddmmyy, mmddyy, yymmdd
    years = ((a, c), (b, a))  # yyyymm, mmyyyy
    return any(_is_day(day, month) for day, month in days) or any(
        century in YEARS and 1 <= int(month) <= 12 for century, month in years
    )


def _is_day(day: str, month: str) -> bool:
    try:
        return bool(date(2000, int(month), int(day)))
    except ValueError:
        return False
