"""`make bench`: every benchmark, each figure beside a floor measured in the same run.

    python -m bench [cases, default 2000] [people searched, default 10000]

The same with ten times the cases is measured too. Fails only where a ratio became clearly worse than what the house
holds; what was promised for the finished house is told beside it.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench import acts, ground, letters, pages, search, serving
from bench.table import HEAD, Figure

CASES, PEOPLE, TENFOLD = 2_000, 10_000, 10
IN_THE_DEMO = 150


def main() -> int:
    """Run them all in a temporary folder; the number of broken figures, at most 1."""
    asked = [int(word) for word in sys.argv[1:]] + [CASES, PEOPLE][len(sys.argv) - 1 :]
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # the database server runs as somebody else
        print(HEAD)
        figures = list(told(figures_of(Path(folder), asked[0])))
        search.main(asked[1], Path(folder))
    broken = [figure.what for figure in figures if figure.is_broken]
    print(f"\n{time.perf_counter() - began:.0f} s", f"BROKEN: {', '.join(broken)}" if broken else "nothing broke")
    return min(len(broken), 1)


def told(figures: Iterator[Figure]) -> Iterator[Figure]:
    """Each as soon as it is known."""
    for figure in figures:
        print(figure.line(), flush=True)
        yield figure


def figures_of(folder: Path, how_many: int) -> Iterator[Figure]:
    """On ground made for this run."""
    small = ground.demo(folder / "small")
    large = ground.beside(small, folder / "large")
    (folder / "server").mkdir(mode=0o755)
    on_postgres = ground.on_postgres(small, folder / "server")
    copies = max(how_many // IN_THE_DEMO - 1, 1)
    sizes = ground.multiply(small, copies), ground.multiply(large, (copies + 1) * TENFOLD - 1)
    yield from pages.measure(small, large, sizes)
    for one in (small, on_postgres):
        yield from acts.measure(one, folder)
    yield from letters.measure(small)
    yield from serving.measure(small, folder)


if __name__ == "__main__":
    sys.exit(main())
