"""What a person reads when something stands in the way: what happened, whether it was saved, what to do, a code."""

import secrets
from typing import Any

import structlog
from flask import Flask, Response, current_app, g, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from ..policy.verdict import Refused
from ..records.base import db
from ..records.cases import NotFound
from ..records.once import OtherWords
from ..records.transaction import Changed
from . import locale, refusals, ways

log = structlog.get_logger("sadeed.faults")


def init(app: Flask) -> None:
    """One place for every failure a person can meet."""
    app.register_error_handler(Refused, refused)
    app.register_error_handler(Changed, changed)
    app.register_error_handler(NotFound, not_found)
    app.register_error_handler(OtherWords, other_words)
    app.register_error_handler(CSRFError, form_too_old)
    for away in (OperationalError, DBAPIError, PoolTimeout):
        app.register_error_handler(away, database_away)
    app.register_error_handler(HTTPException, plain_fault)
    app.register_error_handler(Exception, broken)


def fault(status: int, title: str, *sentences: str, code: str = "", **view: Any) -> Response:
    """The page of a failure; it asks nothing of the database that may be the one that failed."""
    reply = make_response(
        render_template("errors/fault.html", title=title, sentences=sentences, code=code, **view), status
    )
    reply.headers["Cache-Control"] = "no-store"
    return reply


def refused(no: Refused) -> Response:
    """The policy forbids it: 422, the clauses, the facts, the door that mends it. Kept in the record of looks."""
    refusals.remember(no)
    return fault(422, _("Not done"), refusal=refusals.refusal_of(no))


def changed(no: Changed) -> Response:
    """Somebody saved first: 409, nothing of ours was written."""
    return fault(
        409, _("Changed meanwhile"), _("Someone else saved a change a moment ago."),
        _("Nothing of this step was saved."),
        _("Open the page again to see what stands now."),
    )  # fmt: skip


def not_found(_no: Exception) -> Response:
    """No such thing within these rights; a stranger learns nothing else."""
    return fault(404, _("Not found"), _("There is nothing under this number or address within your rights."))


def other_words(_no: OtherWords) -> Response:
    """The same form came before with other words: 422."""
    return fault(
        422, _("Already sent"), _("This form was sent before with other words."),
        _("What was sent first is saved; this was not. Open the form again."),
    )  # fmt: skip


def form_too_old(_no: CSRFError) -> Response:
    """The page stood open too long, or the form comes from elsewhere: 400.

    A part of a page whose session has ended takes its page to the sign-in: an error has no place inside a list.
    """
    if request.headers.get("HX-Request") == "true" and not current_user.is_authenticated:
        door = url_for("entrance.sign_in", next=ways.back("") or None)
        return Response(status=200, headers={"HX-Redirect": door})
    return fault(
        400, _("The page is too old"), _("Nothing was saved."),
        _("Open the page again; if the session has ended, sign in first."),
    )  # fmt: skip


def database_away(no: Exception) -> Response:
    """The database cannot be reached or is locked: 503, nothing was saved, a code to tell."""
    code = _cut_off(no, "database")
    return fault(
        503, _("The system cannot save now"), _("Nothing of this step was saved."),
        _("Try again in a few minutes, or use the paper form."), code=code,
    )  # fmt: skip


def plain_fault(no: HTTPException) -> Response:
    """The errors of HTTP itself, in words."""
    if no.code in (301, 302, 303, 304, 307, 308) or no.response is not None:
        return no.get_response()  # type: ignore[return-value]
    words = {
        404: not_found,
        405: lambda _no: fault(405, _("Not done this way"), _("This address does not take such a request.")),
        413: lambda _no: fault(
            413, _("Too large"), _("What was sent is larger than the system takes."), _("Nothing was saved.")
        ),
        429: lambda _no: fault(429, _("Too many tries"), _("Wait a little, then try again.")),
    }
    known = words.get(no.code or 500)
    return (
        known(no)
        if known
        else fault(no.code or 500, _("Not understood"), _("The request was not understood."), _("Nothing was saved."))
    )


def broken(no: Exception) -> Response:
    """A fault of ours: 500, nothing was saved, a code to tell, and no word of the inside."""
    if current_app.testing and current_app.config.get("PROPAGATE_FAULTS", True):
        raise no
    code = _cut_off(no, "fault")
    return fault(500, _("The system stopped at a fault"), _("Nothing of this step was saved."),
                 _("Tell the system administration this code."), code=code)  # fmt: skip


def _cut_off(no: Exception, kind: str) -> str:
    """Nothing of this request is saved, and the page that says so asks the database for nothing. Gives the code."""
    g.is_cut_off = True
    try:
        db.session.rollback()
    except SQLAlchemyError:  # the connection itself is gone, and what was begun on it with it
        db.session.remove()
    return _note(no, kind)


def _note(no: Exception, kind: str) -> str:
    """Into the log under a code, without the words of people: the kind of failure and where it came from."""
    code = secrets.token_hex(4)
    log.error(kind, code=code, error=type(no).__name__, endpoint=request.endpoint, language=locale.language(),
              exc_info=None if kind == "database" else no)  # fmt: skip
    return code
