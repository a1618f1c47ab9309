"""Signing in and out, choices of language and look, health of the house."""

from flask import Blueprint, Response, abort, current_app, redirect, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as BaseResponse

from ...acts import staff as acts
from ...records import health
from ...records.staff import Staff, account_of, sitting_of
from ...web import entering, firstdayview, founding, guards, inviting, locale, practiceview, trying, ways
from ...web.clock import today
from ...web.show import first_place, show
from .forms import AdministratorForm, InvitationForm, SignInForm

bp = Blueprint("entrance", __name__)


@bp.get("/")
def home() -> BaseResponse:
    """Everybody goes to their own desk; who sits at several, or stands in for somebody, to what waits for them.

    The administration goes to the steps of the first day until they are done.
    """
    if not current_user.is_authenticated:
        return redirect(url_for(".sign_in"), 303)
    return redirect(firstdayview.unfinished() or first_place() or abort(404), 303)


@bp.get("/sign-in")
def sign_in() -> BaseResponse:
    """The sign-in page; practice has none, one comes there from the real house."""
    if practiceview.is_practice():
        return redirect(practiceview.real_address("/training/"), 303)
    if current_user.is_authenticated:
        return redirect(_onward(), 303)
    return show("entrance/sign-in", fragment="entrance/sign-in", form=SignInForm(formdata=None))


@bp.post("/sign-in")
def create_session() -> BaseResponse:
    """Name and password agree: in, under a new session, and on to where one was going; the factor stands between."""
    form = SignInForm()
    person, status = trying.to_sign_in(form)
    if person is None:
        return show("entrance/sign-in", status, fragment="entrance/sign-in", form=form)
    return _come_in(person, _onward())


def _come_in(person: Staff, where: str) -> BaseResponse:
    """Under a login of its own, with nothing left of the session before."""
    entering.begin(person)
    return redirect(entering.on_the_way_to(where), 303)


@bp.get("/entry/<token>")
def entry(token: str) -> BaseResponse:
    """Into the practice house, from one's account in the real one; everywhere else there is no such door."""
    person = practiceview.who_comes(token)
    return _come_in(person, url_for(".home")) if person else abort(404)


@bp.get("/sign-in/invitation")
def invitation() -> BaseResponse:
    """Where somebody new comes in by the code they were handed."""
    if current_user.is_authenticated:
        return redirect(_onward(), 303)
    return show("entrance/invitation", fragment="entrance/invitation", form=InvitationForm(formdata=None))


@bp.post("/sign-in/invitation")
def create_invitation() -> BaseResponse:
    """The code agrees and the password is a good one: in; or to the sign-in, while the first seat has yet to begin."""
    form = InvitationForm()
    person = inviting.take_up(form)
    if person is None:
        return show("entrance/invitation", 422, fragment="entrance/invitation", form=form)
    if sitting_of(person.id, on=today()) is None:
        return redirect(url_for(".sign_in"), 303)
    return _come_in(person, url_for(".home"))


@bp.get("/first-day/administrator")
def administrator() -> BaseResponse:
    """Where the first account is made; afterwards the way is through the sign-in."""
    if founding.is_founded():
        return redirect(url_for(".home"), 303)
    return _account_page(AdministratorForm(formdata=None))


@bp.post("/first-day/administrator")
def create_administrator() -> BaseResponse:
    """The code agrees: the account is made, and its owner is in."""
    if founding.is_founded():
        return redirect(url_for(".home"), 303)
    form = AdministratorForm()
    account = founding.found(form)
    return _come_in(account_of(account), url_for(".home")) if account else _account_page(form, 422)


def _account_page(form: AdministratorForm, status: int = 200) -> BaseResponse:
    page = "entrance/administrator"
    return show(page, status, fragment=page, form=form, is_overheard=founding.is_overheard())


@bp.post("/sign-out")
def delete_session() -> BaseResponse:
    """Out."""
    spoken = locale.choice("language")  # asked while somebody is in: it is the account's
    if entering.leave():
        locale.end_session(spoken)
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
