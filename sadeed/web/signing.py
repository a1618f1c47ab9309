"""The PIN under a signature: whoever has one writes it each time something is signed; never for a vote (S6, P-3)."""

from typing import Any, TypeVar

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms import PasswordField
from wtforms.validators import Length

from ..records import factors
from . import guards, pins
from .forms import LTR, Needed

FIELD = "signature_pin"
SIGNS = ("endorse_study", "close_case_in_session", "decide", "ratify", "countersign")  # the acts that are signatures
Form = TypeVar("Form", bound=FlaskForm)


def asking(form: type[Form], act: str) -> type[Form]:
    """The form with a field for the PIN, where this act is a signature of somebody who has one."""
    return type(form.__name__, (form,), {FIELD: _field()}) if _is_asked(act) else form


def holds(form: FlaskForm) -> bool:
    """Whether this form wants no PIN, or brings the right one; else its field says what is wrong."""
    if FIELD not in form:
        return True
    try:
        if pins.wakes(form[FIELD].data or ""):
            return True
        form[FIELD].errors = [pins.wrong_words()]
    except ValueError:
        form[FIELD].errors = [_("Five wrong PINs: nothing is signed until you sign in anew.")]
    return False


def _is_asked(act: str) -> bool:
    is_real = not current_app.config["SADEED"].is_practice
    return act in SIGNS and is_real and current_user.is_authenticated and factors.has_pin(guards.sitting().staff)


def _field() -> Any:
    return PasswordField(
        _l("To sign: your PIN"), [Needed(), Length(max=20)], render_kw=LTR | {"maxlength": 6, "autocomplete": "off"}
    )
