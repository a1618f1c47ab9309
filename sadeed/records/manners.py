"""How the house speaks to those who have not chosen: languages offered, digits, rows. From memory where it can be."""

from dataclasses import dataclass
from typing import Any

from . import catalogues
from .kept import kept

NAME = "languages"
BOTH = ("ar", "en")


@dataclass(frozen=True)
class Manners:
    """Languages by side, Arabic first; digits and rows of who has not chosen."""

    desks: tuple[str, ...] = BOTH
    public: tuple[str, ...] = BOTH
    digits: str = "latin"
    density: str = "comfortable"

    def offered(self, side: str) -> tuple[str, ...]:
        """The languages of the desks or of the public pages."""
        return self.public if side == "public" else self.desks


def standing() -> Manners:
    """As the association set them."""
    return kept("manners", lambda: read(catalogues.setting(NAME)))


def read(said: dict[str, Any] | None) -> Manners:
    """From the setting, or those of a new house."""
    if not said:
        return Manners()
    languages = {
        side: tuple(one for one in BOTH if one in (*said.get(side, BOTH), "ar")) for side in ("desks", "public")
    }
    return Manners(**languages, digits=said.get("digits", "latin"), density=said.get("density", "comfortable"))
