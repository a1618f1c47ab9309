"""S12: the walls stand; `tests/walls` takes each of them away."""

from collections.abc import Callable

import pytest

from tests.cast import House
from tests.walls import of_files


@pytest.mark.parametrize("association", ["sqlite"], indirect=True)
@pytest.mark.parametrize("check", of_files.CHECKS, ids=lambda check: check.__name__)
def test_S12(house: House, check: Callable[[House], None]) -> None:
    check(house)
