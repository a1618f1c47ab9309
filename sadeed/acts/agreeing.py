"""A second person agrees, and what was proposed is done there and then, in one transaction (S7)."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from ..records import staff
from ..records.proposals import Proposal
from ..records.staff import Seat
from ..records.transaction import transaction
from . import accounts, destroying, second

RUNS: dict[str, Callable[..., Any]] = {
    "give_seat": accounts.give_proposed_seat, "name_deputy": accounts.name_proposed_deputy,
    "destroy": destroying.destroy_proposed,
}  # fmt: skip


def agree(proposal_id: int, *, folder: Path, by: Seat, at: datetime) -> int:
    """It is done, by two people. Raises `Refused` as `second.to_agree` does, and what the act itself raises.

    Contents of destroyed files leave the `folder` once all of it is committed.
    """
    with transaction():
        made = second.to_agree(proposal_id, by=by)
        made.second_id, made.done_at = by.staff, at
        freed = RUNS[made.act](made, first=_first(made), second=by, at=at)
    destroying.remove_contents(freed or (), folder=folder)
    return proposal_id


def _first(made: Proposal) -> Seat:
    """The proposer, as the line names them; their seat may have ended since."""
    assert made.by_id is not None  # `to_agree` saw to it
    account = staff.account_of(made.by_id)
    return Seat(account.id, account.username, account.name, second.PROPOSE[made.act][0])
