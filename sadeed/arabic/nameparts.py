"""The parts of a Saudi name: own, father, grandfather, family. Words that make one name are kept together."""

from typing import NamedTuple

from sadeed.arabic.folding import fold
from sadeed.arabic.marks import plain

LONGEST = 300
"""Longer texts (characters) are no names: one part, equal when folded, or different."""

SON, DAUGHTER = frozenset(("بن", "ابن")), frozenset(("بنت", "ابنه"))
_LINKS = SON | DAUGHTER

# Openers take the next part with them; each is written one way in the key. «آل» becomes the article of a family.
_OPENERS = {"عبد": "عبد", "ابو": "ابو", "ابا": "ابو", "ابي": "ابو", "بو": "ابو", "ام": "ام", "ال": "ال"}
# Closers belong to the part before them: نور الدين، ضيف الله، سيف الإسلام.
CLOSERS = frozenset(("الدين", "الله", "الرحمن", "الاسلام", "الحق", "النبي", "الهدي", "الضحي", "النصر"))
_TITLES = frozenset(
    ("د", "ا", "م", "دكتور", "الدكتور", "الدكتوره", "استاذ", "الاستاذ", "الاستاذه", "المهندس", "المهندسه", "الشيخ")
    + ("الاخ", "الاخت", "المكرم", "المكرمه", "الحاج", "الحاجه")
)
_PRAYERS = frozenset(f"{verb}{whom} الله" for verb in ("رحم", "يرحم", "وفق", "حفظ") for whom in ("ه", "ها"))

# One name, two usual spellings that folding keeps apart; a mistake of the pen is not in here.
_SPELLINGS = {
    "اسحق": "اسحاق", "ابرهيم": "ابراهيم", "اسمعيل": "اسماعيل", "داوود": "داود", "هرون": "هارون", "يس": "ياسين",
    "لقمن": "لقمان", "عثمن": "عثمان", "سليمن": "سليمان", "معويه": "معاويه", "طاوس": "طاووس",
    "عبدالرحمان": "عبدالرحمن", "عبدالرءوف": "عبدالرووف", "عبدالالاه": "عبدالاله", "رءوف": "رووف",
}  # fmt: skip


class Part(NamedTuple):
    """One part of a name: the words as written, and the key it is compared by."""

    written: str
    key: str


class Parts(NamedTuple):
    """The four parts as written, «» where there is none; without بن, titles and prayers."""

    own: str
    father: str
    grandfather: str
    family: str


def parts(name: str) -> Parts:
    """The four parts of a name as written: «محمد بن سعد بن عبد الله آل الشيخ» → محمد · سعد · عبد الله · آل الشيخ.

    One part is the own name, two are own and family, three own, father and family; beyond four, everything between
    the father and the family stays with the grandfather. Raises TypeError for anything but text.
    """
    written = [part.written for part in split(name)]
    own, family = written[:1], written[-1:] if len(written) > 1 else []
    father, grandfather = written[1:-1][:1], written[2:-1]
    return Parts(*(" ".join(words) for words in (own, father, grandfather, family)))


def split(name: str) -> list[Part]:
    """Every part in order, with its key."""
    if len(name) > LONGEST:
        return [Part(name, fold(name).replace(" ", ""))]
    found: list[Part] = []
    opened: list[tuple[str, str]] = []
    tokens = _named(name)
    for place, (written, key) in enumerate(tokens):
        if key in _LINKS and place + 1 < len(tokens) and (found or opened):
            found += _closed(opened)
            opened = []
        elif key in _LINKS and place + 1 < len(tokens):
            opened.append((written, "بن"))
        elif key in CLOSERS and found and not opened and tokens[place - 1][1] not in _LINKS:
            found[-1] = Part(f"{found[-1].written} {written}", found[-1].key + key)
        elif key in _OPENERS and place + 1 < len(tokens):
            opened.append((written, _OPENERS[key]))
        else:
            found += _closed([*opened, (written, key)])
            opened = []
    return found + _closed(opened)


def is_daughter(name: str) -> bool | None:
    """What the first «بن» or «بنت» after the own name says; None when there is neither."""
    links = [key for _, key in _named(name)[1:] if key in _LINKS]
    return links[0] in DAUGHTER if links else None


def _named(name: str) -> list[tuple[str, str]]:
    """Each word as written with its folded key, without titles in front and prayers behind."""
    words = plain(name).text.replace("-", " ").split()
    tokens = [(word, key) for word in words if (key := fold(word).replace(" ", ""))]
    while len(tokens) > 2 and tokens[0][1] in _TITLES:
        tokens = tokens[1:]
    if len(tokens) > 2 and f"{tokens[-2][1]} {tokens[-1][1]}" in _PRAYERS:
        tokens = tokens[:-2]
    return tokens


def _closed(words: list[tuple[str, str]]) -> list[Part]:
    if not words:
        return []
    keys = [key for _, key in words]
    if keys[0] == "ال" and len(keys) > 1 and keys[1].startswith("ال"):
        keys = keys[1:]  # «آل الشيخ» and «الشيخ» are one family
    key = "".join(keys)
    return [Part(" ".join(written for written, _ in words), _SPELLINGS.get(key, key))]
