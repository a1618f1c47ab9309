"""Ratings, which lead to nobody (O-6.3).

An invitation carries no case, no person and no address: only the cell it was made for, and whether it was used. What
was answered waits in the letterbox (`letterbox.py`), outside this database, and is filed here shuffled and later.
Keys are random and tables are kept in the order of their keys, so nothing tells in which order answers came.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from random import SystemRandom
from typing import Any

from sqlalchemy import JSON, Index, Text, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from ..policy.cells import Cell
from .base import db
from .letterbox import Leaving


class SurveyInvitation(db.Model):
    """Somebody may answer once. Known by the digest of its code; the cell is set, service, branch and week."""

    __tablename__ = "survey_invitation"
    __table_args__ = (
        Index("ix_survey_invitation_cell", "questions", "branch_id", "service", "week"),
        {"sqlite_with_rowid": False},
    )
    code_digest: Mapped[str] = mapped_column(primary_key=True)
    questions: Mapped[str]  # the set: after_reply | after_service | at_counter
    branch_id: Mapped[int]
    service: Mapped[str]  # family of the support type
    week: Mapped[date]  # its Sunday
    is_used: Mapped[bool] = mapped_column(default=False)


class SurveyAnswer(db.Model):
    """One answer in its cell, which may be wider than the week and the branch; no time, no order, nobody."""

    __tablename__ = "survey_answer"
    __table_args__ = (
        Index("ix_survey_answer_cell", "questions", "service", "period"),
        {"sqlite_with_rowid": False},
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    questions: Mapped[str]
    service: Mapped[str]
    place: Mapped[str]  # branch:<id>, region:<code> or all
    period: Mapped[str]  # a week 2026-11-22, a quarter 2026-Q4 or a year 2026
    grades: Mapped[dict[str, Any]] = mapped_column(JSON)
    words: Mapped[str] = mapped_column(Text, default="")


@dataclass(frozen=True)
class Question:
    """One question as it is asked. `grades` are its words, best first, each with its value; none when it is open."""

    code: str
    text: str
    grades: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Questionnaire:
    """A set of questions in one language, with what is said around them."""

    name: str
    title: str
    graded: tuple[Question, ...]
    open_question: Question
    not_applicable: str

    @property
    def codes(self) -> frozenset[str]:
        """The questions that take a grade."""
        return frozenset(question.code for question in self.graded)


@lru_cache(maxsize=8)
def questionnaire(name: str, language: str) -> Questionnaire:
    """The set of that name, from `tables/surveys.csv`. Raises `KeyError` for no set."""
    column = "arabic" if language == "ar" else "english"
    rows = [row for row in _table("surveys") if row["set"] == name]
    asked = [Question(row["code"], row[column], _grades(row["scale"], column)) for row in rows]
    return Questionnaire(
        name=name,
        title=said(name, language, kind="set_title"),
        graded=tuple(question for question in asked if question.grades),
        open_question=next(question for question in asked if not question.grades),
        not_applicable=said("0", language, kind="grade_any"),
    )


def said(code: str, language: str, *, kind: str = "text") -> str:
    """A sentence of the survey, from `tables/survey_texts.csv`. Raises `KeyError` for none."""
    for row in _table("survey_texts"):
        if (row["kind"], row["code"]) == (kind, code):
            return row["arabic" if language == "ar" else "english"]
    raise KeyError(f"{kind} {code}")


def _grades(scale: str, column: str) -> tuple[tuple[int, str], ...]:
    rows = (row for row in _table("survey_texts") if row["kind"] == f"grade_{scale}")
    return tuple((int(row["code"]), row[column]) for row in rows)


@lru_cache(maxsize=2)
def _table(name: str) -> list[dict[str, str]]:
    text = (files("sadeed") / "tables" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def invitation(code_digest: str) -> SurveyInvitation | None:
    """The invitation with that code."""
    return db.session.get(SurveyInvitation, code_digest)


def invited() -> dict[Cell, int]:
    """How many were ever invited, a cell."""
    cell = (SurveyInvitation.questions, SurveyInvitation.branch_id, SurveyInvitation.service, SurveyInvitation.week)
    return {Cell(*row[:4]): row[4] for row in db.session.execute(select(*cell, func.count()).group_by(*cell))}


def mark_used(code_digests: Iterable[str]) -> None:
    """Using an invitation records "used" alone, in the caller's transaction."""
    for digest in code_digests:
        db.session.execute(
            update(SurveyInvitation)
            .where(SurveyInvitation.code_digest == digest, SurveyInvitation.is_used.is_(False))
            .values(is_used=True)
        )


def over_before(code_digests: Iterable[str], week: date) -> list[str]:
    """Those of these invitations that were made for an earlier week, or that nobody knows any more."""
    asked = select(SurveyInvitation.code_digest).where(SurveyInvitation.week >= week)
    running = set(db.session.scalars(asked))
    return [digest for digest in code_digests if digest not in running]


def stir_invitations(since: date) -> None:
    """Lay the newer invitations down again in no order, all in one transaction.

    A row of Postgres knows the transaction that wrote it, and lies where it was written: that of an invitation would
    be the act's on a case. Afterwards both say the same of all of them.
    """
    gone = delete(SurveyInvitation).where(SurveyInvitation.week >= since).returning(*SurveyInvitation.__table__.columns)
    rows = [dict(row) for row in db.session.execute(gone).mappings()]
    SystemRandom().shuffle(rows)
    if rows:
        db.session.execute(insert(SurveyInvitation), rows)


def keep(answers: Iterable[Leaving]) -> None:
    """File these, shuffled, in the caller's transaction; what is filed already under its key stays as it is."""
    rows = [_row(answer) for answer in answers]
    known = set(db.session.scalars(select(SurveyAnswer.key).where(SurveyAnswer.key.in_([row["key"] for row in rows]))))
    new = [row for row in rows if row["key"] not in known]
    SystemRandom().shuffle(new)
    if new:
        db.session.execute(insert(SurveyAnswer), new)


def _row(answer: Leaving) -> dict[str, Any]:
    place = answer.place
    return {"key": answer.new_key, "questions": place.questions, "service": place.service, "place": place.place,
            "period": place.period, "grades": answer.grades, "words": answer.words}  # fmt: skip
