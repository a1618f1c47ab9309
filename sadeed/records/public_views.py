"""What the public pages may ask, column by column: on Postgres their role is granted no more (`public_role.py`)."""

import hmac
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select, text

from ..arabic import marks
from .base import db
from .cases import Case, Tracking
from .library import LibraryEntry
from .people import Person
from .staff import Branch
from .voices import Improvement

MOST = 100
WITH_COMMITTEE = ("raised", "studied", "before_committee")
ANSWERED = ("decided", "registered", "served", "closed")
BACK_WITH_US = ("returned", "suspended")


@dataclass(frozen=True)
class Tracked:
    """All that a receipt's code shows: one of three words, and the promised date once there is one."""

    word: str  # with_us | with_committee | answered
    promised_on: date | None

    @property
    def is_answered(self) -> bool:
        """Whether the reply is out."""
        return self.word == "answered"


@dataclass(frozen=True)
class Done:
    """What was said, and what was done about it."""

    title: str
    title_en: str
    result: str
    done_on: date | None


@dataclass(frozen=True)
class Known:
    """A frequent answer, or a document for everybody."""

    title: str
    text: str
    kind: str


def tracked(code_digest: str) -> Tracked | None:
    """The request whose receipt carries this code, as its applicant may see it."""
    row = db.session.execute(_tracking(Tracking.code_digest == code_digest)).first()
    return _seen(row) if row else None


def tracked_by_short(short_digest: str, last_digits: str) -> Tracked | None:
    """The same for the code that is read aloud, which needs the last digits of the applicant's mobile."""
    asked = _tracking(Tracking.short_digest == short_digest).add_columns(Person.mobile)
    row = db.session.execute(asked.join(Person, Person.id == Case.person_id)).first()
    mobile = (row.mobile if row else "") or ""
    agrees = hmac.compare_digest(mobile[-4:].encode(), last_digits.encode())
    return _seen(row) if row and agrees and len(last_digits) == 4 else None


def issued_at(code_digest: str) -> datetime | None:
    """When a paper with this code was issued; None when none was."""
    at: datetime | None = db.session.scalar(select(Tracking.made_at).where(Tracking.code_digest == code_digest))
    return at


def improvements() -> list[Done]:
    """What changed because people said so, newest first."""
    asked = (
        select(Improvement.title, Improvement.title_en, Improvement.result, Improvement.done_on)
        .where(Improvement.is_public, Improvement.done_on.is_not(None))
        .order_by(Improvement.done_on.desc(), Improvement.id.desc())
    )
    return [Done(*row) for row in db.session.execute(asked.limit(MOST))]


def answers() -> list[Known]:
    """What the library holds for everybody, by title."""
    asked = (
        select(LibraryEntry.title, LibraryEntry.text, LibraryEntry.kind)
        .where(LibraryEntry.is_public, LibraryEntry.superseded_on.is_(None))
        .order_by(LibraryEntry.title)
    )
    return [Known(*row) for row in db.session.execute(asked.limit(MOST))]


def branches() -> list[tuple[int, str, str]]:
    """(id, name, English name) of every open branch, the main office first."""
    asked = select(Branch.id, Branch.name, Branch.name_en).where(Branch.retired_on.is_(None))
    return [tuple(row) for row in db.session.execute(asked.order_by(Branch.is_main.desc(), Branch.name))]


def branch_with(code: str) -> int | None:
    """The open branch whose code hangs at its counter."""
    return db.session.scalar(
        select(Branch.id).where(Branch.code == marks.plain(code).text, Branch.retired_on.is_(None))
    )


def regions() -> dict[int, str]:
    """branch → region."""
    return dict(db.session.execute(select(Branch.id, Branch.region)).all())


def is_ready() -> bool:
    """Whether the database answers."""
    return db.session.scalar(text("SELECT 1")) == 1


def _tracking(which: Any) -> Select[str, str, date | None]:
    return select(Case.stage, Case.standing, Case.promised_on).join(Tracking, Tracking.case_id == Case.id).where(which)


def _seen(row: Any) -> Tracked:
    if row.standing == "under_appeal" or (row.stage in WITH_COMMITTEE and row.standing not in BACK_WITH_US):
        word = "with_committee"
    else:
        word = "answered" if row.stage in ANSWERED else "with_us"
    return Tracked(word, row.promised_on)
