"""Who is at a case now: the page tells that somebody is here, and is told who else is. It leaves no record."""

from dataclasses import dataclass

from flask import Flask, Response, abort, current_app, make_response, render_template, request, url_for
from flask_babel import pgettext
from flask_login import current_user

from ..policy.stages import ACTS
from ..records import cases, presence
from ..records.comings import Comings
from ..records.presence import Present, Sign
from . import guards, locale, words
from .clock import now


@dataclass(frozen=True)
class Place:
    """Where a page says that somebody is there, and where it says that they left."""

    href: str
    leave_href: str


def init(app: Flask) -> None:
    """`/cases/<number>/presence` on the side of the desks."""
    if app.config["SADEED_SIDE"] == "desks":
        app.extensions["comings"] = Comings(app, now)
        app.add_url_rule("/cases/<number>/presence", "create_presence", create_presence, methods=["POST"])


def place(number: str, act: str = "") -> Place:
    """For the page of a case, or of the form of `act` on it."""
    href = url_for("create_presence", number=number, act=act or None)
    return Place(href, url_for("create_presence", number=number, act=act or None, gone=1))


def create_presence(number: str) -> Response:
    """Somebody is here, or has just left. Answers who else is.

    Signed out meanwhile, it is not found, and the page stays as it is: what is being typed there is not thrown away.
    """
    if not current_user.is_authenticated or not guards.sitting().has(*guards.SEATS_AT["cases"]):
        abort(404)
    case = cases.numbered(number, branches=guards.branches("cases"))
    act = request.args.get("act", "")
    me, is_gone = guards.sitting().staff, "gone" in request.args
    sign = Sign(case.id, me, act if act in ACTS else "", now(), is_gone)
    current_app.extensions["comings"].tell(sign)
    there = [] if is_gone else presence.at_cases([case.id], now=now()).get(case.id, [])
    others = [_here(one) for one in there if one.staff != me]
    return make_response(render_template("cases/_present.html", others=others))


def _here(one: Present) -> str:
    act = words.ACTS.get(one.act)
    return f"{_name(one)} ({act})" if act else _name(one)


def working(there: list[Present]) -> str:
    """What the row of a queue says of those who have the form of an act open; "" when nobody has."""
    return " · ".join(_works(one) for one in there)


def _works(one: Present) -> str:
    if one.sex == "female":
        return pgettext("she", "%(name)s is working on it", name=_name(one))
    return pgettext("he", "%(name)s is working on it", name=_name(one))


def _name(one: Present) -> str:
    return (one.name_en if locale.language() == "en" else "") or one.name
