"""The days of these tests, and what a browser says and is told."""

from datetime import UTC, date, datetime

from werkzeug.test import TestResponse

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SUNDAY = date(2026, 11, 22)


def said(grade: int = 4, words: str = "") -> dict[str, str]:
    """What a browser posts."""
    return {"q-steps_clear": str(grade), "words": words}


def text_of(reply: TestResponse) -> str:
    return reply.get_data(as_text=True)
