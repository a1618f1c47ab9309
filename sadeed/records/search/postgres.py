"""How Postgres is asked: one GIN index of beginnings, branches and stretches of ids, from the newest stretch back.

Left alone, the planner fetches and sorts every hit of a common name, or walks a million rows for a rare one. So one
statement has three steps, each run only if the one before did not fill the page: the newest few thousand, the newest
hundred thousand, all. What is not fifty times among the newest is rare enough to be fetched whole.
"""

from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import TextClause, text

from ..base import db

# Steps that will not run count too when Postgres weighs whether to compile, and compiling takes longer than they.
AS_IT_IS = text("SET LOCAL jit = off")
PEOPLE = "person_word_tokens(folded, branch_id, id)"
MEMBERS = "person_word_tokens(own || ' ' || head, branch_id, id)"
NEWEST = "SELECT max(id) AS id FROM {table}"
NEWEST_OF_BRANCHES = (
    "SELECT max(newest.id) AS id FROM unnest(CAST(:numbers AS bigint[])) AS branch, "
    "LATERAL (SELECT max(id) AS id FROM {table} WHERE branch_id = branch) AS newest"
)
# `id + 0`, or the planner would walk by id after all. Stretches are as long as the index makes them.
STEP = (
    "SELECT {columns} FROM {table} WHERE {tokens} @> CAST(:words AS text[]) {within} AND {when} "
    "ORDER BY id + 0 DESC LIMIT :most"
)
NEAR = "{tokens} && (SELECT ARRAY['#' || id / 4096, '#' || id / 4096 - 1] FROM newest)"
FAR = "{tokens} && (SELECT ARRAY['##' || id / 65536, '##' || id / 65536 - 1] FROM newest)"
WITHIN = "AND {tokens} && CAST(:branches AS text[])"
NEAR_WAS_SHORT = "(SELECT count(*) FROM near) < :most"
FAR_WAS_SHORT = "(SELECT count(*) FROM far) < :most"
HITS = (
    "WITH newest AS MATERIALIZED ({newest}), near AS MATERIALIZED ({near}), far AS MATERIALIZED ({far}), "
    "everywhere AS MATERIALIZED ({everywhere}) SELECT * FROM (SELECT * FROM near UNION SELECT * FROM far "
    "UNION SELECT * FROM everywhere) AS hit ORDER BY id DESC LIMIT :most"
)
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
    if branches is not None:
        asked |= {"branches": [f"@{branch}" for branch in branches], "numbers": list(branches)}
    db.session.execute(AS_IT_IS)
    return list(db.session.execute(_hits(table, tokens, columns, branches is not None), asked))


@cache
def _hits(table: str, tokens: str, columns: str, is_within: bool) -> TextClause:
    def step(*when: str) -> str:
        conditions = " AND ".join(when).format(tokens=tokens)
        return STEP.format(columns=columns, table=table, tokens=tokens, within=among, when=conditions)

    among = WITHIN.format(tokens=tokens) if is_within else ""
    newest = (NEWEST_OF_BRANCHES if is_within else NEWEST).format(table=table)
    far, everywhere = step(FAR, NEAR_WAS_SHORT), step(NEAR_WAS_SHORT, FAR_WAS_SHORT)
    return text(HITS.format(newest=newest, near=step(NEAR), far=far, everywhere=everywhere))
