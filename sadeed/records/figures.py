"""Figures for whoever answers for the house: open requests, promises, time at each stage (A-1, H-5). All bounded.

Every question looks at a window of days and at a most of rows, so it costs the same in the tenth year as in the first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import ceil
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, func, select

from ..policy.calendar import Week
from ..policy.cells import LEAST
from ..policy.stages import OPEN, UNDECIDED
from .base import db
from .cases import Case
from .journal import JournalLine, stamp
from .people import Person
from .staff import branch_names
from .surveys import SurveyAnswer, SurveyInvitation

MOST = 20_000
LINES = 50
A_YEAR = timedelta(days=365)
QUARTER = timedelta(days=90)
ENTERS = {  # the line of the record → the stage it brings a request to
    "receive": "received", "declare": "declared", "declare_read_aloud": "declared", "declare_guardian": "declared",
    "raise": "raised", "endorse_study": "studied", "agenda": "before_committee", "decide_defer": "studied",
    "decide_return": "studied", "appeal_reopen": "studied", "restudy": "raised", "decide_accept": "decided",
    "decide_refuse": "decided", "register": "registered", "acknowledge": "served", "close": "closed",
    "withdraw": "closed",
}  # fmt: skip

Branches = frozenset[int] | None


@dataclass(frozen=True)
class Owed:
    """A promise that is late or near: the request, whose it is, where it stands, and the day."""

    number: str
    person: str
    branch_id: int
    stage: str
    promised_on: date


@dataclass(frozen=True)
class Waited:
    """A request without an answer, and the day it was received."""

    number: str
    person: str
    branch_id: int
    stage: str
    received_on: date


@dataclass(frozen=True)
class Stay:
    """Working days requests stayed at a stage: the median, what nine of ten stayed at most, of how many that left."""

    stage: str
    days: float
    nine_of_ten: int
    left: int


@dataclass(frozen=True)
class Outcome:
    """How one promise ended: its day, kept, extended or broken, and in which branch."""

    promised_on: date
    how: str
    branch_id: int


def open_by_stage(branches: Branches) -> dict[str, int]:
    """stage → open requests there, along the index of branch and stage; counted to twenty thousand."""
    rows = _open(select(Case.stage), branches, OPEN).limit(MOST).subquery()
    return dict(db.session.execute(select(rows.c.stage, func.count()).group_by(rows.c.stage)).all())


def late(branches: Branches, *, on: date) -> tuple[int, list[Owed]]:
    """Promises broken so far: how many, and the oldest fifty. A paused promise is not late."""
    return _owed(branches, Case.promised_on < on)


def due(branches: Branches, *, first: date, last: date) -> tuple[int, list[Owed]]:
    """Promises that end from the one day to the other: how many, and the nearest fifty."""
    return _owed(branches, Case.promised_on.between(first, last))


def longest(branches: Branches, limit: int = 10) -> list[Waited]:
    """Who has waited longest for an answer, by the day of receiving; whoever must bring something is not waiting."""
    columns = (Case.number, Person.name, Case.branch_id, Case.stage, Case.received_on)
    rows = _open(select(*columns), branches, UNDECIDED).join(Person, Person.id == Case.person_id)
    found = db.session.execute(rows.where(Case.standing == "").order_by(Case.received_on, Case.id).limit(limit))
    return [Waited(*row) for row in found]


def stays(branches: Branches, *, at: datetime, week: Week) -> list[Stay]:
    """Working days at each stage, of requests that left it in the last ninety days, by the record's own lines."""
    spans: dict[str, list[int]] = {}
    since, worked = at - QUARTER, _worked(week, until=at.date())
    for stage, came, left in _moves(branches, at=at):
        if left >= since:
            spans.setdefault(stage, []).append(worked[left.date()] - worked[came.date()])
    order = list(dict.fromkeys(ENTERS.values()))
    return [Stay(stage, round(median(days), 1), nine_of_ten(days), len(days)) for stage, days in
            sorted(spans.items(), key=lambda one: order.index(one[0]))]  # fmt: skip


def nine_of_ten(days: list[int]) -> int:
    """The shortest stay that nine of ten did not exceed: one that was really stayed, never a value between two."""
    return sorted(days)[ceil(len(days) * 0.9) - 1]


def _worked(week: Week, *, until: date) -> dict[date, int]:
    """day → working days from a year ago up to it, so that a span is one subtraction."""
    counted, days = 0, {}
    for n in range((A_YEAR + timedelta(days=3)).days):
        day = until - A_YEAR + timedelta(days=n - 1)
        counted += week.is_working_day(day)
        days[day] = counted
    return days


def promises_ended(branches: Branches, *, since: date, on: date) -> list[Outcome]:
    """How the promises that fell due from `since` until yesterday ended; one still paused has not fallen due."""
    asked = select(Case.promised_on, Case.decided_on, Case.extensions, Case.branch_id).where(
        Case.promised_on >= since, Case.promised_on < on, Case.stopped_on.is_(None)
    )
    asked = asked.where(Case.decided_on.is_not(None) | Case.stage.in_(UNDECIDED))
    found = db.session.execute(_within(asked, branches).order_by(Case.promised_on.desc()).limit(MOST))
    return [Outcome(promised, _how(promised, decided, extended), at) for promised, decided, extended, at in found]


def answered_sets() -> list[tuple[str, int, int]]:
    """(set, invitations, answers filed) of the surveys, where five answers or more are filed (O-6.3)."""
    answers = _by_set(SurveyAnswer.questions)
    invited = _by_set(SurveyInvitation.questions)
    return [(name, invited.get(name, 0), n) for name, n in sorted(answers.items()) if n >= LEAST]


def _owed(branches: Branches, when: ColumnElement[bool]) -> tuple[int, list[Owed]]:
    asked = _open(select(Case.id), branches, UNDECIDED).where(
        when, Case.decided_on.is_(None), Case.stopped_on.is_(None)
    )
    count = db.session.scalar(select(func.count()).select_from(asked.limit(MOST).subquery())) or 0
    columns = (Case.number, Person.name, Case.branch_id, Case.stage, Case.promised_on)
    rows = _open(select(*columns), branches, UNDECIDED).join(Person, Person.id == Case.person_id)
    rows = rows.where(when, Case.decided_on.is_(None), Case.stopped_on.is_(None))
    found = db.session.execute(rows.order_by(Case.promised_on, Case.id).limit(LINES))
    return count, [Owed(*row) for row in found]


def _open(asked: Any, branches: Branches, stages: Iterable[str]) -> Any:
    """Every branch is named, so that the index of branch and stage leads past the closed ones."""
    reach = branches if branches is not None else frozenset(branch_names())
    return asked.where(Case.branch_id.in_(sorted(reach)), Case.stage.in_(tuple(stages)))


def _within(asked: Any, branches: Branches) -> Any:
    return asked if branches is None else asked.where(Case.branch_id.in_(sorted(branches)))


def _moves(branches: Branches, *, at: datetime) -> Iterable[tuple[str, datetime, datetime]]:
    """(stage, when a request came to it, when it went on) for each stay the newest lines of a year tell of."""
    asked = select(JournalLine.chain, JournalLine.seq, JournalLine.act, JournalLine.at).where(
        JournalLine.at >= stamp(at - A_YEAR), JournalLine.at <= stamp(at), JournalLine.act.in_(tuple(ENTERS))
    )
    if branches is not None:
        asked = _within(asked.join(Case, Case.number == JournalLine.chain), branches)
    found = db.session.execute(asked.order_by(JournalLine.at.desc()).limit(MOST)).all()
    for here, onward in pairwise(sorted(found)):
        if here.chain == onward.chain and ENTERS[here.act] != ENTERS[onward.act]:
            yield ENTERS[here.act], _moment(here.at, at), _moment(onward.at, at)


def _moment(said: str, at: datetime) -> datetime:
    return datetime.fromisoformat(said).astimezone(at.tzinfo)


def _how(promised: date, decided: date | None, extensions: int) -> str:
    if decided is None or decided > promised:
        return "broken"
    return "extended" if extensions else "kept"


def _by_set(column: Any) -> dict[str, int]:
    return dict(db.session.execute(select(column, func.count()).group_by(column)).all())
