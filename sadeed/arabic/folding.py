"""Arabic as people type it, folded so that what is meant alike is found alike. Only for finding: originals stay."""

import re
import unicodedata

# The bare hamza stays, for it tells words apart (ماء, ما).
# Letters that carry a hamza or a madda need no line: they come apart when normalised, and the mark falls.
_LETTERS = {
    **dict.fromkeys("ٱٲٳ", "ا"),
    **dict.fromkeys("ىیېۍێے", "ي"),
    **dict.fromkeys("ۇۆۈۋ", "و"),
    **dict.fromkeys("ةہھەۃ", "ه"),
    **dict.fromkeys("کڪگڭݣ", "ك"),
    **dict.fromkeys("ٹټٺ", "ت"),
    **dict.fromkeys("ڈډ", "د"),
    **dict.fromkeys("ڑړڕ", "ر"),
    **dict.fromkeys("ںڼ", "ن"),
    **dict(zip("پچژڤڨڵ", "بجزفقل", strict=True)),
    **dict.fromkeys("ـۥۦٴ", ""),  # tatweel, small waw and ya, high hamza: letters by category, marks by use
    **{digit: str(n % 10) for n, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")},
}
LETTERS = str.maketrans(_LETTERS)
LETTERS_BUT_MAQSURA = str.maketrans({typed: meant for typed, meant in _LETTERS.items() if typed != "ى"})

_NOT_WORDS = re.compile(r"[^\w\s]+|_+")
_OPEN = re.compile(r"\bعبد (?=ال\w)")
_JOINING = frozenset(("Mn", "Mc", "Me", "Cf"))
_SETTLED = re.compile("[a-z0-9ء-غف-ي ]*")


def fold(text: str) -> str:
    """The text folded for search: «فَاطِمَة عبد الله» and «فاطمه عبدالله» are one.

    Harakat, tatweel, joiners, signs of direction and accents fall; the forms of a letter, of a digit and of hamza
    become one; ى is ي and ة is ه; punctuation is a space; «عبد ال…» is joined. Folding twice is folding once, for any
    string at all.
    Linear in time. Raises TypeError for anything but text.
    """
    return _OPEN.sub("عبد", fold_letters(text, LETTERS))


def fold_letters(text: str, letters: dict[int, str]) -> str:
    """Folding by the given table of letters, without joining «عبد ال…»."""
    folded = _fold_once(text, letters)
    # Outside Arabic and plain Latin a second look may fold further (a small capital, a ligature in a ligature).
    while not _SETTLED.fullmatch(folded) and (again := _fold_once(folded, letters)) != folded:
        folded = again
    return folded


def _fold_once(text: str, letters: dict[int, str]) -> str:
    # Marks go before normalising: Python sorts a long run of them in quadratic time.
    text = unicodedata.normalize("NFKD", _NOT_WORDS.sub(_unmarked, text))
    text = _NOT_WORDS.sub(_parted, text).casefold().translate(letters)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _unmarked(signs: re.Match[str]) -> str:
    return "".join(sign for sign in signs[0] if unicodedata.category(sign) not in _JOINING)


def _parted(signs: re.Match[str]) -> str:
    """Punctuation parts two words; combining marks and unseen signs do not."""
    return " " if _unmarked(signs) else ""
