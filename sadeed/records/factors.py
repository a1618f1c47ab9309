"""What somebody shows beside the password: the codes of an app, recovery codes, passkeys; and the PIN of a tablet."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, delete, exists, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .staff import Sitting, Staff

REQUIRED_OF = ("member", "chair", "secretary", "finance", "manager", "admin")
MISSES_COUNT_FOR = timedelta(hours=1)
MOST_MISSES = 5  # wrong codes within that time, of one account
SPENT_IS_KEPT = timedelta(days=1)  # far longer than any challenge is good for


class CodeApp(db.Model):
    """The app on somebody's telephone that shows a new code every half minute. `secret` is sealed."""

    __tablename__ = "code_app"
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, autoincrement=False)
    secret: Mapped[str]
    last_step: Mapped[int]  # the half minute of the last code that was taken: neither it nor an older one comes again
    made_at: Mapped[datetime]


class RecoveryCode(db.Model):
    """One of ten codes for the day the telephone is lost. Only its hash is kept; it serves once."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("staff_id", "place"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    place: Mapped[int]  # its first digit, so that one hash is tried and not ten
    code_hash: Mapped[str]
    used_at: Mapped[datetime | None]


class Passkey(db.Model):
    """A key of a device or of a stick, good at the host at which it was made."""

    __tablename__ = "passkey"
    __table_args__ = (Index("ix_passkey_staff_id", "staff_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    credential: Mapped[str] = mapped_column(unique=True)  # base64url
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int]
    host: Mapped[str]
    name: Mapped[str]
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Pin(db.Model):
    """Six digits of one's own, for a tablet that rested and for a signature. Only the hash is kept."""

    __tablename__ = "pin"
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, autoincrement=False)
    pin_hash: Mapped[str]
    made_at: Mapped[datetime]


class FactorMiss(db.Model):
    """A wrong code, key or PIN of an account; old ones go when the right one comes."""

    __tablename__ = "factor_miss"
    __table_args__ = (Index("ix_factor_miss_staff_id_at", "staff_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str]  # factor or pin
    at: Mapped[datetime]


class Spent(db.Model):
    """A challenge that was answered: it is never answered twice."""

    __tablename__ = "spent"
    mark: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


def code_app_of(staff_id: int) -> CodeApp | None:
    """The app of this account."""
    return db.session.get(CodeApp, staff_id)


def hold(staff_id: int) -> Staff:
    """The account, held until the end of the transaction: tries under one name come one after the other."""
    held: Staff = db.session.scalars(select(Staff).where(Staff.id == staff_id).with_for_update()).one()
    return held


def takes_step(staff_id: int, step: int) -> bool:
    """Take the code of that half minute; False when it, or a later one, was taken before."""
    newer = update(CodeApp).where(CodeApp.staff_id == staff_id, CodeApp.last_step < step).values(last_step=step)
    return bool(db.session.execute(newer.execution_options(synchronize_session="fetch")).rowcount)


def recovery_code(staff_id: int, place: int) -> RecoveryCode | None:
    """The unused recovery code of that first digit."""
    asked = select(RecoveryCode).where(
        RecoveryCode.staff_id == staff_id, RecoveryCode.place == place, RecoveryCode.used_at.is_(None)
    )
    return db.session.scalar(asked)


def recovery_codes_left(staff_id: int) -> int:
    """How many of the ten were not used yet."""
    asked = select(func.count()).where(RecoveryCode.staff_id == staff_id, RecoveryCode.used_at.is_(None))
    return int(db.session.scalar(asked))


def passkeys_of(staff_id: int) -> list[Passkey]:
    """Keys of this account, oldest first."""
    return list(db.session.scalars(select(Passkey).where(Passkey.staff_id == staff_id).order_by(Passkey.id)))


def passkey_with(credential: str) -> Passkey | None:
    """The key of that credential."""
    return db.session.scalar(select(Passkey).where(Passkey.credential == credential))


def pin_of(staff_id: int) -> Pin | None:
    """The PIN of this account."""
    return db.session.get(Pin, staff_id)


def has_pin(staff_id: int) -> bool:
    """Whether this account has a PIN."""
    return bool(db.session.scalar(select(exists().where(Pin.staff_id == staff_id))))


def has_any(staff_id: int) -> bool:
    """Whether this account shows something beside its password."""
    of_it = exists().where(CodeApp.staff_id == staff_id) | exists().where(Passkey.staff_id == staff_id)
    return bool(db.session.scalar(select(of_it)))


def is_required_of(sitting: Sitting) -> bool:
    """Whether these seats decide, pay or administer: their holders show more than a password (S6)."""
    return sitting.has(*REQUIRED_OF)


def misses(staff_id: int, kind: str, *, since: datetime) -> int:
    """How many wrong ones there were since then."""
    asked = select(func.count()).where(FactorMiss.staff_id == staff_id, FactorMiss.kind == kind, FactorMiss.at >= since)
    return int(db.session.scalar(asked))


def forget_misses(staff_id: int, kind: str) -> None:
    """The right one came."""
    db.session.execute(delete(FactorMiss).where(FactorMiss.staff_id == staff_id, FactorMiss.kind == kind))


def was_spent(mark: str) -> bool:
    """Whether this challenge was answered already."""
    return db.session.get(Spent, mark) is not None


def forget_spent(*, at: datetime) -> None:
    """Challenges that are long past being answered."""
    db.session.execute(delete(Spent).where(Spent.at < at - SPENT_IS_KEPT))


def drop_recovery_codes(staff_id: int) -> None:
    """New ones come, or the app goes."""
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))


def drop_all(staff_id: int) -> None:
    """Everything this account shows beside its password."""
    for table in (CodeApp, RecoveryCode, Passkey, Pin, FactorMiss):
        db.session.execute(delete(table).where(table.staff_id == staff_id))
