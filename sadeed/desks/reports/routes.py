"""Figures for the manager: open requests, promises, time at each stage (A-1, H-5)."""

from flask import Blueprint
from werkzeug.wrappers import Response

from ...web import exports, figurelist, figureview, guards
from ...web.show import show

bp = Blueprint("reports", __name__, url_prefix="/reports")
guards.seated(bp, "reports")


@bp.get("/")
def index() -> Response:
    """Where the house stands today."""
    return show("reports/index", **figureview.overview())


@bp.get("/requests")
def requests() -> Response:
    """The requests one of the numbers counts."""
    return show("reports/requests", **figurelist.page())


@bp.get("/requests.xlsx", defaults={"kind": "xlsx"})
@bp.get("/requests.csv", defaults={"kind": "csv"})
def requests_file(kind: str) -> Response:
    """The same requests, all of them, as a file."""
    return exports.take("requests", figurelist.table(), kind)
