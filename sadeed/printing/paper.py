"""What a person wrote, made fit for paper. The record keeps what was typed; only the printed copy is changed."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from sadeed.arabic import marks

FONTS = Path(__file__).parent / "fonts"
ENDLESS = re.compile(r"\S{25,}")  # longer than any name: whatever its letters, it would leave a narrow column
PIECE = re.compile(r"(\S{12})(?=[^\s\u064b-\u065f\u0670])")
BREAK = "\u200b"  # no width, but a line may end here
UNKNOWN = "\u25cc"  # the dotted circle: a sign our letters lack is seen to be missing, not left out


def fit(value: Any) -> Any:
    """The same strings, lists and mappings, with words that stay on the line and on the page.

    Unseen signs and those that turn the order of what follows go; a sign the font lacks becomes a dotted circle (an
    archival PDF is refused otherwise); runs of spaces and line ends become one space; endless words may break.
    """
    if isinstance(value, str):
        return ENDLESS.sub(lambda run: PIECE.sub(rf"\1{BREAK}", run[0]), _drawable(value))
    if isinstance(value, dict):
        return {key: fit(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [fit(each) for each in value]
    return value


def _drawable(text: str) -> str:
    seen = unicodedata.normalize("NFC", marks.plain(text).text)
    return "".join(sign if ord(sign) in letters_on_hand() else UNKNOWN for sign in " ".join(seen.split()))


@cache
def letters_on_hand() -> frozenset[int]:
    """The code points that every one of our fonts can draw, read once from the fonts themselves."""
    return frozenset.intersection(*(frozenset(_drawn_by(font.read_bytes())) for font in FONTS.glob("*.ttf")))


def _drawn_by(font: bytes) -> Iterator[int]:
    """The code points of a font's basic Unicode map: table `cmap`, format 4; its last segment is only an end mark."""
    at = _map_in(font)
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2 - 1
    lasts = struct.unpack_from(f">{segments}H", font, at + 14)
    firsts = struct.unpack_from(f">{segments}H", font, at + 18 + 2 * segments)
    return chain.from_iterable(range(first, last + 1) for first, last in zip(firsts, lasts, strict=True))


def _map_in(font: bytes) -> int:
    """Where the map for Windows and Unicode (platform 3, encoding 1) begins."""
    tables = struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * struct.unpack_from(">H", font, 4)[0]])
    start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    maps = struct.iter_unpack(">HHL", font[start + 4 : start + 4 + 8 * count])
    return start + next(offset for platform, encoding, offset in maps if (platform, encoding) == (3, 1))
