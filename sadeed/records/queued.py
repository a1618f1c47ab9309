"""A row of a live queue, and the one meaning of *taken at a beat*: what stood then stands still, what came waits.

The beats are those of the row's desk (`pulse`). A list remembers the beat at which it was taken; whatever happens
later changes its rows in place, marks those that left, and counts those that came.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, or_, select, union_all
from sqlalchemy.orm import Mapped, mapped_column

from .base import db

PAGE = 50
MOST_COUNTED, MOST_NEW = 1000, 100


class Queued:
    """When a row came to its desk, when it last changed there, and when it left, which is a change too."""

    came_at: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[int] = mapped_column(default=0)
    left_at: Mapped[int | None]

    def came(self, beat: int) -> None:
        """It stands at its desk from this beat on."""
        self.came_at = self.changed_at = beat

    def changed(self, beat: int) -> None:
        """It stands where it stood, and says something new."""
        self.changed_at = beat

    def left(self, beat: int) -> None:
        """It is done here; lists that were taken before keep showing where it was."""
        self.left_at = self.changed_at = beat


def on_the_list(table: type[Any], beat: int) -> tuple[ColumnElement[bool], ...]:
    """The rows of a list taken at `beat` whose places never move: those that are done since stay, marked."""
    return table.came_at <= beat, or_(table.left_at.is_(None), table.left_at > beat)


def tally(rows: Select[Any], table: type[Any], kind: Any, beat: int) -> tuple[dict[str, int], dict[str, int]]:
    """kind → how many wait now, and kind → how many of them came after `beat`; one statement.

    `rows` chooses `kind` of the rows this person may see. It looks at a thousand open rows and a hundred new ones, so
    it costs the same at any size.
    """
    waiting = rows.where(table.left_at.is_(None)).with_only_columns(kind.label("kind"))
    stand, fresh = (
        waiting.limit(MOST_COUNTED).subquery(),
        waiting.where(table.came_at > beat).limit(MOST_NEW).subquery(),
    )
    counted = union_all(
        *(
            select(literal(which).label("which"), part.c.kind, func.count()).group_by(part.c.kind)
            for which, part in (("stand", stand), ("fresh", fresh))
        )
    )
    found: dict[str, dict[str, int]] = {"stand": {}, "fresh": {}}
    for which, name, n in db.session.execute(counted):
        found[which][name] = n
    return found["stand"], found["fresh"]
