"""The queue of a desk as its page shows it: one template for page, fragment and refresh; a list taken at a beat.

What a list holds is the desk's own (`Listing`): requests, complaints, letters. How it lives is the same for all.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from flask import current_app, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from ..records import kept, pulse
from . import format, guards, locale
from .caseview import Badge, Door
from .clock import now, today
from .show import show, wants_fragment


@dataclass(frozen=True)
class Shown:
    """A row, as `parts/queue.html` shows it."""

    number: str
    href: str
    name: str
    second: str
    what: str
    what_second: str
    badge: Badge | None
    door: Door | None
    is_fresh: bool
    is_gone: bool
    gone_text: str
    others_href: str = ""  # where the other doors of this row are, asked for when somebody opens the menu
    busy_text: str = ""  # who works on it now; the row steps back, its doors stay
    kind: str = "case"
    mark: str = ""


@dataclass(frozen=True)
class Count:
    """A number above the list, which filters it."""

    label: str
    count: int
    href: str
    is_here: bool


@dataclass(frozen=True)
class Asked:
    """Which list is asked for: by whose reach, as it stood at which beat, of which kind, from which row on."""

    desk: str
    reach: frozenset[int] | None
    taken: int
    named: str  # what the kind is called in the address
    kind: str
    after: str

    def href(self, kind: str, **more: Any) -> str:
        """The address of such a list."""
        asked: dict[str, Any] = {self.named: kind or None, **more}
        return url_for(f"{self.desk}.queue", **asked)


@dataclass(frozen=True)
class Listed:
    """What a list shows. `further` is the place after which the next page begins, None on the last."""

    rows: list[Markup]  # each drawn: see `drawn`
    counts: dict[str, int]
    labels: dict[str, str]  # of the kinds, in the order they are shown
    arrived: str | None
    further: str | None


Listing = Callable[[Asked], Listed]


def page(
    desk: str, *, title: str, empty: str, listing: Listing, named: str = "act", door: Door | None = None,
    template: str = "desk/queue", **more: Any,
) -> Response:  # fmt: skip
    """The page of a desk's queue, or its fragment alone when htmx asks. `template` extends desk/queue with its own.

    The pulse is read before the rows, so that a change in between is heard, not lost.
    """
    reach = guards.branches(desk)
    beat = pulse.beat_of(desk, reach)
    taken = request.args.get("taken", beat, int)
    asked = Asked(desk, reach, taken, named, request.args.get(named, ""), request.args.get("after", ""))

    def view() -> dict[str, Any]:
        return _view(asked, listing(asked), title, empty, door)

    key = (
        desk, reach, beat, taken, kept.at_version(), request.full_path, locale.language(), locale.choice("digits"),
        _roles(), f"{now():%d%H%M}",
    )  # fmt: skip
    html = current_app.extensions["rendered"].get(key, lambda: render_template("desk/_queue.html", **view()))
    if not wants_fragment():
        wire = url_for("live", desk=desk, since=beat)
        return show(template, wire=wire, title=title, door=door, queue=Markup(html), **more)  # noqa: S704 - our own
    reply = make_response(html)
    reply.vary.add("HX-Request")
    return reply


def drawn(row: Shown) -> Markup:
    """A row as it stands in the list. It may be kept and shown to many: nothing of one person is in it."""
    draw = current_app.jinja_env.get_template("parts/queue.html").module.row  # type: ignore[attr-defined]
    return Markup(draw(row, with_token=False))  # noqa: S704 - our own template


def drawn_once(depends_on: Hashable, row: Callable[[], Shown]) -> Markup:
    """The same, kept as long as nothing it depends on changes: after a change one row is drawn anew, not fifty."""
    key = (depends_on, today(), kept.at_version(), locale.language(), locale.choice("digits"), _roles())
    return Markup(current_app.extensions["rows"].get(key, lambda: str(drawn(row()))))  # noqa: S704 - our own template


def _roles() -> frozenset[tuple[str, int | None]]:
    """Two see the same who hold the same seats in the same branches: what a seat sees here it does not see there."""
    return frozenset((seat.role, seat.branch) for seat in guards.sitting().seats)


def _view(asked: Asked, listed: Listed, title: str, empty: str, door: Door | None) -> dict[str, Any]:
    kind, taken = asked.kind, asked.taken
    return {
        "title": title, "desk": asked.desk, "empty": empty, "door": door, "rows": listed.rows,
        "counts": _counts(asked, listed), "fresh_href": asked.href(kind), "arrived": listed.arrived,
        "refresh_href": asked.href(kind, taken=taken, after=asked.after or None),
        "next_href": asked.href(kind, taken=taken, after=listed.further) if listed.further else None,
    }  # fmt: skip


def _counts(asked: Asked, listed: Listed) -> list[Count]:
    """All, then each kind there is; the one that is chosen stays when nothing of it is left."""
    counts = dict.fromkeys([asked.kind], 0) | listed.counts if asked.kind in listed.labels else listed.counts
    every = Count(_("All"), sum(counts.values()), asked.href(""), not asked.kind)
    return [every, *(Count(listed.labels[kind], counts[kind], asked.href(kind), kind == asked.kind)
                     for kind in listed.labels if kind in counts)]  # fmt: skip


def arrived(n: int) -> str | None:
    """The bar: how many messages came after the list was taken."""
    return format.in_digits(ngettext("%(num)s new message arrived", "%(num)s new messages arrived", n)) if n else None
