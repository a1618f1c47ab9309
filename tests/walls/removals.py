"""Every wall, and what falls when it is taken away: what protects, how it goes, and the check that must then fail.

`test_removals.py` first sees each check hold, then takes its protection away and sees the check fail.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Removal:
    """One protection. `target` is the dotted name of what protects; `instead` stands there when it is taken away.

    `check(house)` raises AssertionError when the protection does not hold.
    """

    name: str
    promise: str
    target: str
    instead: Any
    check: Callable[[Any], None]
