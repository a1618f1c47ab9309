"""The ground of the benchmarks: the demo association on both databases, and the same with many more cases."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, create_engine, func, insert, make_url, select, text

from sadeed.records import history
from sadeed.records.tables import metadata
from tests.postgres import start

ROOT = Path(__file__).parents[1]
SECRET = "only for the benchmarks, and long enough"
APART = 1_000_000  # between the ids of one copy and the next
COPIED = {"person": (), "cases": ("person_id",), "waiting": ("case_id",)}  # with their references among each other


@dataclass(frozen=True)
class Ground:
    """A house's database and its folder."""

    kind: str
    url: str
    folder: Path

    @property
    def plain(self) -> str:
        """What the bare driver is told."""
        url = make_url(self.url)
        return str(url.database) if self.kind == "sqlite" else self.url.replace("postgresql+psycopg", "postgresql", 1)


def demo(folder: Path) -> Ground:
    """The demo association, made by the command everybody uses."""
    told = os.environ | {"SADEED_ENV": "demo", "SADEED_DATA": str(folder), "SADEED_SECRET": SECRET}
    for command in ("init", "demo"):
        asked = [sys.executable, "-m", "flask", "--app", "wsgi", command]
        subprocess.run(asked, cwd=ROOT, env=told, check=True, stdout=subprocess.DEVNULL)
    return Ground("sqlite", f"sqlite:///{folder / 'sadeed.db'}", folder)


def beside(ground: Ground, folder: Path) -> Ground:
    """The same once more, to be filled."""
    shutil.copytree(ground.folder, folder)
    return Ground("sqlite", f"sqlite:///{folder / 'sadeed.db'}", folder)


def on_postgres(ground: Ground, room: Path) -> Ground:
    """The same rows on a server of our own that waits for the disk, as the server of an association does."""
    server = start(room)
    for setting in ("fsync", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = on")
    server.psql("SELECT pg_reload_conf()")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE bench TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg", database="bench")
    address = url.render_as_string(hide_password=False)
    history.walk(address)
    with create_engine(ground.url).connect() as given, create_engine(address).begin() as into:
        into.execute(text("SET session_replication_role = replica"))  # rows as they are; no trigger has its say
        for table in metadata.sorted_tables:
            _carry(table, given, into)
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    return Ground("postgres", address, ground.folder)


def _carry(table: Any, given: Connection, into: Connection) -> None:
    rows = [dict(row._mapping) for row in given.execute(select(table))]
    into.execute(table.delete())
    if rows:
        into.execute(insert(table), rows)
        if "id" in table.c and (sequence := into.scalar(func.pg_get_serial_sequence(table.name, "id"))):
            into.execute(select(func.setval(sequence, max(row["id"] for row in rows))))


def multiply(ground: Ground, copies: int) -> int:
    """Every person, case and stay in a queue `copies` times more, under numbers of their own. Returns the cases."""
    with create_engine(ground.url).begin() as connection:
        for table, references in COPIED.items():
            for n in range(1, copies + 1):
                connection.execute(text(_copying(table, references)), {"apart": n * APART, "copy": f"-{n}"})
        connection.execute(text("ANALYZE"))
        return int(connection.scalar(text("SELECT count(*) FROM cases")) or 0)


def _copying(name: str, references: tuple[str, ...]) -> str:
    columns = [column.name for column in metadata.tables[name].columns]
    moved = {"id", *references}
    said = {"number": "number || :copy", "national_id": "''", **{one: f"{one} + :apart" for one in moved}}
    values = ", ".join(said.get(column, column) for column in columns)
    return f"INSERT INTO {name} ({', '.join(columns)}) SELECT {values} FROM {name} WHERE id < {APART}"
