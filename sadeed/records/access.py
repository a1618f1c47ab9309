"""Looks: views of cases, searches for people, refusals, exports. Chained per day, written behind the reply."""

import json
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text, UniqueConstraint, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .journal import BEGINNING, HOLD_DAY, MOVE_DAY, canonical, digest_of, hash_of, stamp
from .transaction import transaction


class AccessLine(db.Model):
    """One look. `subject` is what was looked at: a case number, a person's number, or the kind of search."""

    __tablename__ = "access"
    __table_args__ = (UniqueConstraint("chain", "seq"), Index("ix_access_subject", "subject", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    chain: Mapped[str]
    seq: Mapped[int]
    at: Mapped[str]
    by: Mapped[str]
    act: Mapped[str]
    subject: Mapped[str]
    salt: Mapped[str | None]
    body: Mapped[str | None] = mapped_column(Text)
    digest: Mapped[str]
    prev: Mapped[str]
    hash: Mapped[str]


@dataclass(frozen=True)
class Look:
    """What somebody looked at, to be written behind the reply."""

    act: str  # view | search | refused_act | export | print
    by: str
    at: datetime
    subject: str = ""
    told: dict[str, Any] = field(default_factory=dict)


def write(looks: Iterable[Look]) -> int:
    """Write looks into the chains of their days, in one transaction. Returns how many."""
    waiting: dict[str, list[Look]] = {}
    for look in looks:
        waiting.setdefault(stamp(look.at)[:10], []).append(look)
    if not waiting:
        return 0
    with transaction() as session:
        for chain, of_day in sorted(waiting.items()):
            held = {"kind": "access", "chain": chain}
            head, count = session.execute(HOLD_DAY, held | {"head": BEGINNING}).one()
            lines = []
            for look in of_day:
                count += 1
                line = _line(chain, count, head, look)
                head = line["hash"]
                lines.append(line)
            session.execute(insert(AccessLine), lines)
            session.execute(MOVE_DAY, held | {"head": head, "count": count})
    return sum(map(len, waiting.values()))


def _line(chain: str, seq: int, prev: str, look: Look) -> dict[str, Any]:
    salt, when = secrets.token_hex(8), stamp(look.at)
    body = canonical({"subject": look.subject, "told": look.told})
    digest = digest_of(salt, body)
    return {
        "chain": chain, "seq": seq, "at": when, "by": look.by, "act": look.act, "subject": look.subject, "salt": salt,
        "body": body, "digest": digest, "prev": prev,
        "hash": hash_of(chain, seq, when, look.by, look.act, digest, prev),
    }  # fmt: skip


def page_of(subjects: Collection[str], *, before: int = 0, limit: int = 50) -> list[tuple[AccessLine, dict[str, Any]]]:
    """Looks at any of these subjects, newest first; the next page begins `before` the id of this one's last."""
    asked = select(AccessLine).where(AccessLine.subject.in_(list(subjects)))
    if before:
        asked = asked.where(AccessLine.id < before)
    found = db.session.scalars(asked.order_by(AccessLine.id.desc()).limit(limit))
    return [(line, json.loads(line.body)["told"] if line.body else {}) for line in found]


def looks_at(subject: str, limit: int = 100) -> list[tuple[AccessLine, dict[str, Any]]]:
    """Who looked at a case or a person, newest first."""
    asked = select(AccessLine).where(AccessLine.subject == subject).order_by(AccessLine.id.desc()).limit(limit)
    return [(line, json.loads(line.body) if line.body else {}) for line in db.session.scalars(asked)]
