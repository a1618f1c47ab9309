"""The Arabic language as rules: folding, counting, names, words, digits, dates, identity numbers.

Pure: no Flask, no SQL, no clock, no files. The same answer for the same text, always.
"""

from sadeed.arabic import counting, dates, digits, identity, marks, names, words
from sadeed.arabic.counting import plural
from sadeed.arabic.folding import fold
from sadeed.arabic.unreadable import Unreadable

__all__ = [
    "Unreadable",
    "counting",
    "dates",
    "digits",
    "fold",
    "identity",
    "marks",
    "names",
    "plural",
    "words",
]
