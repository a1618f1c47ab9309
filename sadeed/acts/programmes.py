"""Programmes are opened, changed, retired and offered again; what named one keeps it (O-1, P-4)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ..arabic import Unreadable, marks
from ..records import catalogues, journal, programmes
from ..records.base import db
from ..records.cases import NotFound
from ..records.services import Programme
from ..records.staff import Seat
from ..records.transaction import transaction
from .accounts import only_admin
from .catalogues import CODE, NO_CODE

FIELDS = ("name", "name_en", "support_type", "budget", "from_on", "until_on")


def open_programme(code: str, said: Mapping[str, Any], *, by: Seat, at: datetime) -> str:
    """What the association offers in a period: name, kind of support, days and budget (halalas). Returns its code.

    Raises `ValueError` for a code that is taken or cannot be one, without a name, and for a period that cannot be.
    """
    only_admin("programme_opened", by)
    chosen = code.strip().lower()
    if not CODE.fullmatch(chosen):
        raise Unreadable("code", *NO_CODE)
    with transaction():
        if programmes.programme(chosen) is not None:
            raise Unreadable("taken", "الرمز مستعمل", "This code is taken")
        db.session.add(Programme(code=chosen, **_checked(said)))
        _note("programme_opened", chosen, str(said["name"]), by, at)
        return chosen


def change_programme(code: str, said: Mapping[str, Any], *, by: Seat, at: datetime) -> str:
    """It reads otherwise, or has other days or another budget, from now on. Raises `NotFound`, `ValueError`."""
    only_admin("programme_changed", by)
    with transaction():
        one = _programme(code)
        before = {name: _plain(getattr(one, name)) for name in FIELDS}
        for name, value in _checked(said).items():
            setattr(one, name, value)
        _note("programme_changed", code, one.name, by, at, before=before)
        return code


def retire_programme(code: str, *, by: Seat, at: datetime) -> str:
    """It is offered no more; what was given from it keeps it."""
    return _offered("programme_retired", code, at.date(), by, at)


def restore_programme(code: str, *, by: Seat, at: datetime) -> str:
    """A retired programme is offered again."""
    return _offered("programme_restored", code, None, by, at)


def _offered(act: str, code: str, retired_on: date | None, by: Seat, at: datetime) -> str:
    only_admin(act, by)
    with transaction():
        one = _programme(code)
        one.retired_on = retired_on
        _note(act, code, one.name, by, at)
        return code


def _programme(code: str) -> Programme:
    found = programmes.programme(code)
    if found is None:
        raise NotFound(code)
    return found


def _checked(said: Mapping[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = {name: said.get(name) for name in FIELDS}
    for name in ("name", "name_en", "support_type"):
        read[name] = " ".join(marks.plain(str(read[name] or "")).text.split())
    if not read["name"]:
        raise Unreadable("name", "يلزم الاسم", "A name is needed")
    if catalogues.entry("support_types", read["support_type"]) is None:
        raise Unreadable("support_type", "يلزم نوع الدعم", "The kind of support is needed")
    if read["from_on"] and read["until_on"] and read["until_on"] < read["from_on"]:
        raise Unreadable("period", "نهاية المدة قبل بدايتها", "The period ends before it begins")
    return read


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _note(act: str, code: str, name: str, by: Seat, at: datetime, **more: Any) -> None:
    journal.note_day(act, by=by, at=at, clauses=("O-1",), told={"programme": name, "code": code, **more})
