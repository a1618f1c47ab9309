"""The shapes of the forms of service."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField
from wtforms.validators import ValidationError

from ...records import services, sessions
from ...records.services import Delivery
from ...web import format
from ...web.forms import ActForm, Needed, day, from_catalogue, long, one_of, short, whole

CAPACITIES = (
    ("self", _l("The beneficiary")),
    ("guardian", _l("Guardian, by a deed")),
    ("agent", _l("Agent, by a power of attorney")),
    ("collector", _l("Authorised to collect")),
)
LONGEST_STROKES = 200_000


class ScheduleForm(ActForm):
    """When and where what was granted is handed over."""

    service = one_of(_l("Kind of service"), needed=True, validate_choice=False)
    item = short(_l("What exactly"))
    quantity = whole(_l("Quantity in each"), needed=True, lowest=1, highest=9999)
    instalments = whole(_l("Number of instalments"), needed=True, lowest=1, highest=120)
    every_days = whole(_l("Days between instalments"), needed=True, lowest=1, highest=366)
    first_on = day(_l("First day"), needed=True)
    place = short(_l("Place of hand-over"), needed=True)

    def choose(self, view: Any) -> None:
        """Kinds of service, and how much of the grant is left."""
        self.service.choices = [("", "—"), *from_catalogue("service_kinds")]
        self.left = services.instalments_left(view.case.id, sessions.decision_of(view.case.id))
        self.instalments.description = _("Left of the grant: %(left)s", left=format.in_digits(self.left))

    def fill(self, view: Any) -> None:
        """All that is left, monthly."""
        self.quantity.data, self.instalments.data, self.every_days.data = 1, max(self.left, 1), 30


class VoucherForm(ActForm):
    """An act on one voucher of the case; the list holds those that wait for it."""

    voucher = one_of(_l("Voucher"), needed=True, validate_choice=False)  # what left the list is the act's to refuse

    def choose(self, view: Any) -> None:
        """The vouchers that wait for this act."""
        waiting = [one for one in services.deliveries_of(view.case.id) if self.waits(one)]
        self.voucher.choices = [("", "—"), *((one.voucher, described(one, view.labels)) for one in waiting)]

    def fill(self, view: Any) -> None:
        """The only one there is, or the first that is due."""
        self.voucher.data = next((code for code, _label in self.voucher.choices if code), "")

    @staticmethod
    def waits(delivery: Delivery) -> bool:
        """Whether this voucher waits for this act."""
        return delivery.is_scheduled


class CountersignForm(VoucherForm):
    """Which payment is signed a second time."""

    @staticmethod
    def waits(delivery: Delivery) -> bool:
        """A payment with one signature."""
        return delivery.is_to_countersign


class DeliverForm(VoucherForm):
    """Which voucher is handed over."""

    @staticmethod
    def waits(delivery: Delivery) -> bool:
        """Not handed over; a payment signed twice."""
        return delivery.is_to_deliver


class AcknowledgeForm(VoucherForm):
    """Who received it, and how they signed."""

    receiver = short(_l("Receiver's name"), needed=True)
    capacity = one_of(_l("In the capacity of"), CAPACITIES, needed=True)
    way = RadioField(
        _l("How receipt was signed"), [Needed()], default="screen",
        choices=[("screen", _l("On the screen")), ("sheet", _l("On the printed voucher, kept in the file"))],
    )  # fmt: skip
    strokes = HiddenField()

    @staticmethod
    def waits(delivery: Delivery) -> bool:
        """Handed over, not acknowledged."""
        return delivery.is_to_acknowledge

    def fill(self, view: Any) -> None:
        """Most often the beneficiary receives it."""
        super().fill(view)
        self.receiver.data, self.capacity.data = view.person.name, "self"

    def validate_strokes(self, strokes: Any) -> None:
        """Whoever signs on the screen leaves a stroke there."""
        if self.way.data == "screen" and not strokes.data:
            raise ValidationError(_("There is no signature on the screen yet."))
        if len(strokes.data or "") > LONGEST_STROKES:
            raise ValidationError(_("The signature is too long to keep; sign again."))


class ReverseForm(VoucherForm):
    """Which delivery is undone on record, and why."""

    reason = long(_l("Reason"), needed=True)

    @staticmethod
    def waits(delivery: Delivery) -> bool:
        """Handed over, and not reversed yet."""
        return delivery.is_to_reverse


def described(one: Delivery, labels: dict[tuple[str, str], str]) -> str:
    """A voucher in a line of a list: number, service, how much, when."""
    much = format.riyals(one.amount) if one.amount is not None else format.in_digits(one.quantity)
    parts = (one.voucher, labels.get(("service_kinds", one.service), one.service), one.item, much,
             format.row_date(one.due_on))  # fmt: skip
    return " · ".join(part for part in parts if part)
