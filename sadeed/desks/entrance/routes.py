"""Signing in and out, choices of language and look, health of the house."""

from flask import Blueprint, Response, abort, current_app, redirect, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response as BaseResponse

from ...acts import staff as acts
from ...records import health
from ...records.staff import sitting_of
from ...web import guards, locale, ways
from ...web.clock import now, today
from ...web.security import SignedIn
from ...web.show import QUEUES, RAIL, show
from .forms import SignInForm

bp = Blueprint("entrance", __name__)


@bp.get("/")
def home() -> BaseResponse:
    """Everybody goes to the first desk they have a seat at."""
    if not current_user.is_authenticated:
        return redirect(url_for(".sign_in"), 303)
    for desk, _icon, _label in RAIL:
        if guards.may_enter(desk):
            return redirect(url_for(f"{desk}.queue" if desk in QUEUES else f"{desk}.index"), 303)
    return abort(404)


@bp.get("/sign-in")
def sign_in() -> BaseResponse:
    """The sign-in page."""
    if current_user.is_authenticated:
        return redirect(_onward(), 303)
    return show("entrance/sign-in", fragment="entrance/sign-in", form=SignInForm(formdata=None))


@bp.post("/sign-in")
def create_session() -> BaseResponse:
    """Name and password agree: in, under a new session, and on to where one was going."""
    form = SignInForm()
    person = None
    if form.validate():
        device = (request.user_agent.string or "?")[:80]
        person = acts.sign_in(form.username.data or "", form.password.data or "", device=device, at=now())
        if person is None:
            form.form_errors.append(_("The name or the password is not right."))
    if person is None:
        return show("entrance/sign-in", 422, fragment="entrance/sign-in", form=form)
    sitting = sitting_of(person.id, on=today())
    assert sitting is not None  # the act lets in only who holds a seat
    session.clear()
    session["mark"] = person.session_mark
    login_user(SignedIn(sitting))
    return redirect(_onward(), 303)


@bp.post("/sign-out")
def delete_session() -> BaseResponse:
    """Out."""
    if current_user.is_authenticated:
        acts.sign_out(guards.sitting().seats[0], at=now())
        logout_user()
        session.clear()
    return redirect(url_for(".sign_in"), 303)


@bp.post("/choices")
def create_choice() -> BaseResponse:
    """Language, digits, light or dark, density: kept with the account, or with the session before signing in."""
    for name, allowed in locale.CHOICES.items():
        value = request.form.get(name) or (request.form.get("lang") if name == "language" else None)
        if value in allowed:
            session[f"choice_{name}"] = value
            if current_user.is_authenticated:
                acts.choose(guards.sitting().staff, name, value)
    return redirect(ways.back(url_for(".home")), 303)


@bp.get("/healthz")
def healthz() -> Response:
    """This process answers."""
    return Response("ok", mimetype="text/plain")


@bp.get("/readyz")
def readyz() -> Response:
    """The database answers and its schema is the one this code was written for; else 503."""
    is_ready = health.is_ready(current_app.config["SADEED"].folder)
    return Response("ready" if is_ready else "not ready", 200 if is_ready else 503, mimetype="text/plain")


def _onward() -> str:
    return ways.within(request.args.get("next", "")) or url_for(".home")
