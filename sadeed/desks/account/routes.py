"""My account: sessions on all devices, the password, and being asked once more who one is (P-3)."""

from datetime import datetime
from functools import partial

from flask import Blueprint, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import logins, passwords
from ...policy import rights
from ...records.staff import Seat
from ...web import entering, guards, ownaccount
from ...web.forms import ActForm
from ...web.leaves import leaf
from ...web.show import show
from .forms import OwnSession, PasswordForm

bp = Blueprint("account", __name__, url_prefix="/account")
guards.seated(bp, "account")
sheet = partial(leaf, bp, roles=rights.EVERY_SEAT, clauses=("P-3",), back="account.index")


@bp.get("/")
def index() -> Response:
    """Where I am in."""
    return show("account/index", **ownaccount.page())


@sheet("change_password", "/password", PasswordForm, title=_l("Change the password"), button=_l("Change the password"),
       said=_l("The password is changed; all other sessions have ended."),
       effect=_l("All other sessions of this account end."))  # fmt: skip
def change_password(form: PasswordForm, *, by: Seat, at: datetime) -> str:
    """Another one, and only this device stays in."""
    passwords.change(form.password.data or "", keep=entering.own().id, by=by, at=at)
    return url_for("account.index")


@sheet("end_session", "/sessions/<int:login_id>/end", OwnSession, title=_l("End a session"),
       button=_l("End the session"), said=_l("The session has ended."),
       effect=_l("Whoever uses that device is asked to sign in."))  # fmt: skip
def end_session(form: ActForm, *, by: Seat, at: datetime, login_id: int) -> str:
    """On another device, or on this one."""
    logins.end(login_id, by=by, at=at)
    return url_for("account.index")


@sheet("end_other_sessions", "/other-sessions/end", ActForm, title=_l("End all other sessions"),
       button=_l("End all other sessions"), said=_l("All other sessions have ended."),
       effect=_l("This device stays in; every other one is asked to sign in."))  # fmt: skip
def end_other_sessions(form: ActForm, *, by: Seat, at: datetime) -> str:
    """Everywhere but here."""
    logins.end_others(entering.own().id, by=by, at=at)
    return url_for("account.index")


@sheet("make_sure", "/certainty", ActForm, title=_l("To be sure"), button=_l("Go on"), said="", sure=True,
       effect=_l("Before a list leaves the house, whoever takes it proves once more who they are."))  # fmt: skip
def make_sure(form: ActForm, *, by: Seat, at: datetime) -> str:
    """Then on to what was asked for."""
    return url_for("account.index")
