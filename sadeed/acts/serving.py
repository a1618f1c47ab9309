"""Registration and service: a file is opened; deliveries are scheduled, signed, handed over (H-6, H-7)."""

from datetime import date, datetime, timedelta

from ..arabic import identity
from ..arabic.dates import hijri_year
from ..policy import promises
from ..policy.verdict import Missing, Refused, Verdict
from ..records import numbers, services, sessions
from ..records.base import db
from ..records.people import Person
from ..records.services import Delivery, Registration
from ..records.staff import Seat
from . import people
from .beats import Beat, on_case

PAYMENTS = ("cash_transfer", "paid_to_third", "cheque", "card")
A_MONTH = 30


def register(number: str, *, category: str, iban: str = "", by: Seat, at: datetime) -> str:
    """The beneficiary's file is opened under its number, when everything required is there (H-6)."""
    checked = identity.iban(iban) if iban else ""
    with on_case("register", number, by=by, at=at, said={"category": category, "iban": checked}) as beat:
        person = db.session.get(Person, beat.case.person_id)
        if checked and checked != person.iban:
            person.iban = checked
            db.session.flush()
            people.refresh_cases(person, but=beat.case, by=by, at=at)
        beat.case.category = category
        file = Registration(
            number=numbers.next_number("file", year=hijri_year(beat.on)), person_id=person.id, case_id=beat.case.id,
            category=category, registered_on=beat.on,
            review_on=promises.review_on(beat.on, beat.charter.terms, beat.week),
        )  # fmt: skip
        db.session.add(file)
        beat.told = {"file": file.number, "category": category, "review_on": file.review_on}
    return number


def schedule(
    number: str, *, service: str, item: str = "", quantity: int = 1, instalments: int = 1, first_on: date,
    place: str = "", every_days: int = A_MONTH, by: Seat, at: datetime,
) -> str:  # fmt: skip
    """The deliveries of a grant: how many, from when; each gets its voucher. The amount is the decision's own."""
    said = {"service": service, "instalments": instalments, "first_on": first_on}
    with on_case("schedule", number, by=by, at=at, said=said) as beat:
        decision = sessions.decision_of(beat.case.id)
        granted = decision.instalments if decision else 1
        already = sum(d.reversed_at is None for d in services.deliveries_of(beat.case.id))
        if not 1 <= instalments <= granted - already:
            raise Refused(Verdict("schedule", beat.clauses, (Missing("granted_instalments", str(granted - already)),)))
        for n in range(instalments):
            due = beat.week.next_working_day(first_on + timedelta(days=every_days * n))
            db.session.add(
                Delivery(
                    voucher=numbers.next_number("voucher", year=hijri_year(beat.on)), case_id=beat.case.id,
                    place_in_order=already + n + 1, of=granted, service=service, item=item.strip(), quantity=quantity,
                    amount=decision.amount if decision else None, is_payment=service in PAYMENTS, due_on=due,
                    prepared_by=by.staff,
                )
            )  # fmt: skip
        beat.told = {"service": service, "instalments": instalments, "first_on": first_on, "place": place.strip()}
    return number


def countersign(number: str, *, voucher: str, by: Seat, at: datetime) -> str:
    """A payment gets its second signature, from the seat of finance and another hand than the first."""
    with on_case("countersign", number, by=by, at=at) as beat:
        delivery = _voucher(beat, voucher)
        if not delivery.is_payment or delivery.countersigned_at or delivery.reversed_at:
            raise Refused(Verdict("countersign", beat.clauses, (Missing("payment_to_sign"),)))
        if delivery.prepared_by == by.staff:
            raise Refused(Verdict("countersign", beat.clauses, (Missing("another_pair_of_eyes"),)))
        delivery.countersigned_by, delivery.countersigned_at = by.staff, at
        beat.told = {"voucher": voucher}
    return number


def deliver(number: str, *, voucher: str, by: Seat, at: datetime) -> str:
    """What was granted is handed over."""
    with on_case("deliver", number, by=by, at=at) as beat:
        delivery = _voucher(beat, voucher)
        if delivery.delivered_at or delivery.reversed_at:
            raise Refused(Verdict("deliver", beat.clauses, (Missing("scheduled_delivery"),)))
        if delivery.is_payment and not delivery.countersigned_at:
            raise Refused(Verdict("deliver", beat.clauses, (Missing("second_signature"),)))
        delivery.delivered_at, delivery.delivered_by = at, by.staff
        beat.told = {"voucher": voucher, "service": delivery.service, "amount": _amount(delivery)}
    return number


def acknowledge(
    number: str, *, voucher: str, receiver: str, capacity: str = "self", strokes: str = "", by: Seat, at: datetime
) -> str:
    """The beneficiary, or who may receive for them, signs for it, once."""
    with on_case("acknowledge", number, by=by, at=at, said={"receiver": receiver.strip()}) as beat:
        delivery = _voucher(beat, voucher)
        if not delivery.delivered_at or delivery.acknowledged_at or delivery.reversed_at:
            raise Refused(Verdict("acknowledge", beat.clauses, (Missing("delivery_to_acknowledge"),)))
        delivery.acknowledged_at, delivery.receiver = at, receiver.strip()
        delivery.capacity, delivery.strokes = capacity, strokes
        beat.told = {"voucher": voucher, "receiver": receiver.strip()}
    return number


def reverse(number: str, *, voucher: str, reason: str, by: Seat, at: datetime) -> str:
    """A delivery is never deleted; it is reversed, with a reason, and may be scheduled anew."""
    with on_case("reverse", number, by=by, at=at, said={"reason": reason.strip()}) as beat:
        delivery = _voucher(beat, voucher)
        if not delivery.delivered_at or delivery.reversed_at:
            raise Refused(Verdict("reverse", beat.clauses, (Missing("delivery_to_reverse"),)))
        delivery.reversed_at, delivery.reversed_reason = at, reason.strip()
        beat.told = {"voucher": voucher, "reason": reason.strip()}
    return number


def close(number: str, *, by: Seat, at: datetime) -> str:
    """The request is closed: served, or not approved and the appeal window over."""
    with on_case("close", number, by=by, at=at) as beat:
        beat.case.closed_on = beat.on
        beat.case.outcome = "served" if beat.case.stage == "served" else "not_approved"
        beat.told = {"case": number, "outcome": beat.case.outcome}
    return number


def _voucher(beat: Beat, voucher: str) -> Delivery:
    found = next((d for d in services.deliveries_of(beat.case.id) if d.voucher == voucher), None)
    if found is None:
        raise Refused(Verdict(beat.act, beat.clauses, (Missing("voucher", voucher),)))
    return found


def _amount(delivery: Delivery) -> str:
    if delivery.amount is None:
        return str(delivery.quantity)
    return f"{delivery.amount // 100:,}" + (f".{delivery.amount % 100:02}" if delivery.amount % 100 else "")
