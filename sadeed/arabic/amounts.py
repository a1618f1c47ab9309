"""Money in words, for vouchers (voice, section 6): all in the subject form, after «مبلغ قدره»."""

from decimal import Decimal
from typing import NamedTuple

LARGEST = 10**12
"""Amounts from this on are refused: no voucher of an association carries them."""


class Counted(NamedTuple):
    """A noun and what it looks like beside a number; `joined` is the dual that lost its nūn before another noun."""

    one: str
    two: str
    joined: str
    few: str
    many: str
    single: str
    feminine: bool = False


RIYAL = Counted("ريال واحد", "ريالان", "ريالا", "ريالات", "ريالًا", "ريال")
HALALA = Counted("هللة واحدة", "هللتان", "هللتا", "هللات", "هللة", "هللة", feminine=True)
GROUPS = (
    (10**9, Counted("مليار", "ملياران", "مليارا", "مليارات", "مليارًا", "مليار")),
    (10**6, Counted("مليون", "مليونان", "مليونا", "ملايين", "مليونًا", "مليون")),
    (10**3, Counted("ألف", "ألفان", "ألفا", "آلاف", "ألفًا", "ألف")),
)


def _words(spaced: str) -> tuple[str, ...]:
    return tuple(spaced.split())


# With a masculine noun the digit word is feminine, and the other way round.
WITH_MASCULINE = _words("صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
WITH_FEMININE = _words("صفر إحدى اثنتان ثلاث أربع خمس ست سبع ثمانٍ تسع عشر")
TENS = _words("- عشرة عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون")
HUNDREDS = _words("- مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة")


def amount_in_words(amount: Decimal | int) -> str:
    """The amount in riyals and halalas: «ألفان وخمسمئة ريال», «ريالان وخمس وعشرون هللة».

    Raises TypeError for anything but Decimal or int (a float does not know its halalas), ValueError for an amount
    below zero, from LARGEST on, or finer than a halala.
    """
    if isinstance(amount, bool) or not isinstance(amount, Decimal | int):
        raise TypeError("an amount is a Decimal or an int, in riyals")
    exact = Decimal(amount)
    if not exact.is_finite() or not 0 <= exact < LARGEST:
        raise ValueError("an amount is from zero to below a thousand milliard riyals")
    rounded = exact.quantize(Decimal("0.01"))
    if rounded != exact:
        raise ValueError("a riyal has a hundred halalas: nothing is finer")
    riyals, halalas = divmod(int(rounded * 100), 100)
    parts = [counted_in_words(riyals, RIYAL)] if riyals else []
    parts += [counted_in_words(halalas, HALALA)] if halalas else []
    return " و".join(parts) or "صفر ريال"


def number_of(n: int) -> str:
    """How many there are of something masculine, the noun left out: «تسعة», «أحد عشر»; from zero to below LARGEST."""
    return _number(n, feminine=False, joined=False) if n else WITH_MASCULINE[0]


def counted_in_words(n: int, noun: Counted) -> str:
    """The number, from one to below LARGEST, in words with its noun: «مئة ريال وريالان», «خمس هللات»."""
    whole, rest = n - n % 100, n % 100
    if rest in (1, 2):
        last = noun.one if rest == 1 else noun.two
        return f"{counted_in_words(whole, noun)} و{last}" if whole else last
    if rest == 0:
        return f"{_number(n, noun.feminine, joined=True)} {noun.single}"
    return f"{_number(n, noun.feminine, joined=rest <= 10)} {noun.few if rest <= 10 else noun.many}"


def _number(n: int, feminine: bool, joined: bool) -> str:
    """The bare number; `joined` when a noun in the genitive follows at once (the nūn of the dual falls)."""
    parts = []
    for size, group in GROUPS:
        count, n = divmod(n, size)
        if count:
            parts.append(_group(count, group, joined and not n))
    return " و".join(parts + _below_thousand(n, feminine, joined))


def _group(count: int, noun: Counted, joined: bool) -> str:
    """So many thousands, millions or milliards: «ألفان», «أحد عشر ألفًا»; before a noun «ألفا», «أحد عشر ألف»."""
    whole, rest = count - count % 100, count % 100
    if rest in (1, 2):
        last = noun.one if rest == 1 else noun.joined if joined else noun.two
        return f"{_group(whole, noun, joined=False)} و{last}" if whole else last
    follows = noun.single if rest == 0 or (joined and rest > 10) else noun.few if rest <= 10 else noun.many
    return f"{_number(count, feminine=False, joined=rest <= 10)} {follows}"


def _below_thousand(n: int, feminine: bool, joined: bool) -> list[str]:
    hundreds, rest = divmod(n, 100)
    parts = []
    if hundreds:
        parts.append("مئتا" if hundreds == 2 and joined and not rest else HUNDREDS[hundreds])
    if rest:
        parts.append(_below_hundred(rest, feminine, joined))
    return parts


def _below_hundred(n: int, feminine: bool, joined: bool) -> str:
    units = WITH_FEMININE if feminine else WITH_MASCULINE
    tens, unit = divmod(n, 10)
    if n <= 10:
        return "ثماني" if units[n] == "ثمانٍ" and joined else units[n]
    if n < 20:
        return _teen(unit, feminine)
    return f"{units[unit]} و{TENS[tens]}" if unit else TENS[tens]


def _teen(unit: int, feminine: bool) -> str:
    if unit <= 2:
        return (("أحد عشر", "اثنا عشر"), ("إحدى عشرة", "اثنتا عشرة"))[feminine][unit - 1]
    units = WITH_FEMININE if feminine else WITH_MASCULINE
    return f"{units[unit].replace('ثمانٍ', 'ثماني')} {'عشرة' if feminine else 'عشر'}"
