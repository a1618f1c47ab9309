"""Before there is an administrator: every page leads to the one that makes the account, and wrong codes are few."""

import time
from typing import Any

from flask import Flask, abort, current_app, request, url_for
from werkzeug.wrappers import Response

from ..acts import founding
from ..acts.founding import WrongCode
from ..acts.passwords import Guessable
from ..records import staff
from ..records.tries import Tries
from . import posting
from .clock import now
from .forms import ActForm, reason_of

OPEN = ("static", "entrance.healthz", "entrance.readyz", "entrance.create_choice", "entrance.administrator",
        "entrance.create_administrator")  # fmt: skip
MOST_MISSES = 5  # an hour, from one place
MISS_TAKES = 1.0  # seconds


def init(app: Flask) -> None:
    """The gate stands where real people work; a demo makes its own administrator, and practice copies one."""
    settings = app.config["SADEED"]
    if app.config["SADEED_SIDE"] == "desks" and not settings.is_practice:
        app.extensions["setup_tries"] = Tries(settings.folder / "setup-tries.db", settings.secret)
        if not settings.is_demo:
            app.before_request(lead_to_the_first_day)


def lead_to_the_first_day() -> Response | None:
    """To the account page, while nobody could sign in yet."""
    if request.endpoint in OPEN or is_founded():
        return None
    return posting.arrived_at(url_for("entrance.administrator"))


def is_founded() -> bool:
    """Whether an administrator was ever there. Once it is so it stays so, and is asked no more."""
    known: dict[str, Any] = current_app.extensions
    if not known.get("founded"):
        known["founded"] = staff.has_known_an_administrator()
    return bool(known["founded"])


def found(form: ActForm) -> int | None:
    """The account of the first administrator; None when the form comes back, with what is wrong.

    429 for a place from which too many wrong codes came; each of them takes a moment.
    """
    _refuse_many_misses()
    if not form.validate():
        return None
    try:
        return founding.found_administrator(**form.words(), at=now())
    except WrongCode as no:
        form.form_errors.append(reason_of(no))
        _note_miss()
    except Guessable as no:
        form.password.errors = [reason_of(no)]
    except ValueError as no:
        form.form_errors.append(reason_of(no))
    return None


def is_overheard() -> bool:
    """Whether this page came over a network in plain sight: the cookie of a session would not come back that way."""
    return not request.is_secure and current_app.session_interface.get_cookie_secure(current_app)


def _refuse_many_misses() -> None:
    if _tries().within_the_hour(_place(), at=now()) >= MOST_MISSES:
        abort(429)


def _note_miss() -> None:
    _tries().note(_place(), at=now())
    time.sleep(current_app.config.get("MISS_TAKES", MISS_TAKES))


def _tries() -> Tries:
    kept: Tries = current_app.extensions["setup_tries"]
    return kept


def _place() -> str:
    return f"place {request.remote_addr}"
