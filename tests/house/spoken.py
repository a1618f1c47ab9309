"""What people wrote, as it lies on record, and whether a page marks whose language each word is of."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from sqlalchemy import select

from sadeed.arabic import digits
from sadeed.records.base import db
from sadeed.records.tables import metadata
from tests.house.reading import ARABIC, SPOKEN

# Tables whose Arabic is the house's own and has English beside it; what the rest holds is in the words of people.
OURS = (
    "branch", "catalogue_entry", "charter", "fund", "kept_answer", "outbox", "programme", "setting", "staff",
)  # fmt: skip
NEVER_WORDS = ("clauses", "digest", "hash", "prev", "told")
UNREAD = ("script", "style", "textarea")  # what is typed stays as it is typed
NO_MARKS = ("title", "option", "text", *UNREAD)  # hold text alone
LETTER = "[\u0621-\u065f]"


def words_people_wrote() -> re.Pattern[str]:
    """Names, needs, reasons: what is Arabic on an English page because somebody wrote it so; whole words only."""
    found: set[str] = set()
    for table in metadata.sorted_tables:
        columns = [column for column in table.columns if column.name not in NEVER_WORDS]
        for row in db.session.execute(select(*columns)) if table.name not in OURS else ():
            for value in row:
                found.update(_strings(value))
    db.session.rollback()
    long_first = sorted((text for text in found if ARABIC.search(text)), key=len, reverse=True)
    return re.compile("|".join(f"(?<!{LETTER}){re.escape(text)}(?!{LETTER})" for text in long_first) or "$^")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield from value.splitlines()
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def unmarked(element: Element, language: str = "en") -> Iterator[str]:
    """Arabic that does not say so to who reads it aloud, where a mark can stand."""
    if not isinstance(element.tag, str) or element.tag in NO_MARKS:
        return
    language = element.attrib.get("lang", language)
    if language != "ar" and ARABIC.search(element.text or ""):
        yield str(element.text).strip()
    for child in element:
        yield from unmarked(child, language)
        if language != "ar" and ARABIC.search(child.tail or ""):
            yield str(child.tail).strip()


def in_other_digits(element: Element) -> Iterator[str]:
    """What is read with Latin digits on a page of Arabic ones, codes apart."""
    if not isinstance(element.tag, str) or element.tag in UNREAD or element.attrib.get("translate") == "no":
        return
    read = [element.text, *(child.tail for child in element), *(element.attrib.get(name) for name in SPOKEN)]
    yield from (text.strip() for text in read if text and digits.arabic(text) != text)
    for child in element:
        yield from in_other_digits(child)
