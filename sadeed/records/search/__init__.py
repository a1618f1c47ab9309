"""Finding: people by any fragment, the library by its words. One face, two databases behind it."""

from .find_library import library, library_words
from .find_people import people
from .found import Found, Hit, Row
from .upkeep import rebuild

__all__ = ["Found", "Hit", "Row", "library", "library_words", "people", "rebuild"]
