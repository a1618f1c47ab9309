"""The second step of the house: who shows one, who makes one first, and as whom one stands before its pages."""

from datetime import datetime

from flask import Flask, current_app, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from ..acts import factors as acts
from ..config import Settings
from ..records import catalogues, factors, staff
from ..records.seal import Broken, Seal
from . import entering, guards, locale, posting
from .clock import today
from .whose import own, seat_of

OPEN_TO_STRANGERS = "factors.stranger_"  # how the views are named that nobody need be signed in for
BEFORE_ANYTHING = ("static", "entrance.healthz", "entrance.readyz", "entrance.create_choice", "entrance.delete_session")
GROUP = 4


class HouseFactor:
    """What this house asks for beside a password (`entering.Factor`)."""

    def is_needed(self, staff_id: int) -> bool:
        """Whoever has one shows it; whoever decides, pays or administers makes one first, where people are real."""
        return not current_app.config["SADEED"].is_practice and (
            factors.has_any(staff_id) or self.is_required(staff_id)
        )

    def is_required(self, staff_id: int) -> bool:
        """Whether the seats of this account ask for one."""
        sitting = staff.sitting_of(staff_id, on=today())
        return sitting is not None and is_required(current_app.config["SADEED"], sitting)

    def is_set(self, staff_id: int) -> bool:
        """Whether there is something to type: the app of codes."""
        return factors.code_app_of(staff_id) is not None

    def agrees(self, staff_id: int, code: str, *, at: datetime) -> bool:
        """Whether this is the code of now. Raises `TooMany` while there were too many wrong ones."""
        return acts.agrees(code, seal=seal(), by=seat_of(staff_id), at=at)


def is_required(settings: Settings, sitting: staff.Sitting) -> bool:
    """Whether more than a password is asked of these seats: where people are real, of those who decide, pay, rule."""
    return not settings.is_demo and not settings.is_practice and factors.is_required_of(sitting)


def init(app: Flask) -> None:
    """On the side of the desks."""
    if app.config["SADEED_SIDE"] == "desks":
        entering.use_factors(app, HouseFactor())
        app.before_request(make_one_first)
        app.context_processor(lambda: {"elsewhere_href": elsewhere_href()})


def make_one_first() -> Response | None:
    """Who was given such a seat while signed in goes no further without a second step either."""
    if request.endpoint in BEFORE_ANYTHING or request.blueprint == "factors" or not current_user.is_authenticated:
        return None
    found = entering.current()
    if found is None or found.factor_at is not None:
        return None
    if not is_required(current_app.config["SADEED"], found.account.sitting) or factors.has_any(found.staff_id):
        return None
    return posting.arrived_at(url_for("factors.index"))


def guard() -> Response | None:
    """These pages are for who is signed in; those of the second step also for who stands between the two steps."""
    if (request.endpoint or "").startswith(OPEN_TO_STRANGERS) or current_user.is_authenticated:
        return None
    person = entering.pending()
    if person is None:
        return guards._to_the_sign_in()
    may_make = not factors.has_any(person.id) and request.endpoint in MAKING
    return None if may_make else posting.arrived_at(url_for("factors.stranger_show"))


MAKING = tuple(f"factors.{name}" for name in (
    "index", "add_app_form", "create_add_app", "picture", "add_passkey_form", "create_add_passkey", "recovery_codes",
))  # fmt: skip


def made_one() -> None:
    """Somebody between the two steps made a second one: in."""
    if entering.pending() is not None:
        entering.factor_shown()


def seal() -> Seal:
    """What secrets of apps are kept under."""
    return Seal(current_app.config["SADEED"].secret, "codes of apps")


def keep(name: str, text: str) -> None:
    """Carry something to the next page of this browser alone, sealed."""
    session[name] = seal().close(text)


def kept(name: str) -> str:
    """What was carried; "" when there is nothing."""
    try:
        return seal().open(session.get(name, ""))
    except Broken:
        return ""


def elsewhere_href() -> str:
    """The way to the house that signs in for us; "" where none is set."""
    settings = current_app.config["SADEED"]
    return url_for("factors.stranger_elsewhere") if settings.elsewhere and not settings.is_practice else ""


def fresh_secret() -> str:
    """The secret the page of the app shows: the same until it is confirmed or a day has passed."""
    if not kept("app_secret"):
        keep("app_secret", acts.new_secret())
    return kept("app_secret")


def address(secret: str) -> str:
    """What the picture says."""
    return acts.address_of(secret, username=own().username, house=house_name())


def house_name() -> str:
    """What apps and devices call this house."""
    said = catalogues.association()
    name = (said.get("name_en") if locale.language() == "en" else "") or said.get("name") or ""
    return f"{_('Sadeed')} {name}".strip()


def spaced(text: str) -> str:
    """In fours, as it is read aloud."""
    return " ".join(text[n : n + GROUP] for n in range(0, len(text), GROUP))
