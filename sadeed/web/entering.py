"""Coming in, step by step: the password, a second factor where one is asked for, and then the house.

The order at sign-in: password right → `begin(person)` → when it `awaits_factor` nobody is signed in yet, and every page
leads to `/sign-in/factor` → `factor_shown()` → in, under a new secret. Each step leaves nothing of the session before.
"""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from urllib.parse import urlencode

from flask import Flask, current_app, g, request, session

from ..acts import logins as acts
from ..records import logins, stays
from ..records.logins import Entered, Login, Seen
from ..records.staff import Staff
from . import devices
from .clock import now, today

CARRIED = "_user_id"  # the name flask-login reads it by
FACTOR_PAGE = "/sign-in/factor"


class Factor(Protocol):
    """What the second factors say of an account; `use_factors` puts it in."""

    def is_needed(self, staff_id: int) -> bool:
        """Whether after the password a factor is shown, or first made."""

    def is_set(self, staff_id: int) -> bool:
        """Whether the account has one that can be typed."""

    def agrees(self, staff_id: int, code: str, *, at: datetime) -> bool:
        """Whether this is the code of this moment; it is spent then."""


def use_factors(app: Flask, factor: Factor) -> None:
    """From now on this app asks for second factors."""
    app.extensions["factor"] = factor


def use_rest(app: Flask, is_resting: Callable[[], bool]) -> None:
    """From now on this app has devices that rest; what happens on one while it rests is no use of it."""
    app.extensions["is_resting"] = is_resting


def _is_resting() -> bool:
    asked = current_app.extensions.get("is_resting")
    return asked is not None and bool(asked())


def factor() -> Factor | None:
    """The second factors of this house, if it has any."""
    found: Factor | None = current_app.extensions.get("factor")
    return found


def needs_factor(person: Staff) -> bool:
    """Whether the password alone does not let this account in."""
    asked = factor()
    return asked is not None and asked.is_needed(person.id)


def begin(person: Staff, *, with_factor: bool = False) -> None:
    """A login of this browser: new row, new secret, nothing left of the session before.

    It is complete at once where no second factor is needed, or where it came with one (a passkey: `with_factor`).
    """
    secret = fresh_secret()
    here = devices.known_from_now()
    acts.begin(
        person.id, secret, device=here.words, device_mark=here.mark, place=here.place,
        awaits_factor=not with_factor and needs_factor(person), factor_shown=with_factor, at=now(),
    )  # fmt: skip
    _carry(secret)


def fresh_secret() -> str:
    """What the cookie will carry: never what it carried before, so that nobody can hand somebody a session."""
    return secrets.token_urlsafe(32)


def current() -> Entered | None:
    """The login behind this request, complete or not; None for a stranger, an ended, an idle and an old one."""
    if "entered" not in g:
        g.entered = _read()
    found: Entered | None = g.entered
    return found


def own() -> Entered:
    """The login of who is signed in: for pages nobody else comes to."""
    found = current()
    assert found is not None
    return found


def look_again() -> None:
    """The login was changed within this request: whoever asks next reads it anew."""
    g.pop("entered", None)


def is_complete() -> bool:
    """Whether the one behind this request has shown all that is asked for."""
    found = current()
    return found is not None and not found.awaits_factor


def pending() -> Staff | None:
    """Who has given the password and is yet to show a factor; None when nobody is between the two."""
    found = current()
    return logins.account(found.staff_id) if found is not None and found.awaits_factor else None


def factor_shown() -> None:
    """The second factor was right: the login is complete, under a new secret."""
    found = current()
    assert found is not None
    secret = fresh_secret()
    acts.show_factor(found.id, secret, at=now())
    _carry(secret)


def end(login_id: int) -> None:
    """End a login of one's own account, this one or another."""
    found = current()
    assert found is not None
    acts.end(login_id, by=found.account.sitting.seats[0], at=now())


def leave() -> bool:
    """Out, on this device. False when nobody was in."""
    found = current()
    if found is None:
        return False
    acts.sign_out(found.id, by=found.account.sitting.seats[0], at=now())
    _forget()
    return True


def on_the_way_to(where: str) -> str:
    """Where one goes after the password: to `where`, or first to the page of the second factor."""
    if is_complete():
        return where
    return f"{request.script_root}{FACTOR_PAGE}?{urlencode({'next': where})}"


def _read() -> Entered | None:
    secret = session.get(CARRIED, "")
    found = logins.entered(secret, on=today()) if secret else None
    return None if found is None or is_over(found) else found


def is_over(found: Entered | Login) -> bool:
    """Whether this login stood unused for too long, or is older than a day of work."""
    limits = stays.standing()
    return logins.is_over(found, now(), idle=limits.idle, whole=limits.whole)


def note_use(found: Entered) -> None:
    """Somebody is at work here: kept at most once a minute, behind the reply. What a page does by itself is no use."""
    if now() - found.seen_at >= logins.SEEN_EVERY and not _is_by_itself() and not _is_resting():
        current_app.extensions["behind"].later(Seen(found.id, now()))


def _is_by_itself() -> bool:
    is_refreshed = request.method == "GET" and request.headers.get("HX-Request") == "true"
    return is_refreshed or request.endpoint in ("live", "create_presence")


def _carry(secret: str) -> None:
    """The session holds this secret and nothing of the one before."""
    _forget()
    session[CARRIED] = secret


def _forget() -> None:
    """What was known of the session before, in the cookie and in this request."""
    session.clear()
    for name in ("entered", "choices", "_login_user"):
        g.pop(name, None)
