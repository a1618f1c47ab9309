"""The pad of a tablet that rested: whatever is asked of the device, the pad comes first."""

from flask import Flask, g, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from . import entering, posting, ways
from .pins import is_resting, rests_after

OPEN = ("static", "entrance.healthz", "entrance.readyz", "entrance.create_choice", "entrance.delete_session",
        "factors.pin_pad", "factors.create_pin")  # fmt: skip


def init(app: Flask) -> None:
    """On the side of the desks, where no practice copy stands."""
    if app.config["SADEED_SIDE"] == "desks" and not app.config["SADEED"].is_practice:
        entering.use_rest(app, is_resting)
        app.before_request(stay_at_the_pad)
        app.context_processor(_rest)


def _rest() -> dict[str, int]:
    """The page of a failure asks nothing of the database that may have failed."""
    return {"rests_after": 0 if g.get("is_cut_off", False) else rests_after()}


def stay_at_the_pad() -> Response | None:
    """A tablet that rested shows its pad, whatever is asked of it."""
    if request.endpoint in OPEN or not current_user.is_authenticated or not is_resting():
        return None
    back = ways.here(with_query=True) if request.method == "GET" and "HX-Request" not in request.headers else None
    return posting.arrived_at(url_for("factors.pin_pad", next=back))
