"""The queue of a desk as its page shows it: one template for page, fragment and refresh; a list taken at a beat."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from ..policy.stages import ACTS, may_do
from ..records import catalogues, pulse, waiting
from ..records.waiting import Row
from . import caseview, format, guards, locale, refusals, words
from .caseview import Badge, Door
from .clock import now
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
    badge: Badge
    door: Door | None
    is_fresh: bool
    is_gone: bool
    gone_text: str
    others: tuple[Door, ...] = ()


@dataclass(frozen=True)
class Count:
    """A number above the list, which filters it."""

    label: str
    count: int
    href: str
    is_here: bool


def page(
    desk: str, *, title: str, empty: str, door: Door | None = None, template: str = "desk/queue", **more: Any
) -> Response:
    """The page of a desk's queue, or its fragment alone when htmx asks. `template` extends desk/queue with its own.

    The pulse is read before the rows, so that a change in between is heard, not lost.
    """
    reach = guards.branches(desk)
    beat = pulse.beat_of(desk, reach)
    taken = request.args.get("taken", beat, int)
    if not wants_fragment():
        return show(
            template,
            wire=url_for("live", desk=desk, since=beat),
            **_view(desk, reach, beat, taken, title, empty, door),
            **more,
        )
    key = (
        desk,
        reach,
        beat,
        taken,
        request.full_path,
        locale.language(),
        locale.choice("digits"),
        _roles(),
        f"{now():%d%H%M}",
    )
    html = current_app.extensions["rendered"].get(
        key, lambda: render_template("desk/_queue.html", **_view(desk, reach, beat, taken, title, empty, door))
    )
    reply = make_response(html)
    reply.vary.add("HX-Request")
    return reply


def _roles() -> frozenset[str]:
    return frozenset(seat.role for seat in guards.sitting().seats)


def _view(
    desk: str, reach: frozenset[int] | None, beat: int, taken: int, title: str, empty: str, door: Door | None
) -> dict[str, Any]:
    act = request.args.get("act", "")
    counts = waiting.counts(desk, branches=reach)
    acts = (act,) if act in ACTS else ()  # also when none is left: a filtered list does not turn into another
    rows = waiting.taken(desk, branches=reach, beat=taken, acts=acts, after=_after())
    return {
        "title": title, "desk": desk, "empty": empty, "door": door, "beat": beat, "taken": taken, "rows": shown(rows),
        "counts": _counts(desk, counts, act), "fresh_href": _href(desk, act),
        "refresh_href": _href(desk, act, taken=taken, after=request.args.get("after")),
        "arrived": arrived(waiting.news(desk, branches=reach, beat=taken, acts=acts)),
        "next_href": _next(desk, act, taken, rows),
    }  # fmt: skip


def shown(rows: list[Row]) -> list[Shown]:
    """Rows in the reader's words."""
    by_sex = {
        sex: catalogues.labels(locale.language(), "support_types", "beneficiary_categories", "document_kinds", sex=sex)
        for sex in {"female" if row.sex == "female" else "" for row in rows}
    }
    return [_shown(row, by_sex["female" if row.sex == "female" else ""]) for row in rows]


def _shown(row: Row, labels: dict[tuple[str, str], str]) -> Shown:
    support = labels.get(("support_types", row.support_type), row.support_type)
    category = labels.get(("beneficiary_categories", row.category), "")
    what, second = _what(row, labels)
    return Shown(
        number=row.number, href=url_for("cases.page", number=row.number), name=row.person,
        second=" · ".join(part for part in (support, category) if part), what=what, what_second=second,
        badge=_badge(row),
        door=_door(row), is_fresh=row.is_changed, is_gone=row.is_gone, gone_text=_gone(row),
    )  # fmt: skip


def _badge(row: Row) -> Badge:
    if row.decided_on is not None:  # the promise is answered; the step that waits has a date of its own
        return caseview.due_badge(row.due_on, is_stopped=False, is_promised=row.due_on != waiting.NEVER)
    return caseview.due_badge(
        row.promised_on, is_stopped=row.stopped_on is not None, is_promised=row.promised_on is not None
    )


def _what(row: Row, labels: dict[tuple[str, str], str]) -> tuple[str, str]:
    state = str(words.STANDINGS.get(row.standing) or words.STAGES.get(row.stage, ""))
    if row.next_act == "match_paper":
        names = "، ".join(labels.get(("document_kinds", kind), kind) for kind in row.fact["missing"])
        matched = _("%(done)s of %(all)s papers matched", done=format.in_digits(row.fact["matched"]),
                    all=format.in_digits(row.fact["papers"]))  # fmt: skip
        return matched, _("Left: %(names)s", names=names) if names else ""
    if row.next_act == "answer_referral":
        return str(words.STANDINGS["referred"]), _("Came here: %(since)s", since=format.since(row.since))
    return state, _("Came here: %(since)s", since=format.since(row.since))


def _door(row: Row) -> Door | None:
    if not any(may_do(row.next_act, role) for role in _roles()):
        return None
    href = caseview.href_of(row.next_act, row.number) if row.next_act != "match_paper" else None
    missing = refusals.shut_words(row.shut_by)
    return Door(
        verb=row.next_act, label=str(words.ACTS[row.next_act]), href=href or url_for("cases.page", number=row.number),
        clauses=(_own(row.clauses),), is_open=not row.shut_by or row.next_act == "match_paper", reason=missing,
        icon=caseview.ICONS.get(row.next_act), about=row.number,
    )  # fmt: skip


def _own(clauses: tuple[str, ...]) -> str:
    """The clause a door shows in a narrow row: the step's own of the handling (H), the last of those it stands on."""
    return max((clause for clause in clauses if clause.startswith("H-")), default=clauses[0])


def _gone(row: Row) -> str:
    desk = words.DESKS.get(row.left_for)
    return _("Went to: %(desk)s", desk=desk) if desk else _("Finished here")


def arrived(n: int) -> str | None:
    """The bar: how many came after the list was taken."""
    return format.in_digits(ngettext("%(num)s new request arrived", "%(num)s new requests arrived", n)) if n else None


def _counts(desk: str, counts: dict[str, int], act: str) -> list[Count]:
    every = Count(_("All"), sum(counts.values()), _href(desk, ""), not act)
    counts = {act: 0, **counts} if act in ACTS else counts
    return [every, *(Count(str(words.ACTS[name]), n, _href(desk, name), name == act) for name, n in counts.items())]


def _href(desk: str, act: str, **more: Any) -> str:
    return url_for(f"{desk}.queue", act=act or None, **more)


def _after() -> tuple[date, int]:
    day, _dash, place = request.args.get("after", "").partition("_")
    try:
        return date.fromisoformat(day), int(place)
    except ValueError:
        return waiting.EARLIEST, 0


def _next(desk: str, act: str, taken: int, rows: list[Row]) -> str | None:
    if len(rows) < waiting.PAGE:
        return None
    return _href(desk, act, taken=taken, after=f"{rows[-1].placed_on.isoformat()}_{rows[-1].place}")
