"""What somebody asks for never stands in an address: names and numbers are sent in a form, and the page that answers is
named by a sealed word that only this house can open, for the same person, for a while.

So histories, logs, bookmarks and referrers hold nothing of anybody; back, reload and a browser without scripts work.
"""

import json

from flask import Flask, current_app, request

from ..records.seal import Broken, Seal
from . import guards
from .clock import now

LASTS = 60 * 60  # seconds; afterwards the page asks again
NAME = "asked"  # in an address


def init(app: Flask) -> None:
    """The seal of this purpose."""
    app.extensions["asked"] = Seal(app.config["SECRET_KEY"], "words asked for")


def hidden(**words: str) -> str:
    """The words under seal, for `?asked=`."""
    return _seal().close_at(json.dumps([guards.sitting().staff, words]), now())


def words() -> dict[str, str]:
    """What this page was asked for; nothing when nothing was, too long ago, or by somebody else."""
    try:
        by, said = json.loads(_seal().open_within(request.args.get(NAME, ""), LASTS, now()))
    except Broken:
        return {}
    return said if by == guards.sitting().staff else {}


def _seal() -> Seal:
    seal: Seal = current_app.extensions["asked"]
    return seal
