"""A refusal in words: what was not done, by which clause, because of which fact, and the door that mends it."""

from dataclasses import dataclass, field
from typing import Any

from flask import current_app, g, request
from flask_babel import gettext as _
from flask_login import current_user

from ..policy.verdict import Missing, Refused
from ..records import access, catalogues, charters
from ..records.cases import Case
from . import format, locale, words
from .clock import now, today

LABELLED = {"paper": "document_kinds", "paper_by_sight_only": "document_kinds"}
BY_TABLE = {
    "seat": words.SEATS, "stage": {**words.STAGES, **words.STANDINGS}, "the_result_of_the_votes": words.DECISIONS,
}  # fmt: skip


@dataclass(frozen=True)
class ClauseWords:
    """A clause as a refusal quotes it."""

    id: str
    wording: str


@dataclass(frozen=True)
class Refusal:
    """What `parts/refusal.html` shows."""

    headline: str
    clauses: tuple[ClauseWords, ...]
    facts: tuple[str, ...]
    saved: str
    door: Any = None
    codes: tuple[str, ...] = field(default=())


def refusal_of(no: Refused, case: Case | None = None, door: Any = None) -> Refusal:
    """The refusal of an act, quoting the charter the case keeps (or the one in force)."""
    verdict = no.verdict
    headline = words.REFUSED.get(verdict.act) or _("Not done: %(act)s", act=words.ACTS.get(verdict.act, ""))
    return Refusal(
        headline=str(headline),
        clauses=tuple(ClauseWords(clause, wording_of(clause, case)) for clause in verdict.clauses),
        facts=tuple(dict.fromkeys(missing_words(one) for one in verdict.missing)),
        saved=_("Nothing was changed."),
        door=door,
        codes=tuple(one.what for one in verdict.missing),
    )


def wording_of(clause: str, case: Case | None = None) -> str:
    """The words of a clause in the reader's language; "" where there is no charter yet."""
    try:
        charter = charters.charter_of(case.charter_id) if case is not None else charters.in_force(today()).read()
    except LookupError:
        return ""
    return charter.clause_text(clause, locale.language())


def missing_words(one: Missing, *, is_short: bool = False) -> str:
    """One thing that is missing, as a sentence; short on a door, where a date stands without weekday and year."""
    template = words.MISSING.get(one.what)
    if template is None:
        return _("Something is still needed.")
    return (
        str(template) % {"which": which_words(one, is_short=is_short)}
        if "%(which)s" in str(template)
        else str(template)
    )


def shut_words(shut_by: tuple[tuple[str, str], ...]) -> str:
    """Why a door of a queue is shut: its first reason."""
    return missing_words(Missing(*shut_by[0]), is_short=True) if shut_by else ""


def which_words(one: Missing, *, is_short: bool = False) -> str:
    """Which one: a paper by its name, a seat, a stage, a date in both calendars, or as it stands."""
    if one.what in LABELLED:
        catalogue = LABELLED[one.what]
        return catalogues.labels(locale.language(), catalogue).get((catalogue, one.which), one.which)
    if one.what in BY_TABLE:
        return format.joined(str(BY_TABLE[one.what].get(word, word)) for word in one.which.split())
    if len(one.which) == 10 and one.which[4:5] == "-" and one.which[7:8] == "-":
        return format.row_date(one.which) if is_short else format.long_date(one.which)
    return format.in_digits(one.which) if one.which.isdigit() else one.which


def remember(no: Refused) -> None:
    """A refused act changes nothing, but it is a look: it goes into `access`, behind the reply."""
    behind = current_app.extensions.get("behind")
    if behind is None or not current_user or not current_user.is_authenticated:
        return
    number = (request.view_args or {}).get("number", "")
    told = {"act": no.verdict.act, "clauses": list(no.verdict.clauses), "missing": [m.what for m in no.verdict.missing]}
    behind.later(access.Look("refused_act", current_user.sitting.username, now(), subject=number, told=told))
    g.refused = True
