"""The queue of a desk as its page shows it: one template for page, fragment and refresh; a list taken at a beat."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from ..arabic import plural
from ..records import catalogues, pulse, waiting
from ..records.waiting import Row
from . import caseview, format, guards, locale, refusals, words
from .caseview import Badge, Door
from .show import show


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


def page(desk: str, *, title: str, empty: str, door: Door | None = None, **more: Any) -> Response:
    """The page of a desk's queue, or its fragment alone when htmx asks.

    The pulse is read before the rows, so that a change in between is heard, not lost.
    """
    reach = guards.branches(desk)
    beat = pulse.beat_of(desk, reach)
    taken = request.args.get("taken", beat, int)
    act = request.args.get("act", "")
    counts = waiting.counts(desk, branches=reach)
    acts = (act,) if act in counts else ()
    rows = waiting.taken(desk, branches=reach, beat=taken, acts=acts, after=_after())
    return show(
        "desk/queue", title=title, desk=desk, empty=empty, door=door, beat=beat, taken=taken,
        rows=shown(rows), counts=_counts(desk, counts, act), fresh_href=_href(desk, act),
        refresh_href=_href(desk, act, taken=taken), arrived=arrived(waiting.news(desk, branches=reach, beat=taken)),
        next_href=_next(desk, act, taken, rows), **more,
    )  # fmt: skip


def shown(rows: list[Row]) -> list[Shown]:
    """Rows in the reader's words."""
    labels = catalogues.labels(locale.language(), "support_types", "beneficiary_categories", "document_kinds")
    return [_shown(row, labels) for row in rows]


def _shown(row: Row, labels: dict[tuple[str, str], str]) -> Shown:
    support = labels.get(("support_types", row.support_type), row.support_type)
    category = labels.get(("beneficiary_categories", row.category), "")
    what, second = _what(row, labels)
    return Shown(
        number=row.number, href=url_for("cases.page", number=row.number), name=row.person,
        second=" · ".join(part for part in (support, category) if part), what=what, what_second=second,
        badge=caseview.due_badge(row.promised_on, is_stopped=row.stopped_on is not None,
                                 is_promised=row.promised_on is not None),
        door=_door(row), is_fresh=row.is_changed, is_gone=row.is_gone, gone_text=_gone(row),
    )  # fmt: skip


def _what(row: Row, labels: dict[tuple[str, str], str]) -> tuple[str, str]:
    state = str(words.STANDINGS.get(row.standing) or words.STAGES.get(row.stage, ""))
    if row.next_act == "match_paper":
        names = "، ".join(labels.get(("document_kinds", kind), kind) for kind in row.fact["missing"])
        matched = _("%(done)s of %(all)s papers matched", done=format.in_digits(row.fact["matched"]),
                    all=format.in_digits(row.fact["papers"]))  # fmt: skip
        return matched, _("Left: %(names)s", names=names) if names else ""
    if row.next_act == "answer_referral":
        return str(words.STANDINGS["referred"]), _("Waiting %(since)s", since=format.since(row.since))
    return state, _("Waiting %(since)s", since=format.since(row.since))


def _door(row: Row) -> Door | None:
    href = caseview.href_of(row.next_act, row.number) if row.next_act != "match_paper" else None
    missing = refusals.shut_words(row.shut_by)
    return Door(
        verb=row.next_act, label=str(words.ACTS[row.next_act]), href=href or url_for("cases.page", number=row.number),
        clauses=row.clauses[:1], is_open=not row.shut_by or row.next_act == "match_paper", reason=missing,
        icon=caseview.ICONS.get(row.next_act), about=row.number,
    )  # fmt: skip


def _gone(row: Row) -> str:
    desk = words.DESKS.get(row.left_for)
    return _("Went to: %(desk)s", desk=desk) if desk else _("Finished here")


def arrived(n: int) -> str | None:
    """The bar: how many came after the list was taken."""
    if not n:
        return None
    if locale.language() == "ar":
        return format.in_digits(_ARRIVED[plural(n)].format(n=n))
    return _("One new request") if n == 1 else _("%(n)s new requests", n=format.in_digits(n))


_ARRIVED = {
    "one": "وصل طلب جديد", "two": "وصل طلبان جديدان", "few": "وصلت {n} طلبات جديدة", "many": "وصل {n} طلبًا جديدًا",
    "other": "وصل {n} طلب جديد", "zero": "",
}  # fmt: skip


def _counts(desk: str, counts: dict[str, int], act: str) -> list[Count]:
    every = Count(_("All"), sum(counts.values()), _href(desk, ""), not act)
    return [every, *(Count(str(words.ACTS[name]), n, _href(desk, name), name == act) for name, n in counts.items())]


def _href(desk: str, act: str, **more: Any) -> str:
    return url_for(f"{desk}.queue", **({"act": act} if act else {}), **more)


def _after() -> tuple[date, int]:
    day, _dash, place = request.args.get("after", "").partition("_")
    try:
        return date.fromisoformat(day), int(place)
    except ValueError:
        return waiting.EARLIEST, 0


def _next(desk: str, act: str, taken: int, rows: list[Row]) -> str | None:
    if len(rows) < waiting.PAGE:
        return None
    return _href(desk, act, taken=taken, after=f"{rows[-1].due_on.isoformat()}_{rows[-1].place}")
