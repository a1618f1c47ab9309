"""A password of one's own: long enough, and not among the first that anybody would try (P-3)."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from ..arabic import Unreadable
from ..arabic.digits import latin
from ..records import catalogues, journal, logins, staff
from ..records.staff import Seat
from ..records.transaction import transaction
from . import staff as door

SHORTEST, LONGEST = 12, door.LONGEST
FEWEST_SIGNS = 6
ENOUGH_BESIDE = 6  # signs that must remain when common words, runs, years and the names of the house are taken away
RUN, SHORTEST_WORD = 4, 4
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ", "ضصثقفغعهخحجدشسيبلاتنمكطيءورلاهوزظ")  # fmt: skip
LETTERS_MEANT = str.maketrans("@4310$57", "aaeiosst")
LIKE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ئ": "ي", "ؤ": "و", "ـ": None})
MARKS = re.compile(r"[\u064b-\u0652\u0670]")
LATIN_KEYS, ARABIC_KEYS = "qwertyuiop[]asdfghjkl;'zxcvnm,./", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ"
AS_ARABIC = str.maketrans(dict(zip(LATIN_KEYS, ARABIC_KEYS, strict=True)) | {"b": "لا", "h": "ا"})
AS_LATIN = str.maketrans(dict(zip(ARABIC_KEYS, LATIN_KEYS, strict=True)))
YEAR = re.compile(r"(?:1[34]|19|20)\d\d")


class Guessable(Unreadable):
    """A password that may not be one; the reason is said at its field."""

    field = "password"


def check(password: str, *, username: str) -> str:
    """The password, when it may be one; raises `ValueError` with the reason."""
    if len(password) < SHORTEST:
        raise Guessable("short", "كلمة المرور اثنا عشر رمزًا على الأقل", "A password has at least twelve signs")
    if len(password) > LONGEST:
        raise Guessable("long", "كلمة المرور 1024 رمزًا على الأكثر", "A password has at most 1024 signs")
    plain = _plain(password)
    if len(set(plain)) < FEWEST_SIGNS:
        raise Guessable("same", "تتكرر في كلمة المرور رموز قليلة، فيسهل تخمينها",
                        "A few signs again and again: it is easy to guess")  # fmt: skip
    if len(_signs(plain.replace(_plain(username), ""))) < ENOUGH_BESIDE:
        raise Guessable("own", "كلمة المرور لا تقوم على اسم الدخول", "A password is not built on the user name")
    if is_common(plain):
        raise Guessable("common", "كلمة المرور شائعة أو متسلسلة؛ من أول ما يُجرَّب. تكفي أربع كلمات لا صلة بينها",
                        "This is among the first that are tried; four words that have nothing to do with each other "
                        "are enough")  # fmt: skip
    if is_common(plain, username, *_of_the_house()):
        raise Guessable("house", "كلمة المرور لا تقوم على اسم الجمعية أو اسم الدخول مع كلمات شائعة",
                        "A password is not built on the association’s name or the user name, with common words "
                        "beside")  # fmt: skip
    return password


def is_common(plain: str, *more: str) -> bool:
    """Whether too little is left beside common words (and `more`), on whatever keyboard they were typed."""
    words = sorted({*common_words(), *map(_plain, more)} - {""}, key=len, reverse=True)
    plain = YEAR.sub(" ", plain)  # before digits are read as the letters they stand for
    typed = {plain, plain.translate(LETTERS_MEANT), _plain(plain.translate(AS_ARABIC)), plain.translate(AS_LATIN)}
    return any(_is_built_on(way, words) for way in typed)


def change(password: str, *, keep: int, by: Seat, at: datetime) -> None:
    """The owner chooses another; every login of the account ends but `keep`. Raises `ValueError` with the reason."""
    hashed = door.hash_of(check(password, username=by.username))
    with transaction():
        person = staff.account_of(by.staff)
        if door.agrees(person.password_hash, password):
            raise Guessable(
                "same", "هذه كلمة المرور الحالية؛ تلزم كلمة أخرى", "This is the password you have; another one"
            )
        person.password_hash = hashed
        logins.end_all(person.id, but=keep, at=at)
        own = Seat(person.id, person.username, person.name, "")
        journal.note_day("password_changed", by=own, at=at, told={"account": person.username})


@lru_cache(maxsize=1)
def common_words() -> tuple[str, ...]:
    """Those of `tables/common_words.txt`."""
    text = (files("sadeed") / "tables" / "common_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(dict.fromkeys(_plain(word) for line in lines for word in line.split()))


def _of_the_house() -> Iterable[str]:
    said = catalogues.association()
    names = f"{said.get('name', '')} {said.get('name_en', '')}"
    return [word for word in _plain(names).split() if len(word) >= SHORTEST_WORD]


def _plain(text: str) -> str:
    """As it is compared: one form of every letter, small, Latin digits."""
    one_form = unicodedata.normalize("NFKC", text)[: 2 * LONGEST]
    return MARKS.sub("", latin(one_form).casefold().translate(LIKE))


def _is_built_on(plain: str, words: Iterable[str]) -> bool:
    """Whether less than enough is left without those words, and without runs of neighbouring signs."""
    for word in words:
        plain = plain.replace(word, " ")
    return len(_without_runs(_signs(plain))) < ENOUGH_BESIDE


def _signs(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def _without_runs(text: str) -> str:
    for row in ROWS:
        for line in (row, row[::-1]):
            for size in range(len(line), RUN - 1, -1):
                for start in range(len(line) - size + 1):
                    text = text.replace(line[start : start + size], "")
    return text
