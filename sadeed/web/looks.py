"""Looks of the signed-in person, written behind the reply. The refresh of a fragment is not a look."""

from typing import Any

from flask import current_app
from flask_login import current_user

from ..records.access import Look
from .clock import now
from .show import wants_fragment


def looked(act: str, subject: str, **told: Any) -> None:
    """Somebody viewed a case, searched for people, or took something out."""
    behind = current_app.extensions.get("behind")
    if behind is not None and not wants_fragment():
        behind.later(Look(act, current_user.sitting.username, now(), subject=subject, told=told))
