"""Complaints, suggestions and what is improved by them (A-2, A-3, O-6.5)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ..arabic import Unreadable
from ..arabic.dates import hijri_year
from ..policy import promises, rights
from ..policy.verdict import Missing, Refused, Verdict
from ..records import catalogues, charters, journal, numbers, outbox, pulse, sentences, voices, weeks
from ..records.base import db
from ..records.cases import NotFound
from ..records.people import Person
from ..records.people import numbered as person_numbered
from ..records.staff import Seat
from ..records.transaction import transaction
from ..records.voices import Improvement, Voice

KEEPERS = ("manager", "quality")
HEARERS = ("reception", "delegate", *KEEPERS, "applicant")  # whoever is told may write it down
CATEGORIES, THEMES = "complaint_categories", "improvement_themes"


def complaint(
    category: str, words: str, *, channel: str, branch: int | None, person: str = "", by: Seat, at: datetime
) -> str:
    """A complaint is kept under its number, with the day it is answered by. Returns the number.

    `person` is a person's number, "" when they gave no name. One about conduct is for the manager alone: nobody else
    sees it, counts it, or reads its category in the record. Raises `ValueError` for no such category, `NotFound`.
    """
    _allowed("complaint", by, HEARERS)
    line = _line(CATEGORIES, category, "يلزم اختيار تصنيف الشكوى", "Choose what the complaint is about")
    is_sensitive = line.more.get("sensitive") == "yes"
    with transaction():
        voice = _heard("complaint", words, channel=channel, branch=branch, person=person, by=by, at=at)
        voice.category, voice.is_sensitive, voice.promised_on = category, is_sensitive, _reply_by(at.date())
        told = {"number": voice.number, "category": "" if is_sensitive else category, "promised_on": voice.promised_on}
        _note("complaint", told, voice, by=by, at=at)
        return str(voice.number)


def suggestion(
    words: str, *, channel: str, branch: int | None, department: str = "", person: str = "", by: Seat, at: datetime
) -> str:
    """A suggestion stays on the list until it is answered (A-2). Returns its number."""
    _allowed("suggestion", by, HEARERS)
    with transaction():
        voice = _heard("suggestion", words, channel=channel, branch=branch, person=person, by=by, at=at)
        voice.department = department.strip()
        told = {"number": voice.number, "channel": channel, "department": voice.department}
        _note("suggestion", told, voice, by=by, at=at)
        return str(voice.number)


def answer(number: str, *, words: str, outcome: str, by: Seat, at: datetime) -> str:
    """A complaint or a suggestion is answered, once; who left a mobile is told that there is an answer.

    `outcome` is one of `voices.OUTCOMES` for its kind. Raises `NotFound` for what this seat may not see.
    """
    with transaction():
        voice = voices.numbered(number, branches=reach(by), sensitive_in=_sensitive_in(by), for_change=True)
        if voice is None:
            raise NotFound(number)
        act = f"{voice.kind}_answer"
        _allowed(act, by, KEEPERS)
        if voice.answered_at is not None:
            raise Unreadable("answered", "سبق الجواب عن هذا الرقم", "This number was answered before")
        if outcome not in voices.OUTCOMES[voice.kind] or not words.strip():
            raise Unreadable("answer", "يلزم الجواب وما تقرر", "The answer and what was decided are needed")
        voice.answer, voice.outcome, voice.answered_at = words.strip(), outcome, at
        told = {"number": number, "outcome": outcome}
        _note(act, told if voice.kind == "complaint" else told | {"reason": voice.answer}, voice, by=by, at=at)
        return number


def open_improvement(
    title: str, *, theme: str, due_on: date, source: str = "", owner: int | None = None, title_en: str = "",
    is_public: bool = False, by: Seat, at: datetime,
) -> str:  # fmt: skip
    """An improvement action with its owner, date and source (A-3). Returns its number."""
    _allowed("improvement_open", by, KEEPERS)
    _line(THEMES, theme, "يلزم اختيار موضوع الإجراء", "Choose the theme of the action")
    if due_on < at.date():
        raise Unreadable("past", "موعد الإجراء مضى", "The day of the action is past")
    with transaction():
        action = Improvement(
            number=numbers.next_number("improvement", year=hijri_year(at.date())), title=title.strip(),
            title_en=title_en.strip(), theme=theme, source=source.strip(), owner_id=owner, due_on=due_on,
            is_public=is_public,
        )  # fmt: skip
        db.session.add(action)
        told = {"number": action.number, "title": action.title, "due_on": due_on}
        _note("improvement_open", told, None, by=by, at=at)
        return str(action.number)


def finish_improvement(number: str, *, result: str, by: Seat, at: datetime) -> str:
    """What changed is written, once (A-3)."""
    _allowed("improvement_done", by, KEEPERS)
    with transaction():
        action = voices.improvement_numbered(number, for_change=True)
        if action is None:
            raise NotFound(number)
        if action.done_on is not None:
            raise Unreadable("done", "سبق إنجاز هذا الإجراء", "This action was done before")
        if not result.strip():
            raise Unreadable("result", "يلزم ما تغيّر", "What changed is needed")
        action.result, action.done_on = result.strip(), at.date()
        _note("improvement_done", {"number": number, "result": action.result}, None, by=by, at=at)
        return number


def reach(by: Seat) -> frozenset[int] | None:
    """The branches this seat may see; None means all."""
    return None if by.branch is None else frozenset({by.branch})


def clauses_of(act: str) -> tuple[str, ...]:
    """The clauses an act of this module stands on."""
    return tuple(sentences.table()[act]["clauses"].split())


def _sensitive_in(by: Seat) -> frozenset[int] | None:
    return reach(by) if rights.sees({by.role}, "complaint_about_staff") else frozenset()


def _allowed(act: str, by: Seat, roles: tuple[str, ...]) -> None:
    if by.role not in roles:
        raise Refused(Verdict(act, clauses_of(act), (Missing("seat", " ".join(r for r in roles if r != "applicant")),)))


def _line(catalogue: str, code: str, arabic: str, english: str) -> catalogues.CatalogueEntry:
    line = catalogues.entry(catalogue, code)
    if line is None or line.retired_on is not None:
        raise Unreadable("unknown", arabic, english)
    return line


def _heard(
    kind: str, words: str, *, channel: str, branch: int | None, person: str, by: Seat, at: datetime
) -> Voice:  # fmt: skip
    if not words.strip():
        raise Unreadable("empty", "يلزم نص ما قيل", "The words are needed")
    if by.branch is not None and branch != by.branch:
        raise NotFound(str(branch))
    who = _known(person, by)
    voice = Voice(
        number=numbers.next_number(kind, year=hijri_year(at.date())), kind=kind, words=words.strip(), channel=channel,
        branch_id=branch, person_id=who.id if who else None, arrived_at=at,
    )  # fmt: skip
    db.session.add(voice)
    return voice


def _known(person: str, by: Seat) -> Person | None:
    if not person:
        return None
    found = person_numbered(person, branches=reach(by))
    if found is None:
        raise NotFound(person)
    return found


def _reply_by(on: date) -> date:
    charter = charters.in_force(on).read()
    return promises.complaint_reply_by(on, charter.terms, weeks.week_of(charter, on=on))


def _note(act: str, told: Mapping[str, Any], voice: Voice | None, *, by: Seat, at: datetime) -> None:
    """The line of the day, the desk that hears of it, and the word to the person, where there is one to write to."""
    db.session.flush()
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}
    journal.note_day(act, by=by, at=at, clauses=clauses_of(act), told=plain)
    beat = pulse.touch(("feedback",), voice.branch_id if voice else None)["feedback"]
    if voice is not None and voice.answered_at:
        voice.left(beat)
    elif voice is not None:
        voice.came(beat)
    person = db.session.get(Person, voice.person_id) if voice and voice.person_id else None
    if person is not None and person.mobile and not person.no_contact:
        words = sentences.for_applicant(act, plain, person.language)
        outbox.put(act, words, channel="sms", address=person.mobile, at=at)
