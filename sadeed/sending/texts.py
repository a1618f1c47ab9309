"""Text messages, handed to the association's provider by one request over HTTP."""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from email.message import Message
from typing import IO
from urllib.parse import quote_plus

from ..records.carriers import TextProvider
from ..records.seal import Seal
from .outcome import CLOSED_CODES, FOR_LATER, LONGEST, NotSent, said_plainly

PATIENCE = 10.0
PLACE = re.compile(r"\{(to|text|sender)\}")
KINDS = {"json": "application/json; charset=utf-8", "form": "application/x-www-form-urlencoded; charset=utf-8"}


class _NoFurther(urllib.request.HTTPRedirectHandler):
    """The token goes to the address that was set and to no other."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        """Never."""


ROAD = urllib.request.build_opener(_NoFurther)


def send(provider: TextProvider, seal: Seal, *, to: str, words: str, patience: float = PATIENCE) -> None:
    """Hand one message over. Raises `NotSent`, and `Broken` when the kept token cannot be opened."""
    asked = request_for(provider, seal.open(provider.token), to=to, words=words)
    try:
        with said_plainly(), ROAD.open(asked, timeout=patience) as reply:
            reply.read(LONGEST)
    except NotSent as no:
        if isinstance(no.__cause__, urllib.error.HTTPError):
            raise _refused(no.__cause__) from no
        if isinstance(no.__cause__, urllib.error.URLError) and isinstance(no.__cause__.reason, OSError):
            with said_plainly():
                raise no.__cause__.reason from None
        raise


def request_for(provider: TextProvider, token: str, *, to: str, words: str) -> urllib.request.Request:
    """The request as the provider wants it; what is put into it cannot change its shape."""
    body = filled(provider.body, {"to": to.removeprefix("+"), "text": words, "sender": provider.sender}, provider.form)
    headers = {provider.header: token} if provider.header and token else {}
    if provider.form == "query":
        joined = f"{provider.url}{'&' if '?' in provider.url else '?'}{body}"
        return urllib.request.Request(joined, headers=headers)  # noqa: S310  (http or https, checked when it was set)
    headers["Content-Type"] = KINDS[provider.form]
    return urllib.request.Request(provider.url, body.encode(), headers)  # noqa: S310


def filled(body: str, said: Mapping[str, str], form: str) -> str:
    """The template with its places filled, each written as that shape needs it."""
    write = (lambda text: json.dumps(text, ensure_ascii=False)[1:-1]) if form == "json" else quote_plus
    return PLACE.sub(lambda place: write(said[place[1]]), body)


def _refused(no: urllib.error.HTTPError) -> NotSent:
    with no:
        answer = " ".join(no.read(LONGEST).decode("utf-8", "replace").split())
    why = "password" if no.code in CLOSED_CODES else "strange" if no.code >= FOR_LATER else "refused"
    return NotSent(why, f"{no.code} {answer}".strip())
