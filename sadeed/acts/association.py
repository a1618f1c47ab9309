"""What the association says of itself: name, licence, address, telephone; it stands on every page and letter (B-1)."""

from datetime import datetime

from ..records import catalogues, journal
from ..records.base import db
from ..records.catalogues import Setting
from ..records.staff import Seat
from ..records.transaction import transaction

NAME = "association"


def describe_association(fields: dict[str, str], *, by: Seat, at: datetime) -> None:
    """Set what is told, and leave the rest as it was."""
    with transaction():
        told = {name: value.strip() for name, value in fields.items()}
        kept = db.session.get(Setting, NAME)
        if kept is None:
            db.session.add(Setting(name=NAME, value=told))
        else:
            kept.value = {**catalogues.setting(NAME), **told}
        journal.note_day("setting_changed", by=by, at=at, told={"setting": NAME})
