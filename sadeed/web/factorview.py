"""The page of one's second step, PIN and tablet: what stands, what is wanting, and the doors."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from ..records import factors
from . import entering, format, passkeys, pins
from .caseview import Badge, Door
from .factors import HouseFactor
from .whose import own


@dataclass(frozen=True)
class Part:
    """A thing one has or may have: what is so, and what may be done."""

    code: str
    title: str
    said: str
    badge: Badge
    doors: tuple[Door, ...]


@dataclass(frozen=True)
class Key:
    """A passkey in the list."""

    id: int
    name: str
    said: str
    doors: tuple[Door, ...]


def page() -> dict[str, Any]:
    """All of it; between the two steps only what may be made first."""
    me, is_in = own(), bool(current_user.is_authenticated)
    keys = factors.passkeys_of(me.staff)
    parts = [_app(me.staff), _keys_part(keys), *([_pin(me.staff), _tablet()] if is_in else [])]
    must = HouseFactor().is_required(me.staff) and not factors.has_any(me.staff)
    return {"parts": parts, "keys": [_key(key) for key in keys], "must": must, "is_in": is_in}


def _app(staff_id: int) -> Part:
    kept = factors.code_app_of(staff_id)
    add = _door("add_app", _("Connect another telephone") if kept else _("Connect the app"), is_main=not kept)
    if kept is None:
        said = _("An app on the telephone shows six digits that change every half minute; they are asked for after the "
                 "password.")  # fmt: skip
        return Part("app", _("App of codes"), said, _none(), (add,))
    left = factors.recovery_codes_left(staff_id)
    said = ngettext(
        "Connected. %(num)s recovery code is left for the day the telephone is not at hand.",
        "Connected. %(num)s recovery codes are left for the day the telephone is not at hand.", left,
    )  # fmt: skip
    doors = (_door("renew_codes", _("New recovery codes")), add, _door("remove_app", _("Disconnect the app")))
    return Part("app", _("App of codes"), format.in_digits(said), _well(), doors)


def _keys_part(keys: list[factors.Passkey]) -> Part:
    said = _("A key kept in the device, opened by a finger, a face or the device’s own code. It signs in by itself, "
             "and a page that only looks like ours cannot use it.")  # fmt: skip
    reason = "" if passkeys.is_possible() else _("Passkeys need the house’s name in the address, not a number.")
    door = _door("add_passkey", _("Make a passkey"), reason=reason)
    return Part("passkeys", _("Passkeys"), said, _well() if keys else _none(), (door,))


def _key(key: factors.Passkey) -> Key:
    doors = tuple(
        Door(act, label, url_for(f"factors.{act}_form", key_id=key.id), (), is_open=True, about=key.name)
        for act, label in (("rename_passkey", _("Rename")), ("remove_passkey", _("Remove")))
    )
    return Key(key.id, key.name, passkeys.made_when(key), doors)


def _pin(staff_id: int) -> Part:
    said = _("Six digits: they wake a tablet that rested, and stand under a signature.")
    if not factors.has_pin(staff_id):
        return Part("pin", _("PIN"), said, _none(), (_door("set_pin", _("Choose a PIN")),))
    doors = (_door("set_pin", _("Choose another PIN")), _door("remove_pin", _("Remove the PIN")))
    return Part("pin", _("PIN"), said, _well(), doors)


def _tablet() -> Part:
    is_marked, found = pins.is_marked(), entering.current()
    said = _("A device that goes from hand to hand rests after ten idle minutes and asks for the PIN. Devices of the "
             "committee do so always.")  # fmt: skip
    label = _("This device is no tablet") if is_marked else _("This device is a tablet")
    href = url_for("factors.delete_tablet" if is_marked else "factors.create_tablet")
    doors = [Door("mark_tablet", label, href, (), is_open=True, method="post")]
    if pins.rests_after():
        doors.append(Door("rest", _("Rest now"), url_for("factors.create_rest"), (), is_open=True, method="post"))
    is_one = found is not None and pins.is_tablet(found)
    return Part("tablet", _("This device"), said, Badge("rest", _("Rests")) if is_one else _none(), tuple(doors))


def _door(act: str, label: str, *, is_main: bool = False, reason: str = "") -> Door:
    href = url_for(f"factors.{act}_form")
    return Door(act, label, href, (), is_open=not reason, is_main=is_main, reason=reason)


def _well() -> Badge:
    return Badge("well", _("In use"))


def _none() -> Badge:
    return Badge("none", _("Not in use"))
