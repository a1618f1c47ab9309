"""What is said before data are collected, and what people consent to: each text with its version, the newest in use."""

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _shipped() -> dict[tuple[str, str], dict[str, str]]:
    lines = (files("sadeed") / "tables" / "notices.csv").read_text(encoding="utf-8").splitlines()
    return {(row["purpose"], row["version"]): row for row in csv.DictReader(lines)}


def version(purpose: str) -> str:
    """The version of the text in use; raises `LookupError` for no such purpose."""
    found = [int(number) for name, number in _shipped() if name == purpose]
    if not found:
        raise LookupError(purpose)
    return str(max(found))


def text(purpose: str, language: str, number: str = "") -> str:
    """The text of that version (the one in use by default); raises `LookupError`."""
    row = _shipped()[purpose, number or version(purpose)]
    return row["english" if language == "en" else "arabic"]
