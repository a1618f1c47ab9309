"""The lines of the association's catalogues: added, changed, moved, retired, offered again (P-4, O-1)."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ..arabic import Unreadable, marks
from ..policy.lines import ASKS, KEPT_SHUT, UnfitLine, read_settings
from ..records import catalogues, journal
from ..records.base import db
from ..records.cases import NotFound
from ..records.catalogues import CatalogueEntry
from ..records.staff import Seat
from ..records.transaction import transaction
from .accounts import only_admin

LONGEST = 200
CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
NO_CODE = ("الرمز حروف لاتينية صغيرة وأرقام وشرطة سفلية، يبدأ بحرف، من حرفين إلى 40",
           "A code is small Latin letters, digits and _, begins with a letter, 2 to 40 signs")  # fmt: skip
UNFIT = {
    "needed": ("يلزم هذا الإعداد: {which}", "This setting is needed: {which}"),
    "setting": ("قيمة الإعداد خارج حدوده: {which}", "This setting is out of its bounds: {which}"),
    "stands_alone": ("«عند التسجيل» و«صور الزيارة» لا يُجمعان مع حال أخرى",
                     "“At registration” and “photos of the visit” stand with no other circumstance"),
}  # fmt: skip


def add_line(
    catalogue: str, code: str, *, arabic: str, arabic_female: str = "", english: str = "",
    settings: Mapping[str, Any] | None = None, by: Seat, at: datetime,
) -> str:  # fmt: skip
    """One more line, at the end. Returns its code: a short Latin name that records carry and nobody changes.

    Raises `ValueError` for a code that is taken or cannot be one, and for a setting out of its bounds.
    """
    only_admin("catalogue_added", by)
    chosen = code.strip().lower()
    if not CODE.fullmatch(chosen):
        raise Unreadable("code", *NO_CODE)
    with transaction():
        known = _lines(catalogue)
        if catalogue in KEPT_SHUT:
            raise Unreadable("shut", "هذه القائمة لا يُضاف إليها", "Nothing is added to this list")
        if any(line.code == chosen for line in known):
            raise Unreadable("taken", "الرمز مستعمل", "This code is taken")
        line = CatalogueEntry(
            catalogue=catalogue, code=chosen, place=max((one.place for one in known), default=0) + 1,
            more={**_settings(catalogue, settings or {}), "since": catalogues.moment(at)},
            **_words(arabic, arabic_female, english),
        )  # fmt: skip
        db.session.add(line)
        _note("catalogue_added", line, by, at)
        return chosen


def change_line(
    catalogue: str, code: str, *, arabic: str, arabic_female: str = "", english: str = "",
    settings: Mapping[str, Any] | None = None, by: Seat, at: datetime,
) -> str:  # fmt: skip
    """A line reads otherwise from now on, and asks otherwise of requests yet to come; its code stays.

    `settings` not given stay as they are. Running requests keep the rule they were received under. Raises `ValueError`.
    """
    only_admin("catalogue_changed", by)
    with transaction():
        line = _entry(catalogue, code)
        before = {"arabic": line.arabic, "english": line.english, **line.settings}
        for name, said in _words(arabic, arabic_female, english).items():
            setattr(line, name, said)
        if settings is not None:
            unasked = {name: value for name, value in line.settings.items() if name not in _asked(catalogue)}
            now = {**unasked, **_settings(catalogue, settings)}
            if now != line.settings:
                line.remember(now, retired_on=line.retired_on, at=at)
        _note("catalogue_changed", line, by, at, before=before)
        return code


def move_line(catalogue: str, code: str, *, after: str = "", by: Seat, at: datetime) -> str:
    """A line stands after another one from now on; first of all when `after` is empty."""
    only_admin("catalogue_moved", by)
    with transaction():
        line = _entry(catalogue, code)
        others = [one for one in _lines(catalogue) if one.code != code]
        if after and not any(one.code == after for one in others):
            raise NotFound(f"{catalogue} {after}")
        place = next((n for n, one in enumerate(others, 1) if one.code == after), 0)
        for n, one in enumerate([*others[:place], line, *others[place:]], 1):
            one.place = n
        _note("catalogue_moved", line, by, at, after=after)
        return code


def retire_entry(catalogue: str, code: str, *, by: Seat, at: datetime) -> str:
    """A line is offered no more; what used it keeps it. Retired lines are brought back by `restore_entry`."""
    return _offered("catalogue_retired", catalogue, code, at.date(), by, at)


def restore_entry(catalogue: str, code: str, *, by: Seat, at: datetime) -> str:
    """A retired line is offered again."""
    return _offered("catalogue_restored", catalogue, code, None, by, at)


def _offered(act: str, catalogue: str, code: str, retired_on: date | None, by: Seat, at: datetime) -> str:
    only_admin(act, by)
    with transaction():
        line = _entry(catalogue, code)
        if (line.retired_on is None) != (retired_on is None):
            line.remember(line.settings, retired_on=retired_on, at=at)
            _note(act, line, by, at)
        return code


def _note(act: str, line: CatalogueEntry, by: Seat, at: datetime, **more: Any) -> None:
    told = {"catalogue": line.catalogue, "code": line.code, "line": line.arabic, **more}
    journal.note_day(act, by=by, at=at, clauses=("P-4",), told=told)


def _lines(catalogue: str) -> list[CatalogueEntry]:
    if catalogue not in catalogues.SHIPPED:
        raise NotFound(catalogue)
    return catalogues.entries(catalogue, with_retired=True)


def _entry(catalogue: str, code: str) -> CatalogueEntry:
    found = catalogues.entry(catalogue, code)
    if found is None:
        raise NotFound(f"{catalogue} {code}")
    return found


def _settings(catalogue: str, said: Mapping[str, Any]) -> dict[str, Any]:
    try:
        plain = {name: _line(value) if isinstance(value, str) else value for name, value in said.items()}
        return read_settings(catalogue, plain, lambda name: {line.code for line in _lines(name)})
    except UnfitLine as no:
        arabic, english = UNFIT[no.code]
        raise Unreadable(no.code, arabic.format(which=no.which), english.format(which=no.which)) from no


def _asked(catalogue: str) -> set[str]:
    """The names that the settings of this catalogue are kept under."""
    follows = {"document_kinds": {"condition"}, "support_types": {"periodic"}}
    return {ask.name for ask in ASKS.get(catalogue, ())} | follows.get(catalogue, set())


def _words(arabic: str, arabic_female: str, english: str) -> dict[str, str]:
    said = _line(arabic)
    if not said:
        raise Unreadable("name", "يلزم الاسم", "A name is needed")
    return {"arabic": said, "arabic_female": _line(arabic_female), "english": _line(english)}


def _line(text: str) -> str:
    return " ".join(marks.plain(text or "").text.split())[:LONGEST]
