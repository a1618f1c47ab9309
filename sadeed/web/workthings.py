"""What waits and is no case: complaints and suggestions, messages of the public forms, own improvements and drafts."""

import re
from dataclasses import replace
from textwrap import shorten
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _

from ..policy.doors import GATES
from ..policy.stages import ACTS, COUNTER
from ..records import catalogues, mine
from ..records.inbox import CLAUSES
from ..records.mine import Thing
from ..records.waiting import NEVER
from . import format, guards, locale, voiceview, words
from .caseview import Badge, Door
from .clock import today
from .worklines import Item, badge_of, stands_in


def things() -> list[Item]:
    """Complaints and suggestions, messages, own improvements and drafts, as lines."""
    sitting, hears = guards.sitting(), guards.may_enter("feedback")
    found = mine.things_for(
        staff=sitting.staff, voices=hears, heard_in=sitting.branches(*guards.SEATS_AT["feedback"]),
        sensitive_in=guards.sees_in(voiceview.STAFF),
        entries_in=guards.sees_in("glass_to_read"), inbox=guards.may_enter("inbox") and sitting.has(*COUNTER),
        received_in=sitting.branches(*COUNTER),
    )  # fmt: skip
    is_named = any(one.kind in ("complaint", "improvement") for one in found)
    labels = catalogues.labels(locale.language(), "complaint_categories") if is_named else {}
    told = {"complaint": _voice, "suggestion": _voice, "improvement": _improvement, "inbox": _entry, "draft": _draft,
            "glass": _emergency}  # fmt: skip
    return [item for one in found if (item := told[one.kind](one, labels)) is not None]


Labels = dict[tuple[str, str], str]


def _voice(one: Thing, labels: Labels) -> Item:
    kind = _("Complaint") if one.kind == "complaint" else _("Suggestion")
    clause = "O-6.5" if one.kind == "complaint" else "A-2"
    acting = stands_in("quality", "manager")
    door = Door("answer", _("Answer"), url_for("feedback.answer_form", number=one.number), (clause,), is_open=True,
                about=one.number)  # fmt: skip
    return Item(
        one.number, labels.get(("complaint_categories", one.title)) or kind, badge_of(one.due_on),
        url_for("feedback.voice", number=one.number), one.number, kind, shorten(one.words, 140, placeholder="…"),
        _came(one), door, acting, one.due_on or NEVER,
    )  # fmt: skip


def _improvement(one: Thing, _labels: Labels) -> Item:
    title = one.words if locale.language() == "en" and one.words else one.title
    item = Item(one.number, title, badge_of(one.due_on), number=one.number, what=_("Improvement action"),
                due_on=one.due_on or NEVER)  # fmt: skip
    if not guards.may_enter("feedback"):
        return item
    to = url_for("feedback.improvement_done_form", number=one.number)
    door = Door("improvement_done", _("Record what changed"), to, ("A-3",), is_open=True, about=one.number)
    return replace(item, href=url_for("feedback.improvements"), door=door)


def _entry(one: Thing, _labels: Labels) -> Item:
    """A message of a public form: somebody waits, so it is of today, though nothing was promised."""
    to = url_for("inbox.entry", entry_id=int(one.number))
    door = Door("inbox_take", _("Open the message"), to, CLAUSES[one.title], is_open=True, about=one.words)
    return Item(f"inbox-{one.number}", one.words, Badge("none", _("No date")), to, what=str(words.CHANNELS[one.title]),
                what_second=_came(one), door=door, acting=stands_in(*COUNTER), due_on=today())  # fmt: skip


def _emergency(one: Thing, _labels: Labels) -> Item:
    """Somebody read a case of this branch who has no seat there: told today, until it is read of."""
    href = url_for("cases.page", number=one.number)
    door = Door("view", _("Open the request"), href, ("P-3",), is_open=True, about=one.number)
    badge = Badge("late", _("Not read of yet"))
    return Item(f"glass-{one.number}-{one.at:%H%M%S}" if one.at else f"glass-{one.number}", _("Emergency entry"), badge,
                href, one.number, one.title, shorten(one.words, 140, placeholder="…"),
                format.moment(one.at) if one.at else "", door, stands_in("manager"), today())  # fmt: skip


def _draft(one: Thing, _labels: Labels) -> Item | None:
    """A form left unfinished; None when its act is no longer done here."""
    verb, number, *rest = [*one.number.split(), ""]
    href = _form_of(verb, number, [part for part in rest if part])
    if href is None or one.at is None:
        return None
    door = Door(verb, _("Continue the draft"), href, GATES[verb].clauses[-1:], is_open=True, icon="pencil-square",
                about=number)  # fmt: skip
    return Item(
        f"draft-{one.number.replace(' ', '-')}", str(words.ACTS[verb]), Badge("none", _("Not sent yet")), href, number,
        what=_("A draft left unfinished"), what_second=_("Kept: %(when)s", when=format.moment(one.at)), door=door,
    )  # fmt: skip


def _form_of(verb: str, number: str, rest: list[str]) -> str | None:
    """Where the form of a draft is: what follows the number fills the parts of its address, in their order."""
    endpoint = current_app.extensions.get("sheets", {}).get(verb)
    if endpoint is None or verb not in ACTS:
        return None
    rule = next(current_app.url_map.iter_rules(endpoint)).rule
    parts = [name for name in re.findall(r"<(?:\w+:)?(\w+)>", rule) if name != "number"]
    more: dict[str, Any] = dict(zip(parts, rest, strict=False))
    return url_for(endpoint, number=number, **more) if len(more) == len(rest) else None


def _came(one: Thing) -> str:
    return _("Came here: %(since)s", since=format.since(one.at)) if one.at else ""
