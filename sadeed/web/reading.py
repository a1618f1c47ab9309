"""A page as it leaves for its reader: in the digits the person chose, its Arabic marked where the page is English,
and a sign that would turn the words around it made visible, wherever it came from.

Done once, on the way out, because no template can then forget it. What is typed (values of fields), what machines read
(attributes, addresses) and what is kept letter by letter (`translate="no"`) stay as they are.
"""

import re

from flask import Flask, Response

from ..arabic import digits, marks
from . import locale

_PIECES = re.compile(
    r"<(script|style|textarea)\b.*?</\1>"
    r'|<(\w+)[^>]*\btranslate="no"[^>]*>.*?</\2>'
    r"|<[^>]*>|[^<]+",
    re.DOTALL,
)
_READ_ALOUD = re.compile(r'(\b(?:aria-label|aria-description|placeholder|title|alt)=")([^"]*)')
_BARE = ("<title", "<option", "<text", "<bdi lang")  # hold text alone, or are marked already
_ENTITY = re.compile(r"(&#?\w+;)")
_LETTER = "[\u0621-\u065f\u0670\u0671-\u06d3]"
# From the first Arabic letter to the last, with what is bracketed among them and the signs that end Arabic sentences.
_ARABIC = re.compile(rf"{_LETTER}(?:[^A-Za-z&·—|:\n()]*(?:{_LETTER}|\([^()A-Za-z&\n]*\)))*[؟،؛]*")


_TURNS = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")  # U+202A–202E and U+2066–2069 in UTF-8


def init(app: Flask) -> None:
    """Every page and every fragment goes this way."""
    app.after_request(as_read)


def as_read(reply: Response) -> Response:
    """The page with the digits and the marks this reader needs; Arabic with Latin digits is left untouched."""
    if reply.mimetype != "text/html" or reply.is_streamed:
        return reply
    if _TURNS.search(reply.get_data()):
        reply.set_data(marks.shown(reply.get_data(as_text=True)))
    is_arabic, is_english = locale.choice("digits") == "arabic", locale.language() == "en"
    if is_arabic or is_english:
        reply.set_data(written(reply.get_data(as_text=True), in_arabic_digits=is_arabic, mark_arabic=is_english))
    return reply


def written(html: str, *, in_arabic_digits: bool = False, mark_arabic: bool = False) -> str:
    """The words of `html` rewritten, its marks left as they are."""
    tag = ""

    def piece(found: re.Match[str]) -> str:
        nonlocal tag
        text = found[0]
        if text.startswith("<"):
            tag = text
            return _READ_ALOUD.sub(_spoken, text) if in_arabic_digits and not (found[1] or found[2]) else text
        shown = _digits(text) if in_arabic_digits else text
        return _marked(shown) if mark_arabic and not _is_marked(tag) else shown

    return _PIECES.sub(piece, html)


def _is_marked(tag: str) -> bool:
    return tag.startswith(_BARE) or 'lang="ar"' in tag


def _spoken(attribute: re.Match[str]) -> str:
    return attribute[1] + _digits(attribute[2])


def _digits(text: str) -> str:
    return "".join(part if part.startswith("&") else digits.arabic(part) for part in _ENTITY.split(text))


def _marked(text: str) -> str:
    return _ARABIC.sub(r'<bdi lang="ar">\g<0></bdi>', text)
