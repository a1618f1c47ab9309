"""How long what is kept, by the association's own table, and what is past its day (S13)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select

from . import catalogues, proposals
from .base import db
from .cases import Case
from .contacts import Contact
from .destruction import Destruction
from .inbox import InboxEntry
from .people import Person
from .services import Registration
from .voices import Voice

SETTING = "retention"
EXAMPLES = {"file": 60, "empty_file": 12, "message": 12, "voice": 36, "looks": 24}  # months, until the board decides
FLOORS = {"file": 12, "empty_file": 1, "message": 1, "voice": 6, "looks": 12}  # nobody sets less
HIGHEST = 600
KINDS = ("file", "empty_file", "message", "voice")  # what two people destroy; looks are emptied by the job
AT_MOST = 200  # in one proposal, so that a second person can read it


@dataclass(frozen=True)
class Due:
    """What is past its day: of one kind, by the names people know it by."""

    kind: str
    subjects: tuple[str, ...]


def months() -> dict[str, int]:
    """Months of each kind as they stand; never below the floor, whatever is written in the setting."""
    said = catalogues.setting(SETTING) or {}
    return {kind: max(int(said.get(kind, default)), FLOORS[kind]) for kind, default in EXAMPLES.items()}


def is_example() -> bool:
    """Whether the board has not decided yet."""
    return not catalogues.setting(SETTING)


def before(kind: str, on: date) -> date:
    """What was last touched before this day is past its time."""
    return months_back(on, max(months()[kind], FLOORS[kind]))


def looks_until(at: datetime) -> datetime:
    """Looks older than this may be emptied; never younger than twelve months."""
    return datetime.combine(before("looks", at.date()), datetime.min.time(), UTC)


def due(on: date) -> list[Due]:
    """Everything past its day that no open proposal names yet, a kind at a time, each no longer than a person reads."""
    waiting = proposals.waiting()
    named = {(made.what.get("kind"), subject) for made in waiting for subject in made.what.get("subjects", ())}
    found = []
    for kind in KINDS:
        subjects = [str(one) for one in db.session.scalars(past_its_day(kind, on))]
        still = [one for one in subjects if (destroyed_as(kind), one) not in named]
        found += [Due(kind, tuple(still[n : n + AT_MOST])) for n in range(0, len(still), AT_MOST)]
    return found


def destroyed_as(kind: str) -> str:
    """A file without a request is destroyed as any file."""
    return "file" if kind == "empty_file" else kind


def past_its_day(kind: str, on: date) -> Select[Any]:
    """Numbers (of messages: ids) of this kind past their day, oldest first."""
    day = before(kind, on)
    at = datetime.combine(day, datetime.min.time(), UTC)
    if kind == "message":
        return select(InboxEntry.id).where(InboxEntry.closed_at < at, InboxEntry.name != "").order_by(InboxEntry.id)
    if kind == "voice":
        return select(Voice.number).where(Voice.answered_at < at, Voice.words != "").order_by(Voice.id)
    has_case = exists().where(Case.person_id == Person.id)
    asked = select(Person.number).where(
        Person.created_at < at, Person.merged_into_id.is_(None), is_at_rest(at, day),
        ~exists().where(Destruction.kind == "file", Destruction.subject == Person.number),
        has_case if kind == "file" else ~has_case,
    )  # fmt: skip
    return asked.order_by(Person.id)


def is_at_rest(at: datetime, day: date) -> ColumnElement[bool]:
    """Nothing of this person was touched since: no case moved or is open, nobody was in touch, no review lies ahead."""
    return ~(
        exists().where(Case.person_id == Person.id, Case.stage_since >= at)
        | exists().where(Case.person_id == Person.id, is_open())
        | exists().where(Contact.person_id == Person.id, Contact.opened_at >= at)
        | exists().where(Registration.person_id == Person.id, Registration.review_on >= day)
    )


def is_open() -> ColumnElement[bool]:
    """A case that is still under way."""
    return Case.stage != "closed"


def months_back(on: date, n: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(on.year * 12 + on.month - 1 - n, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=on.day - 1), first_of_next - timedelta(days=1))
