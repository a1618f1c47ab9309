"""The record shows what was done to it, and personal data are held as the law asks (S7, S13)."""

import pytest

from tests.cast import House
from tests.walls import of_law, of_record

CHECKS = list(dict.fromkeys(one.check for one in (*of_record.REMOVALS, *of_law.REMOVALS)))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_S7_S13(house: House, check) -> None:  # type: ignore[no-untyped-def]
    check(house)
