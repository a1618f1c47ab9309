"""As whom one stands before the pages of one's own account."""

from flask import abort
from flask_login import current_user

from ..records import staff
from ..records.staff import Seat
from . import entering, guards


def own() -> Seat:
    """As whom one acts here: signed in, or with the password alone."""
    person = entering.pending()
    if person is not None:
        return Seat(person.id, person.username, person.name, "")
    if not current_user.is_authenticated:
        abort(404)
    sitting = guards.sitting()
    return Seat(sitting.staff, sitting.username, sitting.name, "")


def seat_of(staff_id: int) -> Seat:
    """The account itself, without any seat."""
    person = staff.account_of(staff_id)
    return Seat(person.id, person.username, person.name, "")
