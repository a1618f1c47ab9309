"""An emergency entry on the page: the case through the glass, to read only; and the bands that tell of it."""

import secrets
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from ..records import cases, glass
from ..records.glass import Entry, Glass
from ..records.staff import Sitting
from . import caseview, format, guards, locale, words
from .caseview import CaseView, Door
from .clock import now


@dataclass(frozen=True)
class Band:
    """What stands over a case somebody entered in an emergency; `door` is the manager's."""

    title: str
    text: str
    door: Door | None = None


def view_of(number: str) -> CaseView:
    """The case of that number within this person's reach, or through an emergency entry; raises `NotFound`."""
    return _through(number) or caseview.view_of(number)


def _through(number: str) -> CaseView | None:
    """As the seat that entered sees it: with that seat lost, or the hour over, there is nothing."""
    sitting, reach = guards.sitting(), guards.branches("cases")
    entry = None if reach is None else glass.running(number, sitting.staff, at=now())
    if entry is None or not still_holds(sitting, entry):
        return None
    case = cases.numbered(number, branches=None)
    if reach is not None and case.branch_id in reach:
        return None
    return caseview.view_for(case, frozenset({entry.role}), is_through_glass=True)


def still_holds(sitting: Sitting, entry: Glass) -> bool:
    """Whether the seat that entered is still held."""
    return sitting.has(entry.role)


def bands(view: CaseView) -> list[Band]:
    """The reader's own entry first; then those of others that run still, or that no manager has read of."""
    me, told = guards.sitting().staff, glass.told_of(view.case.id, at=now()) if view.sees("glass") else []
    if view.is_through_glass:
        own = [entry for entry in told if entry.staff == me and entry.ends_at > now()]
        return [_own(entry) for entry in own[:1]]
    others = [_of_another(entry) for entry in told]
    unread = [entry for entry in told if not entry.is_read and entry.staff != me]
    may = bool(unread) and "manager" in view.roles
    return [Band(one.title, one.text, _door(view) if may and not n else None) for n, one in enumerate(others)]


def entry_door() -> Door | None:
    """To the form, for who reads requests of some branches and not of all."""
    if not guards.may_enter("cases") or guards.branches("cases") is None:
        return None
    return Door("break_glass", _("Emergency entry to a request of another branch"), url_for("cases.break_glass_form"),
                ("P-3",), is_open=True, icon="unlock")  # fmt: skip


def _own(entry: Entry) -> Band:
    said = _("To read only, until %(until)s. The entry is on record, and the executive manager was told.",
             until=format.moment(entry.ends_at))  # fmt: skip
    return Band(_("Emergency entry"), said)


def _of_another(entry: Entry) -> Band:
    name = (entry.name_en if locale.language() == "en" else "") or entry.name
    who = f"{name} · {words.SEATS[entry.role]}"
    text = _("%(who)s, %(at)s. Reason: %(reason)s", who=who, at=format.moment(entry.opened_at), reason=entry.reason)
    return Band(_("Emergency entry to this request"), text)


def _door(view: CaseView) -> Door:
    href = url_for("cases.create_reading", number=view.number)
    return Door("glass_read", _("I have read of it"), href, ("P-3",), is_open=True, method="post",
                key=secrets.token_urlsafe(18))  # fmt: skip
