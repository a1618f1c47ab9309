"""What every page and paper of the house takes from the association: logo, languages, digits, first numbers (P-3)."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ..arabic import Unreadable
from ..records import catalogues, files, journal, manners, numbers, pictures, stays
from ..records.staff import Seat
from ..records.transaction import transaction
from .accounts import only_admin
from .settings import keep_setting

LANGUAGES, DIGITS, DENSITIES = ("ar", "en"), ("latin", "arabic"), ("comfortable", "compact")
HIGHEST_FIRST = 90_000


def set_logo(content: bytes, *, folder: Path, by: Seat, at: datetime) -> None:
    """The sign on letters and pages: a picture opened and drawn anew. Raises `ValueError` for what is no picture."""
    only_admin("setting_changed", by)
    drawn = pictures.logo(content)
    with transaction():
        kept = catalogues.setting("association") or {}
        file = files.keep(drawn, folder=folder, name="logo.png", media_type="image/png", kind="logo", case_id=None,
                          by=by.staff, at=at)  # fmt: skip
        keep_setting("association", kept | {"logo": file.sha256})
        journal.note_day("setting_changed", by=by, at=at, told={"setting": "logo", "file": file.sha256})


def remove_logo(*, by: Seat, at: datetime) -> None:
    """Letters and pages carry the name alone again; the picture stays where files are kept."""
    only_admin("setting_changed", by)
    with transaction():
        kept = catalogues.setting("association") or {}
        keep_setting("association", {name: value for name, value in kept.items() if name != "logo"})
        journal.note_day("setting_changed", by=by, at=at, told={"setting": "logo", "removed": True})


def set_manners(
    *, desks_english: bool, public_english: bool, digits: str, density: str, by: Seat, at: datetime
) -> None:  # fmt: skip
    """Which languages are offered, and how pages speak to those who have not chosen. Arabic is always offered."""
    only_admin("setting_changed", by)
    if digits not in DIGITS or density not in DENSITIES:
        raise ValueError((digits, density))
    offered = {"desks": _languages(desks_english), "public": _languages(public_english)}
    with transaction():
        keep_setting(manners.NAME, {**offered, "digits": digits, "density": density})
        journal.note_day("setting_changed", by=by, at=at, told={"setting": "languages", **offered, "digits": digits})


def set_stays(*, idle_minutes: int, whole_hours: int, by: Seat, at: datetime) -> None:
    """After how long without work, and after how long in all, somebody signs in again. Raises `ValueError`."""
    only_admin("setting_changed", by)
    said = {"idle_minutes": idle_minutes, "whole_hours": whole_hours}
    for name, (least, most) in (("idle_minutes", stays.IDLE_MINUTES), ("whole_hours", stays.WHOLE_HOURS)):
        if not least <= said[name] <= most:
            raise ValueError((name, said[name]))
    with transaction():
        keep_setting(stays.NAME, said)
        journal.note_day("setting_changed", by=by, at=at, told={"setting": "sessions", **said})


def begin_at(series: str, *, year: int, first: int, by: Seat, at: datetime) -> str:
    """The first number of a series in that Hijri year, while none of it was given: those before stay on paper.

    Raises `LookupError` for no such series, `ValueError` once a number was given, for a number out of reach, and for
    a year that is over.
    """
    only_admin("numbers_begin", by)
    if series not in numbers.FORMS:
        raise LookupError(series)
    if not 1 <= first <= HIGHEST_FIRST:
        raise Unreadable(
            "first", f"أول رقم من 1 إلى {HIGHEST_FIRST}", f"The first number lies between 1 and {HIGHEST_FIRST}"
        )
    with transaction():
        if not numbers.begin(series, year=year, first=first):
            raise Unreadable("given", "صدر من هذه السلسلة رقم في هذه السنة، فلا يتغير أولها",
                             "A number of this series was given this year; its first stays")  # fmt: skip
        firsts = catalogues.setting(numbers.FIRSTS) or {}
        keep_setting(numbers.FIRSTS, firsts | {f"{series} {year}": first})
        told = {"series": series, "year": year, "first": numbers.written(series, year=year, n=first)}
        journal.note_day("numbers_begin", by=by, at=at, told=told)
        return series


def _languages(with_english: bool) -> Sequence[str]:
    return LANGUAGES if with_english else LANGUAGES[:1]
