"""What became of a message on its way out."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager


class NotSent(Exception):
    """It did not go. `why` is one of WHY; `said` is what the other side answered, for the administration alone."""

    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(f"{why}: {said}" if said else why)
        self.why, self.said = why, said


WHY = ("password", "refused", "address", "name", "route", "closed", "late", "safety", "sealed", "strange", "file")
CLOSED_CODES, FOR_LATER = (401, 403, 407), 500
LONGEST = 200


@contextmanager
def said_plainly() -> Iterator[None]:
    """Whatever the network or the other side says becomes a `NotSent` with a reason people understand."""
    try:
        yield
    except NotSent:
        raise
    except smtplib.SMTPException as no:
        raise NotSent(_of_mail(no), _words(no)) from no
    except ssl.SSLError as no:
        raise NotSent("safety", _words(no)) from no
    except OSError as no:
        raise NotSent(_of_network(no), _words(no)) from no
    except UnicodeError as no:
        raise NotSent("address") from no


def _of_mail(no: smtplib.SMTPException) -> str:
    if isinstance(no, smtplib.SMTPAuthenticationError):
        return "password"
    if isinstance(no, smtplib.SMTPRecipientsRefused):
        return "address"
    if isinstance(no, smtplib.SMTPServerDisconnected):
        return "late" if isinstance(no.__context__, TimeoutError) else "closed"
    if isinstance(no, smtplib.SMTPNotSupportedError):
        return "safety"
    return "refused" if isinstance(no, smtplib.SMTPResponseException) else "strange"


def _of_network(no: OSError) -> str:
    if isinstance(no, TimeoutError):
        return "late"
    if isinstance(no, socket.gaierror):
        return "name"
    if isinstance(no, ConnectionError):
        return "closed"
    return "route"


def _words(no: Exception) -> str:
    return " ".join(str(no).split())[:LONGEST]
