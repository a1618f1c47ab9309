"""One line a figure: what we took, what the floor took in the same run, how they compare, and what was promised."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

CLEARLY = 1.3  # times what may be: below that it may be the machine


@dataclass
class Figure:
    """Milliseconds of ours and of the floor, unless `unit` says otherwise.

    `promise` is the ratio of the finished house and `most` the promised size of ours alone; what stands there is only
    told. `held` is the ratio the house holds today: a run that breaks it clearly fails.
    """

    what: str
    ours: list[float]
    floor: list[float] = field(default_factory=list)
    promise: float | None = None
    most: float | None = None
    held: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """Median by median; none without a floor."""
        return statistics.median(self.ours) / statistics.median(self.floor) if self.floor else None

    @property
    def is_kept(self) -> bool:
        """Whether both promises stand in this run."""
        ratio = self.ratio
        return (self.promise is None or ratio is None or ratio <= self.promise) and (
            self.most is None or statistics.median(self.ours) <= self.most
        )

    @property
    def is_broken(self) -> bool:
        """Whether it became clearly worse than what the house holds."""
        return self.held is not None and self.ratio is not None and self.ratio > self.held * CLEARLY

    def line(self) -> str:
        """As the table shows it."""
        median, high = statistics.median(self.ours), p95(self.ours)
        floor = f"{statistics.median(self.floor):9.2f}" if self.floor else " " * 9
        ratio = f"{self.ratio:6.2f}" if self.ratio is not None else " " * 6
        promised = " ".join(
            (
                f"≤ {self.promise:g} ×" if self.promise is not None else "",
                f"≤ {self.most:g} {self.unit}" if self.most is not None else "",
            )
        ).strip()
        verdict = "BROKEN" if self.is_broken else "" if not promised else "kept" if self.is_kept else "missed"
        return f"{self.what:46} {median:9.2f} {high:9.2f} {self.unit:3} {floor} {ratio}  {promised:16} {verdict}"


HEAD = f"{'':46} {'median':>9} {'p95':>9}     {'floor':>9} {'ratio':>6}  {'promised':16}"


def p95(took: list[float]) -> float:
    """The 95th of a hundred."""
    return sorted(took)[int(len(took) * 0.95)]


def clocked(do: Callable[[], Any]) -> float:
    """Milliseconds of one call."""
    began = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - began)


def race(ours: Callable[[], Any], floor: Callable[[], Any], times: int) -> tuple[list[float], list[float]]:
    """Each in turn, so that whatever else the machine does falls on both; a few first ones do not count."""
    for _ in range(min(times, 10)):
        ours()
        floor()
    pairs = [(clocked(ours), clocked(floor)) for _ in range(times)]
    return [one for one, _ in pairs], [one for _, one in pairs]
