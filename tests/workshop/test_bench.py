"""The benchmarks are honest: a floor knows nothing of the house, and only what became clearly worse fails a run."""

import ast
from pathlib import Path

import pytest

from bench.table import Figure

BENCH = Path(__file__).parents[2] / "bench"


@pytest.mark.parametrize("file", sorted(BENCH.glob("floor_*.py")), ids=lambda file: file.name)
def test_a_floor_imports_nothing_of_the_house(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text())):
        names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or "" if not node.level else "bench"] if isinstance(node, ast.ImportFrom) else []
        assert not [name for name in names if name.split(".")[0] in ("sadeed", "bench", "tests", "wsgi")]


def test_a_run_fails_by_what_became_clearly_worse_and_not_by_what_is_still_promised() -> None:
    slow = Figure("a page", [40.0], [10.0], promise=1.5, held=4.0)
    assert (slow.ratio, slow.is_kept, slow.is_broken) == (4.0, False, False)
    assert Figure("a page", [60.0], [10.0], promise=1.5, held=4.0).is_broken
    assert "missed" in slow.line()
    assert Figure("bytes", [16.0], most=15, unit="KB").is_kept is False
