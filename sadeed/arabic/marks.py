"""Signs nobody sees in a name: taken out when it is written down, put around it when it is shown in plain text."""

import re
from typing import NamedTuple

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
ZERO_WIDTH = "\u00ad\u034f\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
TAGS = "\U000e0000-\U000e0fff"
# A NUL stops PostgreSQL and a lone surrogate stops UTF-8: neither can be stored, neither was meant.
UNSTORABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"

_UNSEEN = re.compile(f"[{BIDI}{ZERO_WIDTH}{TAGS}{UNSTORABLE}]")
_BIDI = re.compile(f"[{BIDI}]")


_TURNING = dict(zip(range(0x202A, 0x202F), ("LRE", "RLE", "PDF", "LRO", "RLO"), strict=True)) | dict(
    zip(range(0x2066, 0x206A), ("LRI", "RLI", "FSI", "PDI"), strict=True)
)


class Plain(NamedTuple):
    """A text without unseen signs, and whether it had any."""

    text: str
    had_marks: bool


def plain(text: str) -> Plain:
    """The text without signs of direction, zero-width signs, control characters and lone surrogates.

    Every letter, haraka and tatweel stays: a name is kept as the document has it (voice, section 5).
    Raises TypeError for anything but text.
    """
    seen = _UNSEEN.sub("", text)
    return Plain(seen, seen != text)


def isolate(text: str) -> str:
    """The text between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, for messages that have no markup.

    Signs of direction already inside are taken out, so that it can neither leave its place nor turn the rest around.
    """
    return f"\u2068{_BIDI.sub('', text)}\u2069"


def shown(text: str) -> str:
    """The text with every sign that turns the direction of others made visible: ⟨RLO⟩; the rest stands as it was."""
    return text.translate({sign: f"⟨{name}⟩" for sign, name in _TURNING.items()})
