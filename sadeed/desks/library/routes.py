"""The library: what the association knows, found by words; and the policy in force, clause by clause."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from ...web import guards, libraryview
from ...web.show import show

bp = Blueprint("library", __name__)
guards.seated(bp, "library")


@bp.get("/library/")
def index() -> Response:
    """Everything in it, or what was looked for."""
    return show("library/index", **libraryview.shelves(request.args.get("q", "")))


@bp.get("/library/policy")
def policy() -> Response:
    """The policy in force: who approved it when, and every clause under its own address."""
    return show("library/policy", policy=libraryview.policy())


@bp.get("/library/<code>")
def entry(code: str) -> Response:
    """A document, an answer or a misconception, in the version that stands."""
    return show("library/entry", **libraryview.entry(code))
