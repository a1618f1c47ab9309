"""Mail, handed to the association's own server by the standard library."""

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from ..records.carriers import MailServer
from ..records.seal import Seal
from .outcome import NotSent, said_plainly

PATIENCE = 10.0  # seconds for each word of the server


def send(
    server: MailServer, seal: Seal, *, to: str, subject: str, words: str, patience: float = PATIENCE,
    file: tuple[str, bytes] | None = None,
) -> None:  # fmt: skip
    """Hand one message in, with a `file` (name, content) where there is one.

    Raises `NotSent`, and `Broken` when the kept password cannot be opened.
    """
    letter = _letter(server, to, subject, words)
    if file:
        letter.add_attachment(file[1], maintype="application", subtype="octet-stream", filename=file[0])
    password = seal.open(server.password)
    with said_plainly(), _opened(server, patience) as line:
        if server.user:
            line.login(server.user, password)
        line.send_message(letter)


def _letter(server: MailServer, to: str, subject: str, words: str) -> EmailMessage:
    letter = EmailMessage()
    try:
        letter["From"] = Address(server.sender_name, addr_spec=server.sender)
        letter["To"] = Address(addr_spec=to)
    except (ValueError, IndexError) as no:  # what the library says of an address that is none
        raise NotSent("address") from no
    letter["Subject"] = " ".join(subject.split())
    letter["Date"] = formatdate()
    letter["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2] or "localhost")
    letter.set_content(words)
    return letter


def _opened(server: MailServer, patience: float) -> smtplib.SMTP:
    """A line to the server, safe as the settings ask; its certificate is checked."""
    if server.safety == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=patience, context=ssl.create_default_context())
    line = smtplib.SMTP(server.host, server.port, timeout=patience)
    if server.safety == "starttls":
        try:
            line.starttls(context=ssl.create_default_context())
        except BaseException:
            line.close()
            raise
    return line
