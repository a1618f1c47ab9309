"""Who is in: one row a signed-in browser. The cookie carries a secret; only its digest is kept here."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, Index, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from . import kept, staff
from .base import db
from .staff import Admitted, Staff
from .transaction import transaction

SEEN_EVERY = timedelta(minutes=1)  # `seen_at` is written no oftener


class Login(db.Model):
    """One sign-in on one device, until it is ended, idle for too long, or too old."""

    __tablename__ = "login"
    __table_args__ = (Index("ix_login_staff_id", "staff_id", "id"), Index("ix_login_ended_at", "ended_at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    digest: Mapped[str] = mapped_column(unique=True)  # of the secret in the cookie
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    device: Mapped[str] = mapped_column(default="")  # in words: Firefox, Windows
    device_mark: Mapped[str] = mapped_column(default="")  # of the browser's own cookie, the same over many sign-ins
    place: Mapped[str] = mapped_column(default="")  # a salted mark of the address
    ended_at: Mapped[datetime | None]
    awaits_factor: Mapped[bool] = mapped_column(default=False)  # the password was right, the factor is yet to be shown
    factor_at: Mapped[datetime | None]  # when a second factor was shown
    pin_at: Mapped[datetime | None]  # the last PIN
    sure_at: Mapped[datetime | None]  # the last re-authentication


@dataclass(frozen=True)
class Entered:
    """The login behind a request, with the account as it may act today."""

    id: int
    account: Admitted
    created_at: datetime
    seen_at: datetime
    place: str
    awaits_factor: bool
    factor_at: datetime | None
    pin_at: datetime | None
    sure_at: datetime | None

    @property
    def staff_id(self) -> int:
        """Whose it is."""
        return self.account.sitting.staff


@dataclass(frozen=True)
class Seen:
    """Somebody used a login; written behind the reply."""

    id: int
    at: datetime


def is_over(one: Login | Entered, at: datetime, *, idle: timedelta, whole: timedelta) -> bool:
    """Whether it stood unused for longer than `idle`, or is older than `whole`."""
    return at - one.seen_at > idle or at - one.created_at > whole


def digest_of(secret: str) -> str:
    """What is kept of the secret in a cookie; the secret is random and long, so that one round is enough."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


LOGIN = ("created_at", "seen_at", "place", "awaits_factor", "factor_at", "pin_at", "sure_at")


def _entered() -> Any:
    """The account of a login with its seats of today, a row a seat, and the login with each. One statement a page."""
    whose = select(Login.staff_id).where(Login.digest == bindparam("digest"), Login.ended_at.is_(None))
    found = staff.seats_of(Staff.id == whose.scalar_subquery()).subquery()
    login = [getattr(Login, name) for name in LOGIN]
    return (
        select(found, Login.id.label("login"), *login, kept.version().label("version"))
        .join(Login, Login.staff_id == found.c.id)
        .where(Login.digest == bindparam("digest"))
        .order_by(found.c.absent != "", found.c.line)
    )


ENTERED = _entered()


def entered(secret: str, *, on: date) -> Entered | None:
    """The open login of that secret; None when it was ended, or its account may not come in today. One statement."""
    rows = db.session.execute(ENTERED, {"digest": digest_of(secret), "on": on}).all()
    if not rows:
        return None
    kept.seen(rows[0].version)
    first = rows[0]
    return Entered(first.login, staff.admitted_of(rows), **{name: getattr(first, name) for name in LOGIN})


def open_of(staff_id: int) -> list[Login]:
    """The logins of an account nobody has ended, the one last used first; some may be too old to be used."""
    asked = select(Login).where(Login.staff_id == staff_id, Login.ended_at.is_(None)).order_by(Login.seen_at.desc())
    return list(db.session.scalars(asked.limit(200)))


def of(login_id: int) -> Login | None:
    """The login of that id."""
    found: Login | None = db.session.get(Login, login_id)
    return found


def account(staff_id: int) -> Staff:
    """The account of that id, which the caller knows to be there."""
    return staff.account_of(staff_id)


def whose(secret: str) -> int | None:
    """The account a secret once belonged to, also when its login has ended."""
    found: int | None = db.session.scalar(select(Login.staff_id).where(Login.digest == digest_of(secret)))
    return found


def is_known(staff_id: int, *, device_mark: str, place: str) -> tuple[bool, bool]:
    """Whether this account has come in from this device, and from this place, before."""

    def has(*said: Any) -> bool:
        asked = select(Login.id).where(Login.staff_id == staff_id, Login.awaits_factor.is_(False), *said).limit(1)
        return db.session.scalar(asked) is not None

    return bool(device_mark) and has(Login.device_mark == device_mark), bool(place) and has(Login.place == place)


def end_all(staff_id: int, *, at: datetime, but: int = 0) -> int:
    """End every open login of an account, but one, in the caller's transaction. Returns how many."""
    ended = update(Login).where(Login.staff_id == staff_id, Login.ended_at.is_(None), Login.id != but)
    return int(db.session.execute(ended.values(ended_at=at)).rowcount)


def ended_since(at: datetime) -> set[int]:
    """The logins that were ended since then: for pages that stay connected."""
    return set(db.session.scalars(select(Login.id).where(Login.ended_at >= at)))


def write_seen(seen: Iterable[Seen]) -> None:
    """The last use of each of these logins, in one transaction. Doing it again changes nothing."""
    last = {one.id: one.at for one in sorted(seen, key=lambda one: one.at)}
    if not last:
        return
    with transaction() as session:
        for id, at in sorted(last.items()):
            session.execute(update(Login).where(Login.id == id, Login.seen_at < at).values(seen_at=at))
