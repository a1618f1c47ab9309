"""Messages to send: written in the act's transaction, claimed with a lease, never twice with effect."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, Text, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db

LEASE = timedelta(minutes=2)
PAUSES = (1, 5, 15, 60, 240, 720)  # minutes before the next try
CHANNELS = ("sms", "email")
UNTRACED = "survey_invite"  # nothing of it stays once it is over (O-6.3)
TEST = "test_message"  # tried once: somebody stands there and waits for the answer


@dataclass(frozen=True)
class Due:
    """A claimed message on its way out, apart from its row."""

    id: int
    kind: str
    channel: str
    address: str
    subject: str
    words: str


class OutboxMessage(db.Model):
    """One message to one address. Of a survey invitation the words are emptied when sent (O-6.3)."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_state", "state", "next_try_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # the act it tells of
    channel: Mapped[str]  # sms | email
    address: Mapped[str]
    subject: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(Text)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    state: Mapped[str] = mapped_column(default="waiting")  # waiting | sent | failed
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    failure: Mapped[str] = mapped_column(default="")

    def as_due(self) -> Due:
        """What a sender needs of it."""
        return Due(self.id, self.kind, self.channel, self.address, self.subject, self.words)


def put(
    kind: str, words: str, *, channel: str, address: str, at: datetime, case_id: int | None = None, subject: str = ""
) -> OutboxMessage:  # fmt: skip
    """Leave a message for the worker, in the caller's transaction."""
    message = OutboxMessage(
        kind=kind, channel=channel, address=address, words=words, case_id=case_id, next_try_at=at, subject=subject
    )
    db.session.add(message)
    return message


def claim(limit: int, *, at: datetime, channels: Collection[str] = CHANNELS) -> list[OutboxMessage]:
    """Take some due messages for a while; a worker that dies lets them go when the lease ends."""
    due = (
        select(OutboxMessage)
        .where(OutboxMessage.state == "waiting", OutboxMessage.next_try_at <= at)
        .where(OutboxMessage.channel.in_(channels), OutboxMessage.kind != TEST)
        .where(or_(OutboxMessage.leased_until.is_(None), OutboxMessage.leased_until < at))
        .order_by(OutboxMessage.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    messages = list(db.session.scalars(due))
    for message in messages:
        message.leased_until = at + LEASE
        message.tries += 1
    return messages


def mark_sent(message_id: int, *, at: datetime) -> None:
    """It went out."""
    message = db.session.get(OutboxMessage, message_id)
    message.state, message.sent_at, message.leased_until = "sent", at, None
    if message.kind == UNTRACED:
        message.words = ""


def mark_failed(message_id: int, reason: str, *, at: datetime) -> None:
    """It did not; the pause before the next try grows, and after the last one it has failed."""
    message = db.session.get(OutboxMessage, message_id)
    message.failure, message.leased_until = reason[:500], None
    if message.tries > len(PAUSES) or message.kind == TEST:
        message.state = "failed"
        if message.kind == UNTRACED:
            message.words = ""
    else:
        message.next_try_at = at + timedelta(minutes=PAUSES[message.tries - 1])


def claim_test(message_id: int, *, at: datetime) -> OutboxMessage | None:
    """A test message, taken by whoever waits for its answer; None when it was taken before."""
    message = db.session.scalar(select(OutboxMessage).where(OutboxMessage.id == message_id).with_for_update())
    if message is None or message.kind != TEST or message.state != "waiting" or message.tries:
        return None
    message.leased_until, message.tries = at + LEASE, 1
    return message


def counts() -> dict[tuple[str, str], int]:
    """(channel, state) → how many messages; one query."""
    columns = (OutboxMessage.channel, OutboxMessage.state)
    asked = select(*columns, func.count()).where(OutboxMessage.kind != TEST).group_by(*columns)
    return {(channel, state): n for channel, state, n in db.session.execute(asked)}


def wait_again(*, at: datetime) -> int:
    """What failed waits anew, but for what was emptied; how many."""
    failed = select(OutboxMessage).where(OutboxMessage.state == "failed", OutboxMessage.kind != TEST)
    messages = list(db.session.scalars(failed.where(OutboxMessage.words != "").with_for_update()))
    for message in messages:
        message.state, message.tries, message.next_try_at, message.failure = "waiting", 0, at, ""
    return len(messages)
