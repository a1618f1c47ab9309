"""What was typed into the one box: words of a name, the beginning of an identity or mobile, or a number of ours."""

import re
from dataclasses import dataclass

from ...arabic import fold
from ...arabic.digits import latin
from ...arabic.nameparts import split

LONGEST = 200
"""Letters read; nobody types a longer name."""
MOST_WORDS = 6
LONGEST_BEGINNING = 12
"""Letters of a word the indexes hold; a longer word is found by these."""
WHOLE = 8
"""From so many digits on, a number that is met exactly is the whole number."""

_LINKS = frozenset(("بن", "ابن", "بنت", "ابنه", "ال"))
_BETWEEN = re.compile(r"[\s\-‐-―().,/_\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+")
_YEAR_FIRST = re.compile(r"(?:(SD|P|M)\W*)?(1[345]\d\d)\W+0*(\d{1,6})", re.ASCII)
_YEAR_LAST = re.compile(r"0*(\d{1,6})\W+(1[345]\d\d)(?:\W*(SD|P|M))?", re.ASCII)
_RUN_TOGETHER = re.compile(r"(SD|P|M)(1[345]\d\d)0*(\d{1,6})", re.ASCII)
_SERIES = {"SD": "case", "P": "person", "M": "file"}


@dataclass(frozen=True)
class OurNumber:
    """A number people say aloud. Without `series` it may be of any; without `year` it is of the newest."""

    n: int
    year: int | None = None
    series: str = ""


@dataclass(frozen=True)
class Typed:
    """One asking. What cannot be meant is empty."""

    words: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()  # the same name, parts that make one name written as one: نورالدين
    identity: str = ""
    mobile: str = ""  # E.164, or how it begins
    number: OurNumber | None = None


def read(text: str) -> Typed:
    """What `text` may mean. Whatever it holds, nothing is raised."""
    seen = latin(text[:LONGEST]).strip().upper()
    digits = _BETWEEN.sub("", seen)
    number = _number(seen, digits)
    if re.fullmatch(r"\+?[0-9]+\+?", digits):
        return _digits(digits, number)
    if number:
        return Typed(number=number)
    return Typed(words=words_of(fold(text[:LONGEST])), joined=_joined(text[:LONGEST]))


def words_of(folded: str) -> tuple[str, ...]:
    """The words that must be met, each as a beginning: without «بن», without the article, each once."""
    words = folded.split()
    told = [word for word in words if word not in _LINKS] or words
    return tuple(dict.fromkeys(_bare(word)[:LONGEST_BEGINNING] for word in told[:MOST_WORDS]))


def agree(words: tuple[str, ...], folded: str) -> int:
    """How well a folded name answers: words that stand whole in it count two, beginning with the first word one."""
    held = set(folded.split())
    return 2 * sum(word in held for word in words) + bool(words and folded.startswith(words[0]))


def _bare(word: str) -> str:
    # Every name is indexed without its article as well, so the bare word finds both.
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _joined(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_bare(part.key)[:LONGEST_BEGINNING] for part in split(text) if part.key))[:MOST_WORDS]


def _number(seen: str, digits: str) -> OurNumber | None:
    if found := _YEAR_FIRST.fullmatch(seen) or _RUN_TOGETHER.fullmatch(digits):
        series, year, n = found.groups(default="")
    elif found := _YEAR_LAST.fullmatch(seen):
        n, year, series = found.groups(default="")
    elif re.fullmatch(r"0*[1-9][0-9]{0,4}", digits, re.ASCII) and not digits.startswith("05"):
        return OurNumber(int(digits))
    else:
        return None
    return OurNumber(int(n), int(year), _SERIES.get(series, ""))


def _digits(typed: str, number: OurNumber | None) -> Typed:
    digits = typed.strip("+")
    if typed != digits or digits.startswith("00"):  # a + typed right to left stands at the end
        return Typed(mobile="+" + re.sub("^9660", "966", digits.removeprefix("00")), number=number)
    if digits.startswith("966"):
        return Typed(mobile="+" + re.sub("^9660", "966", digits), number=number)
    if digits.startswith("0"):
        return Typed(mobile="+966" + digits[1:], number=number)
    if digits.startswith("5"):
        return Typed(mobile="+966" + digits, number=number)
    return Typed(identity=digits, number=number)
