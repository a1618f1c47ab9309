"""The record is only added to: the database itself refuses what no act may do"""

from collections.abc import Iterator
from dataclasses import dataclass

from alembic import op

revision, down_revision = "0002", "0001"

EMPTIED = "NEW.salt IS NULL AND NEW.body IS NULL"
SAME_LOOK = (
    "NEW.id = OLD.id AND NEW.chain = OLD.chain AND NEW.seq = OLD.seq AND NEW.at = OLD.at AND NEW.by = OLD.by "
    "AND NEW.act = OLD.act AND NEW.digest = OLD.digest AND NEW.prev = OLD.prev AND NEW.hash = OLD.hash "
    "AND (NEW.subject = OLD.subject OR NEW.subject = '')"
)
REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = TG_ARGV[0];
END $$
"""


@dataclass(frozen=True)
class Guard:
    """What a table refuses: the event, unless it is `lawful`, with what is said then."""

    table: str
    event: str
    said: str
    lawful: str = "1 = 0"

    @property
    def name(self) -> str:
        """The trigger's."""
        return f"{self.table}_refuses_{self.event.lower()}"


GUARDS = (
    Guard("journal", "UPDATE", "a line of the journal is never changed"),
    Guard("journal", "DELETE", "a line of the journal is never removed"),
    Guard(
        "journal_detail", "UPDATE", "details of the journal are emptied whole or left alone",
        f"{EMPTIED} AND NEW.journal_id = OLD.journal_id",
    ),
    Guard("journal_detail", "DELETE", "details of the journal are never removed"),
    Guard("access", "UPDATE", "a look is emptied whole or left alone", f"{EMPTIED} AND {SAME_LOOK}"),
    Guard("access", "DELETE", "a look is never removed"),
)  # fmt: skip
SAME_PLACE = {
    "journal": "id = NEW.id OR (chain = NEW.chain AND seq = NEW.seq)",
    "journal_detail": "journal_id = NEW.journal_id",
    "access": "id = NEW.id OR (chain = NEW.chain AND seq = NEW.seq)",
}


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in sqlite_guards() if is_sqlite else postgres_guards():
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in [guard.name for guard in GUARDS] + [f"{table}_refuses_replace" for table in SAME_PLACE]:
            op.execute(f"DROP TRIGGER {name}")
    else:
        op.execute("DROP FUNCTION refuse_change() CASCADE")  # with every trigger that calls it


def sqlite_guards() -> Iterator[str]:
    """A trigger each; and one against INSERT OR REPLACE, which deletes without asking the others."""
    for guard in GUARDS:
        yield (
            f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} "
            f"WHEN NOT ({guard.lawful}) BEGIN SELECT RAISE(ABORT, '{guard.said}'); END"
        )
    for table, same in SAME_PLACE.items():
        is_taken = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 (words of this file alone)
        yield (
            f"CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON {table} WHEN {is_taken} "
            f"BEGIN SELECT RAISE(ABORT, 'this place in the record is taken'); END"
        )


def postgres_guards() -> Iterator[str]:
    """A trigger each, and one a table against TRUNCATE."""
    yield REFUSE
    for guard in GUARDS:
        yield (
            f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} FOR EACH ROW "
            f"WHEN (NOT ({guard.lawful})) EXECUTE FUNCTION refuse_change('{guard.said}')"
        )
    for table in SAME_PLACE:
        yield (
            f"CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table} "
            f"EXECUTE FUNCTION refuse_change('the record is never cut down')"
        )
