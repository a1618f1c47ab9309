"""What people tell us: complaints, suggestions, and the improvement actions they lead to (A-2, A-3, O-6.5)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from .base import db


class Voice(db.Model):
    """A complaint or a suggestion; anonymous when it carries no person, found again by its code alone."""

    __tablename__ = "voice"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # complaint | suggestion
    category: Mapped[str] = mapped_column(default="")
    is_sensitive: Mapped[bool] = mapped_column(default=False)
    channel: Mapped[str] = mapped_column(default="")
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    code_digest: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(Text)
    department: Mapped[str] = mapped_column(default="")
    promised_on: Mapped[date | None]
    arrived_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]


class Improvement(db.Model):
    """An improvement action with owner, date, source and result; public ones stand under «قلتم، وعملنا»."""

    __tablename__ = "improvement"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    due_on: Mapped[date | None]
    result: Mapped[str] = mapped_column(Text, default="")
    done_on: Mapped[date | None]
    is_public: Mapped[bool] = mapped_column(default=False)
