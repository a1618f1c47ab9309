"""The association's logo, for the pages of both sides: one address, whose mark changes with the picture."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, abort, current_app, url_for

from ..records import catalogues, files
from .statics import YEAR

MARK = 16


def init(app: Flask) -> None:
    """`/logo/<mark>.png`."""
    app.add_url_rule("/logo/<mark>.png", "logo", serve, methods=["GET"])


def url(association: Mapping[str, Any]) -> str:
    """Where the logo is; "" while there is none."""
    kept = str(association.get("logo", ""))
    return url_for("logo", mark=kept[:MARK]) if kept else ""


def serve(mark: str) -> Response:
    """The picture that stands now; any other is not found."""
    sha256 = str(catalogues.association().get("logo", ""))
    place = files.place_of(current_app.config["SADEED"].folder, sha256)
    if not sha256 or sha256[:MARK] != mark or not place.is_file():
        return abort(404)
    reply = Response(place.read_bytes(), mimetype="image/png")
    reply.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return reply
