"""What seldom changes is kept in the memory of the process: the words of the catalogues, what the association is.

A copy carries the version at which it was read. The version is one number in the database (a row of `pulse`) that
grows in the transaction that changes such a table; it is read anew in each transaction, with the statement that reads
who is signed in. So a change made in any process is seen by the next page of every process. Rights are never kept, and
inside `transaction()` nothing is taken from here: an act judges what stands under its own lock.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from flask_sqlalchemy.session import Session
from sqlalchemy import Engine, ScalarSelect, event, orm, select

from .base import db
from .pulse import BEAT, EVERYWHERE, Pulse
from .transaction import is_writing

NAME = "catalogues"
Kept = TypeVar("Kept")
Table = TypeVar("Table")
_KEPT: WeakKeyDictionary[Engine, dict[Hashable, tuple[int, Any]]] = WeakKeyDictionary()


def seldom_changed(table: type[Table]) -> type[Table]:
    """Decorates a model: what is written to it through the session makes every kept copy old."""
    table.is_kept_in_memory = True  # type: ignore[attr-defined]
    return table


def version() -> ScalarSelect[int]:
    """The version as a part of another statement; its answer is handed to `seen`."""
    return select(Pulse.beat).where(Pulse.desk == NAME, Pulse.branch == EVERYWHERE).scalar_subquery()


def seen(now: int | None) -> None:
    """This transaction has read the version."""
    db.session().info["kept_version"] = now or 0


def at_version() -> int:
    """The version of this transaction: what is made of kept words is as old as they are."""
    session = db.session()
    if "kept_version" not in session.info:
        seen(session.scalar(select(version())))
    return int(session.info["kept_version"])


def kept(name: Hashable, read: Callable[[], Kept]) -> Kept:
    """What `read` answers, as it stands at the version of this transaction; asked of the database only when it is old.

    The version is known before the content is read, so a copy may be newer than its mark, never older.
    """
    if is_writing():
        return read()
    now = at_version()
    shelf = _KEPT.setdefault(db.session().get_bind(), {})
    marked = shelf.get(name)
    if marked is None or marked[0] != now:
        marked = shelf[name] = (now, read())
    answer: Kept = marked[1]
    return answer


def grow(session: orm.Session) -> None:
    """Every kept copy is old once this transaction is saved."""
    session.execute(BEAT, {"desk": NAME, "branch": EVERYWHERE})


@event.listens_for(Session, "after_flush")
def _grow_with_what_was_written(session: Session, _context: object) -> None:
    if any(getattr(one, "is_kept_in_memory", False) for one in (*session.new, *session.dirty, *session.deleted)):
        grow(session)


@event.listens_for(Session, "after_transaction_end")
def _look_anew(session: Session, _ended: object) -> None:
    session.info.pop("kept_version", None)
