"""The library is asked by words: whatever stuck to them taken off, the title over the text (T-1, T-2)."""

import re
from typing import Any

from sqlalchemy import select

from ...arabic import fold
from ...arabic.words import index_words, query_words
from ..base import db
from ..library import LibraryEntry
from .backends import backend
from .found import Hit

LONGEST = 300
"""Letters read of what was typed, and letters shown of a paragraph."""
MOST_WORDS = 12
_PARAGRAPHS = re.compile(r"\n\s*\n")


def library_words(title: str, text: str) -> str:
    """What the index holds of an entry: a line of title words, then a line for each paragraph, in order."""
    return "\n".join(" ".join(index_words(part)) for part in [title, *paragraphs(text)])


def paragraphs(text: str) -> list[str]:
    """The parts an excerpt is taken from: what blank lines part."""
    return _PARAGRAPHS.split(text)


def library(typed: str, *, limit: int = 20, public_only: bool = False) -> list[Hit]:
    """The entries in force that answer, best first: all words before most of them, the title over the text.

    Where no entry holds every word, those that hold more than half. `public_only` leaves what a beneficiary may see.
    """
    words = query_words(typed[:LONGEST])[:MOST_WORDS]
    if not words:
        return []
    find = backend().library
    ids = find(words, limit, at_least=len(words), public_only=public_only)
    if not ids and len(words) > 2:
        ids = find(words, limit, at_least=len(words) // 2 + 1, public_only=public_only)
    return _hits(ids, words)


def _hits(ids: list[int], words: list[str]) -> list[Hit]:
    columns = (LibraryEntry.code, LibraryEntry.version, LibraryEntry.kind, LibraryEntry.title, LibraryEntry.file_name,
               LibraryEntry.clause)  # fmt: skip
    asked = select(LibraryEntry.id, LibraryEntry.text, LibraryEntry.folded, *columns).where(LibraryEntry.id.in_(ids))
    rows = {row.id: row for row in db.session.execute(asked)}
    return [_hit(rows[id], words) for id in ids if id in rows]


def _hit(row: Any, words: list[str]) -> Hit:
    told = excerpt(row.text, row.folded, words)
    return Hit(row.code, row.version, row.kind, row.title, row.file_name, row.clause, told)


def excerpt(text: str, folded: str, words: list[str]) -> str:
    """The paragraph with most of the words, the first of such; if it is long, the part around the first word of it."""
    lines = folded.split("\n")[1:]
    held = [sum(f" {word} " in f" {line} " for word in words) for line in lines] or [0]
    parts = paragraphs(text)
    best = parts[min(held.index(max(held)), len(parts) - 1)].strip()
    return best if len(best) <= LONGEST else _around(best, set(words))


def _around(paragraph: str, words: set[str]) -> str:
    written = paragraph.split()
    place = next((n for n, word in enumerate(written) if _answers(word, words)), 0)
    first = max(0, place - 12)
    shown, room = [], LONGEST
    for word in written[first:]:
        room -= len(word) + 1
        if room < 0:
            break
        shown.append(word)
    return ("… " if first else "") + " ".join(shown) + (" …" if first + len(shown) < len(written) else "")


def _answers(written: str, words: set[str]) -> bool:
    """Folded first: to take a word apart costs ten times as much, and most words are not near."""
    folded = fold(written)
    return any(word[:3].replace("ى", "ي") in folded for word in words) and bool(words & set(index_words(written)))
