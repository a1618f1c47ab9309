"""One form, one effect: the key of the form and the work it asks for are committed together (S2)."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .transaction import transaction

CLAIM = text("INSERT INTO kept_answer (key, asked, kept_at) VALUES (:key, :asked, :at) ON CONFLICT (key) DO NOTHING")
LONGEST_KEY = 64


class KeptAnswer(db.Model):
    """What was asked under a form's key, and what was answered."""

    __tablename__ = "kept_answer"
    __table_args__ = (Index("ix_kept_answer_kept_at", "kept_at"),)
    key: Mapped[str] = mapped_column(primary_key=True)
    asked: Mapped[str]
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    kept_at: Mapped[str]


class OtherWords(Exception):
    """The key was used before, with a different form. Nothing was changed."""


def once(key: str, form: Mapping[str, Any], act: Callable[[], dict[str, Any]], *, at: datetime) -> dict[str, Any]:
    """Do `act` the first time; any later time give the first answer again.

    A second copy arriving meanwhile waits at CLAIM (Postgres) or at BEGIN IMMEDIATE (SQLite) for the first to
    commit. A refused act takes its claim back with it, so the corrected form may use the same key.
    Raises `OtherWords` when the key came before with another form, `ValueError` when it is no key.
    """
    if not 8 <= len(key) <= LONGEST_KEY or not key.isascii():
        raise ValueError("a form's key has 8 to 64 plain signs")
    asked = fingerprint(form)
    with transaction() as session:
        claimed: Any = session.execute(CLAIM, {"key": key, "asked": asked, "at": at.isoformat()})
        kept = session.get_one(KeptAnswer, key)
        if claimed.rowcount == 1:
            kept.answer = act()
        elif kept.asked != asked:
            raise OtherWords(key)
        return kept.answer or {}


def fingerprint(form: Mapping[str, Any]) -> str:
    """A digest of the form's words, the same whatever the order of its fields."""
    words = json.dumps(form, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
