"""Satisfaction: somebody is invited, answers, and the answers are filed apart, later and shuffled (O-5, O-6.3).

Answering writes no line, no pulse, no key and no look, and nothing here keeps who, from where or when.
"""

import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy.exc import DBAPIError

from ..arabic import marks
from ..policy import cells
from ..policy.cells import Cell
from ..records import catalogues, journal, outbox, people, public_views, sentences, surveys
from ..records.base import db
from ..records.cases import Case
from ..records.letterbox import Letterbox
from ..records.staff import Seat
from ..records.surveys import SurveyInvitation
from ..records.transaction import transaction
from .beats import Beat, on_case
from .intake import code_digest

OPEN_WEEKS = 5  # the invitation's own week and four more
LONGEST_WORDS = 1000
AT_COUNTER = "at_counter"
ANY_SERVICE = "any"

Standing = Literal["open", "used", "over", "unknown"]


class _Unsent(Exception):
    """There is nobody to write to, or they were written to already."""


@dataclass(frozen=True)
class Filing:
    """What a filing did: answers filed now, and those that wait on for others of their cell."""

    filed: int
    waiting: int


def invite(case_number: str, *, public_url: str, by: Seat, at: datetime) -> str | None:
    """Invite the applicant once after the reply and once after the service, by a code that leads to no case.

    The record says that an invitation went out; the code stands in the message alone, which forgets it when sent.
    Returns the case's number; None, and nothing written, when there is no mobile, no wish to be written to, a charter
    that does not ask, or an invitation of this kind before. Raises `NotFound`, `Refused`.
    """
    try:
        with on_case("survey_invite", case_number, by=by, at=at) as beat:
            asked = questions_for(beat.case)
            person = _reachable(beat, asked)
            beat.told, beat.is_quiet = {"questions": asked}, True
            _send(beat, person, _new_invitation(beat.case, asked, beat.on), public_url)
    except _Unsent:
        return None
    return case_number


def questions_for(case: Case) -> str:
    """Which set the applicant is asked: about the service once they were served, else about the reply."""
    is_served = case.stage == "served" or (case.stage == "closed" and case.outcome == "served")
    return "after_service" if is_served else "after_reply"


def standing_of(code: str, *, on: date) -> tuple[Standing, str]:
    """Whether an invitation may be answered now, and its set of questions ("" when unknown)."""
    found = surveys.invitation(code_digest(code))
    if found is None:
        return "unknown", ""
    if found.is_used:
        return "used", found.questions
    return ("over" if on >= _over_on(found.week) else "open"), found.questions


def answer(code: str, grades: Mapping[str, int], words: str, *, at: datetime, letterbox: Letterbox) -> Standing:
    """The invited answers, once; "open" says it was taken in. No question is compulsory.

    First the answer and the spent code go into the letterbox together; that the invitation was used is written into
    the main database afterwards, and should we die in between, the next filing writes it. Raises `ValueError` for a
    question or a grade that does not exist.
    """
    standing, asked = standing_of(code, on=at.date())
    if standing != "open":
        return standing
    digest = code_digest(code)
    found = surveys.invitation(digest)
    assert found is not None  # it was open a line above
    cell = Cell(asked, found.branch_id, found.service, found.week)
    if not letterbox.drop(cell, _checked(asked, grades), _plain(words), spends=digest):
        return "used"
    with suppress(DBAPIError), transaction():
        surveys.mark_used([digest])
    return "open"


def answer_here(branch_code: str, grades: Mapping[str, int], words: str, *, at: datetime, letterbox: Letterbox) -> bool:
    """Somebody at the counter answers, without an invitation; False when there is no such branch."""
    branch_id = public_views.branch_with(branch_code)
    if branch_id is None:
        return False
    cell = Cell(AT_COUNTER, branch_id, ANY_SERVICE, cells.week_of(at.date()))
    letterbox.drop(cell, _checked(AT_COUNTER, grades), _plain(words), spends=None)
    return True


def file_answers(*, at: datetime, letterbox: Letterbox) -> Filing:
    """File what may be filed without anybody being guessed from it. Safe to repeat, to run twice at once, and to kill.

    An answer gets its new key in the letterbox before it is filed, so that a repeated filing files nothing twice.
    """
    _settle_spent(at.date(), letterbox)
    filed = _carry(letterbox)
    placed = cells.placed(surveys.invited() | letterbox.heard(), public_views.regions(), on=at.date())
    letterbox.choose(placed)
    filed += _carry(letterbox)
    with transaction():
        surveys.stir_invitations(cells.week_of(at.date()) - cells.A_WEEK)
    return Filing(filed, sum(letterbox.waiting().values()))


def _settle_spent(on: date, letterbox: Letterbox) -> None:
    spent = letterbox.spent()
    with transaction():
        surveys.mark_used(sorted(spent))
    letterbox.forget_spent(surveys.over_before(spent, cells.week_of(on) - OPEN_WEEKS * cells.A_WEEK))


def _carry(letterbox: Letterbox) -> int:
    leaving = letterbox.leaving()
    if leaving:
        with transaction():
            surveys.keep(leaving)
        letterbox.arrived(answer.new_key for answer in leaving)
    return len(leaving)


def _reachable(beat: Beat, asked: str) -> people.Person:
    person: people.Person = db.session.get(people.Person, beat.case.person_id)
    was_asked = any(
        line.act == "survey_invite" and details and details["told"].get("questions") == asked
        for line, details in journal.story_of(beat.case.number)
    )
    if was_asked or not person.mobile or person.no_contact or not beat.charter.terms[f"survey_{asked}"]:
        raise _Unsent
    return person


def _new_invitation(case: Case, asked: str, on: date) -> str:
    code = secrets.token_urlsafe(16)
    kind = catalogues.entry("support_types", case.support_type)
    db.session.add(
        SurveyInvitation(
            code_digest=code_digest(code), questions=asked, branch_id=case.branch_id,
            service=(kind.more.get("family", "") if kind else "") or ANY_SERVICE, week=cells.week_of(on),
        )
    )  # fmt: skip
    return code


def _send(beat: Beat, person: people.Person, code: str, public_url: str) -> None:
    words = sentences.for_applicant("survey_invite", {"link": f"{public_url}/s/{code}"}, person.language)
    outbox.put("survey_invite", words, channel="sms", address=person.mobile, at=beat.at)


def _over_on(week: date) -> date:
    return week + timedelta(weeks=OPEN_WEEKS)


def _checked(asked: str, grades: Mapping[str, Any]) -> dict[str, int]:
    known = surveys.questionnaire(asked, "ar").codes
    if not set(grades) <= known or not all(grade in range(6) for grade in grades.values()):
        raise ValueError("no such question, or no such grade")
    return {question: int(grade) for question, grade in grades.items()}


def _plain(words: str) -> str:
    return marks.plain(words).text.strip()[:LONGEST_WORDS]
