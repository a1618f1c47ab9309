"""What follows a decision in the demo: ratified, registered, handed over, asked about, appealed against, closed."""

from datetime import datetime, timedelta

from ..acts import ruling, serving, survey
from ..records import services
from .cast import Cast, Tale
from .counter import Deed, case_of, match_each, unmatched
from .diary import Diary
from .requests import APPEALS, REOPENED, UPHELD

A_LITTLE = timedelta(minutes=3)


def ratify(cast: Cast, tale: Tale, at: datetime) -> None:
    """Above the limit, the manager makes it binding."""
    ruling.ratify(tale.number, by=cast["manager"], at=at)


def register(cast: Cast, tale: Tale, at: datetime) -> None:
    """The last papers, then the file."""
    match_each(cast, tale, at, unmatched(tale, "registration"))
    category = tale.whose.made.category
    serving.register(tale.number, category=category, by=cast.counter(tale), at=at + A_LITTLE)


def scheduling(diary: Diary) -> Deed:
    """Scheduling needs to know the days ahead of us, for what is still to be handed over."""

    def schedule(cast: Cast, tale: Tale, at: datetime) -> None:
        first_on = tale.day_of("deliver") or diary.ahead(tale.n % 4)
        serving.schedule(tale.number, service=tale.support.service, item=tale.support.item, first_on=first_on,
                         instalments=tale.support.instalments, place=tale.whose.made.office.name, by=cast["services"],
                         at=at)  # fmt: skip

    return schedule


def countersign(cast: Cast, tale: Tale, at: datetime) -> None:
    """Finance signs every payment that waits."""
    for delivery in services.deliveries_of(case_of(tale).id):
        if delivery.is_payment and delivery.countersigned_at is None:
            serving.countersign(tale.number, voucher=delivery.voucher, by=cast["finance"], at=at)


def deliver(cast: Cast, tale: Tale, at: datetime) -> None:
    """The next voucher is handed over."""
    serving.deliver(tale.number, voucher=_next_voucher(tale), by=cast["services"], at=at)


def acknowledge(cast: Cast, tale: Tale, at: datetime) -> None:
    """Who receives signs."""
    waiting = [d for d in services.deliveries_of(case_of(tale).id) if d.delivered_at and not d.acknowledged_at]
    made = tale.whose.made
    receiver = (
        made.guardian or made.fields.get("representative") or f"{made.fields['name_own']} {made.fields['name_family']}"
    )
    capacity = "guardian" if made.guardian else "self"
    serving.acknowledge(tale.number, voucher=waiting[0].voucher, receiver=receiver, capacity=capacity,
                        by=cast["services"], at=at)  # fmt: skip


def another(cast: Cast, tale: Tale, at: datetime) -> None:
    """The next month's, signed for."""
    deliver(cast, tale, at)
    acknowledge(cast, tale, at + A_LITTLE)


def close(cast: Cast, tale: Tale, at: datetime) -> None:
    """Served, so closed."""
    serving.close(tale.number, by=cast["services"], at=at)


def close_refused(cast: Cast, tale: Tale, at: datetime) -> None:
    """The window for an appeal is over."""
    serving.close(tale.number, by=cast.counter(tale), at=at)


def appeal(cast: Cast, tale: Tale, at: datetime) -> None:
    """The applicant asks for a second hearing."""
    ruling.appeal(tale.number, words=APPEALS[tale.n % len(APPEALS)], by=cast.counter(tale), at=at)


def uphold(cast: Cast, tale: Tale, at: datetime) -> None:
    """The decision stands."""
    ruling.uphold(tale.number, reason=UPHELD, by=cast["manager"], at=at)


def reopen(cast: Cast, tale: Tale, at: datetime) -> None:
    """It goes before the committee again."""
    ruling.reopen(tale.number, reason=REOPENED, by=cast["manager"], at=at)


def inviting(public_url: str) -> Deed:
    """An invitation needs to know where the public pages are."""

    def invite(cast: Cast, tale: Tale, at: datetime) -> None:
        survey.invite(tale.number, public_url=public_url, by=cast["reception"], at=at)

    return invite


def _next_voucher(tale: Tale) -> str:
    return next(d.voucher for d in services.deliveries_of(case_of(tale).id) if d.delivered_at is None)


def deeds(diary: Diary, public_url: str) -> dict[str, Deed]:
    """The steps after a decision, by name."""
    return {"ratify": ratify, "register": register, "schedule": scheduling(diary), "countersign": countersign,
            "deliver": deliver, "acknowledge": acknowledge, "another": another, "close": close,
            "closed_refused": close_refused, "appeal": appeal, "uphold": uphold, "reopen": reopen,
            "invite": inviting(public_url)}  # fmt: skip
