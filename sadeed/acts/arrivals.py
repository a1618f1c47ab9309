"""What people send us through the public forms: it lands in the inbox, verified by nobody yet (C-5, C-6)."""

from datetime import datetime

from ..records import pulse
from ..records.base import db
from ..records.contacts import InboxEntry
from ..records.transaction import transaction

FORMS = ("help_request", "volunteering")


def arrive(kind: str, *, name: str, mobile: str, branch_id: int | None, words: str, at: datetime) -> None:
    """Somebody asks for help or offers their time. Raises `ValueError` for a form there is none of."""
    if kind not in FORMS:
        raise ValueError(kind)
    with transaction():
        db.session.add(InboxEntry(kind=kind, name=name, mobile=mobile, branch_id=branch_id, words=words, arrived_at=at))
        pulse.touch(("inbox",), branch_id)
