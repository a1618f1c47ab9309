"""Ratings, which lead to nobody (O-6.3).

An invitation carries no case, no person and no address: only the cell it was made for, and whether it was used. What
was answered waits in the letterbox (`letterbox.py`), outside this database, and is filed here shuffled and later.
Keys are random and tables are kept in the order of their keys, so nothing tells in which order answers came.
"""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from .base import db


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
