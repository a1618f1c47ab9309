"""Trying a password: at the door, and once more before a weighty step. What is wrong is told in plain words."""

from datetime import timedelta

from flask import current_app
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_wtf import FlaskForm

from ..acts import entry
from ..acts.entry import Knock, MustWait
from ..records.access import Look
from ..records.staff import Staff
from . import devices
from .clock import now


def to_sign_in(form: FlaskForm) -> tuple[Staff | None, int]:
    """The account whose name and password came; else None and the status under which the form comes back.

    Whether there is such an account is told neither by the words nor by the time it takes.
    """
    if not form.validate():
        return None, 422
    username = form.username.data or ""
    knock = knock_of(username)
    try:
        person = entry.sign_in(username, form.password.data or "", knock=knock, at=now())
    except MustWait as no:
        note_waiting("sign_in", knock)
        form.form_errors.append(wait_words(no.left))
        return None, 429
    if person is None:
        form.form_errors.append(_("The name or the password is not right."))
    return person, 422


def knock_of(username: str) -> Knock:
    """From where this request tries to be `username`."""
    here = devices.here()
    return Knock(devices.mark_of(f"account {username.strip().lower()[:64]}"), here.mark, here.place)


def note_waiting(what: str, knock: Knock) -> None:
    """A try that was not looked at: among the looks, by marks alone."""
    told = {"account": knock.account, "place": knock.place}
    current_app.extensions["behind"].later(Look("refused_act", "unknown", now(), what, told))


def wait_words(left: timedelta) -> str:
    """How long, in plain words."""
    minutes = max(1, -(-int(left.total_seconds()) // 60))
    return ngettext(
        "Too many tries. Nothing was checked; try again in one minute.",
        "Too many tries. Nothing was checked; try again in %(num)d minutes.", minutes,
    )  # fmt: skip
