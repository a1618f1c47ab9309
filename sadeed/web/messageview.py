"""How messages leave the house, as the administration sees it; and a test that says in plain words what happened."""

from collections.abc import Callable
from typing import Any

from flask import current_app, flash, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ..acts import messages as acts
from ..records import carriers, outbox
from ..records.seal import Seal
from ..records.staff import Seat
from ..sending import post
from ..sending.outcome import NotSent
from . import posting
from .caseview import Door
from .clock import now
from .forms import ActForm

PATIENCE = 10.0  # seconds somebody waits for the answer of a test
SAFETY = {"starttls": _l("STARTTLS, usually port 587"), "tls": _l("TLS, usually port 465"), "none": _l("No encryption")}
FORMS = {"json": _l("POST, as JSON"), "form": _l("POST, as a form"), "query": _l("GET, in the address")}
CHANNELS = {"sms": _l("Text messages"), "email": _l("Mail")}
OUTCOMES = {
    "password": _l("The other side did not accept the user name, password or token."),
    "refused": _l("The other side was reached and refused the message."),
    "address": _l("The other side does not know this address."),
    "name": _l("No server of this name was found; check the name and this machine’s network."),
    "route": _l("There is no way to the server from this machine: a wrong address, or a closed network."),
    "closed": _l("The server refused or cut the connection; check the port and the encryption."),
    "late": _l("No answer within ten seconds. The message may still arrive."),
    "safety": _l("No safe connection came about; check the encryption and the certificate of the server."),
    "sealed": _l("The kept password can no longer be opened, because the secret of the house changed; write it again."),
    "strange": _l("The other side is in trouble of its own; try again later."),
    "file": _l("The folder of messages cannot be written to."),
}


def messages() -> dict[str, Any]:
    """Both ways out, as set, and what waits, went and failed on each; three queries."""
    counts, server, provider = outbox.counts(), carriers.mail_server(), carriers.text_provider()
    return {
        "ways": [
            {"label": str(CHANNELS["sms"]), "said": _provider_words(provider),
             "doors": _doors("texts", bool(provider))},
            {"label": str(CHANNELS["email"]), "said": _server_words(server), "doors": _doors("mail", bool(server))},
        ],
        "counts": [[str(label), *(str(counts.get((channel, state), 0)) for state in ("waiting", "sent", "failed"))]
                   for channel, label in CHANNELS.items()],
        "again": Door("send_again", _("Send the failed ones again"), url_for("admin.send_again_form"), (), is_open=True)
        if any(state == "failed" for _channel, state in counts) else None,
        "stays_in": _stays_in(),
    }  # fmt: skip


def seal() -> Seal:
    """What closes and opens kept passwords."""
    return Seal(current_app.config["SADEED"].secret)


def send_test(form: ActForm, by: Seat, again: Callable[..., Response]) -> Response:
    """Put a test into the outbox, send it once that is saved, and say on the next page what became of it."""
    asked: list[int] = []

    def act() -> str:
        words = form.words()
        asked.append(acts.ask_test(words["channel"], words["address"], by=by, at=now()))
        return url_for("admin.messages")

    def done() -> None:
        for number in asked:
            _tell(number, by)

    return posting.send(form, act, again=again, done=done)


def _tell(number: int, by: Seat) -> None:
    house, due = current_app.config["SADEED"], acts.take_test(number, at=now())
    if due is None:
        return
    ways = post.Post.of(house.folder, house.secret, stays_in=_stays_in())
    no = post.deliver(ways, due, now=now, within=PATIENCE)
    acts.note_test(due.channel, no.why if no else "sent", by=by, at=now())
    flash(_told(no), "wrong" if no else "done")


def _told(no: NotSent | None) -> str:
    if no is None:
        return _("The test message was accepted for delivery; see whether it arrives.")
    reason = str(OUTCOMES[no.why])
    return _("Not sent. %(reason)s The answer was: %(said)s", reason=reason, said=no.said) if no.said else _(
        "Not sent. %(reason)s", reason=reason)  # fmt: skip


def _stays_in() -> bool:
    house = current_app.config["SADEED"]
    return bool(house.is_demo or house.is_practice)


def _server_words(server: carriers.MailServer | None) -> list[tuple[str, str]]:
    if server is None:
        return []
    return [
        (_("Server"), f"{server.host}:{server.port}"), (_("Encryption"), str(SAFETY[server.safety])),
        (_("User"), server.user or "—"), (_("Password"), _("kept, never shown") if server.password else "—"),
        (_("Sender"), server.sender),
    ]  # fmt: skip


def _provider_words(provider: carriers.TextProvider | None) -> list[tuple[str, str]]:
    if provider is None:
        return []
    return [
        (_("Address of the provider"), provider.url), (_("How it is asked"), str(FORMS[provider.form])),
        (_("Header"), provider.header or "—"), (_("Token"), _("kept, never shown") if provider.token else "—"),
        (_("Sender name"), provider.sender or "—"),
    ]  # fmt: skip


def _doors(name: str, is_set: bool) -> list[Door]:
    wanted = [(f"set_{name}", _("Change") if is_set else _("Set up"))]
    if is_set:
        wanted += [("test_message", _("Send a test message")), (f"stop_{name}", _("Stop sending this way"))]
    path: dict[str, Any] = {"channel": "email" if name == "mail" else "sms"}
    return [Door(act, label, url_for(f"admin.{act}_form", **(path if act == "test_message" else {})), (), is_open=True,
                 is_main=not is_set) for act, label in wanted]  # fmt: skip
