"""The floor under a letter: typst alone, on the same template with the same words. No sadeed here."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typst


def setting(root: Path, fonts: Path, asked: dict[str, Any]) -> Callable[[str], bytes]:
    """A warm compiler; each call sets one letter."""
    case = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
    compiler = typst.Compiler(root=root, font_paths=case, ignore_system_fonts=True)

    def once(letter: str) -> bytes:
        sheet: Any = compiler.compile(**asked | {"sys_inputs": {"letter": letter}})
        return bytes(sheet)

    return once
