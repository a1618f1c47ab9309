"""The record: one append-only line a change, chained by hashes; its details apart, where the law may empty them.

A line belongs to a chain: its case, or the day for what has none. It hashes a salted digest of its details. The case
row (or `day_chain`) keeps head and count, so a cut tail is found.
"""

import hashlib
import json
import secrets
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .cases import Case
from .staff import Seat

BEGINNING = "0" * 64


class JournalLine(db.Model):
    """One change. `at` is UTC text, so that the hash is the same on every database."""

    __tablename__ = "journal"
    __table_args__ = (UniqueConstraint("chain", "seq"), Index("ix_journal_at", "at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    chain: Mapped[str]
    seq: Mapped[int]
    at: Mapped[str]
    by: Mapped[str]
    act: Mapped[str]
    digest: Mapped[str]
    prev: Mapped[str]
    hash: Mapped[str]


class JournalDetail(db.Model):
    """What a line tells, and the salt of its digest. Emptied by lawful destruction, never edited."""

    __tablename__ = "journal_detail"
    journal_id: Mapped[int] = mapped_column(ForeignKey("journal.id"), primary_key=True)
    salt: Mapped[str | None]
    body: Mapped[str | None] = mapped_column(Text)


class DayChain(db.Model):
    """Head and count of a day's chain, for what belongs to no case. `kind` parts the journal from `access`."""

    __tablename__ = "day_chain"
    __table_args__ = (UniqueConstraint("kind", "chain"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # journal | access
    chain: Mapped[str]
    head: Mapped[str]
    count: Mapped[int]


HOLD_DAY = text(
    "INSERT INTO day_chain (kind, chain, head, count) VALUES (:kind, :chain, :head, 0) "
    "ON CONFLICT (kind, chain) DO UPDATE SET count = day_chain.count RETURNING head, count"
)
MOVE_DAY = text("UPDATE day_chain SET head = :head, count = :count WHERE kind = :kind AND chain = :chain")


def stamp(at: datetime) -> str:
    """An instant as the record writes it: 2026-11-23T09:30:00.000000Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(value: Any) -> str:
    """One way to write a value, for hashing."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def digest_of(salt: str, body: str) -> str:
    """The salted digest a line carries of its details."""
    return hashlib.sha256(canonical([salt, body]).encode()).hexdigest()


def hash_of(chain: str, seq: int, at: str, by: str, act: str, digest: str, prev: str) -> str:
    """The hash of a line: over everything it says and the line before."""
    return hashlib.sha256(canonical([chain, seq, at, by, act, digest, prev]).encode()).hexdigest()


def body_of(by: Seat, clauses: tuple[str, ...], told: dict[str, Any]) -> dict[str, Any]:
    """What the details hold: the seat, for whom, the clauses, and the values of the sentence."""
    return {"seat": by.role, "for": by.acting_for, "clauses": list(clauses), "told": told}


def note_case(
    case: Case, act: str, *, by: Seat, at: datetime, clauses: tuple[str, ...], told: dict[str, Any] | None = None
) -> JournalLine:
    """Write the next line of a case's chain, in the act's transaction; the case keeps the new head and count."""
    line = _write(
        case.number,
        case.journal_count + 1,
        case.journal_head or BEGINNING,
        act,
        by,
        at,
        body_of(by, clauses, told or {}),
    )
    case.journal_head, case.journal_count = line.hash, line.seq
    return line


def note_day(
    act: str, *, by: Seat, at: datetime, clauses: tuple[str, ...] = ("P-3",), told: dict[str, Any] | None = None
) -> JournalLine:
    """Write a line that belongs to no case into the chain of its (UTC) day."""
    chain = stamp(at)[:10]
    head, count = db.session.execute(HOLD_DAY, {"kind": "journal", "chain": chain, "head": BEGINNING}).one()
    line = _write(chain, count + 1, head, act, by, at, body_of(by, clauses, told or {}))
    db.session.execute(MOVE_DAY, {"kind": "journal", "chain": chain, "head": line.hash, "count": line.seq})
    return line


def _write(chain: str, seq: int, prev: str, act: str, by: Seat, at: datetime, body: dict[str, Any]) -> JournalLine:
    salt, words, when = secrets.token_hex(16), canonical(body), stamp(at)
    digest = digest_of(salt, words)
    line = JournalLine(
        chain=chain, seq=seq, at=when, by=by.username, act=act, digest=digest, prev=prev,
        hash=hash_of(chain, seq, when, by.username, act, digest, prev),
    )  # fmt: skip
    db.session.add(line)
    db.session.flush()
    db.session.add(JournalDetail(journal_id=line.id, salt=salt, body=words))
    return line


def story_of(chain: str) -> list[tuple[JournalLine, dict[str, Any] | None]]:
    """The lines of a chain, newest first, each with its details (None where they were lawfully destroyed)."""
    asked = (
        select(JournalLine, JournalDetail.body)
        .join(JournalDetail, JournalDetail.journal_id == JournalLine.id, isouter=True)
        .where(JournalLine.chain == chain)
        .order_by(JournalLine.seq.desc())
    )
    return [(line, json.loads(body) if body else None) for line, body in db.session.execute(asked)]


def is_whole(case: Case) -> bool:
    """Whether the case's own head and count agree with the last line on record: a cut tail shows at once."""
    last = db.session.execute(
        select(JournalLine.seq, JournalLine.hash)
        .where(JournalLine.chain == case.number)
        .order_by(JournalLine.seq.desc())
    ).first()
    return last is not None and tuple(last) == (case.journal_count, case.journal_head)


def latest(chain: str) -> tuple[JournalLine, dict[str, Any] | None] | None:
    """The newest line of a chain with its details."""
    asked = (
        select(JournalLine, JournalDetail.body)
        .join(JournalDetail, JournalDetail.journal_id == JournalLine.id, isouter=True)
        .where(JournalLine.chain == chain)
        .order_by(JournalLine.seq.desc())
    )
    found = db.session.execute(asked.limit(1)).first()
    return None if found is None else (found[0], json.loads(found[1]) if found[1] else None)


def sign_ins_of(username: str, *, since: datetime, most: int = 5) -> list[datetime]:
    """When this account signed in last, newest first; no further back than `since`."""
    asked = select(JournalLine.at).where(
        JournalLine.at >= stamp(since), JournalLine.by == username, JournalLine.act.in_(("sign_in", "code_taken"))
    )
    found = db.session.scalars(asked.order_by(JournalLine.at.desc()).limit(most))
    return [datetime.fromisoformat(at.replace("Z", "+00:00")) for at in found]
