"""My account: where one is in, and what one may do about it. The administration sees the same of anybody."""

from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _

from ..records import logins
from ..records.cases import NotFound
from ..records.logins import Login
from . import devices, entering, format, guards
from .caseview import Badge, Door


@dataclass(frozen=True)
class Sitting:
    """A login as its owner reads it."""

    device: str
    place: str
    since: str
    seen: str
    badge: Badge | None
    end: Door | None


def page() -> dict[str, Any]:
    """One's own logins and doors."""
    me, found = guards.sitting(), entering.current()
    here = found.id if found else 0
    lines = [_line(one, here, url_for("account.end_session_form", login_id=one.id)) for one in _standing(me.staff)]
    lines.sort(key=lambda line: line.end is not None)  # this one first
    return {"username": me.username, "logins": lines, "doors": _doors(has_others=len(lines) > 1)}


def of_account(staff_id: int, username: str) -> list[Sitting]:
    """The logins of an account, each with the door by which the administration ends it."""
    return [
        _line(one, 0, url_for("admin.end_session_form", username=username, login_id=one.id))
        for one in _standing(staff_id)
    ]


def named(login_id: int, *, staff_id: int) -> str:
    """The device of a login of this account; raises `NotFound`."""
    found = logins.of(login_id)
    if found is None or found.staff_id != staff_id or found.ended_at is not None:
        raise NotFound(str(login_id))
    return found.device


def _standing(staff_id: int) -> list[Login]:
    return [one for one in logins.open_of(staff_id) if not entering.is_over(one)]


def _line(one: Login, here: int, href: str) -> Sitting:
    is_here = one.id == here
    badge = Badge("well", _("This session")) if is_here else (
        Badge("soon", _("The second step is yet to come")) if one.awaits_factor else None)  # fmt: skip
    place = _("The same place as you are at now") if one.place == devices.place() else _("Another place")
    end = None if is_here else Door("end_session", _("End this session"), href, (), is_open=True, about=one.device)
    since, seen = format.moment(one.created_at), format.moment(one.seen_at)
    return Sitting(one.device, f"{place} ({one.place[:4] or '—'})", since, seen, badge, end)


def _doors(*, has_others: bool) -> list[Door]:
    doors = [Door("change_password", _("Change the password"), url_for("account.change_password_form"), (),
                  is_open=True, is_main=True)]  # fmt: skip
    if "factors" in current_app.blueprints:
        doors.append(Door("factors", _("Second step and PIN"), url_for("factors.index"), (), is_open=True))
    if has_others:
        doors.append(Door("end_other_sessions", _("End all other sessions"),
                          url_for("account.end_other_sessions_form"), (), is_open=True))  # fmt: skip
    return doors
