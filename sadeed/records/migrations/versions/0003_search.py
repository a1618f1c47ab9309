"""What is searched: words of people and of the library, kept in step by the database itself

People: `person_word` is what search knows of a person, `person_word_member` of somebody in a household. A record that
was merged is searched under the branch of the one that was kept. SQLite finds words with FTS5; Postgres with a GIN
index of every beginning of every word, beside the branch (`@3`) and the stretch of ids it lies in (`#17`, `##1`), so
that the newest are found without reading the rest. No extension is asked for.

The library: `library_entry.folded` is a line of title words, then a line for each paragraph.

A later step that rebuilds `person` or `library_entry` on SQLite takes these triggers with it and must make them again.
"""

from alembic import op

revision, down_revision = "0003", "0002"

PERSON = "national_id, mobile, folded, branch_id, merged_into_id"
KEPT_BRANCH = "coalesce((SELECT branch_id FROM person_word WHERE id = NEW.merged_into_id), NEW.branch_id)"
BORN = f"""
    INSERT INTO person_word (id, branch_id, folded, national_id, mobile)
    VALUES (NEW.id, {KEPT_BRANCH}, NEW.folded, NEW.national_id, NEW.mobile);"""  # noqa: S608
MERGED_HERE = "SELECT id FROM person WHERE merged_into_id = NEW.id"
FOLLOW = "UPDATE person_word SET branch_id = (SELECT branch_id FROM person_word WHERE id = NEW.id) WHERE id IN"
CHANGED = f"""
    UPDATE person_word SET branch_id = {KEPT_BRANCH}, folded = NEW.folded, national_id = NEW.national_id,
        mobile = NEW.mobile WHERE id = NEW.id;
    {FOLLOW} ({MERGED_HERE});
    {FOLLOW} (SELECT id FROM person WHERE merged_into_id IN ({MERGED_HERE}));"""  # noqa: S608
GONE = """
    DELETE FROM person_word_member WHERE head_id = OLD.id;
    DELETE FROM person_word WHERE id = OLD.id;"""
MEMBER_GONE = "DELETE FROM person_word_member WHERE id = OLD.id;"
HEAD_CHANGED = "UPDATE person_word_member SET branch_id = NEW.branch_id, head = NEW.folded WHERE head_id = NEW.id;"
FILL = """
    INSERT INTO person_word (id, branch_id, folded, national_id, mobile)
    SELECT p.id, coalesce(twice.branch_id, once.branch_id, p.branch_id), p.folded, p.national_id, p.mobile FROM person p
    LEFT JOIN person once ON once.id = p.merged_into_id LEFT JOIN person twice ON twice.id = once.merged_into_id
    ORDER BY p.id"""
INDEXES = (
    "CREATE INDEX ix_search_person_merged ON person (merged_into_id) WHERE merged_into_id IS NOT NULL",
    "CREATE INDEX ix_search_member_identity ON household_member (national_id)",
    "CREATE INDEX ix_search_identity ON person_word (branch_id, national_id, id)",
    "CREATE INDEX ix_search_mobile ON person_word (branch_id, mobile, id)",
    "CREATE INDEX ix_search_newest ON person_word (branch_id, id)",
    "CREATE INDEX ix_search_newest_member ON person_word_member (branch_id, id)",
    "CREATE INDEX ix_search_head ON person_word_member (head_id)",
)
TABLES = """
    CREATE TABLE person_word (
        id BIGINT_KEY PRIMARY KEY, branch_id BIGINT NOT NULL, folded TEXT NOT NULL,
        national_id TEXT NOT NULL, mobile TEXT NOT NULL{of_person});
    CREATE TABLE person_word_member (
        id BIGINT_KEY PRIMARY KEY, head_id BIGINT NOT NULL, branch_id BIGINT NOT NULL, own TEXT NOT NULL,
        head TEXT NOT NULL{of_member})"""


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in on_sqlite() if is_sqlite else on_postgres():
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in off_sqlite() if is_sqlite else off_postgres():
        op.get_bind().exec_driver_sql(statement)


# ------------------------------------------------------------------------------------------------------------ SQLite

# A branch is a word nobody can type: folding makes ة another letter. «عبدالرحمن» is found by «رحمن» too.
PLAIN = "{0} || CASE WHEN instr({0}, 'عبدال') > 0 THEN ' ' || replace({0}, 'عبدال', '') ELSE '' END"
OF_PERSON = f", words TEXT AS ({PLAIN.format('folded')} || ' ة' || branch_id)"
OF_MEMBER = f", words TEXT AS ({PLAIN.format('own')} || ' ' || {PLAIN.format('head')} || ' ة' || branch_id)"
WORDS = (
    "CREATE VIRTUAL TABLE {0}_index USING fts5 (words, content = '{0}', content_rowid = 'id', detail = none, "
    "columnsize = 0, prefix = '1 2 3 4 5 6 7 8 9 10 11 12', tokenize = 'ascii')"
)
ADD = "INSERT INTO {0} (rowid, words) VALUES (NEW.id, NEW.words);"
TAKE = "INSERT INTO {0} ({0}, rowid, words) VALUES ('delete', OLD.id, OLD.words);"
LINE = "instr({0}.folded || char(10), char(10))"
SHELVED = f"{{0}}.id, substr({{0}}.folded, 1, {LINE} - 1), substr({{0}}.folded, {LINE} + 1)"
SHELF = f"SELECT {SHELVED}"
UNSHELVE = "INSERT INTO library_word (library_word, rowid, title, body)"


def on_sqlite() -> list[str]:
    tables = TABLES.replace("BIGINT_KEY", "INTEGER").format(of_person=OF_PERSON, of_member=OF_MEMBER)
    return [
        *tables.split(";"),
        FILL,
        *(WORDS.format(table) for table in ("person_word", "person_word_member")),
        "INSERT INTO person_word_index (person_word_index) VALUES ('rebuild')",
        *INDEXES,
        trigger("person_word_born", "INSERT ON person", BORN),
        trigger("person_word_changed", f"UPDATE OF {PERSON} ON person", CHANGED),
        trigger("person_word_gone", "DELETE ON person", GONE),
        trigger("person_word_member_gone", "DELETE ON household_member", MEMBER_GONE),
        trigger("person_word_head_changed", "UPDATE OF branch_id, folded ON person_word", HEAD_CHANGED),
        *followed("person_word"),
        *followed("person_word_member"),
        "CREATE VIRTUAL TABLE library_word USING fts5 (title, body, content = '', tokenize = 'ascii')",
        f"INSERT INTO library_word (rowid, title, body) {SHELF.format('e')} FROM library_entry e",
        trigger("library_word_born", "INSERT ON library_entry", shelved()),
        trigger("library_word_changed", "UPDATE OF folded ON library_entry", unshelved() + shelved()),
        trigger("library_word_gone", "DELETE ON library_entry", unshelved()),
    ]


def trigger(name: str, event: str, body: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {event} BEGIN {body} END"


def followed(table: str) -> list[str]:
    """The words index follows its table."""
    index = f"{table}_index"
    add, take = ADD.format(index), TAKE.format(index)
    return [
        trigger(f"{index}_born", f"INSERT ON {table}", add),
        trigger(f"{index}_changed", f"UPDATE ON {table} WHEN OLD.words <> NEW.words", take + add),
        trigger(f"{index}_gone", f"DELETE ON {table}", take),
    ]


def shelved() -> str:
    return f"INSERT INTO library_word (rowid, title, body) {SHELF.format('NEW')};"


def unshelved() -> str:
    return f"{UNSHELVE} SELECT 'delete', {SHELVED.format('OLD')};"


def off_sqlite() -> list[str]:
    on_others = ("born", "changed", "gone", "member_gone")
    return [
        *(f"DROP TRIGGER person_word_{name}" for name in on_others),
        *(f"DROP TRIGGER library_word_{name}" for name in ("born", "changed", "gone")),
        *(f"DROP TABLE {name}" for name in ("library_word", "person_word_index", "person_word_member_index")),
        *(f"DROP TABLE {name}" for name in ("person_word_member", "person_word")),
        "DROP INDEX ix_search_person_merged",
        "DROP INDEX ix_search_member_identity",
    ]


# ---------------------------------------------------------------------------------------------------------- Postgres

# Not for parallel workers: to start them takes longer than the search.
BEGINNINGS = """
    CREATE FUNCTION person_word_tokens(words text, branch_id bigint, id bigint) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL RESTRICTED STRICT RETURN ARRAY(
        SELECT left(word, letters) FROM unnest(string_to_array(words ||
                CASE WHEN strpos(words, 'عبدال') > 0 THEN ' ' || replace(words, 'عبدال', '') ELSE '' END, ' ')) AS word,
            generate_series(1, least(length(word), 12)) AS letters
        UNION ALL VALUES ('@' || branch_id), ('#' || id / 4096), ('##' || id / 65536))"""
GIN = "CREATE INDEX ix_search_{0} ON {0} USING gin (person_word_tokens({1}, branch_id, id)) WITH (fastupdate = off)"
# A text too long for a vector (1 MB) is searched by its beginning; whatever it holds, it is saved.
SHELVE = """
    DECLARE
        line int := strpos(NEW.folded || E'\\n', E'\\n');
        body text := substr(NEW.folded, line + 1);
        found tsvector;
    BEGIN
        BEGIN
            found := array_to_tsvector(ARRAY(SELECT DISTINCT word FROM regexp_split_to_table(body, '\\s+') AS word
                                             WHERE length(word) BETWEEN 1 AND 40))
                || setweight(to_tsvector('simple', left(NEW.folded, line - 1)), 'A')
                || to_tsvector('simple', left(body, 300000));
        EXCEPTION WHEN program_limit_exceeded THEN
            found := to_tsvector('simple', left(NEW.folded, 60000));
        END;
        INSERT INTO library_word (id, vector) VALUES (NEW.id, found)
            ON CONFLICT (id) DO UPDATE SET vector = excluded.vector;
        RETURN NULL;
    END"""


def on_postgres() -> list[str]:
    return [
        *TABLES.replace("BIGINT_KEY", "BIGINT").format(of_person="", of_member="").split(";"),
        BEGINNINGS,
        FILL,
        GIN.format("person_word", "folded"),
        GIN.format("person_word_member", "(own || ' ' || head)"),
        *INDEXES,
        *called("person_word_born", "INSERT ON person", BORN),
        *called("person_word_changed", f"UPDATE OF {PERSON} ON person", CHANGED),
        *called("person_word_gone", "DELETE ON person", GONE),
        *called("person_word_member_gone", "DELETE ON household_member", MEMBER_GONE),
        *called("person_word_head_changed", "UPDATE OF branch_id, folded ON person_word", HEAD_CHANGED),
        "CREATE TABLE library_word (id BIGINT PRIMARY KEY, vector tsvector NOT NULL)",
        # Ranking and excerpts read them whole: unpacking would take longer than the search.
        "ALTER TABLE library_word ALTER vector SET STORAGE EXTERNAL",
        "ALTER TABLE library_entry ALTER folded SET STORAGE EXTERNAL, ALTER text SET STORAGE EXTERNAL",
        "CREATE INDEX ix_search_library_word ON library_word USING gin (vector)",
        *called("library_word_put", "INSERT OR UPDATE OF folded ON library_entry", SHELVE),
        *called("library_word_gone", "DELETE ON library_entry", "DELETE FROM library_word WHERE id = OLD.id;"),
        "UPDATE library_entry SET folded = folded",
        "ANALYZE person_word",
        "ANALYZE library_word",
    ]


def called(name: str, event: str, body: str) -> list[str]:
    """A trigger of that name and the function it calls."""
    if "RETURN NULL" not in body:
        body = f"BEGIN {body} RETURN NULL; END"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $trigger${body}$trigger$",
        f"CREATE TRIGGER {name} AFTER {event} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def off_postgres() -> list[str]:
    functions = ("born", "changed", "gone", "member_gone", "head_changed")
    return [
        "DROP TABLE library_word",
        "ALTER TABLE library_entry ALTER folded SET STORAGE EXTENDED, ALTER text SET STORAGE EXTENDED",
        "DROP TABLE person_word_member",
        "DROP TABLE person_word",
        *(f"DROP FUNCTION person_word_{name}() CASCADE" for name in functions),
        "DROP FUNCTION library_word_put() CASCADE",
        "DROP FUNCTION library_word_gone() CASCADE",
        "DROP FUNCTION person_word_tokens(text, bigint, bigint)",
        "DROP INDEX ix_search_person_merged",
        "DROP INDEX ix_search_member_identity",
    ]
