"""What was sent under an ended session is not lost: after signing in again the same form stands there, filled (S4).

The words are kept for the account the session belonged to, sealed, for half an hour. Nothing is done with them: the
person sends the form again, under a new session, with a new token and key.
"""

import json
from datetime import timedelta
from typing import Any

from flask import current_app, flash, request, session
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from ..records import drafts, logins
from ..records.seal import Broken, Seal
from . import entering
from .clock import now

LASTS = timedelta(minutes=30)
NEVER_KEPT = (
    "csrf_token",
    "key",
    "version",
    "keep",
    "strokes",
    "picture",
    "proof",
    "password",
    "again",
    "code",
    "pin",
    "signature_pin",
    "answer",
)
MOST_SIGNS = 200_000


def keep() -> bool:
    """Keep what this request sent, for the account whose session has ended. False when there is nothing to come to."""
    staff_id = logins.whose(session.get(entering.CARRIED, "")) if has_page() else None
    typed = {name: values for name, values in request.form.lists() if name not in NEVER_KEPT}
    sealed = _seal().close_at(json.dumps(typed), now())
    if staff_id is None or not typed or len(sealed) > MOST_SIGNS:
        return has_page()
    drafts.keep(staff_id, _name(), {"sealed": sealed}, at=now())
    return True


def words(staff_id: int) -> MultiDict[str, str] | None:
    """What was kept for this form and this account, if it is not too old."""
    draft = drafts.kept(staff_id, _name()) if request.method == "GET" else None
    if draft is None:
        return None
    try:
        said = json.loads(_seal().open_within(draft.typed["sealed"], int(LASTS.total_seconds()), now()))
    except Broken:
        return None
    session["resumed"] = request.path
    flash(_("The session had ended; nothing was saved. What you wrote stands in the form again: send it once more."),
          "soon")  # fmt: skip
    return MultiDict(said)


def forget(staff_id: int) -> None:
    """The form went through."""
    if session.get("resumed") == request.path:
        session.pop("resumed")
        drafts.forget(staff_id, _name())


def has_page() -> bool:
    """Whether the address of this request can be opened as a page."""
    adapter: Any = current_app.create_url_adapter(request)
    try:
        adapter.match(request.path, method="GET")
    except (HTTPException, RequestRedirect):
        return False
    return True


def _name() -> str:
    return f"lost {request.path}"[:200]


def _seal() -> Seal:
    return Seal(current_app.config["SADEED"].secret, "words of ended sessions")
