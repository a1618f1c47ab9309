"""The checkpoint job tells the house what it did, and the administration says where checkpoints go (S7)."""

from dataclasses import dataclass
from datetime import datetime

from ..arabic import Unreadable, marks
from ..records import checkpoints, journal
from ..records.base import db
from ..records.checkpoints import ADDRESS, KEY, CheckpointKept
from ..records.staff import SYSTEM, Seat
from ..records.transaction import transaction
from .accounts import only_admin
from .messages import EMAIL
from .settings import keep_setting


@dataclass(frozen=True)
class Taken:
    """A checkpoint that was signed and written: over how much, what was broken, its hash, whose key, where it went."""

    lines: int
    chains: int
    broken: int
    sha256: str
    key: str
    sent_to: str


def set_key(public: str, fingerprint: str, *, at: datetime) -> None:
    """The public key of this house's checkpoints is another one from now on; the line says so for good."""
    with transaction():
        keep_setting(KEY, public)
        journal.note_day("checkpoint_key", by=SYSTEM, at=at, told={"key": fingerprint})


def note(taken: Taken, *, by: str, at: datetime) -> None:
    """What was taken, for the page of the record. `by` is the account of the system under which the job ran."""
    with transaction():
        db.session.add(
            CheckpointKept(
                at=journal.stamp(at),
                by=by,
                lines=taken.lines,
                chains=taken.chains,
                broken=taken.broken,
                sha256=taken.sha256,
                key=taken.key,
                sent_to=taken.sent_to,
            )  # fmt: skip
        )
        told = {"chains": taken.chains, "lines": taken.lines, "broken": taken.broken, "sha256": taken.sha256}
        journal.note_day("checkpoint", by=SYSTEM, at=at, told=told)


def set_address(address: str, *, by: Seat, at: datetime) -> None:
    """Where checkpoints are mailed to, outside this server; "" for nowhere. Raises `ValueError` for no address."""
    only_admin("setting_changed", by)
    to = marks.plain(address).text.strip()
    if to and not EMAIL.fullmatch(to):
        raise Unreadable("email", "البريد الإلكتروني مثل name@example.sa", "An email address is like name@example.sa")
    with transaction():
        before = checkpoints.address()
        keep_setting(ADDRESS, to)
        told = {"setting": ADDRESS, "before": before, "after": to}
        journal.note_day("setting_changed", by=by, at=at, told=told)
