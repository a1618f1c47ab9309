"""How messages leave the house: the mail server and the provider of text messages, as the association set them."""

from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

from . import catalogues

MAIL, TEXTS = "mail", "texts"


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in. `password` is sealed. `safety` is none, starttls or tls."""

    host: str
    port: int
    safety: str
    user: str
    password: str
    sender: str
    sender_name: str = ""


@dataclass(frozen=True)
class TextProvider:
    """Whom text messages are handed to over HTTP. `token` is sealed.

    `body` holds {to}, {text} and {sender}; `form` says how it is written: json, form, or query (a GET).
    """

    url: str
    form: str
    body: str
    header: str
    token: str
    sender: str


Carrier = TypeVar("Carrier", MailServer, TextProvider)


def mail_server() -> MailServer | None:
    """The mail server; None while none is set."""
    return _read(MailServer, catalogues.setting(MAIL))


def text_provider() -> TextProvider | None:
    """The provider of text messages; None while none is set."""
    return _read(TextProvider, catalogues.setting(TEXTS))


def written(carrier: MailServer | TextProvider | None) -> dict[str, Any]:
    """As a setting keeps it."""
    return {} if carrier is None else asdict(carrier)


def _read(kind: type[Carrier], kept: dict[str, Any] | None) -> Carrier | None:
    return kind(**{one.name: kept[one.name] for one in fields(kind) if one.name in kept}) if kept else None
