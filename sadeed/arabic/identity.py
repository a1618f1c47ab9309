"""Numbers that say who somebody is: national ID or iqama, IBAN, phone; as typed, as pasted, as Excel leaves them."""

import re
import unicodedata
from decimal import Decimal
from typing import Literal

import phonenumbers
from stdnum import iban as stdnum_iban
from stdnum import luhn
from stdnum.exceptions import ValidationError

from sadeed.arabic.amounts import number_of
from sadeed.arabic.digits import latin
from sadeed.arabic.marks import plain
from sadeed.arabic.unreadable import Unreadable

LONGEST = 80
"""A longer text is no number of any kind, and is not read."""

_SEPARATORS = re.compile(r"[\s\-‐-―−_.,،/()'’ـ]+")
_SAUDI_MOBILE = re.compile(r"\+9665\d{8}")
_EXCEL = re.compile(r"(\+?\d+)[.,]0+")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?(?:0?\d|1[0-4])")


def national_id(text: str) -> str:
    """The ten digits of a Saudi ID (first digit 1) or an iqama (2), with a right check digit (Luhn).

    Spaces, dashes, Arabic and Persian digits and Excel's «.0» are allowed for.
    Raises Unreadable ("empty", "letters", "length", "first", "checksum").
    """
    digits = _digits(text, "رقم الهوية", "ID number")
    if len(digits) != 10:
        raise _length("رقم الهوية عشرة أرقام", "An ID number has ten digits", len(digits))
    if digits[0] not in "12":
        raise Unreadable(
            "first",
            f"رقم الهوية يبدأ بالرقم 1 للمواطن أو 2 للمقيم؛ المكتوب يبدأ بالرقم {digits[0]}",
            f"An ID number begins with 1 for a citizen or 2 for a resident; this begins with {digits[0]}",
        )
    if not luhn.is_valid(digits):
        raise _checksum("رقم الهوية", "ID number")
    return digits


def kind_of_id(text: str) -> Literal["citizen", "resident"]:
    """Whose number it is. Raises Unreadable as `national_id` does."""
    return "citizen" if national_id(text)[0] == "1" else "resident"


def iban(text: str) -> str:
    """A Saudi IBAN: SA and 22 more, 24 in all, capital, without spaces, with right check digits.

    Raises Unreadable ("empty", "letters", "country", "length", "checksum").
    """
    typed = _SEPARATORS.sub("", _read(text, "رقم الآيبان", "IBAN")).upper().removeprefix("IBAN").lstrip(":")
    if not re.fullmatch("[0-9A-Z]+", typed):
        raise _letters("رقم الآيبان حروف لاتينية وأرقام فقط", "An IBAN is Latin letters and digits only")
    if len(typed) != 24 and (typed.startswith("SA") or typed.isdigit()):
        raise Unreadable(
            "length",
            f"رقم الآيبان 24 خانة؛ المكتوب {len(typed)}",
            f"A Saudi IBAN has 24 characters; this has {len(typed)}",
        )
    if not typed.startswith("SA"):
        raise Unreadable(
            "country", "رقم الآيبان السعودي يبدأ بالحرفين SA", "A Saudi IBAN begins with SA; this one does not"
        )
    try:
        return str(stdnum_iban.validate(typed))
    except ValidationError:
        raise _checksum("رقم الآيبان", "IBAN") from None


def phone(text: str) -> str:
    """The number in E.164: +966512345678.

    Without + or 00 it is a Saudi number, mobile or landline, with 966, with 0 or with neither (Excel drops the zero);
    with + or 00 any valid number of any country. A + at the end (typed right to left) counts as one in front.
    Raises Unreadable ("empty", "letters", "length", "unknown").
    """
    typed = _SEPARATORS.sub("", _without_excel(_read(text, "رقم الهاتف", "phone number")))
    if re.fullmatch(r"\d+\+", typed):
        typed = "+" + typed[:-1]
    if not re.fullmatch(r"\+?\d+", typed):
        raise _letters("رقم الهاتف أرقام فقط", "A phone number is digits only")
    if typed.startswith("00"):
        typed = "+" + typed[2:]
    elif typed.startswith("966") and len(typed) > 10:
        typed = "+" + typed
    number = _parsed(typed)
    if number is None:
        raise _no_phone(typed)
    found = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    # New mobile ranges are given out before the library knows them.
    if not (_SAUDI_MOBILE.fullmatch(found) or phonenumbers.is_valid_number(number)):
        raise _no_phone(typed)
    return found


def _parsed(typed: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(typed, "SA")
    except phonenumbers.NumberParseException:
        return None


def _no_phone(typed: str) -> Unreadable:
    local = re.sub(r"^\+9660?", "0", typed)
    if local.startswith("+"):
        return Unreadable(
            "unknown", "لا رقم هاتف بهذه الصورة في الدولة المكتوب رمزها", "The country of this code has no such number"
        )
    local = local if local.startswith("0") else "0" + local
    if local.startswith("05") and len(local) != 10:
        return _length("رقم الجوال عشرة أرقام تبدأ بالرقمين 05", "A mobile number has ten digits, 05 first", len(local))
    return Unreadable(
        "unknown",
        "رقم الجوال يبدأ بالرقمين 05، ورقم خارج المملكة يبدأ بعلامة + ورمز الدولة",
        "A mobile number begins with 05; a number abroad with + and the country's code",
    )


def _read(text: str, arabic: str, english: str) -> str:
    """Without what is not seen, digits in Latin. Raises Unreadable ("empty", "length")."""
    if len(text) > LONGEST:
        raise Unreadable("length", f"{arabic} أقصر من المكتوب", f"This is too long for an {english}")
    # Full-width digits and letters of a pasted number are the same number.
    seen = latin(unicodedata.normalize("NFKC", plain(text).text)).strip()
    if not _SEPARATORS.sub("", seen):
        raise Unreadable("empty", f"يلزم {arabic}", f"The {english} is needed")
    return seen


def _digits(text: str, arabic: str, english: str) -> str:
    typed = _SEPARATORS.sub("", _without_excel(_read(text, arabic, english)))
    if not re.fullmatch("[0-9]+", typed):
        raise _letters(f"{arabic} أرقام فقط", f"An {english} is digits only")
    return typed


def _without_excel(typed: str) -> str:
    """`1012345678.0` and `1.012345678E+9` are what a spreadsheet makes of a number."""
    if _SCIENTIFIC.fullmatch(typed) and Decimal(typed) % 1 == 0:
        return str(int(Decimal(typed)))
    whole = _EXCEL.fullmatch(typed)
    return whole[1] if whole else typed


def _letters(arabic: str, english: str) -> Unreadable:
    return Unreadable("letters", f"{arabic}؛ في المكتوب غيرها", f"{english}; this has something else in it")


def _length(arabic: str, english: str, found: int) -> Unreadable:
    """«رقم الهوية عشرة أرقام؛ المكتوب تسعة»."""
    return Unreadable("length", f"{arabic}؛ المكتوب {number_of(found)}", f"{english}; this has {found}")


def _checksum(arabic: str, english: str) -> Unreadable:
    return Unreadable(
        "checksum",
        f"{arabic} لا يوافق خانة التحقق؛ يُراجع على الأصل رقمًا رقمًا",
        f"The {english} does not agree with its check digit; compare it with the paper, digit by digit",
    )
