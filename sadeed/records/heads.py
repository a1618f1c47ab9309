"""A checkpoint: where every chain of the record ended at one moment, to be kept outside the server (S7).

A chain written anew from its beginning is whole in itself; only an older checkpoint can tell.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, literal, select

from .base import db
from .cases import Case
from .journal import DayChain, canonical, stamp


@dataclass(frozen=True, slots=True, order=True)
class Head:
    """The end of one chain. `kind` is journal or access, `chain` a case number or a day."""

    kind: str
    chain: str
    count: int
    head: str


@dataclass(frozen=True)
class Checkpoint:
    """All heads at one moment; `at` as the record writes it."""

    at: str
    heads: tuple[Head, ...]

    @property
    def size(self) -> int:
        """Lines in all chains together."""
        return sum(head.count for head in self.heads)

    @property
    def sha256(self) -> str:
        """The hash of everything it says."""
        return _hash({"at": self.at, "size": self.size, "heads": [list(astuple(head)) for head in self.heads]})

    def text(self) -> str:
        """As it is kept: canonical JSON that carries the hash of the rest of itself."""
        said = {"at": self.at, "size": self.size, "heads": [list(astuple(head)) for head in self.heads]}
        return canonical(said | {"sha256": _hash(said)}) + "\n"

    @classmethod
    def read(cls, text: str) -> "Checkpoint":
        """From what `text` wrote. Raises `ValueError` when it is something else, or was damaged."""
        try:
            said = json.loads(text)
            kept_hash = said.pop("sha256")
            found = cls(said["at"], tuple(Head(*head) for head in said["heads"]))
        except (AttributeError, KeyError, TypeError) as other:
            raise ValueError("this is no checkpoint") from other
        if kept_hash != _hash(said) or json.loads(found.text()) != said | {"sha256": kept_hash}:
            raise ValueError("this checkpoint was damaged or changed")
        return found


def checkpoint(*, at: datetime) -> Checkpoint:
    """Where every chain ends now, in one picture of the database."""
    with snapshot() as connection:
        heads = [Head(*row) for asked in (_of_cases(), _of_days()) for row in connection.execute(asked)]
    return Checkpoint(stamp(at), tuple(sorted(heads)))


@contextmanager
def snapshot() -> Iterator[Connection]:
    """A connection whose every question sees the same moment, however long the reading takes."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection  # on SQLite a transaction that reads sees one moment anyway


def _of_cases() -> Select[str, str, int, str]:
    asked = select(literal("journal"), Case.number, Case.journal_count, Case.journal_head)
    return asked.where(Case.journal_count > 0)


def _of_days() -> Select[str, str, int, str]:
    return select(DayChain.kind, DayChain.chain, DayChain.count, DayChain.head)


def _hash(said: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(said).encode()).hexdigest()
