"""A checkpoint on its way outside: by the association's own mail server, with the signed file (S7)."""

from datetime import datetime

from ..records import carriers, checkpoints
from ..records.seal import Broken, Seal
from . import mail
from .outcome import NotSent

SUBJECT = "نقطة تحقق من سجل سديد"
LARGEST = 10_000_000  # bytes of an attachment; beyond it the letter alone goes, with the hash of what was written


def send(name: str, signed: str, words: str, *, at: datetime, secret: str, stays_in: bool) -> tuple[str, str]:
    """(where it went, why it did not): one of the two is "". In a house of invented people nothing leaves."""
    address, server = checkpoints.address(), carriers.mail_server()
    if not address:
        return "", "address"
    if server is None or stays_in:
        return "", "server"
    content = signed.encode()
    file = (name, content) if len(content) <= LARGEST else None
    try:
        mail.send(server, Seal(secret), to=address, subject=f"{SUBJECT} {at:%Y-%m-%d}", words=words, file=file)
    except (NotSent, Broken) as no:
        return "", str(no)
    return address, ""
