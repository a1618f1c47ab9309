"""The social study: request for a visit, the visit, the report, and who endorsed it (T-2)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db


class Study(db.Model):
    """One study of a case; a re-study is a new row. Amounts in halalas, `need_percent` 0 to 100."""

    __tablename__ = "study"
    __table_args__ = (Index("ix_study_case_id", "case_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str] = mapped_column(default="new")  # new | restudy
    is_visit_needed: Mapped[bool] = mapped_column(default=True)
    visit: Mapped[str] = mapped_column(default="")  # requested | allowed | disallowed | planned | visited
    visit_reason: Mapped[str] = mapped_column(Text, default="")
    visit_on: Mapped[date | None]
    time_window: Mapped[str] = mapped_column(default="")
    team: Mapped[str] = mapped_column(default="")  # men | women | mixed
    researcher_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    attempts: Mapped[int] = mapped_column(default=0)
    seen: Mapped[str] = mapped_column(Text, default="")  # facts observed, no adjectives
    needs: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))  # [{"kind", "count"}]
    need_percent: Mapped[int | None]
    net_per_head: Mapped[int | None]
    report_number: Mapped[str | None] = mapped_column(unique=True)
    opinion: Mapped[str] = mapped_column(default="")  # accept | refuse
    reasons: Mapped[str] = mapped_column(Text, default="")
    reported_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    reported_at: Mapped[datetime | None]
    endorsed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    endorsed_at: Mapped[datetime | None]
    is_sensitive: Mapped[bool] = mapped_column(default=False, server_default=false())  # the fewest see it


def study_of(case_id: int) -> Study | None:
    """The newest study of a case."""
    asked = select(Study).where(Study.case_id == case_id).order_by(Study.id.desc()).limit(1)
    return db.session.scalar(asked)
