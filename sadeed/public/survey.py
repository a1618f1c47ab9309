"""The survey: one page of questions, none compulsory, and nobody knows who answered (O-6.3)."""

from flask import Blueprint, abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from ..acts import survey as acts
from ..records import public_views, surveys
from ..records.letterbox import Letterbox
from ..records.surveys import Questionnaire
from ..web import locale
from ..web.clock import now, today
from .pages import page

bp = Blueprint("survey", __name__, url_prefix="/s")
LONGEST_CODE = 64
SAID = ("intro", "send", "privacy", "counter_note")
RESET = 12  # seconds after which the screen at the counter begins anew
GONE = {"used": 410, "over": 410, "unknown": 404}


@bp.get("/<code>")
def ask(code: str) -> BaseResponse:
    """The questions of an invitation."""
    standing, asked = acts.standing_of(code[:LONGEST_CODE], on=today())
    return _questions(asked) if standing == "open" else _closed(standing)


@bp.post("/<code>")
def create_answer(code: str) -> BaseResponse:
    """The view arrives."""
    standing, asked = acts.standing_of(code[:LONGEST_CODE], on=today())
    if standing != "open":
        return _closed(standing)
    grades, words = _graded(_questionnaire(asked)), request.form.get("words", "")
    if _is_empty(grades, words):
        return _questions(asked, 422, grades, words)
    standing = acts.answer(code[:LONGEST_CODE], grades, words, at=now(), letterbox=_letterbox())
    return redirect(url_for(".thanks"), 303) if standing == "open" else _closed(standing)


@bp.get("/here/<branch>")
def ask_here(branch: str) -> BaseResponse:
    """The questions at a branch's counter, for a phone or for the screen that stands there."""
    _known(branch)
    return _questions(acts.AT_COUNTER)


@bp.post("/here/<branch>")
def create_answer_here(branch: str) -> BaseResponse:
    """The view of somebody who is here."""
    _known(branch)
    grades, words = _graded(_questionnaire(acts.AT_COUNTER)), request.form.get("words", "")
    if _is_empty(grades, words):
        return _questions(acts.AT_COUNTER, 422, grades, words)
    acts.answer_here(branch, grades, words, at=now(), letterbox=_letterbox())
    return redirect(url_for(".thanks", here=branch if _is_screen() else None), 303)


@bp.get("/thanks/")
def thanks() -> BaseResponse:
    """It arrived. At the counter the screen goes back to its beginning by itself."""
    reply = page("thanks", done=public_views.improvements()[:1])
    here = request.args.get("here", "")
    if here and public_views.branch_with(here) is not None:
        reply.headers["Refresh"] = f"{RESET}; url={url_for('.ask_here', branch=here, screen=1)}"
    return reply


def _questions(asked: str, status: int = 200, grades: dict[str, int] | None = None, words: str = "") -> BaseResponse:
    return page(
        "survey", status, asked=_questionnaire(asked), chosen=grades or {}, words=words, is_screen=_is_screen(),
        said={code: _said(code) for code in SAID}, is_empty=status == 422, action=request.full_path.rstrip("?"),
    )  # fmt: skip


def _closed(standing: acts.Standing) -> BaseResponse:
    words = {"used": "used", "over": "expired"}.get(standing)
    return page("survey-closed", GONE[standing], words=_said(words) if words else None)


def _questionnaire(asked: str) -> Questionnaire:
    return surveys.questionnaire(asked, locale.language())


def _said(code: str) -> str:
    return surveys.said(code, locale.language())


def _graded(asked: Questionnaire) -> dict[str, int]:
    """What was chosen; what no question or no grade is, is not there."""
    said = {code: request.form.get(f"q-{code}", "") for code in asked.codes}
    return {code: int(grade) for code, grade in said.items() if grade in ("0", "1", "2", "3", "4", "5")}


def _is_empty(grades: dict[str, int], words: str) -> bool:
    """Nothing at all was chosen or written: that would spend the invitation for nothing."""
    return not grades and not words.strip()


def _is_screen() -> bool:
    return request.args.get("screen") == "1"


def _known(branch: str) -> None:
    if public_views.branch_with(branch) is None:
        abort(404)


def _letterbox() -> Letterbox:
    box: Letterbox = current_app.extensions["letterbox"]
    return box
