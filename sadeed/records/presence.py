"""Who is looking at a case now, and who has the form of which act open. No record of anything: it fades by itself."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import PrimaryKeyConstraint, select
from sqlalchemy.orm import Mapped

from . import pulse
from .base import db
from .staff import Staff
from .transaction import transaction
from .waiting import Waiting

FADES = timedelta(seconds=40)
Key = tuple[int, int, str]  # case, staff, act


class Presence(db.Model):
    """Somebody at a case. No foreign keys: on Postgres they would make an act on the case wait for this row."""

    __tablename__ = "presence"
    __table_args__ = (PrimaryKeyConstraint("case_id", "staff_id", "act"),)
    case_id: Mapped[int]
    staff_id: Mapped[int]
    act: Mapped[str]  # the act whose form is open, "" for the page of the case
    seen_at: Mapped[datetime]


@dataclass(frozen=True)
class Sign:
    """A sign of life from a page: somebody is there, at `act` or only looking; or has just left."""

    case: int
    staff: int
    act: str
    at: datetime
    is_gone: bool = False

    @property
    def key(self) -> Key:
        """Who, where, at what."""
        return self.case, self.staff, self.act


@dataclass(frozen=True)
class Present:
    """Somebody at a case, with what a line about them needs."""

    staff: int
    name: str
    name_en: str
    sex: str
    act: str


def at_cases(cases: Collection[int], *, now: datetime, at_work: bool = False) -> dict[int, list[Present]]:
    """case → who is there now, each once, by name; `at_work` leaves out those who only look."""
    columns = (Presence.case_id, Presence.staff_id, Staff.name, Staff.name_en, Staff.sex, Presence.act)
    asked = select(*columns).join(Staff, Staff.id == Presence.staff_id).order_by(Staff.name, Presence.act)
    asked = asked.where(Presence.case_id.in_(cases), Presence.seen_at > now - FADES)
    found: dict[int, dict[int, Present]] = {}
    for case, *who in db.session.execute(asked.where(Presence.act != "") if at_work else asked):
        found.setdefault(case, {})[who[0]] = Present(*who)  # an act comes after "": who works does not only look
    return {case: list(there.values()) for case, there in found.items()}


def write(signs: Iterable[Sign], *, now: datetime) -> None:
    """Write signs of life and let go of what has faded, in one transaction.

    The desks where a case waits hear when work on it starts or ends; looking on, and going on working, wakes nobody.
    """
    newest = {sign.key: sign for sign in signs}
    with transaction() as session:
        stood = {(row.case_id, row.staff_id, row.act): row for row in session.scalars(select(Presence))}
        here = {key: sign for key, sign in newest.items() if not sign.is_gone}
        gone = {key for key, row in stood.items() if key not in here and (key in newest or row.seen_at <= now - FADES)}
        for key, sign in here.items():
            session.merge(Presence(case_id=key[0], staff_id=key[1], act=key[2], seen_at=sign.at))
        for key in gone:
            session.delete(stood[key])
        session.flush()
        _tell_the_desks({case for case, _staff, act in gone | (here.keys() - stood.keys()) if act})


def _tell_the_desks(cases: set[int]) -> None:
    if not cases:
        return
    asked = select(Waiting.desk, Waiting.branch_id).where(Waiting.case_id.in_(cases), Waiting.left_at.is_(None))
    for desk, branch in sorted({(desk, branch) for desk, branch in db.session.execute(asked)}):
        pulse.touch((desk,), branch)
