"""Which checkpoints were taken: when, by whom, over how much, whether all was whole, and where they went (S7).

The checkpoints themselves lie outside; this is only what the administration reads of them.
"""

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from . import catalogues
from .base import db

KEY, ADDRESS = "checkpoint_key", "checkpoint_mail"  # settings: the public key; where checkpoints are mailed


class CheckpointKept(db.Model):
    """One checkpoint that was signed and written. `at` as the record writes it; `broken` chains found that day."""

    __tablename__ = "checkpoint_kept"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    by: Mapped[str]  # the account of the system under which the job ran
    lines: Mapped[int]
    chains: Mapped[int]
    broken: Mapped[int]
    sha256: Mapped[str]
    key: Mapped[str]  # fingerprint of the key it was signed with
    sent_to: Mapped[str] = mapped_column(default="")


def newest(limit: int = 30) -> list[CheckpointKept]:
    """The newest first."""
    return list(db.session.scalars(select(CheckpointKept).order_by(CheckpointKept.id.desc()).limit(limit)))


def public_key() -> str:
    """The public key of this house's checkpoints; "" before one was made."""
    return str(catalogues.setting(KEY) or "")


def address() -> str:
    """Where checkpoints are mailed to; "" when nobody said."""
    return str(catalogues.setting(ADDRESS) or "")
