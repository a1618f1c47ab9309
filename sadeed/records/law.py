"""What the law on personal data asks to be kept: consents with the text agreed to, and requests about data (S13)."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .cases import NotFound

PURPOSES = ("processing", "photos", "contact")
KINDS = ("access", "correction", "objection", "erasure")
OUTCOMES = ("granted", "partly", "not_granted", "nothing_held")
MOST = 200


class Consent(db.Model):
    """One consent of a person, to one purpose and one text; withdrawn, it stays as history. `words`: how it was taken
    back."""

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_person_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    purpose: Mapped[str]
    text_version: Mapped[str]
    given_at: Mapped[datetime]
    given_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    words: Mapped[str] = mapped_column(Text, default="")


class DataRequest(db.Model):
    """Somebody asks about their own data; answered within thirty days. `person_id` none: we hold no file of theirs."""

    __tablename__ = "data_request"
    __table_args__ = (Index("ix_data_request_due_on", "due_on"), Index("ix_data_request_person_id", "person_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id"))
    kind: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    mobile: Mapped[str] = mapped_column(default="")
    identity_seen: Mapped[str]  # which original was seen at the desk
    words: Mapped[str] = mapped_column(Text, default="")
    received_on: Mapped[date]
    due_on: Mapped[date]
    received_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    outcome: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(Text, default="")
    copied_at: Mapped[datetime | None]  # when a copy of everything held was made for them
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


def consents_of(person_id: int) -> list[Consent]:
    """Every consent ever given, the newest first."""
    return list(db.session.scalars(select(Consent).where(Consent.person_id == person_id).order_by(Consent.id.desc())))


def consent_now(person_id: int, purpose: str) -> Consent | None:
    """The consent to this purpose that stands."""
    asked = select(Consent).where(
        Consent.person_id == person_id, Consent.purpose == purpose, Consent.withdrawn_at.is_(None)
    )
    return db.session.scalar(asked.order_by(Consent.id.desc()).limit(1))


def requests(*, branches: Collection[int] | None, is_open: bool, limit: int = MOST) -> list[DataRequest]:
    """Requests about data of these branches (None: all): the open ones by their day, the answered ones newest first."""
    asked = select(DataRequest).where(
        DataRequest.answered_at.is_(None) if is_open else DataRequest.answered_at.is_not(None)
    )
    if branches is not None:
        asked = asked.where(DataRequest.branch_id.in_(branches))
    order = (DataRequest.due_on, DataRequest.id) if is_open else (DataRequest.id.desc(),)
    return list(db.session.scalars(asked.order_by(*order).limit(limit)))


def request_numbered(number: str, *, branches: Collection[int] | None, for_change: bool = False) -> DataRequest:
    """The request about data of that number in these branches; raises `NotFound`."""
    asked = select(DataRequest).where(DataRequest.number == number)
    if branches is not None:
        asked = asked.where(DataRequest.branch_id.in_(branches))
    found = db.session.scalar(asked.with_for_update() if for_change else asked)
    if found is None:
        raise NotFound(number)
    return found
