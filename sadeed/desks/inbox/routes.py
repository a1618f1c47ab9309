"""The inbox: taken by somebody, linked to a person, led into a request, answered (C-5, C-6, C-7)."""

from datetime import datetime

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import arrivals as acts
from ...policy.stages import COUNTER
from ...records.staff import Seat
from ...web import guards, inboxview, queueview
from ...web.leaves import leaf
from ...web.show import show
from .forms import CloseForm, LinkForm, TakeForm

bp = Blueprint("inbox", __name__, url_prefix="/inbox")
guards.seated(bp, "inbox")
CLAUSES = ("C-5", "C-6", "C-7")


@bp.get("/")
def queue() -> Response:
    """What nobody has answered yet, oldest first."""
    return queueview.page("inbox", title=_("Inbox"), empty=_("Every message has its answer."), named="kind",
                          listing=inboxview.listing)  # fmt: skip


@bp.get("/<int:entry_id>")
def entry(entry_id: int) -> Response:
    """One message, whole, and what may be done with it."""
    return show("inbox/entry", entry=inboxview.one(entry_id))


@leaf(bp, "inbox_take", "/<int:entry_id>/taking", TakeForm, title=_l("Take the message"), button=_l("Take the message"),
      said=_l("The message is yours; the others see so."), back="inbox.entry", roles=COUNTER, clauses=CLAUSES,
      effect=_l("Your name stands beside it in the list, so that nobody else answers it too."))  # fmt: skip
def take(form: TakeForm, *, by: Seat, at: datetime, entry_id: int) -> str:
    """In hand."""
    acts.take(entry_id, stood=form.holder, by=by, at=at)
    return url_for("inbox.entry", entry_id=entry_id)


@leaf(bp, "inbox_link", "/<int:entry_id>/person", LinkForm, title=_l("Link to a person's file"),
      button=_l("Link to the file"), said=_l("The message is linked to the file."), back="inbox.entry", roles=COUNTER,
      clauses=CLAUSES)  # fmt: skip
def link(form: LinkForm, *, by: Seat, at: datetime, entry_id: int) -> str:
    """Whose it is."""
    acts.link(entry_id, person=(form.person.data or "").strip(), by=by, at=at)
    return url_for("inbox.entry", entry_id=entry_id)


@leaf(bp, "inbox_close", "/<int:entry_id>/closing", CloseForm, title=_l("Close the message"),
      button=_l("Close the message"), said=_l("The message is closed."), back="inbox.entry", roles=COUNTER,
      clauses=CLAUSES)  # fmt: skip
def close(form: CloseForm, *, by: Seat, at: datetime, entry_id: int) -> str:
    """Answered."""
    acts.close(entry_id, outcome=form.outcome.data, words=form.words_said.data or "", by=by, at=at)
    return url_for("inbox.queue")
