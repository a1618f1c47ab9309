"""At the entrance with a one-time code: few wrong ones an hour for one name and from one place."""

import time

from flask import abort, current_app, flash, request
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from ..acts import invitations
from ..records import staff
from ..records.staff import Staff
from ..records.tries import Tries
from .clock import now, today
from .forms import reason_of

MOST_FOR_ONE, MOST_FROM_ONE = 5, 20  # misses an hour: under one user name, from one place
MISS_TAKES = 1.0  # seconds


def take_up(form: FlaskForm) -> Staff | None:
    """The account whose code and new password came; None when the form comes back, with what is wrong.

    429 for a place from which too many wrong codes came.
    """
    if not form.validate():
        return None
    username = (form.username.data or "").strip().lower()[:64]
    _refuse_many(username)
    try:
        person = invitations.take_up(username, form.code.data or "", form.password.data or "", at=now())
    except ValueError as no:
        form.password.errors = [reason_of(no)]
        return None
    if person is None:
        form.form_errors.append(
            _("The name or the code is not right, or the code has ended; the administration issues another.")
        )
        _note_miss(username)
    elif staff.sitting_of(person.id, on=today()) is None:
        flash(_("The password is kept. Your seat has yet to begin; sign in from its first day."), "done")
    return person


def _refuse_many(username: str) -> None:
    tries, at = _tries(), now()
    if (
        tries.within_the_hour(_place(), at=at) >= MOST_FROM_ONE
        or tries.within_the_hour(username, at=at) >= MOST_FOR_ONE
    ):
        abort(429)


def _note_miss(username: str) -> None:
    _tries().note(_place(), username, at=now())
    time.sleep(current_app.config.get("MISS_TAKES", MISS_TAKES))


def _tries() -> Tries:
    house = current_app.config["SADEED"]
    return Tries(house.folder / "invitation-tries.db", house.secret)


def _place() -> str:
    return f"place {request.remote_addr}"
