"""From a view to a page: the whole page for a browser, the fragment alone for htmx."""

from collections.abc import Iterator
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

from ..records import catalogues, tallies
from . import firstdayview, format, guards, locale, logo, practiceview, story, words
from .caseview import Door
from .clock import today

RAIL = (
    ("work", "list-check", _l("My work")),
    ("reception", "inbox", _l("Reception")),
    ("inbox", "envelope", _l("Inbox")),
    ("research", "journal-text", _l("Social research")),
    ("committee", "people", _l("Research committee")),
    ("services", "box-seam", _l("Services")),
    ("feedback", "chat-square-heart", _l("Feedback")),
    ("people", "person-vcard", _l("People")),
    ("library", "journal-bookmark", _l("Library")),
    ("reports", "bar-chart", _l("Reports")),
    ("data_rights", "shield-lock", _l("Rights over data")),
    ("record", "shield-check", _l("The record")),
    ("admin", "sliders", _l("Administration")),
)


LANGUAGES = {"ar": ("العربية", "ar"), "en": ("English", "en")}  # each by its own name


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
    door: Door | None = None  # between the real house and practice


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
        "languages": [(one, *LANGUAGES[one]) for one in locale.offered()],
        "digits": locale.choice("digits"),
        "theme": locale.choice("theme"),
        "density": locale.choice("density"),
        "today_text": format.long_date(today()),
        "me": _me() if is_in else None,
        "rail": _rail() if is_in else [],
        "can_find": is_in and guards.may_enter("people"),
        "association": {} if is_cut_off else _association(),
        "logo_url": "" if is_cut_off else logo.url(_association()),
        "messages": [] if is_cut_off else _messages(),
        "is_demo": settings.is_demo,
        "is_practice": settings.is_practice,
        "real_home": practiceview.real_address(),
        "first_day_href": firstdayview.way_back() if is_in else "",
    }


def _messages() -> list[Message]:
    """Asked once a request: a page may be put together of several templates, and each is given them."""
    if "messages" not in g:
        said = (Message(*told) for told in get_flashed_messages(with_categories=True))
        g.messages = [*_wanting(), *_done(), *said]
    told: list[Message] = g.messages
    return told


def _wanting() -> list[Message]:
    """At the counter, while nobody can be received: why, and who mends it."""
    said = firstdayview.wanting_at_the_counter() if g.get("desk") in ("reception", "people") else ""
    return [Message("soon", said)] if said else []


def _association() -> dict[str, str]:
    if "association" not in g:
        try:
            g.association = catalogues.association()
        except Exception:
            g.association = {}
    kept: dict[str, str] = g.association
    in_english = kept.get("name_en") if locale.language() == "en" else ""
    return kept | {"name": in_english} if in_english else kept


def _done() -> list[Message]:
    """After an act: its line of the record, once. The session carries the number alone, never the words."""
    number = session.pop("did", None) if request.method == "GET" and not wants_fragment() else None
    sentence = story.latest(number, by=guards.sitting().username) if number and current_user.is_authenticated else ""
    return [Message("done", sentence)] if sentence else []


def _me() -> Me:
    sitting = guards.sitting()
    seats = " · ".join(dict.fromkeys(str(words.SEATS[seat.role]) for seat in sitting.seats))
    name = (sitting.name_en if locale.language() == "en" else "") or sitting.name
    return Me(name, seats, "".join(word[:1] for word in name.split()[:2]), practiceview.door())


def _rail() -> Iterator[Place]:
    """The places this person may enter, each with its late promises; asked for only where a page draws the rail."""
    here, entered = g.get("desk", ""), [place for place in RAIL if guards.may_enter(place[0])]
    late = _late([desk for desk, _icon, _label in entered])
    for desk, icon, label in entered:
        n = late.get(desk, 0)
        yield Place(href_of(desk), str(label), icon, n or None, desk == here, n > 0)


def _late(desks: list[str]) -> dict[str, int]:
    reaches = {desk: guards.branches(desk) for desk in desks if desk in QUEUES}
    if "work" in desks and (told_in := guards.sees_in("glass_to_read")) != frozenset():
        reaches[tallies.ENTRIES] = told_in
    sensitive_in = guards.sees_in("complaint_about_staff")
    return tallies.late(reaches, on=today(), sensitive_in=sensitive_in, me=guards.sitting().staff)


def href_of(desk: str) -> str:
    """Where a place of the rail leads."""
    return url_for(f"{desk}.queue" if desk in QUEUES else f"{desk}.index")


def first_place() -> str | None:
    """Where one begins the day: at one's own desk, or at one's work where there are several desks, or none."""
    entered = [desk for desk, _icon, _label in RAIL if guards.may_enter(desk)]
    own = [desk for desk in entered if desk in OWN]
    first = own if len(own) == 1 else entered
    return href_of(first[0]) if first else None


OWN = ("reception", "research", "committee", "services", "feedback", "admin")  # the inbox is the counter's second list
QUEUES = ("reception", "inbox", "research", "committee", "services", "feedback")
