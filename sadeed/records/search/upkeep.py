"""What triggers cannot fold is folded here: names of household members, and the text of the library.

Everything else is kept in step by the database itself. What was loaded in bulk, past the models, is brought in by
`rebuild`.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, event, inspect, select, text

from ..base import db
from ..library import LibraryEntry
from ..people import HouseholdMember, search_words
from .find_library import library_words

AT_ONCE = 5000
PUT = text(
    "INSERT INTO person_word_member (id, head_id, branch_id, own, head) "
    "SELECT :id, id, branch_id, :own, folded FROM person_word WHERE id = :head_id"
)
TAKE = text("DELETE FROM person_word_member WHERE id = :id")


@event.listens_for(HouseholdMember, "after_insert")
@event.listens_for(HouseholdMember, "after_update")
def follow_member(_: Any, connection: Connection, member: HouseholdMember) -> None:
    """Who lives there is found; who left is not."""
    connection.execute(TAKE, {"id": member.id})
    if member.left_on is None:
        connection.execute(PUT, _words_of(member.id, member.head_id, member.name))


@event.listens_for(LibraryEntry, "before_insert")
@event.listens_for(LibraryEntry, "before_update")
def follow_entry(_: Any, __: Connection, entry: LibraryEntry) -> None:
    """A new title or text is a new index text."""
    changed: Any = inspect(entry).attrs
    if not entry.folded or changed.title.history.has_changes() or changed.text.history.has_changes():
        entry.folded = library_words(entry.title, entry.text)


def rebuild() -> int:
    """Index everybody's household anew, and the library; inside `transaction()`. Returns how many were indexed."""
    db.session.execute(text("DELETE FROM person_word_member"))
    asked = select(HouseholdMember.id, HouseholdMember.head_id, HouseholdMember.name)
    rows = db.session.execute(asked.where(HouseholdMember.left_on.is_(None)).order_by(HouseholdMember.id)).all()
    for first in range(0, len(rows), AT_ONCE):
        db.session.execute(PUT, _worded(rows[first : first + AT_ONCE]))
    entries = list(db.session.scalars(select(LibraryEntry)))
    for entry in entries:
        entry.folded = library_words(entry.title, entry.text)
    db.session.flush()
    return len(rows) + len(entries)


def _worded(rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [_words_of(row.id, row.head_id, row.name) for row in rows]


def _words_of(id: int, head_id: int, name: str) -> dict[str, Any]:
    return {"id": id, "head_id": head_id, "own": search_words(name)}
