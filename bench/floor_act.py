"""The floor under an act: one durable transaction with as many statements, over the bare driver. No sadeed here."""

import sqlite3
from collections.abc import Callable
from typing import Any

import psycopg

MADE = "CREATE TABLE IF NOT EXISTS floor (id INTEGER PRIMARY KEY, words TEXT)"
WORDS = "و" * 150  # about as long as a row of the house


def transacting(address: str, reads: int, writes: int) -> Callable[[], None]:
    """A transaction of that many reads by key and writes of a row, on stable storage when the call returns."""
    connection, mark, begin = _opened(address)
    connection.execute(MADE)
    connection.execute("INSERT INTO floor SELECT 1, '' WHERE NOT EXISTS (SELECT 1 FROM floor)")
    connection.commit()
    read = f"SELECT words FROM floor WHERE id = {mark}"
    write = f"INSERT INTO floor SELECT max(id) + 1, {mark} FROM floor"

    def once() -> None:
        if begin:
            connection.execute(begin)
        for _ in range(reads):
            connection.execute(read, (1,)).fetchall()
        for _ in range(writes):
            connection.execute(write, (WORDS,))
        connection.commit()

    return once


def _opened(address: str) -> tuple[Any, str, str]:
    if address.startswith("postgres"):
        return psycopg.connect(address), "%s", ""  # the driver begins by itself
    connection = sqlite3.connect(address, isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {setting}")
    return connection, "?", "BEGIN IMMEDIATE"
