"""Those who work here: accounts, the seats they hold, branches, deputies; and the seat somebody acts from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    ForeignKey,
    Index,
    Select,
    and_,
    bindparam,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Mapped, aliased, mapped_column

from ..policy.facts import Who
from ..policy.stages import may_do
from . import kept
from .base import Big, db

ROLES = (
    "reception", "delegate", "research", "research_head", "member", "chair", "secretary", "services", "finance",
    "quality", "manager", "admin",
)  # fmt: skip


class Branch(db.Model):
    """An office of the association. Retired, never deleted."""

    __tablename__ = "branch"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="", server_default="")
    is_main: Mapped[bool] = mapped_column(default=False)
    retired_on: Mapped[date | None]


class Staff(db.Model):
    """An account of one member of staff, with the choices of the person (language, digits, look)."""

    __tablename__ = "staff"
    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    sex: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str] = mapped_column(default="")
    is_disabled: Mapped[bool] = mapped_column(default=False)
    is_demo: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(default="ar")
    digits: Mapped[str] = mapped_column(default="")  # "": as the association set
    theme: Mapped[str] = mapped_column(default="auto")
    density: Mapped[str] = mapped_column(default="")  # "": as the association set
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}


class SeatHeld(db.Model):
    """A seat of one person, for one branch or for all, for a period."""

    __tablename__ = "seat"
    __table_args__ = (Index("ix_seat_staff_id", "staff_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    role: Mapped[str]
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id"))  # none: every branch
    from_on: Mapped[date]
    until_on: Mapped[date | None]


class Deputy(db.Model):
    """Someone stands in for an absent holder of a seat; what the deputy does is written as such."""

    __tablename__ = "deputy"
    id: Mapped[int] = mapped_column(primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    deputy_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date]


@dataclass(frozen=True)
class Seat:
    """From where somebody acts: the person, the role, the branch (None: all), and for whom when deputising."""

    staff: int
    username: str
    name: str
    role: str
    branch: int | None = None
    acting_for: str = ""

    @property
    def who(self) -> Who:
        """The person as the policy sees them."""
        return Who(self.staff, self.role)

    def reaches(self, branch_id: int | None) -> bool:
        """Whether this seat is for that branch."""
        return self.branch is None or self.branch == branch_id


SYSTEM = Seat(0, "system", "", "system")
PUBLIC = Seat(0, "public", "", "applicant")


@dataclass(frozen=True)
class Sitting:
    """One signed-in person with every seat they hold today, deputised ones last."""

    staff: int
    username: str
    name: str
    seats: tuple[Seat, ...]
    name_en: str = ""

    def has(self, *roles: str) -> bool:
        """Whether one of these seats is held."""
        return any(seat.role in roles for seat in self.seats)

    def seat_for(self, act: str, branch_id: int | None) -> Seat:
        """The seat from which this person does `act` in that branch; failing that, the first seat, to be refused."""
        fitting = [seat for seat in self.seats if may_do(act, seat.role)]
        return next((seat for seat in fitting if seat.reaches(branch_id)), (fitting or list(self.seats))[0])

    def seat_as(self, *roles: str) -> Seat:
        """The first seat of one of these roles; raises `LookupError` when none is held."""
        for seat in self.seats:
            if seat.role in roles:
                return seat
        raise LookupError(roles)

    def branches(self, *roles: str) -> frozenset[int] | None:
        """The branches these roles (or any) reach; None means all."""
        found = [seat.branch for seat in self.seats if not roles or seat.role in roles]
        return None if None in found else frozenset(branch for branch in found if branch is not None)


@dataclass(frozen=True)
class Admitted:
    """An account that may come in today: who it is, and what it chose."""

    sitting: Sitting
    choices: dict[str, str]


CHOICES = ("language", "digits", "theme", "density")


def sitting_of(staff_id: int, *, on: date) -> Sitting | None:
    """Who this account is today, seats and deputised seats; None when unknown, disabled or without any seat."""
    account = admitted(staff_id, on=on)
    return account.sitting if account else None


def admitted(staff_id: int, *, on: date) -> Admitted | None:
    """The account with its seats of today, own ones first, in one statement; None as with `sitting_of`.

    Nothing of it is ever kept in memory. The statement brings the version of what is (`kept.py`) along.
    """
    rows = db.session.execute(SEATED, {"staff": staff_id, "on": on}).all()
    if not rows:
        return None
    kept.seen(rows[0].version)
    return admitted_of(rows)


def admitted_of(rows: Sequence[Any]) -> Admitted:
    """The account of these rows of `seats_of`, a row a seat."""
    me = rows[0]
    seats = tuple(Seat(me.id, me.username, me.name, row.role, row.branch_id, row.absent) for row in rows)
    choices = {name: getattr(me, name) for name in CHOICES}
    sitting = Sitting(me.id, me.username, me.name, seats, me.name_en)
    return Admitted(sitting, choices)


def _in_period(table: type[SeatHeld] | type[Deputy], on: Any) -> tuple[ColumnElement[bool], ...]:
    return table.from_on <= on, or_(table.until_on.is_(None), table.until_on >= on)


def seats_of(whose: ColumnElement[bool]) -> CompoundSelect[Any]:
    """A row a seat of the account that fits, if it may come in on `:on`: its own seats, and those it stands in for.

    In order by `absent != ''`, then `line`.
    """
    absent, on = aliased(Staff), bindparam("on", type_=Date)
    chosen = (getattr(Staff, name) for name in CHOICES)
    me = (Staff.id, Staff.username, Staff.name, Staff.name_en, *chosen)
    mine = whose, Staff.is_disabled.is_(False)
    own = select(*me, SeatHeld.role, SeatHeld.branch_id, literal("").label("absent"), SeatHeld.id.label("line")).join(
        SeatHeld, SeatHeld.staff_id == Staff.id
    )
    deputised = (
        select(*me, SeatHeld.role, SeatHeld.branch_id, absent.name.label("absent"), Deputy.id.label("line"))
        .join(Deputy, Deputy.deputy_id == Staff.id)
        .join(SeatHeld, SeatHeld.id == Deputy.seat_id)
        .join(absent, and_(absent.id == SeatHeld.staff_id, absent.is_disabled.is_(False)))
        .where(*_in_period(Deputy, on))
    )
    return union_all(*(part.where(*mine, *_in_period(SeatHeld, on)) for part in (own, deputised)))


def _seated() -> Select[Any]:
    """Made once."""
    found = seats_of(Staff.id == bindparam("staff", type_=Big)).subquery()
    return select(found, kept.version().label("version")).order_by(found.c.absent != "", found.c.line)


SEATED = _seated()


def known_as(username: str) -> Staff | None:
    """The account of that name."""
    return db.session.scalar(select(Staff).where(Staff.username == username))


def holders(*roles: str, on: date) -> list[tuple[int, str, str]]:
    """(staff id, name, role) of everyone who holds one of these seats today, chairs first."""
    asked = (
        select(Staff.id, Staff.name, SeatHeld.role)
        .join(SeatHeld, SeatHeld.staff_id == Staff.id)
        .where(SeatHeld.role.in_(roles), Staff.is_disabled.is_(False), *_in_period(SeatHeld, on))
        .order_by(SeatHeld.role, Staff.id)
    )
    return [tuple(row) for row in db.session.execute(asked)]


def names(language: str = "ar") -> dict[str, str]:
    """What the journal calls people by, username or name → the name in that language; one query."""
    rows = db.session.execute(select(Staff.username, Staff.name, Staff.name_en)).all()
    shown = {username: _in(language, name, english) for username, name, english in rows}
    return {name: shown[username] for username, name, _english in rows} | shown


def branch_names(language: str = "ar") -> dict[int, str]:
    """id → name of every branch in that language, the Arabic one where there is no other; one query."""
    rows = db.session.execute(select(Branch.id, Branch.name, Branch.name_en))
    return {branch: _in(language, name, english) for branch, name, english in rows}


def branches_open() -> list[Branch]:
    """Branches in use, the main office first."""
    return list(db.session.scalars(select(Branch).where(Branch.retired_on.is_(None)).order_by(Branch.is_main.desc())))


def names_of(ids: Collection[int], language: str = "ar") -> dict[int, str]:
    """id → name of these accounts in that language, whether or not they still hold a seat; one query."""
    rows = db.session.execute(select(Staff.id, Staff.name, Staff.name_en).where(Staff.id.in_(ids)))
    return {id: _in(language, name, english) for id, name, english in rows}


def _in(language: str, name: str, english: str) -> str:
    return (english if language == "en" else "") or name


def demo_accounts() -> list[str]:
    """Usernames of the demo's accounts that may still come in."""
    asked = select(Staff.username).where(Staff.is_demo.is_(True), Staff.is_disabled.is_(False))
    return list(db.session.scalars(asked.order_by(Staff.username)))


@dataclass(frozen=True)
class AccountSeat:
    """A seat as the administration sees it: whose, which, where and when."""

    id: int
    staff_id: int
    role: str
    branch_id: int | None
    from_on: date
    until_on: date | None


@dataclass(frozen=True)
class StandIn:
    """Who stands in for a seat, and when."""

    id: int
    seat_id: int
    name: str
    from_on: date
    until_on: date


def accounts(limit: int = 500) -> list[Staff]:
    """Every account, those in use first, by name."""
    return list(db.session.scalars(select(Staff).order_by(Staff.is_disabled, Staff.name, Staff.id).limit(limit)))


def seats_held(staff_ids: list[int]) -> list[AccountSeat]:
    """Every seat of these accounts, past ones too; one query."""
    columns = (SeatHeld.id, SeatHeld.staff_id, SeatHeld.role, SeatHeld.branch_id, SeatHeld.from_on, SeatHeld.until_on)
    asked = select(*columns).where(SeatHeld.staff_id.in_(staff_ids)).order_by(SeatHeld.id)
    return [AccountSeat(*row) for row in db.session.execute(asked)]


def stand_ins(seat_ids: list[int]) -> list[StandIn]:
    """Who stands in for these seats, newest first; one query."""
    asked = (
        select(Deputy.id, Deputy.seat_id, Staff.name, Deputy.from_on, Deputy.until_on)
        .join(Staff, Staff.id == Deputy.deputy_id)
        .where(Deputy.seat_id.in_(seat_ids))
        .order_by(Deputy.from_on.desc(), Deputy.id)
    )
    return [StandIn(*row) for row in db.session.execute(asked)]


def branch_with_code(code: str) -> Branch | None:
    """The branch of that code, open or retired."""
    return db.session.scalar(select(Branch).where(Branch.code == code))


def all_branches() -> list[Branch]:
    """Every branch, the main office first, retired ones last."""
    order = (Branch.retired_on.is_not(None), Branch.is_main.desc(), Branch.id)
    return list(db.session.scalars(select(Branch).order_by(*order)))


def has_known_an_administrator() -> bool:
    """Whether a seat of the administration was ever given: a house is founded once."""
    return db.session.scalar(select(SeatHeld.id).where(SeatHeld.role == "admin").limit(1)) is not None


def account_of(staff_id: int) -> Staff:
    """The account of that id, which the caller knows to be there."""
    return db.session.get_one(Staff, staff_id)
