"""An association's own document as a draft charter: its words untouched, its ids checked, its approval told (P-4).

The document is markdown with a `**ID**` before each statement and, above it all, the approval between two `---` lines.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

APPROVAL = ("version", "board_meeting", "term", "approved_on", "in_force_from")
MOST_CHARACTERS = 1_000_000

# Seen by nobody, typed by every word processor: the byte order mark, zero-width and direction marks.
_MARKS = "\ufeff\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SPACE = rf"[ \t{_MARKS}]*+"  # possessive, here and below: no line is tried twice, however long
_STATEMENT = re.compile(
    rf"{_SPACE}(?:#{{1,6}}[ \t]++|>[ \t]*+|[-*+•][ \t]++|\d{{1,3}}[.)-][ \t]++)*+[{_MARKS}]*+"
    rf"(?:\*\*|__){_SPACE}([A-Za-z]{{1,2}}[ \t]?[-‐‑–—−][ \t]?\d{{1,3}}(?:[.]\d{{1,3}})*){_SPACE}"
    rf"[:.]?{_SPACE}(?:\*\*|__)[ \t]*+:?(.*)",
    re.DOTALL,
)
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}(?:[ \t]|$)")
_RULE = re.compile(r"[ \t]{0,3}(?:=+|-{2,}|(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)[ \t]*+$")
_UNDERLINE = re.compile(r"[ \t]{0,3}(?:=+|-{2,})[ \t]*$")
_DASHES = re.compile(r"[‐‑–—−]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/](?P<month>\d{1,2})[-/](?P<year>\d{4})")
_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

Lines = list[str]
Approval = tuple[str, str, str, date, date]


class Unreadable(ValueError):
    """The document cannot be read: the line (from 1), a code, and a sentence in either language."""

    def __init__(self, line_number: int, code: str, **named: str) -> None:
        ar, en = SENTENCES[code]
        self.line_number, self.code = line_number, code
        self.ar = f"السطر {line_number}: {ar.format(**named)}"
        self.en = f"Line {line_number}: {en.format(**named)}"
        super().__init__(self.en)


SENTENCES = {
    "too_long": ("المستند أطول من مليون حرف.", "the document is longer than a million characters."),
    "control_character": ("رمز تحكم لا يُكتب في مستند نصي.", "a control character that no text document holds."),
    "missing_approval": (
        "بيانات الاعتماد ناقصة: {names}. تُكتب في أول المستند بين سطرين من ---.",
        "approval data is missing: {names}. It stands at the top of the document between two lines of ---.",
    ),
    "open_front_matter": (
        "بيانات الاعتماد تبدأ هنا ولا تنتهي بسطر ---.",
        "the approval data begins here and no line of --- ends it.",
    ),
    "not_key_and_value": ("يلزم اسم وقيمة بينهما نقطتان.", "a name and a value with a colon between them are needed."),
    "repeated_key": ("الاسم {name} مكتوب مرتين.", "{name} is written twice."),
    "bad_date": (
        "التاريخ {name} غير مفهوم: «{said}». يُكتب بالميلادي: 2026-09-13.",
        "the date {name} is not understood: {said!r}. Write it as 2026-09-13.",
    ),
    "in_force_before_approval": (
        "تاريخ السريان {said} يسبق تاريخ الاعتماد.",
        "in force from {said}, which is before it was approved.",
    ),
    "no_ids": (
        "لا رقم بند في المستند. يُكتب رقم البند بين نجمتين مزدوجتين قبل نصه: **H-1**.",
        "no clause id in the document. An id stands before its statement: **H-1**.",
    ),
    "unknown_id": ("البند {id} ليس من بنود السياسة.", "{id} is no clause of the policy."),
    "repeated_id": ("البند {id} مكتوب من قبل في السطر {before}.", "{id} stands already on line {before}."),
    "empty_statement": ("لا نص بعد رقم البند {id}.", "no words follow {id}."),
}


@dataclass(frozen=True)
class Draft:
    """What the document says. `without` names the clauses it has no words for; nothing is put in their place."""

    version: str
    board_meeting: str
    board_term: str
    approved_on: date
    in_force_from: date
    clauses: Mapping[str, str]
    without: tuple[str, ...]


def read_document(text: str, known: Collection[str]) -> Draft:
    """The draft in an association's document; `known` are the ids of the policy, in its order.

    Raises Unreadable naming the line: of a missing or bad approval, of an unknown, repeated or empty clause, of
    a document without any id or too long to be one.
    """
    _refuse_what_is_no_text(text)
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    start, end = _front_matter(lines)
    approval = _approval(lines, start, end)
    clauses = _statements(lines, end + 1, set(known))
    without = tuple(id for id in known if id not in clauses)
    return Draft(*approval, clauses=MappingProxyType(clauses), without=without)


def _refuse_what_is_no_text(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(_line_of(text, MOST_CHARACTERS), "too_long")
    if control := _CONTROL.search(text):
        raise Unreadable(_line_of(text, control.start()), "control_character")


def _line_of(text: str, place: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", text[:place])) + 1


def _front_matter(lines: Lines) -> tuple[int, int]:
    """The places of the two `---` lines."""
    start = next((place for place, line in enumerate(lines) if _bare(line)), 0)
    if _bare(lines[start]) != "---":
        raise Unreadable(start + 1, "missing_approval", names=" · ".join(APPROVAL))
    for place in range(start + 1, len(lines)):
        if _bare(lines[place]) in ("---", "..."):
            return start, place
    raise Unreadable(start + 1, "open_front_matter")


def _approval(lines: Lines, start: int, end: int) -> Approval:
    said: dict[str, tuple[int, str]] = {}
    for place in range(start + 1, end):
        line = _bare(lines[place])
        if not line or line.startswith("#"):
            continue
        name, colon, value = line.partition(":")
        name = re.sub(r"[ -]", "_", name.strip().lower())
        if not colon:
            raise Unreadable(place + 1, "not_key_and_value")
        if name in said:
            raise Unreadable(place + 1, "repeated_key", name=name)
        said[name] = place + 1, _bare(value).strip("\"'")
    return _whole(said, start + 1)


def _whole(said: dict[str, tuple[int, str]], top: int) -> Approval:
    missing = [name for name in APPROVAL if not said.get(name, (0, ""))[1]]
    if missing:
        raise Unreadable(said.get(missing[0], (top, ""))[0], "missing_approval", names=" · ".join(missing))
    approved_on, in_force_from = (_date(name, *said[name]) for name in APPROVAL[3:])
    if in_force_from < approved_on:
        raise Unreadable(said["in_force_from"][0], "in_force_before_approval", said=in_force_from.isoformat())
    version, board_meeting, board_term = (said[name][1] for name in APPROVAL[:3])
    return version, board_meeting, board_term, approved_on, in_force_from


def _date(name: str, line_number: int, said: str) -> date:
    """2026-09-13 or, as offices write it, 13/9/2026; digits of either kind. Hijri years are not guessed at."""
    digits = said.translate(_LATIN_DIGITS).replace(" ", "")
    found = _YEAR_FIRST.fullmatch(digits) or _DAY_FIRST.fullmatch(digits)
    try:
        day = date(*(int(found[part]) for part in ("year", "month", "day"))) if found else date.min
    except ValueError:
        day = date.min
    if not 1900 <= day.year <= 2200:
        raise Unreadable(line_number, "bad_date", name=name, said=said[:40])
    return day


def _statements(lines: Lines, first: int, known: set[str]) -> dict[str, str]:
    found: dict[str, tuple[int, str]] = {}
    for line_number, id, words in _passages(lines, first):
        if id not in known:
            raise Unreadable(line_number, "unknown_id", id=id)
        if id in found:
            raise Unreadable(line_number, "repeated_id", id=id, before=str(found[id][0]))
        if not words:
            raise Unreadable(line_number, "empty_statement", id=id)
        found[id] = line_number, words
    if not found:
        raise Unreadable(min(first + 1, len(lines)), "no_ids")
    return {id: words for id, (_, words) in found.items()}


def _passages(lines: Lines, first: int) -> Iterator[tuple[int, str, str]]:
    """Line, id and words of each statement: from its id to the next id or heading."""
    begun: tuple[int, str] | None = None
    words: Lines = []
    for place in range(first, len(lines)):
        start = _STATEMENT.match(lines[place])
        if start or _HEADING.match(lines[place]) or _RULE.match(lines[place]):
            if begun:
                yield *begun, _joined(words if start else _without_heading(words, lines[place]))
            begun, words = ((place + 1, _id(start)), [start[2]]) if start else (None, [])
        elif begun:
            words.append(lines[place])
    if begun:
        yield *begun, _joined(words)


def _without_heading(words: Lines, line: str) -> Lines:
    """Words without the last line where an underline makes it a heading."""
    is_heading = len(words) > 1 and _bare(words[-1]) and _UNDERLINE.match(line)
    return words[:-1] if is_heading else words


def _joined(words: Lines) -> str:
    return "\n".join(line.strip(" \t\f\v") for line in words).strip("\n")


def _id(start: re.Match[str]) -> str:
    return _DASHES.sub("-", re.sub(r"[ \t]", "", start[1])).upper().translate(_LATIN_DIGITS)


def _bare(line: str) -> str:
    return line.strip(" \t\f\v\xa0" + _MARKS)
