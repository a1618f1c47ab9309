"""A second proof beside the password: the codes of an app, and ten recovery codes for the day it is lost (S6, P-3)."""

import hmac
import secrets
from datetime import datetime

import pyotp

from ..arabic import Unreadable
from ..arabic.digits import latin
from ..records import factors, journal, logins
from ..records.base import db
from ..records.factors import CodeApp, FactorMiss, RecoveryCode
from ..records.seal import Seal
from ..records.staff import Seat
from ..records.transaction import transaction
from . import staff as door
from .accounts import account_named, only_admin

STEP = 30  # seconds
WINDOW = 1  # a clock may be a step off, either way
CODE_DIGITS, RECOVERY_DIGITS, RECOVERY_CODES = 6, 12, 10
FACTOR, PIN = "factor", "pin"


class TooMany(Unreadable):
    """Too many wrong ones lately; nothing is looked at until the hour has passed."""

    def __init__(self) -> None:
        super().__init__("slow", "محاولات كثيرة غير صحيحة؛ تُتاح المحاولة بعد ساعة",
                         "Too many wrong tries; another is possible in an hour")  # fmt: skip


def new_secret() -> str:
    """A secret for an app, as it is typed."""
    return pyotp.random_base32()


def address_of(secret: str, *, username: str, house: str) -> str:
    """What the QR code says to the app."""
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=username, issuer_name=house)


def add_app(secret: str, code: str, *, seal: Seal, by: Seat, at: datetime) -> list[str]:
    """The app shows its first code: from now on it is asked for. Returns ten new recovery codes, kept nowhere.

    Raises `ValueError` when the code is not the one the app should show.
    """
    step = step_of(secret, code, at=at)
    if step is None:
        raise Unreadable("code", "الرمز ليس ما يعرضه التطبيق الآن؛ يلزم ضبط ساعة الجوال، ثم كتابة الرمز التالي",
                         "This is not what the app should show now; set the telephone’s clock, then write the next "
                         "code")  # fmt: skip
    with transaction():
        factors.hold(by.staff)
        db.session.merge(CodeApp(staff_id=by.staff, secret=seal.close(secret), last_step=step, made_at=at))
        journal.note_day("code_app_added", by=by, at=at)
        return _new_recovery_codes(by.staff)


def renew_recovery_codes(*, by: Seat, at: datetime) -> list[str]:
    """Ten new ones; the old ones are worth nothing. Raises `ValueError` for somebody without an app."""
    with transaction():
        if factors.code_app_of(by.staff) is None:
            raise Unreadable("app", "يلزم ربط تطبيق الرموز أولًا", "Connect the app of codes first")
        journal.note_day("recovery_codes_made", by=by, at=at)
        return _new_recovery_codes(by.staff)


def remove_app(*, by: Seat, at: datetime) -> None:
    """The app and its recovery codes are worth nothing from now on."""
    with transaction():
        app = factors.code_app_of(by.staff)
        if app is None:
            return
        db.session.delete(app)
        factors.drop_recovery_codes(by.staff)
        journal.note_day("code_app_removed", by=by, at=at)


def take_away(username: str, *, reason: str, by: Seat, at: datetime) -> str:
    """Somebody lost what they show: app, recovery codes, passkeys and PIN are gone, and all their sessions end.

    The administration does it once it has seen who asks, with a reason. Raises `NotFound`, `ValueError` for oneself.
    """
    only_admin("factors_removed", by)
    with transaction():
        person = account_named(username)
        if person.id == by.staff:
            raise Unreadable("own", "لا يلغيها صاحب الحساب لنفسه", "Nobody does this for themselves")
        factors.drop_all(person.id)
        logins.end_all(person.id, at=at)
        journal.note_day("factors_removed", by=by, at=at, told={"account": username, "reason": reason})
        return username


def agrees(typed: str, *, seal: Seal, by: Seat, at: datetime) -> bool:
    """Whether this is the app's code of now, or an unused recovery code; either serves once, each miss is on record.

    Raises `TooMany` while there were too many misses.
    """
    said = "".join(sign for sign in latin(typed) if sign in "0123456789")
    with transaction():
        factors.hold(by.staff)
        refuse_many(by.staff, FACTOR, since=at - factors.MISSES_COUNT_FOR)
        is_right = _is_code(said, seal, by, at) if len(said) == CODE_DIGITS else _is_recovery(said, by, at)
        if is_right:
            factors.forget_misses(by.staff, FACTOR)
        else:
            note_miss(FACTOR, "factor_failed", by=by, at=at)
        return is_right


def step_of(secret: str, code: str, *, at: datetime) -> int | None:
    """The half minute whose code this is, now or a step off; None when it is no such code."""
    said, now, app = latin(code).replace(" ", ""), int(at.timestamp()) // STEP, pyotp.TOTP(secret, interval=STEP)
    around = range(now - WINDOW, now + WINDOW + 1)
    return next((step for step in around if hmac.compare_digest(app.generate_otp(step), said)), None)


def refuse_many(staff_id: int, kind: str, *, since: datetime) -> None:
    """Raises `TooMany`."""
    if factors.misses(staff_id, kind, since=since) >= factors.MOST_MISSES:
        raise TooMany


def note_miss(kind: str, act: str, *, by: Seat, at: datetime) -> None:
    """A wrong one, counted and on record."""
    db.session.add(FactorMiss(staff_id=by.staff, kind=kind, at=at))
    journal.note_day(act, by=by, at=at, told={"account": by.username})


def _is_code(said: str, seal: Seal, by: Seat, at: datetime) -> bool:
    app = factors.code_app_of(by.staff)
    step = step_of(seal.open(app.secret), said, at=at) if app else None
    return step is not None and factors.takes_step(by.staff, step)


def _is_recovery(said: str, by: Seat, at: datetime) -> bool:
    """The first digit says which of the ten; one hash is tried."""
    kept = factors.recovery_code(by.staff, int(said[0])) if len(said) == RECOVERY_DIGITS else None
    if not door.agrees(kept.code_hash if kept else door.NOBODY, said) or kept is None:
        return False
    _use(kept, at)
    journal.note_day("recovery_code_used", by=by, at=at, told={"left": factors.recovery_codes_left(by.staff) - 1})
    return True


def _use(kept: RecoveryCode, at: datetime) -> None:
    """It serves no second time."""
    kept.used_at = at


def _new_recovery_codes(staff_id: int) -> list[str]:
    factors.drop_recovery_codes(staff_id)
    made = [f"{place}{''.join(secrets.choice('0123456789') for _ in range(RECOVERY_DIGITS - 1))}"
            for place in range(RECOVERY_CODES)]  # fmt: skip
    db.session.add_all(
        RecoveryCode(staff_id=staff_id, place=int(code[0]), code_hash=door.hash_of(code)) for code in made
    )
    return made
