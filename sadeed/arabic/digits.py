"""Digits both ways. A page shows one kind throughout (voice, section 7)."""

import re

ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_LATIN = "0123456789"

_TO_LATIN = str.maketrans(ARABIC_INDIC + PERSIAN + "٫٬٪", _LATIN * 2 + ".,%")
_TO_ARABIC = str.maketrans(_LATIN + PERSIAN, ARABIC_INDIC * 2)
# A point or comma belongs to a number only where the whole run reads as one: not in 13.06.1448, nor in «1, 2».
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)(?!\w|[.,]\d)", re.ASCII)
# A code is one Latin word, its digits with it: SD-1448-00012, H-4, SA0380000000608010167519.
_CODE = re.compile(r"((?<!\w)(?=[\w.:/@-]{0,80}[A-Za-z])\w+(?:[-.:/@]\w+)*)", re.ASCII)


def latin(text: str) -> str:
    """Arabic-Indic and Persian digits as 0–9, with «٫» as a point, «٬» as a comma and «٪» as %."""
    return str.translate(text, _TO_LATIN)


def arabic(text: str) -> str:
    """Digits as ٠–٩; in a number 12,500.5 becomes ١٢٬٥٠٠٫٥ and 45% becomes ٤٥٪. Other points and commas stay.

    A code with Latin letters in it (SD-1448-00012) is one word and stays as it is printed, read aloud and typed.
    """
    return "".join(part if n % 2 else _number(part) for n, part in enumerate(_CODE.split(text)))


def _number(text: str) -> str:
    return _NUMBER.sub(_arabic_number, text).translate(_TO_ARABIC)


def _arabic_number(number: re.Match[str]) -> str:
    whole, fraction, percent = number.groups(default="")
    return whole.replace(",", "٬") + fraction.replace(".", "٫") + percent.replace("%", "٪")
