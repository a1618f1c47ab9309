"""How Postgres is asked: one GIN index of beginnings, branches and stretches of ids, from the newest stretch back.

Left alone, the planner fetches and sorts every hit of a common name, or walks a million rows for a rare one. So it is
asked in three steps: the newest few thousand, the newest hundred thousand, all. What is not fifty times among the
newest is rare enough to be fetched whole.
"""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import text

from ..base import db

PEOPLE = "person_word_tokens(folded, branch_id, id)"
MEMBERS = "person_word_tokens(own || ' ' || head, branch_id, id)"
# Materialised, or the planner would walk by id after all.
HITS = (
    "WITH hit AS MATERIALIZED (SELECT {columns} FROM {table} WHERE {tokens} @> CAST(:words AS text[]) {within}) "
    "SELECT * FROM hit ORDER BY id DESC LIMIT :most"
)
NEWEST = "SELECT max(id) FROM {table}"
NEWEST_OF_BRANCHES = (
    "SELECT max(newest.id) FROM unnest(CAST(:branches AS bigint[])) AS branch, "
    "LATERAL (SELECT max(id) AS id FROM {table} WHERE branch_id = branch) AS newest"
)
SHORT, LONG = 4096, 65536
# The title counts ten times the text; a newer version before an older one.
LIBRARY = (
    "SELECT e.id FROM library_word w JOIN library_entry e ON e.id = w.id {held} "
    "WHERE w.vector @@ CAST(:asked AS tsquery) AND e.superseded_on IS NULL AND (e.is_public OR NOT :public_only) "
    "{least} ORDER BY {first} ts_rank('{{0.1, 0.2, 0.4, 1.0}}', w.vector, CAST(:any AS tsquery), 1) DESC, "
    "e.id DESC LIMIT :most"
)
ALL = text(LIBRARY.format(held="", least="", first=""))
SOME = text(
    LIBRARY.format(
        held=", LATERAL (SELECT count(*) FILTER (WHERE w.vector @@ CAST(word AS tsquery)) AS words "
        "FROM unnest(CAST(:each AS text[])) AS word) AS held",
        least="AND held.words >= :at_least",
        first="held.words DESC,",
    )
)


def people(words: Collection[str], branches: Collection[int] | None, most: int) -> list[int]:
    """Ids of people in whose names every word begins a word, newest first."""
    return [row.id for row in _newest("person_word", PEOPLE, "id", words, branches, most)]


def members(
    words: Collection[str], branches: Collection[int] | None, most: int, known: Collection[int]
) -> list[tuple[int, int]]:
    """(member, head) where the words are in the member's and the head's names together; heads not yet `known`."""
    # Everybody in a known house may answer too; so many more are read that a stranger is not crowded out.
    more = 3 * (most + len(known))
    rows = _newest("person_word_member", MEMBERS, "id, head_id", words, branches, more)
    return [(row.id, row.head_id) for row in rows if row.head_id not in set(known)][:most]


def library(words: Collection[str], most: int, *, at_least: int, public_only: bool) -> list[int]:
    """Entries in force that hold at least so many of the words; more words first, then the title over the text."""
    each = [f"'{word}'" for word in words]
    told: dict[str, Any] = {"any": " | ".join(each), "most": most, "public_only": public_only}
    if at_least == len(words):
        return list(db.session.scalars(ALL, told | {"asked": " & ".join(each)}))
    return list(db.session.scalars(SOME, told | {"asked": told["any"], "each": each, "at_least": at_least}))


def _newest(
    table: str, tokens: str, columns: str, words: Collection[str], branches: Collection[int] | None, most: int
) -> list[Any]:
    asked: dict[str, Any] = {"words": list(words), "most": most}
    within = ""
    if branches is not None:
        asked["branches"] = [f"@{branch}" for branch in branches]
        within = f"AND {tokens} && CAST(:branches AS text[])"
    found: list[Any] = []
    for window in _windows(table, branches):
        bound = f"{within} AND {tokens} && CAST(:window AS text[])" if window else within
        statement = text(HITS.format(columns=columns, table=table, tokens=tokens, within=bound))
        found = list(db.session.execute(statement, asked | ({"window": window} if window else {})))
        if len(found) >= most:
            break
    return found


def _windows(table: str, branches: Collection[int] | None) -> Iterator[list[str]]:
    """The stretches of ids to look in, each wider than the one before; at last everywhere."""
    of = NEWEST if branches is None else NEWEST_OF_BRANCHES
    last = db.session.scalar(text(of.format(table=table)), {"branches": list(branches or ())} if branches else {})
    if last is None:
        return
    if last > 2 * SHORT:
        yield [f"#{last // SHORT}", f"#{last // SHORT - 1}"]
    if last > 2 * LONG:
        yield [f"##{last // LONG}", f"##{last // LONG - 1}"]
    yield []
