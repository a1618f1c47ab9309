"""Counted nouns and amounts in words (voice, section 6)."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from sadeed.arabic.amounts import amount_in_words

__all__ = ["amount_in_words", "counted", "plural"]

Plural = Literal["zero", "one", "two", "few", "many", "other"]
Case = Literal["subject", "object"]
_UP_TO_TWO: tuple[Plural, ...] = ("zero", "one", "two")
Number = int | float | Decimal | Fraction


def plural(n: Number) -> Plural:
    """The CLDR name of the Arabic plural: few 3–10, many 11–99, other 100–102 and fractions; a minus sign is ignored.

    Raises TypeError for what is not a number.
    """
    if not isinstance(n, int | float | Decimal | Fraction):
        raise TypeError("plural() takes a number")
    if n != n or n in (float("inf"), float("-inf")):
        return "other"
    size = abs(Fraction(n))
    if size.denominator != 1:
        return "other"
    if size <= 2:
        return _UP_TO_TWO[size.numerator]
    rest = size.numerator % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


class Noun(NamedTuple):
    """One noun: after the digit in the plural (few), the singular (other) and the tamyiz (many)."""

    one: str
    two: str
    few: str
    other: str
    many: str
    none: str = "لا {few}"
    any: str = "أي {other}"


_SPAN = "أقل من {other}"
NOUNS: dict[str, Noun] = {
    "طلب": Noun("طلب واحد", "طلبان", "طلبات", "طلب", "طلبًا"),
    "يوم": Noun("يوم واحد", "يومان", "أيام", "يوم", "يومًا", any=_SPAN),
    "مستند": Noun("مستند واحد", "مستندان", "مستندات", "مستند", "مستندًا"),
    "صوت": Noun("صوت واحد", "صوتان", "أصوات", "صوت", "صوتًا"),
    "رسالة": Noun("رسالة واحدة", "رسالتان", "رسائل", "رسالة", "رسالة"),
    "شخص": Noun("شخص واحد", "شخصان", "أشخاص", "شخص", "شخصًا", none="لا أحد"),
    "ريال": Noun("ريال واحد", "ريالان", "ريالات", "ريال", "ريالًا", none="صفر ريال", any="صفر ريال"),
    "جلسة": Noun("جلسة واحدة", "جلستان", "جلسات", "جلسة", "جلسة"),
    "مقترح": Noun("مقترح واحد", "مقترحان", "مقترحات", "مقترح", "مقترحًا"),
    "إحالة": Noun("إحالة واحدة", "إحالتان", "إحالات", "إحالة", "إحالة"),
    "زيارة": Noun("زيارة واحدة", "زيارتان", "زيارات", "زيارة", "زيارة"),
    "فرد": Noun("فرد واحد", "فردان", "أفراد", "فرد", "فردًا"),
    "عضو": Noun("عضو واحد", "عضوان", "أعضاء", "عضو", "عضوًا"),
    "شكوى": Noun("شكوى واحدة", "شكويان", "شكاوى", "شكوى", "شكوى"),
    "ردّ": Noun("ردّ واحد", "ردّان", "ردود", "ردّ", "ردًّا"),
    "ساعة": Noun("ساعة واحدة", "ساعتان", "ساعات", "ساعة", "ساعة", any=_SPAN),
    "دقيقة": Noun("دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة", any=_SPAN),
    "أسبوع": Noun("أسبوع واحد", "أسبوعان", "أسابيع", "أسبوع", "أسبوعًا", any=_SPAN),
    "شهر": Noun("شهر واحد", "شهران", "أشهر", "شهر", "شهرًا", any=_SPAN),
    "سنة": Noun("سنة واحدة", "سنتان", "سنوات", "سنة", "سنة", any=_SPAN),
    "إجراء": Noun("إجراء واحد", "إجراءان", "إجراءات", "إجراء", "إجراءً"),
    "قرار": Noun("قرار واحد", "قراران", "قرارات", "قرار", "قرارًا"),
    "موعد": Noun("موعد واحد", "موعدان", "مواعيد", "موعد", "موعدًا"),
}
_IN_ENGLISH = (
    "request day document vote message person riyal session suggestion referral visit individual member complaint"
    " reply hour minute week month year measure decision appointment"
)
_ENGLISH = dict(zip(_IN_ENGLISH.split(), NOUNS, strict=True))


def counted(noun: str, n: Number, case: Case = "subject") -> str:
    """«طلب واحد», «طلبان» / «طلبين», «3 طلبات», «11 طلبًا», «100 طلب»; digits are Latin, thousands with a comma.

    `noun` is a key of NOUNS or its English word ("request"). The object case follows منذ، خلال، بعد، تأخر….
    Raises KeyError for an unknown noun, ValueError for a number below zero or an unknown case.
    """
    if case not in ("subject", "object"):
        raise ValueError(f"unknown case: {case!r}")
    if n < 0:
        raise ValueError("what is counted is never below zero")
    forms = NOUNS[_ENGLISH.get(noun, noun)]
    count = plural(n)
    if count == "zero":
        return (forms.none if case == "subject" else forms.any).format(few=forms.few, other=forms.other)
    if count == "one":
        return forms.one
    if count == "two":
        return forms.two if case == "subject" else forms.two.removesuffix("ان") + "ين"
    return f"{_digits(n)} {getattr(forms, count)}"


def _digits(n: Number) -> str:
    return f"{int(n) if n % 1 == 0 else n:,}"
