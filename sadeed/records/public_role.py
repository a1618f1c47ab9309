"""On Postgres the public pages read and write under a role of their own, which sees a few columns and no more."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

ROLE = "sadeed_public"
OWN_KEYS = "public-"  # what the keys of the public forms begin with
OWN_SETTINGS = ("association", "public_forms", "languages")


@dataclass(frozen=True)
class Grant:
    """What the role may do with a table; no columns means all of them."""

    rights: str
    table: str
    columns: tuple[str, ...] = ()


GRANTS = (
    Grant("SELECT", "tracking", ("code_digest", "short_digest", "case_id", "made_at")),
    Grant("SELECT", "cases", ("id", "stage", "standing", "promised_on", "person_id")),
    Grant("SELECT", "person", ("id", "mobile")),
    Grant("SELECT", "branch"),
    Grant("SELECT", "setting"),
    Grant("SELECT", "improvement", ("id", "title", "title_en", "result", "done_on", "is_public")),
    Grant("SELECT", "library_entry", ("title", "text", "kind", "is_public", "superseded_on")),
    Grant("SELECT", "survey_invitation"),
    Grant("UPDATE", "survey_invitation", ("is_used",)),
    Grant("INSERT", "inbox_entry"),
    Grant("SELECT", "inbox_entry", ("id",)),
    Grant("SELECT, INSERT, UPDATE", "kept_answer"),
    Grant("SELECT, INSERT, UPDATE", "pulse"),
)
SEQUENCES = ("inbox_entry_id_seq",)
NOT_OURS = ("42501", "42704")  # no right to do it; no such role, and none to make one
ROWS = {
    "kept_answer": f"left(key, {len(OWN_KEYS)}) = '{OWN_KEYS}'",
    "setting": f"name IN {OWN_SETTINGS!r}",
}
MAKE = f"""
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
        CREATE ROLE {ROLE} NOLOGIN;
        GRANT {ROLE} TO CURRENT_USER;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$
"""  # nosec B608 - the name is a constant of this file
READY = text(
    "SELECT pg_has_role(oid, 'MEMBER') AND has_table_privilege(oid, 'inbox_entry', 'INSERT') "
    "FROM pg_roles WHERE rolname = :role"
)


def grant(url: str) -> bool:
    """Make the role where this account may, and give it what the public pages need; False where it may not.

    Called whenever the schema was brought up to date. On SQLite there are no roles, and the answer is False.
    """
    if not _is_postgres(url):
        return False
    engine = create_engine(url, poolclass=NullPool)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(MAKE)
        with engine.begin() as connection:
            for statement in statements():
                connection.exec_driver_sql(statement)
            return _is_ready(connection)
    except DBAPIError as no:
        if getattr(no.orig, "sqlstate", "") not in NOT_OURS:
            raise
        return False
    finally:
        engine.dispose()


def statements() -> Iterator[str]:
    """What the role is given, after everything was taken from it."""
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {ROLE}"
    for one in GRANTS:
        rights = ", ".join(f"{right}{_listed(one.columns)}" for right in one.rights.split(", "))
        yield f"GRANT {rights} ON {one.table} TO {ROLE}"
    for sequence in SEQUENCES:
        yield f"GRANT USAGE ON SEQUENCE {sequence} TO {ROLE}"
    for table, rows in ROWS.items():
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS everybody ON {table}"
        yield f"DROP POLICY IF EXISTS public_pages ON {table}"
        yield f"CREATE POLICY everybody ON {table} USING (true) WITH CHECK (true)"
        yield f"CREATE POLICY public_pages ON {table} AS RESTRICTIVE TO {ROLE} USING ({rows}) WITH CHECK ({rows})"


def narrowed(url: str) -> str:
    """The same database under the public role, where it stands ready; else the address as it is."""
    if not _is_postgres(url):
        return url
    engine = create_engine(url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            is_ready = _is_ready(connection)
    except DBAPIError:  # no schema yet, or nobody there: said when somebody asks for a page
        return url
    finally:
        engine.dispose()
    address = make_url(url).update_query_dict({"options": f"-c role={ROLE}"}, append=True)
    return address.render_as_string(hide_password=False) if is_ready else url


def _is_ready(connection: Connection) -> bool:
    return bool(connection.scalar(READY, {"role": ROLE}))


def _is_postgres(url: str) -> bool:
    return make_url(url).get_backend_name() == "postgresql"


def _listed(columns: tuple[str, ...]) -> str:
    return f" ({', '.join(columns)})" if columns else ""
