"""The one door through which anything is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from .base import db


class Changed(Exception):
    """Someone else saved first; nothing of ours was written. `theirs` holds what now stands, where it is known."""

    def __init__(self, theirs: dict[str, Any] | None = None):
        super().__init__("changed meanwhile")
        self.theirs = theirs or {}


@contextmanager
def transaction() -> Iterator[Session]:
    """All of it or none of it, and on stable storage when the block is left.

    What was read before is forgotten, so an act judges facts read under its own lock. A block inside a block joins
    it; if the inner one fails, the outer one cannot succeed. Raises `Changed` when a row was saved by another.
    """
    session: Session = db.session()
    if session.info.get("writing"):
        try:
            yield session
        except BaseException:
            session.rollback()  # should the outer block swallow this, it finds its transaction gone
            raise
        return
    session.rollback()
    session.connection(execution_options={"writes": True})
    ours = session.get_transaction()
    session.info["writing"] = True
    try:
        yield session
        session.flush()
        if session.get_transaction() is not ours:
            raise RuntimeError("a failure inside this transaction was swallowed; nothing was saved")
        session.commit()
    except StaleDataError as stale:
        session.rollback()
        raise Changed from stale
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info["writing"] = False


def is_writing() -> bool:
    """Whether the caller stands inside `transaction()`."""
    return bool(db.session().info.get("writing"))
