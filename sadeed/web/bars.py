"""Bars as a page draws them: from the words outward, to whichever side the language reads; a table says the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from . import locale

WIDE, LABEL, ROOM = 460, 180, 52  # of a drawing: all of it, the words beside it, the number at the end of a bar
HIGH, STEP, EDGE = 28, 42, 4

Drawn = tuple[str, list[tuple[str, float]], str]  # words, (kind, size) of each piece, the number at its end


@dataclass(frozen=True)
class Piece:
    """A part of a bar, in the drawing's own units."""

    x: float
    width: float
    kind: str  # f1 | fq | f2 | f3

    @property
    def is_hatched(self) -> bool:
        """Told apart by its shape, not by its colour alone."""
        return self.kind == "f2"


@dataclass(frozen=True)
class Bar:
    """One bar: its words, its pieces, its number, and where each stands."""

    label: str
    label_x: int
    value: str
    value_x: float
    y: int
    text_y: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a table; a number leads to the list it counts."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Figure:
    """A finding, the drawing that shows it, what its pieces mean, and the table under it."""

    title: str
    sub: str
    says: str
    bars: tuple[Bar, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    high: int
    direction: str
    key: tuple[tuple[str, str], ...] = ()  # (kind, words)


def figure(
    title: str, sub: str, bars: list[Drawn], heads: tuple[str, ...], rows: Iterable[tuple[Cell, ...]],
    key: tuple[tuple[str, str], ...] = (),
) -> Figure:  # fmt: skip
    """Everything in place; the longest bar takes all the room there is."""
    most = max((sum(size for _kind, size in pieces) for _label, pieces, _value in bars), default=0) or 1
    drawn = tuple(_bar(n, bar, (WIDE - LABEL - ROOM) / most) for n, bar in enumerate(bars))
    says = "، ".join(f"{bar.label} {bar.value}" for bar in drawn)
    return Figure(title, sub, says, drawn, heads, tuple(rows), STEP * len(bars) + 8, locale.direction(), key)


def _bar(n: int, bar: Drawn, scale: float) -> Bar:
    label, sizes, value = bar
    reads_left = locale.direction() == "rtl"
    pieces, reached = [], float(LABEL)
    for kind, size in sizes:
        width = round(size * scale, 1)
        if width:
            pieces.append(Piece(round(WIDE - reached - width if reads_left else reached, 1), width, kind))
        reached += width
    end = WIDE - reached - 8 if reads_left else reached + 8
    label_x = WIDE - EDGE if reads_left else EDGE
    return Bar(label, label_x, value, round(end, 1), n * STEP + 4, n * STEP + 23, tuple(pieces))
