"""The case: the one noun that walks through every desk, with its papers, declarations and referrals."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from ..policy.stages import UNDECIDED
from .base import db


class NotFound(Exception):
    """No such number within the rights of the one who asks. A stranger learns nothing else."""


class Case(db.Model):
    """A request for support. The table is `cases`: `case` is a word of SQL."""

    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_person_id", "person_id"),
        Index("ix_cases_branch_id_stage", "branch_id", "stage"),
        Index("ix_cases_promised_on", "promised_on"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column()
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id"))
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"))
    support_type: Mapped[str]
    acts_through: Mapped[str] = mapped_column(default="")  # guardian | agent | authorised; "" who asks comes in person
    category: Mapped[str] = mapped_column(default="")
    channel: Mapped[str]
    need: Mapped[str] = mapped_column(Text)
    amount_asked: Mapped[int | None]  # halalas
    stage: Mapped[str] = mapped_column(default="new")
    standing: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date]
    received_at: Mapped[datetime]
    stage_since: Mapped[datetime]
    raised_on: Mapped[date | None]
    promised_on: Mapped[date | None]
    due_on: Mapped[date | None]  # by when the present step must be done, so that no case lies without a date
    stopped_on: Mapped[date | None]  # the promise clock stands still since
    held_days: Mapped[int] = mapped_column(default=0)
    extensions: Mapped[int] = mapped_column(default=0)
    decided_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    data_digest: Mapped[str] = mapped_column(default="")  # of the data a declaration would seal now
    journal_head: Mapped[str] = mapped_column(default="")
    journal_count: Mapped[int] = mapped_column(default=0)
    __mapper_args__ = {"version_id_col": version}


class Paper(db.Model):
    """One paper of a checklist (H-2): received, original seen and matched, valid on the day, or what is wrong."""

    __tablename__ = "paper"
    __table_args__ = (UniqueConstraint("case_id", "kind"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str]
    asked_for: Mapped[str] = mapped_column(default="request")  # request | registration
    is_required: Mapped[bool] = mapped_column(default=True)
    received_on: Mapped[date | None]
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")
    matched_on: Mapped[date | None]
    matched_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    fault: Mapped[str] = mapped_column(default="")
    waived: Mapped[str] = mapped_column(default="")  # the reason
    note: Mapped[str] = mapped_column(default="")


class StoredFile(db.Model):
    """A file kept by the hash of its content under the data folder, never under a web root. Its name is only data."""

    __tablename__ = "file"
    __table_args__ = (Index("ix_file_case_id", "case_id"), Index("ix_file_sha256", "sha256"))
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    kind: Mapped[str]  # what it shows, which decides who sees it: paper | signature | photo | letter
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))
    kept_at: Mapped[datetime]
    kept_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class Declaration(db.Model):
    """The applicant's signed word (H-4): the exact text, the exact data, how it was signed, sealed by a hash."""

    __tablename__ = "declaration"
    __table_args__ = (Index("ix_declaration_case_id", "case_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    text_version: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    declared: Mapped[dict[str, Any]] = mapped_column(JSON)
    data_digest: Mapped[str]
    seal: Mapped[str]
    method: Mapped[str]  # screen | sheet | thumb
    capacity: Mapped[str] = mapped_column(default="self")  # self | guardian | agent
    signer: Mapped[str]
    deed: Mapped[str] = mapped_column(default="")
    witness: Mapped[str] = mapped_column(default="")
    was_read_aloud: Mapped[bool] = mapped_column(default=False)
    strokes: Mapped[str] = mapped_column(Text, default="")
    file_id: Mapped[int | None] = mapped_column(ForeignKey("file.id"))
    signed_at: Mapped[datetime]
    taken_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))


class Referral(db.Model):
    """A question reception could not answer, and the answer of social research (H-3)."""

    __tablename__ = "referral"
    __table_args__ = (Index("ix_referral_case_id", "case_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    question: Mapped[str] = mapped_column(Text)
    waits: Mapped[str] = mapped_column(default="")  # hall | phone
    asked_at: Mapped[datetime]
    asked_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    answer: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class PromiseChange(db.Model):
    """Every date that was ever promised, moved or stopped, and why: one date everywhere, and its history (H-5)."""

    __tablename__ = "promise_change"
    __table_args__ = (Index("ix_promise_change_case_id", "case_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str]  # promised | stopped | resumed | extended | kept | broken
    on: Mapped[date]
    promised_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")


class Tracking(db.Model):
    """The random codes on a receipt. Only their digests are kept; the case number is never on a public page."""

    __tablename__ = "tracking"
    __table_args__ = (Index("ix_tracking_short_digest", "short_digest"),)
    code_digest: Mapped[str] = mapped_column(primary_key=True)
    short_digest: Mapped[str]
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    made_at: Mapped[datetime]


def numbered(number: str, *, branches: frozenset[int] | None, for_change: bool = False) -> Case:
    """The case of that number, if one of these branches (None: all) has it; else `NotFound`.

    `for_change` holds the row until the act commits, so that two acts on one case follow each other.
    """
    asked = select(Case).where(Case.number == number)
    if branches is not None:
        asked = asked.where(Case.branch_id.in_(branches))
    if for_change:
        asked = asked.with_for_update().execution_options(populate_existing=True)
    case: Case | None = db.session.scalar(asked)
    if case is None:
        raise NotFound(number)
    return case


def papers_of(case_id: int) -> list[Paper]:
    """The checklist, in the order it was made."""
    return list(db.session.scalars(select(Paper).where(Paper.case_id == case_id).order_by(Paper.id)))


def paper_of(case_id: int, kind: str) -> Paper:
    """One line of the checklist; `NotFound` when this case has no such paper."""
    paper: Paper | None = db.session.scalar(select(Paper).where(Paper.case_id == case_id, Paper.kind == kind))
    if paper is None:
        raise NotFound(kind)
    return paper


def declaration_of(case_id: int) -> Declaration | None:
    """The newest declaration."""
    asked = select(Declaration).where(Declaration.case_id == case_id).order_by(Declaration.id.desc()).limit(1)
    return db.session.scalar(asked)


def referrals_of(case_id: int) -> list[Referral]:
    """Questions and answers, newest first."""
    return list(db.session.scalars(select(Referral).where(Referral.case_id == case_id).order_by(Referral.id.desc())))


def open_cases_of(person_id: int) -> list[Case]:
    """Requests of this person that are not closed."""
    asked = select(Case).where(Case.person_id == person_id, Case.stage != "closed").order_by(Case.id)
    return list(db.session.scalars(asked))


def cases_of(person_id: int, *, branches: frozenset[int] | None) -> list[Case]:
    """Every request of this person that these branches may see, newest first."""
    asked = select(Case).where(Case.person_id == person_id)
    if branches is not None:
        asked = asked.where(Case.branch_id.in_(branches))
    return list(db.session.scalars(asked.order_by(Case.id.desc())))


def signed_declaration(case_id: int) -> Declaration:
    """The newest declaration; `NotFound` while nothing is signed."""
    found = declaration_of(case_id)
    if found is None:
        raise NotFound("declaration")
    return found


def promised_between(first: date, last: date) -> list[Case]:
    """Undecided requests whose running promise falls on one of these days, held until the act commits."""
    asked = select(Case).where(
        Case.promised_on.between(first, last), Case.decided_on.is_(None), Case.stopped_on.is_(None),
        Case.stage.in_(UNDECIDED),
    )  # fmt: skip
    held = asked.order_by(Case.id).with_for_update().execution_options(populate_existing=True)
    return list(db.session.scalars(held))
