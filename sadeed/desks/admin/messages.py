"""How messages leave the house: mail server, provider of text messages, and a test (P-3)."""

from datetime import datetime
from functools import partial
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import messages as acts
from ...records.staff import Seat
from ...web import adminview, messageview, posting, refusals
from ...web.forms import ActForm
from ...web.show import show
from . import message_forms as forms
from .room import SAVED, bp, sheet

OFF = _l("Messages of this kind are written to a file again, and do not leave.")


@bp.get("/messages")
def messages() -> Response:
    """Both ways, and what waits."""
    return show("admin/messages", rooms=adminview.rooms("admin.messages"), **messageview.messages())


@sheet("set_mail", "/messages/mail", forms.MailForm, title=_l("Mail server"), button=_l("Save"), said=SAVED,
       back="admin.messages")  # fmt: skip
def set_mail(form: forms.MailForm, *, by: Seat, at: datetime) -> str:
    """Mail goes this way."""
    acts.set_mail(form.server(), form.password.data or "", seal=messageview.seal(), by=by, at=at)
    return url_for("admin.messages")


@sheet("stop_mail", "/messages/mail/end", ActForm, title=_l("Stop sending mail"), button=_l("Stop sending this way"),
       said=SAVED, back="admin.messages", effect=OFF)  # fmt: skip
def stop_mail(form: ActForm, *, by: Seat, at: datetime) -> str:
    """No mail leaves."""
    acts.set_mail(None, "", seal=messageview.seal(), by=by, at=at)
    return url_for("admin.messages")


@sheet("set_texts", "/messages/texts", forms.TextsForm, title=_l("Provider of text messages"), button=_l("Save"),
       said=SAVED, back="admin.messages")  # fmt: skip
def set_texts(form: forms.TextsForm, *, by: Seat, at: datetime) -> str:
    """Text messages go this way."""
    acts.set_texts(form.provider(), form.token.data or "", seal=messageview.seal(), by=by, at=at)
    return url_for("admin.messages")


@sheet("stop_texts", "/messages/texts/end", ActForm, title=_l("Stop sending text messages"),
       button=_l("Stop sending this way"), said=SAVED, back="admin.messages", effect=OFF)  # fmt: skip
def stop_texts(form: ActForm, *, by: Seat, at: datetime) -> str:
    """No text message leaves."""
    acts.set_texts(None, "", seal=messageview.seal(), by=by, at=at)
    return url_for("admin.messages")


@sheet("send_again", "/messages/failed", ActForm, title=_l("Send the failed ones again"), button=_l("Send again"),
       said=SAVED, back="admin.messages",
       effect=_l("What was given up waits anew and goes with the next round."))  # fmt: skip
def send_again(form: ActForm, *, by: Seat, at: datetime) -> str:
    """Given up no more."""
    acts.send_again(by=by, at=at)
    return url_for("admin.messages")


@bp.get("/messages/test")
def test_message_form() -> Response:
    """Whom to send a test."""
    form = forms.TestForm(formdata=None)
    form.fill(request.args)
    return _test_page(form, 200)


@bp.post("/messages/test")
def create_test_message() -> Response:
    """It goes, and the next page says what became of it."""
    form = forms.TestForm()
    by = posting.seat_for("message_tested", ("P-3",), ("admin",))
    return messageview.send_test(form, by, partial(_test_page, form))


def _test_page(form: forms.TestForm, status: int, **no: Any) -> Response:
    return show(
        "acts/leaf", status, form=form, act="test_message", title=_("Send a test message"), button=_("Send now"),
        effect=_("It really goes; the answer is shown within ten seconds."), back=url_for("admin.messages"),
        clauses=("P-3",), action=url_for("admin.create_test_message"), key=posting.key_for(status),
        refusal=refusals.refusal_of(no["refused"]) if no.get("refused") else None, differing=None,
    )  # fmt: skip
