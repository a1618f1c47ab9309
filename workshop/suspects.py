"""What bandit suspects in the code, but for what was judged where it stands.

A line that ruff's rule of the same number was answered on (`# noqa: S608  (why)`) is answered for bandit too: one
judgement in one place. Anything else is printed, and the command fails.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BANDIT = [
    sys.executable,
    "-m",
    "bandit",
    "--quiet",
    "--recursive",
    "sadeed",
    "-c",
    "pyproject.toml",
    "--format",
    "json",
]


def suspects() -> list[str]:
    """Each as a line; none when the code is clean."""
    told = subprocess.run(BANDIT, cwd=ROOT, capture_output=True, text=True, check=False)
    found = json.loads(told.stdout)
    assert not found["errors"], found["errors"]
    return [
        f"{one['filename']}:{one['line_number']}: {one['test_id']} {one['issue_text']}"
        for one in found["results"]
        if not is_judged(one)
    ]


def is_judged(one: dict[str, Any]) -> bool:
    """Whether the place says why it stands. An empty string is nobody's password."""
    rule = str(one["test_id"]).replace("B", "S")
    lines = (ROOT / one["filename"]).read_text().splitlines()
    spread = "\n".join(lines[min(one["line_range"]) - 1 : max(one["line_range"]) + 1])
    said = re.search(rf"noqa: [\w, ]*\b{rule}\b", spread) is not None
    return said or one["issue_text"].endswith("password: ''")


def main() -> int:
    """0 when there is none."""
    found = suspects()
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
