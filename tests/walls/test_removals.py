"""A wall that could be taken away without a test noticing is no wall (S5, S6, S7, S12, S13)."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from tests import walls
from tests.cast import House
from tests.walls.removals import Removal


def all_removals() -> list[Removal]:
    """Those every module `tests/walls/of_*.py` lists as REMOVALS."""
    modules = [import_module(f"tests.walls.{m.name}") for m in iter_modules(walls.__path__) if m.name.startswith("of_")]
    return [removal for module in modules for removal in module.REMOVALS]


@pytest.mark.prove
@pytest.mark.parametrize("removal", all_removals(), ids=lambda one: one.name)
def test_a_wall_taken_away_is_missed(removal: Removal, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    removal.check(house)
    monkeypatch.setattr(removal.target, removal.instead)
    with pytest.raises(AssertionError):
        removal.check(house)
