"""What stands in the way on the public side, said to people who have no account and no rights to speak of."""

from typing import Any

from flask import Flask, Response
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError

from .pages import page


def init(app: Flask) -> None:
    """These instead of the words for the desks; what the system itself did wrong is said as everywhere."""
    app.register_error_handler(404, not_found)
    app.register_error_handler(429, too_often)
    app.register_error_handler(CSRFError, form_too_old)


def not_found(_no: Any) -> Response:
    """No such address."""
    return page("fault", 404, title=_("Not found"), sentences=(_("There is nothing at this address."),))


def too_often(_no: Any) -> Response:
    """Slower, please."""
    sentences = (_("Many tries came from here. After an hour it is possible again, and the telephone answers now."),)
    return page("fault", 429, title=_("Too many tries"), sentences=sentences)


def form_too_old(_no: CSRFError) -> Response:
    """The page stood open too long, or its browser keeps no mark."""
    sentences = (_("Nothing was saved."), _("The page is opened again, and sent from there."))
    return page("fault", 400, title=_("The page is too old"), sentences=sentences)
