"""From a view to a page: the whole page for a browser, the fragment alone for htmx."""

from dataclasses import dataclass
from typing import Any

from flask import (
    Flask,
    Response,
    current_app,
    g,
    get_flashed_messages,
    make_response,
    render_template,
    request,
    session,
    url_for,
)
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from ..records import catalogues
from . import format, guards, locale, story, words
from .clock import today

RAIL = (
    ("reception", "inbox", _l("Reception")),
    ("research", "journal-text", _l("Social research")),
    ("committee", "people", _l("Research committee")),
    ("services", "box-seam", _l("Services")),
    ("feedback", "chat-square-heart", _l("Feedback")),
    ("people", "person-vcard", _l("People")),
    ("library", "journal-bookmark", _l("Library")),
    ("reports", "bar-chart", _l("Reports")),
    ("admin", "sliders", _l("Administration")),
)


@dataclass(frozen=True)
class Message:
    """One line after an act. `kind` is done, soon, wrong or rest."""

    kind: str
    text: str


@dataclass(frozen=True)
class Place:
    """A place on the rail."""

    href: str
    label: str
    icon: str
    count: int | None
    is_here: bool
    is_late: bool = False


@dataclass(frozen=True)
class Me:
    """Who is signed in, as the rail shows it."""

    name: str
    office: str
    initials: str


def init(app: Flask) -> None:
    """What every template is given, and the filters that write numbers, dates and names."""
    app.context_processor(page_values)
    app.jinja_env.filters.update(format.FILTERS)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def wants_fragment() -> bool:
    """htmx asks for a part of the page, not for a page."""
    asks = request.headers.get
    return (
        asks("HX-Request") == "true" and asks("HX-Boosted") != "true" and asks("HX-History-Restore-Request") != "true"
    )


def show(page: str, status: int = 200, fragment: str | None = None, **view: Any) -> Response:
    """Render `page`, or its `fragment` (by default `desk/_name.html` beside `desk/name.html`) when htmx asks.

    A page that is its own fragment (`fragment=page`) leaves its house away: `layout/part.html`.
    """
    folder, _, name = page.rpartition("/")
    part = fragment or f"{folder}/_{name}"
    template = part if wants_fragment() and status != 404 else page
    is_part = wants_fragment() and part == page
    reply = make_response(render_template(f"{template}.html", is_part=is_part, **view), status)
    reply.vary.add("HX-Request")
    return reply


def page_values() -> dict[str, Any]:
    """The names layouts read."""
    is_cut_off = g.get("is_cut_off", False)  # the page of a failure asks nothing of the database that may have failed
    is_in = current_app.config["SADEED_SIDE"] == "desks" and not is_cut_off and current_user.is_authenticated
    settings = current_app.config["SADEED"]
    return {
        "lang": locale.language(),
        "dir": locale.direction(),
        "digits": locale.choice("digits"),
        "theme": locale.choice("theme"),
        "density": locale.choice("density"),
        "today_text": format.long_date(today()),
        "me": _me() if is_in else None,
        "rail": _rail() if is_in else [],
        "can_find": is_in and guards.may_enter("people"),
        "association": {} if is_cut_off else _association(),
        "messages": [] if is_cut_off else _messages(),
        "is_demo": settings.is_demo,
        "is_practice": False,
    }


def _messages() -> list[Message]:
    return [*_done(), *(Message(*told) for told in get_flashed_messages(with_categories=True))]


def _association() -> dict[str, str]:
    if "association" not in g:
        try:
            g.association = catalogues.setting("association") or {}
        except Exception:
            g.association = {}
    kept: dict[str, str] = g.association
    return kept


def _done() -> list[Message]:
    """After an act: its line of the record, once. The session carries the number alone, never the words."""
    number = session.pop("did", None) if request.method == "GET" and not wants_fragment() else None
    sentence = story.latest(number) if number else ""
    return [Message("done", sentence)] if sentence else []


def _me() -> Me:
    sitting = guards.sitting()
    seats = " · ".join(dict.fromkeys(str(words.SEATS[seat.role]) for seat in sitting.seats))
    return Me(sitting.name, seats, "".join(word[:1] for word in sitting.name.split()[:2]))


def _rail() -> list[Place]:
    here = g.get("desk", "")
    return [
        Place(url_for(f"{desk}.queue" if desk in QUEUES else f"{desk}.index"), str(label), icon, None, desk == here)
        for desk, icon, label in RAIL
        if guards.may_enter(desk)
    ]


QUEUES = ("reception", "research", "committee", "services", "feedback")
