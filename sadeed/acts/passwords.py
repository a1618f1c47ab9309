"""A password of one's own: long enough, and not among the first that anybody would try."""

import re

from ..arabic import Unreadable
from ..arabic.digits import latin

SHORTEST, LONGEST = 12, 200
FEWEST_SIGNS = 6
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرلاىةوزظ")  # fmt: skip
COMMON = (
    "password", "passw0rd", "p@ssw0rd", "p@ssword", "sadeed", "welcome", "administrator", "admin", "letmein",
    "iloveyou",
    "qwerty", "changeme", "secret", "master", "football", "saudi", "riyadh", "mohammed", "ahmed", "abdullah", "allah",
    "bismillah", "hello", "user", "test", "love", "كلمةالسر", "كلمةالمرور", "السعودية", "الرياض", "جمعية", "سديد",
    "بسمالله", "محمد", "عبدالله",
)  # fmt: skip
ENOUGH_BESIDE = 6  # signs that must remain when common words, runs and the user name are taken away
RUN = 4


def check(password: str, *, username: str) -> str:
    """The password, when it may be one; raises `ValueError` with the reason."""
    if len(password) < SHORTEST:
        raise Unreadable("short", "كلمة المرور اثنا عشر رمزًا على الأقل", "A password has at least twelve signs")
    if len(password) > LONGEST:
        raise Unreadable("long", "كلمة المرور مئتا رمز على الأكثر", "A password has at most two hundred signs")
    plain = latin(password).casefold()
    if len(set(plain)) < FEWEST_SIGNS:
        raise Unreadable("same", "تتكرر في كلمة المرور رموز قليلة، فيسهل تخمينها",
                         "A few signs again and again: it is easy to guess")  # fmt: skip
    if len(_beside(plain, (username.casefold(),))) < ENOUGH_BESIDE:
        raise Unreadable("own", "كلمة المرور لا تقوم على اسم الدخول", "A password is not built on the user name")
    if len(_beside(plain, (username.casefold(), *COMMON))) < ENOUGH_BESIDE:
        raise Unreadable("common", "كلمة المرور شائعة أو متسلسلة؛ من أول ما يُجرَّب. تكفي أربع كلمات لا صلة بينها",
                         "This is among the first that are tried; four words that have nothing to do with each other "
                         "are enough")  # fmt: skip
    return password


def _beside(plain: str, words: tuple[str, ...]) -> str:
    """What is left without those words and without runs of neighbouring signs."""
    for word in sorted(filter(None, words), key=len, reverse=True):
        plain = plain.replace(word, "")
    rest = re.sub(r"[\W_]", "", plain)
    return _without_runs(rest) if len(words) > 1 else rest


def _without_runs(text: str) -> str:
    for row in ROWS:
        for line in (row, row[::-1]):
            for size in range(len(line), RUN - 1, -1):
                for start in range(len(line) - size + 1):
                    text = text.replace(line[start : start + size], "")
    return text
