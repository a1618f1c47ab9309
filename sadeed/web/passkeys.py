"""Passkeys in a browser: the challenge it is given, and the answer that comes back with the form."""

import base64
import ipaddress
from datetime import datetime, timedelta

from flask import request, session
from flask_babel import gettext as _

from ..acts import passkeys as acts
from ..acts.passkeys import Asked, NotTaken, Place
from ..records import factors
from ..records.factors import Passkey
from ..records.staff import Staff
from . import devices, entering, format
from .clock import now
from .factors import house_name
from .whose import own

LASTS = timedelta(minutes=5)


def place() -> Place:
    """The host one stands at. A key made here is good here alone: a page elsewhere that looks like ours gets none."""
    return Place(_host(), request.host_url.rstrip("/"))


def is_possible() -> bool:
    """Whether browsers make keys here: at a name, never at a number."""
    try:
        ipaddress.ip_address(_host())
    except ValueError:
        return True
    return False


def ask_to_make() -> str:
    """What the browser is told when a key is to be made; "" where none can be."""
    return _told(acts.ask_to_make(place(), house=house_name(), by=own())) if is_possible() else ""


def ask_to_show(staff_id: int | None = None) -> str:
    """The same for a key that is shown: of that account, or of whoever comes."""
    return _told(acts.ask_to_show(place(), staff_id=staff_id)) if is_possible() else ""


def add(answer: str, *, name: str) -> None:
    """A key is made; raises `ValueError`."""
    acts.add(answer, challenge=_challenge(), place=place(), name=name or default_name(), by=own(), at=now())


def who_shows(answer: str, staff_id: int | None = None) -> Staff | None:
    """Whose key answered; None when it is nobody's, or another's. Raises `ValueError` for an old page, or too many."""
    found = acts.agreed(answer, challenge=_challenge(), place=place(), staff_id=staff_id, at=now())
    return acts.account_of(found) if found else None


def default_name() -> str:
    """What a key is called while nobody called it otherwise."""
    return devices.words_of(request.user_agent.string)


def made_when(key: Passkey) -> str:
    """When it was made and last shown."""
    made = _("Made %(when)s", when=format.moment(key.made_at))
    if not key.used_at:
        return made
    return format.joined([made, _("last shown %(when)s", when=format.moment(key.used_at))])


def own_key(key_id: int) -> Passkey | None:
    """One's own key of that id."""
    return next((key for key in factors.passkeys_of(own().staff) if key.id == key_id), None)


def between_steps() -> Staff | None:
    """Who gave the password and is yet to show a second proof."""
    return entering.pending()


def _told(asked: Asked) -> str:
    session["challenge"] = f"{base64.b64encode(asked.challenge).decode()} {now().isoformat()}"
    return asked.options


def _challenge() -> bytes:
    """The one this browser was given last; raises `NotTaken` when there is none, or it is old."""
    said, _space, at = session.pop("challenge", "").partition(" ")
    if not said or now() - datetime.fromisoformat(at) > LASTS:
        raise NotTaken
    return base64.b64decode(said)


def _host() -> str:
    return request.host.rsplit(":", 1)[0].strip("[]") if not request.host.endswith("]") else request.host.strip("[]")
