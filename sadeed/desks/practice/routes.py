"""Practice: what it is, and the way in by one click, with one's own seats (P-3)."""

from flask import Blueprint
from werkzeug.wrappers import Response

from ...web import guards, posting, practiceview
from ...web.show import show

bp = Blueprint("practice", __name__, url_prefix="/training")
guards.seated(bp, "practice")


@bp.get("/")
def index() -> Response:
    """Whether a copy was made, and the doors."""
    return show("practice/index", **practiceview.page())


@bp.post("/entry")
def create_entry() -> Response:
    """Into the copy, as oneself."""
    return posting.arrived_at(practiceview.way_in(guards.sitting().username))
