"""The rows of a queue of requests: who, what is so, by when, and the doors."""

from datetime import date
from functools import partial
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from ..policy.stages import ACTS, may_do
from ..records import catalogues, presence, waiting
from ..records.queued import MOST_NEW, PAGE
from ..records.waiting import Row
from . import caseview, format, guards, locale, presenceview, refusals, words
from .caseview import Badge, Door
from .clock import now
from .queueview import Asked, Listed, Shown, drawn_once

CATALOGUES = ("support_types", "beneficiary_categories", "document_kinds")
Labels = dict[tuple[str, str], str]


def listing(asked: Asked) -> Listed:
    """What waits at the desk, by promise."""
    acts = (asked.kind,) if asked.kind in ACTS else ()  # also when none is left: a filtered list stays filtered
    seen: dict[str, Any] = {"branches": asked.reach, "beat": asked.taken}
    listed = waiting.taken(asked.desk, **seen, acts=acts, after=_after(asked.after))
    stand, fresh = waiting.numbers(asked.desk, **seen)
    new = listed.turned + sum(n for act, n in fresh.items() if not acts or act in acts)
    last = listed.rows[-1] if len(listed.rows) == PAGE else None
    return Listed(
        rows=_drawn(listed.rows), counts=stand, labels={act: str(words.ACTS[act]) for act in ACTS},
        arrived=_arrived(min(new, MOST_NEW)),
        further=f"{last.placed_on.isoformat()}_{last.place}" if last else None,
    )  # fmt: skip


def _after(place: str) -> tuple[date, int]:
    day, _dash, row = place.partition("_")
    try:
        return date.fromisoformat(day), int(row)
    except ValueError:
        return waiting.EARLIEST, 0


def _arrived(n: int) -> str | None:
    return format.in_digits(ngettext("%(num)s new request arrived", "%(num)s new requests arrived", n)) if n else None


def shown(rows: list[Row]) -> list[Shown]:
    """Rows in the reader's words, and who works on each of them now."""
    return [_shown(row, busy) for row, busy in _and_who_works(rows)]


def _drawn(rows: list[Row]) -> list[Markup]:
    return [
        drawn_once((repr(row), format.since(row.since), busy), partial(_shown, row, busy))
        for row, busy in _and_who_works(rows)
    ]


def _and_who_works(rows: list[Row]) -> list[tuple[Row, str]]:
    there = presence.at_cases([row.case_id for row in rows], now=now(), at_work=True) if rows else {}
    return [(row, "" if row.is_gone else presenceview.working(there.get(row.case_id, []))) for row in rows]


def labels(sex: str = "") -> Labels:
    """The words of the catalogues as they agree with a person."""
    return catalogues.labels(locale.language(), *CATALOGUES, sex="female" if sex == "female" else "")


def _shown(row: Row, busy: str) -> Shown:
    said = labels(row.sex)
    support = said.get(("support_types", row.support_type), row.support_type)
    category = said.get(("beneficiary_categories", row.category), "")
    what, second = _what(row, said)
    return Shown(
        number=row.number, href=url_for("cases.page", number=row.number), name=row.person,
        second=" · ".join(part for part in (support, category) if part), what=what, what_second=second,
        badge=_badge(row), door=_door(row), others_href=url_for("cases.doors", number=row.number),
        is_fresh=row.is_changed, is_gone=row.is_gone, gone_text=_gone(row),
        busy_text=busy,
    )  # fmt: skip


def _badge(row: Row) -> Badge:
    if row.decided_on is not None:  # the promise is answered; the step that waits has a date of its own
        return caseview.due_badge(row.due_on, is_stopped=False, is_promised=row.due_on != waiting.NEVER)
    return caseview.due_badge(
        row.promised_on, is_stopped=row.stopped_on is not None, is_promised=row.promised_on is not None
    )


def _what(row: Row, labels: Labels) -> tuple[str, str]:
    state = str(words.STANDINGS.get(row.standing) or words.STAGES.get(row.stage, ""))
    if row.next_act == "match_paper":
        names = format.joined(labels.get(("document_kinds", kind), kind) for kind in row.fact["missing"])
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


def _roles() -> frozenset[str]:
    return frozenset(seat.role for seat in guards.sitting().seats)


def _own(clauses: tuple[str, ...]) -> str:
    """The clause a door shows in a narrow row: the step's own of the handling (H), the last of those it stands on."""
    return max((clause for clause in clauses if clause.startswith("H-")), default=clauses[0])


def _gone(row: Row) -> str:
    desk = words.DESKS.get(row.left_for)
    return _("Went to: %(desk)s", desk=desk) if desk else _("Finished here")
