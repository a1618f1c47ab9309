"""The queues: what waits at which desk, since when, and for which act. A list is *taken at a beat* and holds still."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Select, and_, or_, select, text, union_all
from sqlalchemy.orm import Mapped, mapped_column

from ..policy.charter import Charter
from ..policy.doors import GATES
from ..policy.facts import CaseFacts, Who
from ..policy.stages import ACTS
from ..policy.waiting import Wait, waits
from .base import db
from .cases import Case
from .people import Person
from .pulse import touch
from .queued import PAGE, Queued, tally

EARLIEST, NEVER = date(1, 1, 1), date(9999, 12, 31)
OPEN = text("left_at IS NULL")
REMEMBERED, MOST_CHANGED = 20, 500


class Waiting(Queued, db.Model):
    """One stay of a case at one desk.

    `stood` holds [beat, due, act] for each change of place: how the row stood until then.
    """

    __tablename__ = "waiting"
    __table_args__ = (
        Index("ix_waiting_case_id", "case_id"),
        Index("ix_waiting_desk_open", "desk", "due_on", "id", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_waiting_desk_branch", "desk", "branch_id", "due_on", "id", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_waiting_came", "desk", "came_at"),
        Index("ix_waiting_changed", "desk", "changed_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    desk: Mapped[str]
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    next_act: Mapped[str]
    clauses: Mapped[str]
    shut_by: Mapped[list[Any]] = mapped_column(JSON)  # [[code, which], …] while the door is shut
    fact: Mapped[dict[str, Any]] = mapped_column(JSON)  # what a row says is so, as values
    due_on: Mapped[date]  # the promise, or the step's own date
    since: Mapped[datetime]
    left_for: Mapped[str] = mapped_column(default="")
    stood: Mapped[list[Any]] = mapped_column(JSON, default=list)

    def at(self, beat: int) -> tuple[date, str]:
        """The due date and the next act it had when a list was taken at `beat`."""
        for until, due, act in self.stood:
            if until > beat:
                return date.fromisoformat(due), act
        return self.due_on, self.next_act


@dataclass(frozen=True)
class Row:
    """A line of a queue, as a template may show it: plain values, nothing to find out."""

    number: str
    person: str
    person_full: str
    sex: str
    stage: str
    standing: str
    support_type: str
    category: str
    branch_id: int
    next_act: str
    clauses: tuple[str, ...]
    shut_by: tuple[tuple[str, str], ...]
    fact: dict[str, Any]
    promised_on: date | None
    stopped_on: date | None
    decided_on: date | None
    due_on: date
    since: datetime
    is_gone: bool
    left_for: str
    is_changed: bool
    place: int
    placed_on: date
    case_id: int = 0


def settle(case: Case, facts: CaseFacts, charter: Charter, *, at: datetime) -> None:
    """Bring the desks up to date with a case after an act: what it left, where it came, what changed in place."""
    now = {wait.desk: wait for wait in waits(facts)}
    open_rows = {row.desk: row for row in _open_rows(case.id)}
    beats = touch({*now, *open_rows}, case.branch_id)
    for desk, row in open_rows.items():
        wait = now.get(desk)
        if wait is None or row.branch_id != case.branch_id:
            row.left(beats[desk])
            row.left_for = next(iter(now), "")
        else:
            stood = [beats[desk], row.due_on.isoformat(), row.next_act]
            _say(row, case, facts, charter, wait)
            if stood[1:] != [row.due_on.isoformat(), row.next_act]:
                row.stood = [*row.stood, stood][-REMEMBERED:]
            row.changed(beats[desk])
    for desk, wait in now.items():
        if desk not in open_rows or open_rows[desk].left_at is not None:
            row = Waiting(desk=desk, case_id=case.id, since=at, left_for="")
            row.came(beats[desk])
            _say(row, case, facts, charter, wait)
            db.session.add(row)


def _open_rows(case_id: int) -> list[Waiting]:
    return list(db.session.scalars(select(Waiting).where(Waiting.case_id == case_id, Waiting.left_at.is_(None))))


def _say(row: Waiting, case: Case, facts: CaseFacts, charter: Charter, wait: Wait) -> None:
    gate = GATES[wait.next_act]
    known = {"case": facts, "charter": charter, "who": Who(0, ACTS[wait.next_act].by[0]), "said": None}
    row.branch_id, row.next_act, row.clauses = case.branch_id, wait.next_act, " ".join(gate.clauses)
    row.shut_by = [
        [m.what, m.which] for m in gate.ask(**{name: known[name] for name in gate.needs}) if m.what not in PERSONAL
    ]
    settled = [p for p in facts.papers if p.is_settled]
    row.fact = {
        "papers": len(facts.papers),
        "matched": len(settled),
        "missing": [p.kind for p in facts.unsettled][:4],
        "referral": facts.open_referrals,
        "visit": facts.study.visit,
        "session": facts.hearing.session if facts.hearing else "",
        "decision": facts.decision.kind if facts.decision else "",
    }
    # once answered, the promise is kept or broken for good: what counts is the step that waits
    row.due_on = (None if case.decided_on else case.promised_on) or case.due_on or NEVER


PERSONAL = ("membership", "presence", "another_pair_of_eyes", "a_vote_not_yet_given", "people_who_did_not_decide")


def _rows() -> Any:
    return (
        select(Waiting, Case, Person.name, Person.name_own, Person.name_family, Person.sex)
        .join(Case, Case.id == Waiting.case_id)
        .join(Person, Person.id == Case.person_id)
    )


def _seen_by(asked: Select[Any], desk: str, branches: frozenset[int] | None) -> Select[Any]:
    asked = asked.where(Waiting.desk == desk)
    return asked if branches is None else asked.where(Waiting.branch_id.in_(branches))


@dataclass(frozen=True)
class Listed:
    """A list taken at a beat: its rows, and how many came into its filter since by changing in place."""

    rows: list[Row]
    turned: int


def taken(
    desk: str,
    *,
    branches: frozenset[int] | None,
    beat: int,
    acts: tuple[str, ...] = (),
    after: tuple[date, int] = (EARLIEST, 0),
    due_by: date = NEVER,
) -> Listed:
    """The rows of `desk` as they stood when the list was taken at `beat`, by promise; at most fifty after `after`."""
    found = db.session.execute(_rows().where(Waiting.id.in_(_chosen(desk, branches, beat, acts, after, due_by)))).all()
    rows, turned = [], 0
    for waiting, case, *names in found:
        due, act = waiting.at(beat)
        if acts and act not in acts:
            turned += waiting.left_at is None and waiting.next_act in acts
        elif (due, waiting.id) > after and due <= due_by:
            rows.append(_row(waiting, case, *names, beat=beat))
    return Listed(sorted(rows, key=lambda row: (row.placed_on, row.place))[:PAGE], turned)


def _chosen(
    desk: str, branches: frozenset[int] | None, beat: int, acts: tuple[str, ...], after: tuple[date, int], due_by: date
) -> Any:
    """Which rows to read: those that stand untouched in their order, and those disturbed since, which keep it."""
    still = _seen_by(select(Waiting.id), desk, branches).where(Waiting.left_at.is_(None), Waiting.changed_at <= beat)
    still = still.where(or_(Waiting.due_on > after[0], and_(Waiting.due_on == after[0], Waiting.id > after[1])))
    if acts:
        still = still.where(Waiting.next_act.in_(acts))
    if due_by != NEVER:
        still = still.where(Waiting.due_on <= due_by)
    disturbed = _seen_by(select(Waiting.id), desk, branches).where(Waiting.changed_at > beat, Waiting.came_at <= beat)
    parts = (still.order_by(Waiting.due_on, Waiting.id).limit(PAGE),
             disturbed.order_by(Waiting.changed_at).limit(MOST_CHANGED))  # fmt: skip
    return union_all(*(select(part.subquery().c.id) for part in parts))


def _row(waiting: Waiting, case: Case, name: str, own: str, family: str, sex: str, *, beat: int) -> Row:
    return Row(
        number=case.number, person=f"{own} {family}".strip() if own and family else name, person_full=name, sex=sex,
        stage=case.stage, standing=case.standing, support_type=case.support_type, category=case.category,
        branch_id=waiting.branch_id, next_act=waiting.next_act, clauses=tuple(waiting.clauses.split()),
        shut_by=tuple((what, which) for what, which in waiting.shut_by), fact=waiting.fact,
        promised_on=case.promised_on, stopped_on=case.stopped_on, decided_on=case.decided_on, due_on=waiting.due_on,
        since=waiting.since, is_gone=waiting.left_at is not None, left_for=waiting.left_for,
        is_changed=waiting.changed_at > beat, place=waiting.id, placed_on=waiting.at(beat)[0],
        case_id=case.id,
    )  # fmt: skip


def numbers(desk: str, *, branches: frozenset[int] | None, beat: int) -> tuple[dict[str, int], dict[str, int]]:
    """next act → how many wait for it now, and how many of them came after `beat`."""
    return tally(_seen_by(select(Waiting), desk, branches), Waiting, Waiting.next_act, beat)


def chosen(ids: Any, *, most: int) -> list[Row]:
    """The open rows another question chose (their ids), by their day, as they stand now; at most so many, one query."""
    asked = _rows().where(Waiting.id.in_(select(ids.subquery().c.id)), Waiting.left_at.is_(None))
    found = db.session.execute(asked.order_by(Waiting.due_on, Waiting.id).limit(most))
    return [_row(row, case, *names, beat=row.changed_at) for row, case, *names in found]
