"""S6: every wall of rights holds. What falls when one is taken away is tried beside the others (`removals.py`)."""

from collections.abc import Callable

import pytest

from tests.cast import House
from tests.walls.of_rights import REMOVALS, check_a_deputy_and_the_period, check_a_seat_taken_away_at_once

OF_SEATS = (check_a_deputy_and_the_period, check_a_seat_taken_away_at_once)
CHECKS = [*dict.fromkeys(removal.check for removal in REMOVALS), *OF_SEATS]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("check_"))
@pytest.mark.parametrize("association", ["sqlite"], indirect=True)
def test_S6_the_wall_holds(house: House, check: Callable[[House], None]) -> None:
    check(house)
