"""One history for both databases. On SQLite a table is changed by rebuilding it, and that has a trap.

Dropping the old copy of a parent table deletes its children (ON DELETE CASCADE) unless foreign keys are off; and
`PRAGMA foreign_keys` does nothing inside a transaction, silently. So: off before BEGIN, checked before COMMIT.
"""

from typing import Any

from alembic import context
from sqlalchemy import Connection

OWN = ("person_word", "person_word_", "library_word")  # the search tables are kept by their own triggers


def is_ours(thing: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    """Whether a table or index belongs to the models; what search makes for itself does not."""
    table = name if kind == "table" else getattr(getattr(thing, "table", None), "name", "")
    return not (table or "").startswith(OWN) and not (name or "").startswith("ix_search_")


def main() -> None:
    """Migrate over a connection that was asked to write."""
    with context.config.attributes["engine"].connect() as plain:
        connection = plain.execution_options(writes=True)
        is_sqlite = connection.dialect.name == "sqlite"
        driver = connection.connection.driver_connection  # reached without beginning a transaction
        if is_sqlite:
            driver.execute("PRAGMA foreign_keys = OFF")
        try:
            migrate(connection, is_sqlite)
        finally:
            if is_sqlite:
                driver.execute("PRAGMA foreign_keys = ON")


def migrate(connection: Connection, is_sqlite: bool) -> None:
    """All steps in one transaction; refused whole if a row would lose its parent."""
    context.configure(
        connection=connection,
        target_metadata=context.config.attributes["metadata"],
        render_as_batch=is_sqlite,
        transactional_ddl=True,  # alembic says SQLite cannot; with our own BEGIN it can
        compare_type=True,
        include_object=is_ours,
    )
    with context.begin_transaction():
        context.run_migrations()
        if is_sqlite:
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if orphans:
                raise RuntimeError(f"the migration would leave {len(orphans)} rows without their parent: {orphans[:3]}")


main()
