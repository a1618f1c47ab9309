"""The agenda of a session as it is read: the cases in their order, how far each is, and what was voted in one item."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from .base import db
from .cases import Case
from .people import Person
from .sessions import AgendaItem, Vote, item_of


@dataclass(frozen=True)
class Line:
    """One case on an agenda. `cast` is how many voted, never what."""

    place: int
    number: str
    person: str
    support_type: str
    stage: str
    standing: str
    closed_at: datetime | None
    state: str
    result: str
    cast: int


def lines_of(session_id: int, *, branches: frozenset[int] | None) -> list[Line]:
    """The items not taken off that these branches (None: all) may see, by place; one query."""
    cast = (
        select(Vote.item_id, func.count().label("n")).where(Vote.choice != "recuse").group_by(Vote.item_id).subquery()
    )
    asked = (
        select(AgendaItem, Case, Person.name, func.coalesce(cast.c.n, 0))
        .join(Case, Case.id == AgendaItem.case_id)
        .join(Person, Person.id == Case.person_id)
        .outerjoin(cast, cast.c.item_id == AgendaItem.id)
        .where(AgendaItem.session_id == session_id, AgendaItem.removed_at.is_(None))
    )
    if branches is not None:
        asked = asked.where(Case.branch_id.in_(branches))
    found = db.session.execute(asked.order_by(AgendaItem.place))
    return [
        Line(item.place, case.number, name, case.support_type, case.stage, case.standing, item.closed_at, item.state,
             item.result, n)
        for item, case, name, n in found
    ]  # fmt: skip


def vote_of(case_id: int, staff_id: int) -> Vote | None:
    """What this member voted on the case's newest item, a recusal too."""
    item = item_of(case_id)
    asked = select(Vote).where(Vote.item_id == (item.id if item else 0), Vote.staff_id == staff_id)
    return db.session.scalar(asked)


def agreed(item_id: int) -> tuple[int | None, int | None]:
    """(amount in halalas, months) that everybody who accepted named alike; None where they differ or named none."""
    said = db.session.execute(
        select(Vote.amount, Vote.months).where(Vote.item_id == item_id, Vote.choice == "accept").distinct()
    ).all()
    amounts, months = {row.amount for row in said}, {row.months for row in said}
    return (amounts.pop() if len(amounts) == 1 else None), (months.pop() if len(months) == 1 else None)
