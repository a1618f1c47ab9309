"""The press: words in, an archival PDF out. One press a process; its type is read once."""

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from sadeed.printing.paper import FONTS, fit

LETTERS = Path(__file__).parents[2] / "templates" / "letters"


class Press:
    """Sets letters in type. The words of a letter are one JSON value, never source: nothing a person wrote is run.

    It sees the fonts of this package and the folder of letter templates; no font of the machine, no other file.
    """

    def __init__(self) -> None:
        type_case = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        self._compiler = typst.Compiler(root=LETTERS, font_paths=type_case, ignore_system_fonts=True)
        self._one_at_a_time = threading.Lock()

    def pdf(self, template: str, words: Mapping[str, Any], *, drawings: Mapping[str, str], at: datetime) -> bytes:
        """`words` set in `template` (the name of a file in templates/letters, without its ending), as PDF/A-2b.

        `drawings` are SVG of our own making, kept out of the mending that words get. The same words at the
        same second are the same bytes. Raises `ValueError` when `at` names no time zone, `typst.TypstError` when the
        template itself is wrong.
        """
        if at.tzinfo is None:
            raise ValueError("a letter is dated by an instant with its time zone")
        letter = json.dumps(fit(words) | drawings, ensure_ascii=False)
        with self._one_at_a_time:
            sheet = self._compiler.compile(
                input=LETTERS / f"{template}.typ", format="pdf", sys_inputs={"letter": letter},
                pdf_standards=["a-2b"], timestamp=int(at.timestamp()),
            )  # fmt: skip
        assert isinstance(sheet, bytes)
        return sheet


@cache
def press() -> Press:
    """The press of this process, made when the first letter is printed."""
    return Press()
