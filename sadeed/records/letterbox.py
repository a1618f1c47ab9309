"""Where answers wait until they are filed: a small SQLite file of its own, outside the main database (O-6.3).

So they stay out of its continuous backup and of its order. No time, no person, no case, no link from an answer to the
code that was spent for it: both rows go in together, each under a key that says nothing about the other. Rows lie in
the order of random keys, also on the disk itself: after each change the file is written anew in that order.
"""

import json
import secrets
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..policy.cells import LEAST, Cell, Place

TABLES = """
CREATE TABLE IF NOT EXISTS spent (code_digest TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS waiting (
    key TEXT PRIMARY KEY, questions TEXT NOT NULL, branch_id INTEGER NOT NULL, service TEXT NOT NULL,
    week TEXT NOT NULL, grades TEXT NOT NULL, words TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS heard (
    questions TEXT, branch_id INTEGER, service TEXT, week TEXT, n INTEGER NOT NULL,
    PRIMARY KEY (questions, branch_id, service, week)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS leaving (
    key TEXT PRIMARY KEY, new_key TEXT NOT NULL, place TEXT NOT NULL, period TEXT NOT NULL
) WITHOUT ROWID;
"""
SETTINGS = (
    "journal_mode = DELETE",  # a -wal file would keep what came in the order it came
    "synchronous = FULL",
    "secure_delete = ON",
)
STAYING = """
SELECT questions, branch_id, service, week, key FROM waiting WHERE key NOT IN (SELECT key FROM leaving)
"""
PATIENCE = 10.0  # seconds for another who is writing
CHUNK = 500


@dataclass(frozen=True)
class Leaving:
    """An answer on its way to be filed: under a fresh key, in its place, nothing else."""

    new_key: str
    place: Place
    grades: dict[str, int]
    words: str


class Letterbox:
    """The box. Each call opens and closes the file: safe from any thread and over a fork."""

    def __init__(self, file: Path):
        self.file = file

    def drop(self, cell: Cell, grades: Mapping[str, int], words: str, *, spends: str | None) -> bool:
        """Take one answer in, durably; False, and nothing taken, when the code with digest `spends` was spent before.

        `spends=None` is an answer at the counter, which needs no invitation and counts as its own.
        """
        row = (secrets.token_hex(16), *_columns(cell), json.dumps(dict(grades), sort_keys=True), words)
        try:
            with self._opened() as box:
                if spends is None:
                    box.execute(
                        "INSERT INTO heard VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1", _columns(cell)
                    )
                else:
                    box.execute("INSERT INTO spent VALUES (?)", (spends,))
                box.execute("INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        except sqlite3.IntegrityError:
            return False
        self._lay_in_order()
        return True

    def heard(self) -> dict[Cell, int]:
        """How many ever answered at the counter, a cell."""
        with self._opened() as box:
            rows = box.execute("SELECT questions, branch_id, service, week, n FROM heard").fetchall()
        return {_cell(row): row[4] for row in rows}

    def waiting(self) -> dict[Cell, int]:
        """How many answers wait, a cell."""
        with self._opened() as box:
            rows = box.execute(
                "SELECT questions, branch_id, service, week, count(*) FROM waiting GROUP BY 1, 2, 3, 4"
            ).fetchall()
        return {_cell(row): row[4] for row in rows}

    def spent(self) -> frozenset[str]:
        """Digests of the codes that were spent."""
        with self._opened() as box:
            return frozenset(digest for (digest,) in box.execute("SELECT code_digest FROM spent"))

    def forget_spent(self, digests: Iterable[str]) -> None:
        """These can no longer be used anyway."""
        self._delete("spent", "code_digest", digests)

    def choose(self, placed: Mapping[Cell, Place]) -> int:
        """Send on their way all answers of every place where five or more wait. Returns how many."""
        with self._opened() as box:
            bound: dict[Place, list[str]] = defaultdict(list)
            for row in box.execute(STAYING):
                if place := placed.get(_cell(row)):
                    bound[place].append(row[4])
            going = [
                (key, secrets.token_hex(16), place.place, place.period)
                for place, keys in bound.items()
                if len(keys) >= LEAST
                for key in keys
            ]
            box.executemany("INSERT INTO leaving VALUES (?, ?, ?, ?)", going)
        return len(going)

    def leaving(self) -> list[Leaving]:
        """What was sent on its way and not yet seen to have arrived; the same keys however often it is asked."""
        with self._opened() as box:
            rows = box.execute(
                "SELECT new_key, questions, service, place, period, grades, words FROM leaving JOIN waiting USING (key)"
            ).fetchall()
        return [Leaving(row[0], Place(*row[1:5]), json.loads(row[5]), row[6]) for row in rows]

    def arrived(self, new_keys: Iterable[str]) -> None:
        """These are filed: they leave the box."""
        gone = list(new_keys)
        with self._opened() as box:
            for few in _chunks(gone):
                marks = ", ".join("?" * len(few))
                keys = f"SELECT key FROM leaving WHERE new_key IN ({marks})"  # noqa: S608  (question marks alone)
                box.execute(f"DELETE FROM waiting WHERE key IN ({keys})", few)  # noqa: S608
                box.execute(f"DELETE FROM leaving WHERE new_key IN ({marks})", few)  # noqa: S608
        self._lay_in_order()

    def _delete(self, table: str, column: str, values: Iterable[str]) -> None:
        with self._opened() as box:
            box.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(value,) for value in values])  # noqa: S608
        self._lay_in_order()

    def _lay_in_order(self) -> None:
        with suppress(sqlite3.OperationalError):  # somebody else is at the box; the next one does it
            connection = self._connected()
            try:
                connection.execute("VACUUM")
            finally:
                connection.close()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """All of the block or none of it, one at a time."""
        connection = self._connected()
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()  # what was not committed is undone

    def _connected(self) -> sqlite3.Connection:
        is_new = not self.file.exists()
        connection = sqlite3.connect(self.file, timeout=PATIENCE, isolation_level=None)
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if is_new or not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'leaving'").fetchone():
            connection.executescript(f"BEGIN IMMEDIATE; {TABLES} COMMIT;")
            self.file.chmod(0o600)
        return connection


def _columns(cell: Cell) -> tuple[str, int, str, str]:
    return cell.questions, cell.branch_id, cell.service, cell.week.isoformat()


def _cell(row: tuple[str, int, str, str, object]) -> Cell:
    return Cell(row[0], row[1], row[2], date.fromisoformat(row[3]))


def _chunks(values: list[str]) -> Iterator[list[str]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
