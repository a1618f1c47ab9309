"""How long somebody stays in: until nothing was done for a while, and never longer than a working day. From memory."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from . import catalogues
from .kept import kept

NAME = "stays"
IDLE_MINUTES, WHOLE_HOURS = (5, 480), (1, 24)  # what the administration may choose from


@dataclass(frozen=True)
class Stays:
    """The two limits of a login."""

    idle: timedelta = timedelta(minutes=60)
    whole: timedelta = timedelta(hours=12)


def standing() -> Stays:
    """As the association set them."""
    return kept(NAME, lambda: read(catalogues.setting(NAME)))


def read(said: dict[str, Any] | None) -> Stays:
    """From the setting, or those of a new house."""
    return Stays(timedelta(minutes=said["idle_minutes"]), timedelta(hours=said["whole_hours"])) if said else Stays()
