"""Service and delivery: the queue, and the forms of every act on what was granted (H-7)."""

from datetime import datetime

from flask import Blueprint
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from ...acts import serving
from ...records.staff import Seat
from ...web import caserows, guards, queueview
from ...web.sheets import sheet
from .forms import AcknowledgeForm, CountersignForm, DeliverForm, ReverseForm, ScheduleForm

bp = Blueprint("services", __name__)
guards.seated(bp, "services")


@bp.get("/services/")
def queue() -> Response:
    """Whom we owe a service, by the day it is due."""
    return queueview.page("services", title=_("Services"), empty=_("Nothing waits to be scheduled or handed over."),
                          listing=caserows.listing)  # fmt: skip


@sheet(bp, "schedule", "/cases/<number>/schedule", ScheduleForm, sure=True)
def schedule(number: str, form: ScheduleForm, *, by: Seat, at: datetime) -> str:
    """What was granted gets its days and vouchers."""
    return serving.schedule(number, **form.words(), by=by, at=at)


@sheet(bp, "countersign", "/cases/<number>/payments/signature", CountersignForm, sure=True)
def countersign(number: str, form: CountersignForm, *, by: Seat, at: datetime) -> str:
    """A payment gets its second signature."""
    return serving.countersign(number, voucher=form.voucher.data, by=by, at=at)


@sheet(bp, "deliver", "/cases/<number>/delivery", DeliverForm)
def deliver(number: str, form: DeliverForm, *, by: Seat, at: datetime) -> str:
    """Handed over."""
    return serving.deliver(number, voucher=form.voucher.data, by=by, at=at)


@sheet(
    bp, "acknowledge", "/cases/<number>/delivery/acknowledgement", AcknowledgeForm, template="services/acknowledgement"
)
def acknowledge(number: str, form: AcknowledgeForm, *, by: Seat, at: datetime) -> str:
    """Received and signed for."""
    strokes = form.strokes.data if form.way.data == "screen" else ""
    return serving.acknowledge(
        number, voucher=form.voucher.data, receiver=form.receiver.data, capacity=form.capacity.data, strokes=strokes,
        by=by, at=at,
    )  # fmt: skip


@sheet(bp, "reverse", "/cases/<number>/delivery/reversal", ReverseForm)
def reverse(number: str, form: ReverseForm, *, by: Seat, at: datetime) -> str:
    """Undone on record, with its reason."""
    return serving.reverse(number, voucher=form.voucher.data, reason=form.reason.data, by=by, at=at)
