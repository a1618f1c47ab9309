"""Which of the two databases is asked."""

from collections.abc import Collection
from typing import Protocol, cast

from ..base import db
from . import postgres, sqlite


class Backend(Protocol):
    """What either database answers; each in its own tongue."""

    def people(self, words: Collection[str], branches: Collection[int] | None, most: int) -> list[int]:
        """Ids of people in whose names every word begins a word, newest first."""

    def members(
        self, words: Collection[str], branches: Collection[int] | None, most: int, known: Collection[int]
    ) -> list[tuple[int, int]]:
        """(member, head) where the words are in the member's and the head's names together; heads not `known`."""

    def library(self, words: Collection[str], most: int, *, at_least: int, public_only: bool) -> list[int]:
        """Entries in force that hold at least so many of the words, best first."""


def backend() -> Backend:
    """The one the session is bound to."""
    return cast(Backend, {"sqlite": sqlite, "postgresql": postgres}[db.session.get_bind().dialect.name])
