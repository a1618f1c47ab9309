"""What everybody may read or send: the first page, help, volunteering, answers, what changed, the privacy notice."""

from flask import Blueprint, Response, abort, redirect, request, session, url_for
from werkzeug.wrappers import Response as BaseResponse

from ..acts import arrivals
from ..records import catalogues, public_views
from ..records.once import once
from ..web import lawview, locale, ways
from ..web.clock import now
from ..web.show import show
from .forms import HelpForm, LetterForm, VolunteerForm, is_own_key, new_key

bp = Blueprint("public", __name__)
FORMS: dict[str, tuple[str, type[LetterForm]]] = {
    "help": ("help_request", HelpForm),
    "volunteer": ("volunteering", VolunteerForm),
}


def page(name: str, status: int = 200, **view: object) -> Response:
    """A whole page, whoever asks."""
    return show(f"public/{name}", status, fragment=f"public/{name}", **view)


def forms_are_open() -> bool:
    """Whether the association takes requests and offers here."""
    return bool(catalogues.setting("public_forms", True))


@bp.get("/")
def home() -> BaseResponse:
    """What one may do here."""
    return page("home", forms_are_open=forms_are_open())


@bp.get("/<any(help, volunteer):which>")
def write(which: str) -> BaseResponse:
    """An empty form."""
    kind, form = _form(which)
    form.key.data = new_key()
    return page(which, form=form, kind=kind, **lawview.notice())


@bp.post("/<any(help, volunteer):which>")
def create_letter(which: str) -> BaseResponse:
    """What was written lands in the inbox, once however often it is sent."""
    kind, form = _form(which)
    key = form.key.data or ""
    if not form.validate() or not is_own_key(key):
        form.key.data = key if is_own_key(key) else new_key()
        return page(which, 422, form=form, kind=kind, **lawview.notice())
    written = form.written()

    def arrive() -> dict[str, str]:
        arrivals.arrive(kind, at=now(), **written)
        return {"kind": kind}

    once(key, {"kind": kind, **written}, arrive, at=now())
    return redirect(url_for(".sent"), 303)


@bp.get("/sent")
def sent() -> BaseResponse:
    """It arrived, and what happens next."""
    return page("sent")


@bp.get("/did")
def did() -> BaseResponse:
    """You said, we did."""
    return page("did", done=public_views.improvements())


@bp.get("/answers")
def answers() -> BaseResponse:
    """What the association's library holds for everybody."""
    return page("answers", known=public_views.answers())


@bp.get("/privacy")
def privacy() -> BaseResponse:
    """The privacy notice."""
    return page("privacy")


@bp.post("/choices")
def create_choice() -> BaseResponse:
    """The language of these pages, for as long as the browser is open; and back to where one was."""
    chosen = request.form.get("language")
    if chosen in locale.LANGUAGES:
        session["choice_language"] = chosen
    return redirect(ways.back(url_for(".home")), 303)


@bp.get("/healthz")
def healthz() -> Response:
    """This process answers."""
    return Response("ok", mimetype="text/plain")


@bp.get("/readyz")
def readyz() -> Response:
    """The database answers; where it does not, its fault is a 503."""
    return Response("ready" if public_views.is_ready() else "not ready", mimetype="text/plain")


def _form(which: str) -> tuple[str, LetterForm]:
    if not forms_are_open():
        abort(404)
    kind, form_class = FORMS[which]
    form = form_class()
    is_english = locale.language() == "en"
    form.offer([(number, is_english and english or name) for number, name, english in public_views.branches()])
    return kind, form
