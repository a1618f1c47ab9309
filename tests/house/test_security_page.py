"""docs/security.md claims nothing that no test shows."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text()
ROW = re.compile(r"^\| (?P<ids>\d+\.\d+\.\d+[^|]*) \| [^|]+ \| (?P<names>`[^|]+`) \|$", re.M)
FEWEST = 60


def test_every_requirement_names_a_test_that_exists() -> None:
    tests = "\n".join(file.read_text() for file in ROOT.glob("tests/**/*.py"))
    defined = set(re.findall(r"^def (\w+)", tests, re.M))
    named = {row["ids"]: re.findall(r"`(\w+)`", row["names"]) for row in ROW.finditer(PAGE)}
    assert len(named) >= FEWEST
    missing = {ids: names for ids, names in named.items() if not names or not set(names) <= defined}
    assert not missing


def test_every_wall_of_the_page_can_be_taken_away() -> None:
    """A check that is named beside a requirement stands in the list of removals."""
    removals = "".join(file.read_text().partition("\nREMOVALS")[2] for file in ROOT.glob("tests/walls/of_*.py"))
    checks = {name for row in ROW.finditer(PAGE) for name in re.findall(r"`(\w+)`", row["names"])
              if not name.startswith("test_")}  # fmt: skip
    assert checks
    assert {name for name in checks if not re.search(rf"\b{name}\b", removals)} == set()
