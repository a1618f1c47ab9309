"""My work: everything that waits for somebody across all their seats and those they stand in for, by its day (A-1)."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from ...web import guards, workview
from ...web.show import show

bp = Blueprint("work", __name__, url_prefix="/my-work")
guards.seated(bp, "work")


@bp.get("/")
def index() -> Response:
    """The list; or, where a list that stands open asks whether it still holds, only the bar above it."""
    return show("work/index", fragment="work/_arrived" if "taken" in request.args else None, **workview.page())
