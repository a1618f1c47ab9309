"""Looks of the signed-in person, written behind the reply. The refresh of a fragment is not a look."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, request
from flask_login import current_user

from ..records.access import Look
from .clock import now
from .show import wants_fragment

SEARCHES = ("/people/", "/people/choices")


def looked(act: str, subject: str, **told: Any) -> None:
    """Somebody viewed a case, searched for people, or took something out; opened from a search, it says so."""
    behind = current_app.extensions.get("behind")
    if act == "view" and came_by_search():
        told["through"] = "search"
    if behind is not None and not wants_fragment():
        behind.later(Look(act, current_user.sitting.username, now(), subject=subject, told=told))


def came_by_search() -> bool:
    """Whether the page before this one was the search for people."""
    return urlsplit(request.referrer or "").path.endswith(SEARCHES)


def typed(subject: str, *, is_search: bool) -> None:
    """Somebody looks for people while typing: one look a minute of it, not one a letter. Empty typing is none."""
    behind, at = current_app.extensions.get("behind"), now()
    if behind is None or not is_search:
        return
    by = current_user.sitting.username
    last: dict[str, datetime] = current_app.extensions.setdefault("typed", {})
    if by not in last or last[by].replace(second=0, microsecond=0) != at.replace(second=0, microsecond=0):
        last[by] = at
        behind.later(Look("search", by, at, subject=subject, told={}))
