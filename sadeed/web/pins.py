"""The PIN on a tablet: it rests after ten idle minutes and opens with six digits; and the PIN under a signature."""

from datetime import timedelta

from flask import current_app, g, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from ..acts import logins as doors
from ..acts import pins as acts
from ..records import factors
from ..records.logins import Entered
from . import entering, format, locale
from .clock import now
from .whose import own

IDLE = timedelta(minutes=10)
COMMITTEE = ("member", "chair", "secretary")
YEAR = 365 * 24 * 3600


def is_resting() -> bool:
    """Whether this login stood idle for ten minutes on a tablet, and its owner has a PIN to wake it. Asked once."""
    if "is_resting" not in g:
        found = entering.current()
        g.is_resting = (
            found is not None
            and now() - max(found.seen_at, found.pin_at or found.seen_at) > IDLE
            and is_tablet(found)
            and factors.has_pin(found.staff_id)
        )
    return bool(g.is_resting)


def is_tablet(found: Entered) -> bool:
    """A device that goes from hand to hand: marked as one, or in the hands of the committee."""
    return is_marked() or found.account.sitting.has(*COMMITTEE)


def is_marked() -> bool:
    """Whether somebody said of this device that it is a tablet."""
    return bool(request.cookies.get(_cookie()))


def mark(reply: Response, *, is_tablet: bool) -> Response:
    """This device is one from now on, or no longer, whoever signs in on it."""
    cookies = current_app.session_interface
    path, is_secure = cookies.get_cookie_path(current_app), cookies.get_cookie_secure(current_app)
    if is_tablet:
        reply.set_cookie(_cookie(), "1", max_age=YEAR, secure=is_secure, httponly=True, samesite="Lax", path=path)
    else:
        reply.delete_cookie(_cookie(), path=path, secure=is_secure, httponly=True, samesite="Lax")
    return reply


def rests_after() -> int:
    """After how many idle seconds the page goes to the pad by itself; 0 where it does not."""
    found = entering.current()
    rests = found is not None and not found.awaits_factor and is_tablet(found) and factors.has_pin(found.staff_id)
    return int(IDLE.total_seconds()) if rests else 0


def rest() -> None:
    """The device rests from this moment."""
    found = entering.current()
    if found is not None and factors.has_pin(found.staff_id):
        acts.rest(found.id, since=now() - IDLE - timedelta(minutes=1))


def wakes(typed: str) -> bool:
    """Whether it is the PIN; five wrong ones end the login. Raises `TooMany` then."""
    found = entering.current()
    assert found is not None  # the page is for who is signed in
    if acts.agrees(typed, since=found.created_at, by=own(), at=now()):
        doors.show_pin(found.id, at=now())
        return True
    return False


def is_out_of_tries() -> bool:
    """Whether the whole sign-in comes next."""
    return tries_left() == 0


def tries_left() -> int:
    """How many more there may be on this device."""
    found = entering.current()
    return acts.tries_left(found.staff_id, since=found.created_at) if found else 0


def leave() -> None:
    """Out: the whole sign-in comes next."""
    spoken = locale.choice("language")
    if entering.leave():
        locale.end_session(spoken)


def wrong_words() -> str:
    """After a wrong one: how many tries are left."""
    left = tries_left()
    said = ngettext("This is not the PIN; %(num)s try is left.", "This is not the PIN; %(num)s tries are left.", left)
    return format.in_digits(said) if left else _("Sign in anew.")


def _cookie() -> str:
    return f"{current_app.session_interface.get_cookie_name(current_app)}_tablet"
