"""`make bench`: every benchmark, each figure beside a floor measured in the same run."""

import sys
import tempfile
from pathlib import Path

from bench import search

SMALL = 100_000  # people, unless a number is given


def main() -> None:
    """Run them all in a temporary folder; a number on the command line says how many people."""
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else SMALL
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # the database server runs as somebody else
        search.main(how_many, Path(folder))


if __name__ == "__main__":
    main()
