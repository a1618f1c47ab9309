"""How SQLite is asked: FTS5 holds every beginning of a word as a list of its own, read from the newest end."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import text

from ..base import db

PEOPLE = text(
    "SELECT rowid FROM person_word_index WHERE person_word_index MATCH :asked ORDER BY rowid DESC LIMIT :most"
)
MEMBERS = text(
    "SELECT id, head_id FROM person_word_member WHERE id IN (SELECT rowid FROM person_word_member_index "
    "WHERE person_word_member_index MATCH :asked ORDER BY rowid DESC LIMIT :most) ORDER BY id DESC"
)
# The title counts ten times the text; a newer version before an older one.
LIBRARY = (
    "SELECT e.id FROM library_word JOIN library_entry e ON e.id = library_word.rowid "
    "WHERE library_word MATCH :asked AND e.superseded_on IS NULL {only} "
    "ORDER BY {held} bm25(library_word, 10.0, 1.0), e.id DESC LIMIT :most"
)
HELD = "e.id IN (SELECT rowid FROM library_word WHERE library_word MATCH :w{0})"


def people(words: Collection[str], branches: Collection[int] | None, most: int) -> list[int]:
    """Ids of people in whose names every word begins a word, newest first."""
    return list(db.session.scalars(PEOPLE, {"asked": _beginnings(words, branches), "most": most}))


def members(
    words: Collection[str], branches: Collection[int] | None, most: int, known: Collection[int]
) -> list[tuple[int, int]]:
    """(member, head) where the words are in the member's and the head's names together; heads not yet `known`."""
    # Everybody in a known house may answer too; so many more are read that a stranger is not crowded out.
    asked = {"asked": _beginnings(words, branches), "most": 3 * (most + len(known))}
    found = [(row.id, row.head_id) for row in db.session.execute(MEMBERS, asked)]
    return [pair for pair in found if pair[1] not in set(known)][:most]


def library(words: Collection[str], most: int, *, at_least: int, public_only: bool) -> list[int]:
    """Entries in force that hold at least so many of the words; more words first, then the title over the text."""
    only = "AND e.is_public" if public_only else ""
    quoted = {f"w{place}": f'"{word}"' for place, word in enumerate(words)}
    if at_least == len(words):
        asked: dict[str, Any] = {"asked": " AND ".join(quoted.values()), "most": most}
        return list(db.session.scalars(text(LIBRARY.format(only=only, held="")), asked))
    count = " + ".join(f"({HELD.format(place)})" for place in range(len(words)))
    only += f" AND {count} >= :at_least"
    asked = {"asked": " OR ".join(quoted.values()), "most": most, "at_least": at_least, **quoted}
    return list(db.session.scalars(text(LIBRARY.format(only=only, held=f"{count} DESC,")), asked))


def _beginnings(words: Collection[str], branches: Collection[int] | None) -> str:
    """FTS5's language. A folded word holds no sign of it; quotes keep `and`, `near` and `not` words."""
    asked = [f'"{word}"*' for word in words]
    if branches is not None:
        asked.append("(" + " OR ".join(f'"ة{branch}"' for branch in sorted(branches)) + ")")
    return " AND ".join(asked)
