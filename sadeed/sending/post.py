"""Which way a message goes: by the association's settings where they are set, else into a file of the day."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Thread

from ..records import carriers, outbox
from ..records.carriers import MailServer, TextProvider
from ..records.outbox import Due
from ..records.seal import Broken, Seal
from ..records.transaction import transaction
from . import mail, texts
from .outcome import NotSent

NO_USE_NOW = ("password", "name", "route", "closed", "late", "safety", "sealed")  # the next message would meet the same


@dataclass(frozen=True)
class Post:
    """The ways out of one house. In a house of invented people nothing but a test leaves: `stays_in`."""

    folder: Path
    seal: Seal
    stays_in: bool
    server: MailServer | None
    provider: TextProvider | None

    @classmethod
    def of(cls, folder: Path, secret: str, *, stays_in: bool) -> "Post":
        """The ways out as the settings stand now."""
        return cls(folder / "sent", Seal(secret), stays_in, carriers.mail_server(), carriers.text_provider())

    def send(self, due: Due, *, at: datetime) -> None:
        """One message. Raises `NotSent`."""
        may_leave = due.kind == outbox.TEST or not self.stays_in
        try:
            if due.channel == "email" and self.server and may_leave:
                mail.send(self.server, self.seal, to=due.address, subject=due.subject, words=due.words)
            elif due.channel == "sms" and self.provider and may_leave:
                texts.send(self.provider, self.seal, to=due.address, words=due.words)
            else:
                write_out(self.folder, due, at)
        except Broken as no:
            raise NotSent("sealed") from no
        except OSError as no:
            raise NotSent("file", type(no).__name__) from no


def send_within(post: Post, seconds: float, due: Due, *, at: datetime) -> None:
    """One message, for somebody who waits in front of a page: `NotSent` ("late") when it takes longer altogether."""
    became: list[NotSent | None] = []

    def go() -> None:
        try:
            post.send(due, at=at)
            became.append(None)
        except NotSent as no:
            became.append(no)

    road = Thread(target=go, name="test message", daemon=True)
    road.start()
    road.join(seconds)
    no = became[0] if became else NotSent("late")
    if no is not None:
        raise no


def write_out(folder: Path, due: Due, at: datetime) -> None:
    """One line a message in a file of the day, while no way out is set."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{at:%Y-%m-%d}.jsonl").open("a", encoding="utf-8") as file:
        line = {"channel": due.channel, "to": due.address, "words": due.words}
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def carry(post: Post, *, most: int, now: Callable[[], datetime]) -> tuple[int, int]:
    """Send what is due, one after the other: (sent, not sent). Each is claimed just before it goes.

    A way that is closed is not tried again in this round: the rest of its messages wait for the next.
    """
    sent, unsent, open_ways = 0, 0, set(outbox.CHANNELS)
    while sent + unsent < most and open_ways:
        due = claim(open_ways, at=now())
        if due is None:
            break
        no = deliver(post, due, now=now)
        sent, unsent = sent + (no is None), unsent + (no is not None)
        if no is not None and no.why in NO_USE_NOW:
            open_ways.discard(due.channel)
    return sent, unsent


def claim(channels: set[str], *, at: datetime) -> Due | None:
    """The next due message of these channels, ours for a while."""
    with transaction():
        taken = outbox.claim(1, at=at, channels=channels)
        return taken[0].as_due() if taken else None


def deliver(
    post: Post, due: Due, *, now: Callable[[], datetime], within: float | None = None
) -> NotSent | None:  # fmt: skip
    """Send one claimed message and write down what became of it. No transaction is open while it goes."""
    no: NotSent | None = None
    try:
        if within is None:
            post.send(due, at=now())
        else:
            send_within(post, within, due, at=now())
    except NotSent as reason:
        no = reason
    with transaction():
        if no is None:
            outbox.mark_sent(due.id, at=now())
        else:
            outbox.mark_failed(due.id, no.why if due.kind == outbox.UNTRACED else str(no), at=now())
    return no
