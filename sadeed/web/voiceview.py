"""Complaints, suggestions and improvement actions as the feedback desk shows them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..records import catalogues, figures, staff, surveys, voices
from ..records.cases import NotFound
from ..records.queued import PAGE
from ..records.voices import Improvement, Voice
from . import caseview, format, guards, locale, queueview, words
from .caserows import Labels
from .caseview import Badge, Door
from .queueview import Asked, Listed, Shown, drawn

KINDS = ("complaint", "suggestion")
STAFF = "complaint_about_staff"
OUTCOMES = {
    "mended": _l("Mended"), "explained": _l("Explained"), "passed_on": _l("Passed on to whom it concerns"),
    "not_confirmed": _l("Not confirmed"), "adopted": _l("Adopted"), "adopted_in_part": _l("Adopted in part"),
    "in_place_already": _l("In place already"), "not_adopted": _l("Not adopted"),
}  # fmt: skip


@dataclass(frozen=True)
class Heard:
    """A row of the list, or the head of a page: what was said, through what, and by when it is answered."""

    number: str
    href: str
    title: str
    second: str
    words: str
    short: str
    since: str
    badge: Badge
    is_sensitive: bool
    door: Door | None
    answer: str = ""
    outcome: str = ""
    said_by: str = ""
    facts: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True)
class Action:
    """An improvement action with its owner, date and result (A-3)."""

    number: str
    title: str
    second: str
    result: str
    badge: Badge
    door: Door | None


def listing(asked: Asked) -> Listed:
    """What waits for an answer, by promise."""
    seen: dict[str, Any] = {"branches": asked.reach, "sensitive_in": guards.sees_in(STAFF), "beat": asked.taken}
    kind = asked.kind if asked.kind in KINDS else ""
    rows = voices.taken(**seen, kind=kind, after=_after(asked.after))
    stand, fresh = voices.numbers(**seen)
    labels = catalogues.labels(locale.language(), "complaint_categories")
    return Listed(
        rows=[drawn(_shown(row, labels, asked.taken)) for row in rows], counts=stand,
        labels={"complaint": _("Complaints"), "suggestion": _("Suggestions")},
        arrived=queueview.arrived(sum(n for name, n in fresh.items() if kind in ("", name))),
        further=_further(rows),
    )  # fmt: skip


def _shown(voice: Voice, labels: Labels, taken: int) -> Shown:
    one = heard(voice, labels)
    return Shown(
        number=one.number, href=one.href, name=one.title, second=one.second, what=one.short, what_second=one.since,
        badge=one.badge, door=one.door, is_fresh=voice.changed_at > taken, is_gone=voice.left_at is not None,
        gone_text=one.outcome or _("Answered"), kind="voice",
        mark=_("For the manager alone") if one.is_sensitive else "",
    )  # fmt: skip


def one(number: str) -> Heard:
    """One complaint or suggestion within this person's reach; raises `NotFound`."""
    found = voices.numbered(number, branches=guards.branches("feedback"), sensitive_in=guards.sees_in(STAFF))
    if found is None:
        raise NotFound(number)
    return heard(found, catalogues.labels(locale.language(), "complaint_categories"), with_facts=True)


def heard(voice: Voice, labels: dict[tuple[str, str], str], *, with_facts: bool = False) -> Heard:
    """A voice in the reader's words."""
    title = labels.get(("complaint_categories", voice.category)) or voice.department or _kind(voice.kind)
    is_open = voice.answered_at is None
    return Heard(
        number=voice.number, href=url_for("feedback.voice", number=voice.number), title=title,
        second=_kind(voice.kind), words=voice.words, short=_shortened(voice.words),
        since=_("Came here: %(since)s", since=format.since(voice.arrived_at)),
        badge=_badge(voice.promised_on) if is_open else Badge("well", _("Answered")),
        is_sensitive=voice.is_sensitive, answer=voice.answer, outcome=str(OUTCOMES.get(voice.outcome, "")),
        door=_answer_door(voice) if is_open else None, facts=_facts(voice) if with_facts else (),
    )  # fmt: skip


def actions() -> list[Action]:
    """Open actions by date, then what was done."""
    labels = catalogues.labels(locale.language(), "improvement_themes")
    return [_action(action, owner, labels) for action, owner in voices.improvements()]


def survey_counts() -> list[tuple[str, int, int]]:
    """(title, invited, answers filed) of each set of questions whose answers are five or more."""
    shown = figures.answered_sets()
    return [(surveys.questionnaire(name, locale.language()).title, invited, filed) for name, invited, filed in shown]


def _action(action: Improvement, owner: str, labels: dict[tuple[str, str], str]) -> Action:
    theme = labels.get(("improvement_themes", action.theme), "")
    is_open = action.done_on is None
    title = action.title_en if locale.language() == "en" and action.title_en else action.title
    return Action(
        number=action.number, title=title, second=" · ".join(part for part in (theme, owner) if part),
        result=action.result, door=_done_door(action.number) if is_open else None,
        badge=_badge(action.due_on) if is_open else Badge("well", _("Done"), format.row_date(action.done_on)),
    )  # fmt: skip


def _badge(due: date | None) -> Badge:
    if due is None:
        return Badge("none", _("No date"))
    return caseview.due_badge(due, is_stopped=False, is_promised=True)


def _answer_door(voice: Voice) -> Door:
    href = url_for("feedback.answer_form", number=voice.number)
    clauses = ("O-6.5",) if voice.kind == "complaint" else ("A-2",)
    return Door("answer", _("Answer"), href, clauses, is_open=True, about=voice.number)


def _done_door(number: str) -> Door:
    href = url_for("feedback.improvement_done_form", number=number)
    return Door("improvement_done", _("Record what changed"), href, ("A-3",), is_open=True, about=number)


def _facts(voice: Voice) -> tuple[tuple[str, str], ...]:
    branch = staff.branch_names(locale.language()).get(voice.branch_id, "") if voice.branch_id else ""
    found = (
        (_("Number"), voice.number), (_("Kind"), _kind(voice.kind)),
        (_("Channel"), str(words.CHANNELS.get(voice.channel, ""))), (_("Branch"), branch),
        (_("Arrived"), format.moment(voice.arrived_at)),
        (_("Name"), "" if voice.person_id else _("No name was given")),
    )  # fmt: skip
    return tuple((label, value) for label, value in found if value)


def _kind(kind: str) -> str:
    return _("Complaint") if kind == "complaint" else _("Suggestion")


def _shortened(said: str, most: int = 140) -> str:
    line = " ".join(said.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"


def _after(place: str) -> tuple[date, int]:
    day, _dash, row = place.partition("_")
    try:
        return date.fromisoformat(day), int(row)
    except ValueError:
        return voices.BEGINNING


def _further(rows: list[Voice]) -> str | None:
    if len(rows) < PAGE:
        return None
    return f"{(rows[-1].promised_on or voices.NO_DATE).isoformat()}_{rows[-1].id}"


def kind_of(number: str) -> str:
    """complaint or suggestion; raises `NotFound` for what this person may not see."""
    found = voices.numbered(number, branches=guards.branches("feedback"), sensitive_in=guards.sees_in(STAFF))
    if found is None:
        raise NotFound(number)
    return str(found.kind)


def outcomes(kind: str) -> list[tuple[str, str]]:
    """What may be decided about one of that kind."""
    return [(code, str(OUTCOMES[code])) for code in voices.OUTCOMES[kind]]
