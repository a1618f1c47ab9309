"""To be sure: before an export, a change of seats and a payment the owner of the login proves once more who they are.

The form asks for it among its own fields, so nothing typed is lost; a proof holds for five minutes.
"""

from datetime import timedelta
from typing import Any, TypeVar

from flask import abort, current_app, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField
from wtforms.validators import Length

from ..acts import entry
from ..acts import logins as acts
from ..acts.entry import MustWait
from . import entering, guards, trying, ways
from .clock import now
from .forms import Needed, reason_of

LASTS = timedelta(minutes=5)
FIELD = "proof"
Form = TypeVar("Form", bound=FlaskForm)


def is_sure() -> bool:
    """Whether the owner has proven it a moment ago. Practice has no passwords and nothing to lose."""
    found = entering.current()
    if current_app.config["SADEED"].is_practice or found is None:
        return found is not None
    return found.sure_at is not None and now() - found.sure_at < LASTS


def asking(form: type[Form]) -> type[Form]:
    """The form with a field for the proof, while one is wanted; the form itself otherwise."""
    return form if is_sure() else type(form.__name__, (form,), {FIELD: _field()})


def holds(form: FlaskForm) -> bool:
    """Whether this form wants no proof, or brings a right one; else its field says what is wrong."""
    if FIELD not in form:
        return True
    try:
        if _is_right(form):
            return True
        form[FIELD].errors = [_("The code is not right.") if _takes_code(form) else _("The password is not right.")]
    except MustWait as no:
        form[FIELD].errors = [trying.wait_words(no.left)]
    except ValueError as no:
        form[FIELD].errors = [reason_of(no)]
    return False


def before_taking_out() -> None:
    """A list leaves the house only in sure hands: whoever asks for it proves it first, and comes back."""
    if not is_sure():
        abort(redirect(url_for("account.make_sure_form", next=ways.here(with_query=True)), 303))


def _is_right(form: FlaskForm) -> bool:
    typed = form[FIELD].data or ""
    sitting, found, factor = guards.sitting(), entering.current(), entering.factor()
    assert found is not None  # who is signed in has a login
    if _takes_code(form) and factor is not None:
        is_right = factor.agrees(sitting.staff, typed, at=now())
    else:
        knock = trying.knock_of(sitting.username)
        is_right = entry.prove(sitting.staff, typed, knock=knock, login_id=found.id, at=now())
    if is_right:
        acts.make_sure(found.id, at=now())
        entering.look_again()
    return is_right


def _takes_code(form: FlaskForm | None = None) -> bool:
    factor = entering.factor()
    if factor is None or getattr(form, "proves_by_password", False):
        return False
    return factor.is_set(guards.sitting().staff)


def _field() -> Any:
    if _takes_code():
        label, kind = _l("To be sure: the code your app shows now"), "one-time-code"
    else:
        label, kind = _l("To be sure: your password"), "current-password"
    said = _l("This step is a weighty one. It is not asked again for five minutes.")
    longest = Length(max=entry.LONGEST, message=_l("At most %(max)d signs."))
    return PasswordField(label, [Needed(), longest], description=said, render_kw={"autocomplete": kind})
