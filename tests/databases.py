"""A fresh database for every test that asks, on SQLite and on Postgres, cut from a template made once a run.

A pytest plugin. Nothing starts before a test asks for it: Postgres comes up with the first test that wants it, one for
all workers, and each template is made by whoever needs it first. `SADEED_TEST_POSTGRES` names a server to use instead.
The conftest says in `migrate` how an empty database becomes ours. A test that needs only one of the two says
`@pytest.mark.parametrize("database", ["sqlite"], indirect=True)`.
"""

import fcntl
import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from tests.postgres import DOOR

ROOM = "SADEED_TEST_ROOM"  # workers inherit it from the process that steers them
SERVER = "SADEED_TEST_POSTGRES"
ROOT = Path(__file__).parents[1]
counting = itertools.count()

Migrate = Callable[[str], None]
Steps = tuple[tuple[str, Migrate], ...]  # (name, how it is made), each on a copy of the one before


def pytest_configure(config: pytest.Config) -> None:
    """The steering process makes the run's room; the workers find it by environment."""
    if ROOM in os.environ:
        return
    room = tempfile.mkdtemp(prefix="sadeed-tests-")
    os.chmod(room, 0o755)  # run as root, the server becomes another user and must get in
    os.environ[ROOM] = room
    keeper = subprocess.Popen(
        [sys.executable, "-m", "tests.postgres", room], stdin=subprocess.PIPE, start_new_session=True, cwd=ROOT
    )
    config.add_cleanup(lambda: leave(keeper))


def leave(keeper: subprocess.Popen[bytes]) -> None:
    """The run is over: a server of our own goes with its room, a borrowed one gets its databases cleared away."""
    if SERVER in os.environ:
        drop_all(Path(os.environ[ROOM]).name)
    del os.environ[ROOM]
    keeper.communicate()


@pytest.fixture(scope="session")
def migrate() -> Migrate:
    """How an empty database becomes ours."""
    raise NotImplementedError("the conftest says how an empty database becomes ours")


@pytest.fixture(scope="session")
def furnish() -> Migrate:
    """How an empty house becomes an association: branches, accounts, a policy in force."""
    raise NotImplementedError("the conftest says how an empty house becomes an association")


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, migrate: Migrate, tmp_path: Path) -> Iterator[str]:
    """The address of a database of this test's own, migrated, with the catalogues in it."""
    with CLONES[request.param]((("bare", migrate),), tmp_path) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def association(request: pytest.FixtureRequest, migrate: Migrate, furnish: Migrate, tmp_path: Path) -> Iterator[str]:
    """The address of a database of this test's own, in which an association already works."""
    with CLONES[request.param]((("bare", migrate), ("association", furnish)), tmp_path) as url:
        yield url


@contextmanager
def sqlite_clone(steps: Steps, folder: Path) -> Iterator[str]:
    """A copy of the last template's file."""
    file = folder / "sadeed.db"
    shutil.copyfile(sqlite_template(steps), file)
    yield f"sqlite:///{file}"


def sqlite_template(steps: Steps) -> Path:
    """The file of the last step's template, made by the first who asks, on a copy of the one before."""
    *before, (step, make) = steps
    file = room() / f"{step}.db"
    ground = sqlite_template(tuple(before)) if before else None
    with made_once(f"sqlite-{step}") as made:
        if not made:
            file.unlink(missing_ok=True)
            if ground:
                shutil.copyfile(ground, file)
            make(f"sqlite:///{file}")
            if file.with_name(f"{file.name}-wal").exists():
                raise RuntimeError("somebody is still in the template: what is in its -wal file would not be copied")
    return file


@contextmanager
def postgres_clone(steps: Steps, _: Path) -> Iterator[str]:
    """A copy that the server makes, dropped after the test."""
    template = postgres_template(steps)
    name = f"{room().name}-{os.getpid()}-{next(counting)}"
    command("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
    try:
        yield address(name)
    finally:
        command("DROP DATABASE {} WITH (FORCE)", name)


def postgres_template(steps: Steps) -> str:
    """The last step's template, made by the first who asks. It can be copied only while nobody is in it."""
    *before, (step, make) = steps
    name = f"{room().name}-{step}"
    ground = postgres_template(tuple(before)) if before else None
    with made_once(f"postgres-{step}") as made:
        if not made:
            command("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
            if ground:
                command("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, ground)
            else:
                command("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'", name)
            make(address(name))
    return name


CLONES = {"sqlite": sqlite_clone, "postgres": postgres_clone}


@contextmanager
def made_once(kind: str) -> Iterator[bool]:
    """One worker at a time; says whether an earlier one has finished the making."""
    mark = room() / f"{kind}.made"
    with (room() / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield mark.exists()
        mark.touch()


def address(name: str) -> str:
    """The SQLAlchemy URL of a database of the test server; a socket's folder rides in the query part."""
    url = make_url(server()).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)


@cache
def server() -> str:
    """Where the run's Postgres is; starts it for the first who asks."""
    if SERVER in os.environ:
        return os.environ[SERVER]
    with knock(room() / DOOR) as door:
        return door.makefile().read() or pytest.exit("the tests' Postgres did not start", returncode=1)


def knock(door: Path) -> socket.socket:
    """A connection to the keeper, who may still be putting his shoes on."""
    for _ in range(200):
        caller = socket.socket(socket.AF_UNIX)
        try:
            caller.connect(str(door))
        except OSError:
            caller.close()
            time.sleep(0.05)
        else:
            return caller
    raise RuntimeError("nobody keeps a Postgres for this run")


def room() -> Path:
    """The run's own folder, the same for all its workers."""
    return Path(os.environ[ROOM])


def command(statement: str, *names: str) -> list[tuple[object, ...]]:
    """Say something to the server itself, outside of any transaction."""
    with psycopg.connect(server(), autocommit=True) as connection:
        done = connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))  # type: ignore[arg-type]
        return done.fetchall() if done.description else []


def drop_all(beginning: str) -> None:
    """Clear a borrowed server of this run's databases."""
    for (name,) in command("SELECT datname FROM pg_database"):
        if str(name).startswith(beginning):
            command("DROP DATABASE IF EXISTS {} WITH (FORCE)", str(name))
