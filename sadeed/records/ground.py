"""How a connection behaves, the same on both databases: it reads, unless writing was asked for."""

from typing import Any

from sqlalchemy import Connection, Engine, event

LOCK_WAIT = "5s"
SQLITE = (
    "busy_timeout = 5000",  # first: even turning WAL on may have to wait
    "journal_mode = WAL",
    "synchronous = FULL",  # WAL's default in many builds is NORMAL, which forgets after a power cut
    "foreign_keys = ON",
    "cache_size = -32000",
)


def prepare(engine: Engine) -> None:
    """Teach this engine's connections to read by default and, on SQLite, to be durable. Once an engine."""
    {"sqlite": _prepare_sqlite, "postgresql": _prepare_postgres}[engine.dialect.name](engine)


def be_quick(engine: Engine) -> None:
    """For practice alone: what a power cut would take may be made again, so nothing waits for the disk."""

    @event.listens_for(engine, "connect")
    def hurry(driver: Any, _: Any) -> None:
        driver.execute("PRAGMA synchronous = OFF")


def writes(connection: Connection) -> bool:
    """Whether this connection was asked to write."""
    return bool(connection.get_execution_options().get("writes", False))


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def settle(driver: Any, _: Any) -> None:
        driver.isolation_level = None  # the driver never begins on its own: `begin` below does, every time
        for pragma in SQLITE:
            driver.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # through SQLAlchemy, not the driver: else "database is locked" is not the OperationalError the house handles
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes(connection) else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes(connection) else "BEGIN")


def _prepare_postgres(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def settle(driver: Any, _: Any) -> None:
        driver.execute(f"SET lock_timeout = '{LOCK_WAIT}'")  # as SQLite's busy_timeout: a blocked act says so
        driver.commit()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        driver.read_only = not writes(connection)  # rides on BEGIN: no round trip
