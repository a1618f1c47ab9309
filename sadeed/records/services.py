"""Registration and what is handed over: files of beneficiaries, funds, programmes, deliveries (H-6, H-7)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .sessions import Decision


class Registration(db.Model):
    """A beneficiary's file (H-6)."""

    __tablename__ = "registration"
    __table_args__ = (Index("ix_registration_person_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), unique=True)
    category: Mapped[str]
    state: Mapped[str] = mapped_column(default="active")  # active | stopped | excluded
    registered_on: Mapped[date]
    review_on: Mapped[date]


class Fund(db.Model):
    """Money with an owner and perhaps a restriction: zakat, sponsorship, a donor's condition. Halalas."""

    __tablename__ = "fund"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]  # of the catalogue zakat_and_fund_kinds
    restriction: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[int] = mapped_column(default=0)
    retired_on: Mapped[date | None]


class Programme(db.Model):
    """What the association offers in a period, and the fund behind it."""

    __tablename__ = "programme"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    support_type: Mapped[str]
    fund_id: Mapped[int | None] = mapped_column(ForeignKey("fund.id"))
    budget: Mapped[int | None]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    retired_on: Mapped[date | None]


class Delivery(db.Model):
    """One hand-over of what was granted (H-7). `amount` in halalas; a payment needs a second signature."""

    __tablename__ = "delivery"
    __table_args__ = (Index("ix_delivery_case_id", "case_id"), Index("ix_delivery_due_on", "due_on"))
    id: Mapped[int] = mapped_column(primary_key=True)
    voucher: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    place_in_order: Mapped[int]
    of: Mapped[int]
    service: Mapped[str]  # of the catalogue service_kinds
    item: Mapped[str] = mapped_column(default="")
    quantity: Mapped[int] = mapped_column(default=1)
    amount: Mapped[int | None]
    is_payment: Mapped[bool] = mapped_column(default=False)
    fund_id: Mapped[int | None] = mapped_column(ForeignKey("fund.id"))
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"))
    due_on: Mapped[date]
    prepared_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    countersigned_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    countersigned_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    delivered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    receiver: Mapped[str] = mapped_column(default="")
    capacity: Mapped[str] = mapped_column(default="self")
    acknowledged_at: Mapped[datetime | None]
    strokes: Mapped[str] = mapped_column(Text, default="")
    reversed_at: Mapped[datetime | None]
    reversed_reason: Mapped[str] = mapped_column(Text, default="")

    @property
    def is_scheduled(self) -> bool:
        """Waits to be handed over."""
        return self.delivered_at is None and self.reversed_at is None

    @property
    def is_to_countersign(self) -> bool:
        """A payment with one signature."""
        return self.is_payment and self.countersigned_at is None and self.reversed_at is None

    @property
    def is_to_deliver(self) -> bool:
        """May be handed over now; a payment once it is signed twice."""
        return self.is_scheduled and not self.is_to_countersign

    @property
    def is_to_acknowledge(self) -> bool:
        """Handed over, and nobody signed for it yet."""
        return self.delivered_at is not None and self.acknowledged_at is None and self.reversed_at is None

    @property
    def is_to_reverse(self) -> bool:
        """Handed over, and still standing."""
        return self.delivered_at is not None and self.reversed_at is None


def registration_of(case_id: int) -> Registration | None:
    """The file opened from this case."""
    return db.session.scalar(select(Registration).where(Registration.case_id == case_id))


def deliveries_of(case_id: int) -> list[Delivery]:
    """Every voucher of a case, in order."""
    return list(db.session.scalars(select(Delivery).where(Delivery.case_id == case_id).order_by(Delivery.id)))


def instalments_left(case_id: int, decision: Decision | None) -> int:
    """How many instalments of the grant are not scheduled yet; a reversed one counts again."""
    granted = decision.instalments if decision else 1
    return granted - sum(delivery.reversed_at is None for delivery in deliveries_of(case_id))
