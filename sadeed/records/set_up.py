"""What an association set up, without a word about the people it serves: read in one house, laid down in another.

Rows keep their ids, so that seats, branches and versions go on pointing at each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select

from . import kept, manners
from .base import db
from .catalogues import CatalogueEntry, Holiday, Setting
from .charters import CharterRecord
from .library import LibraryEntry
from .services import Programme
from .staff import Branch, Deputy, SeatHeld, Staff
from .transaction import transaction

WHOLE = (Branch, CharterRecord, CatalogueEntry, Programme, Holiday, LibraryEntry)
SETTINGS = ("association", manners.NAME)  # none that reaches anybody: no provider, no password
OF_ACCOUNTS = ("id", "username", "name", "name_en", "sex", "language", "digits", "theme", "density")
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class SetUp:
    """Rows by table, in the order in which they can be laid down."""

    tables: tuple[tuple[Any, Rows], ...]

    @property
    def charters(self) -> Rows:
        """The versions of the policy among them."""
        return dict(self.tables)[CharterRecord]


def taken(*, on: date) -> SetUp:
    """The set-up of this house: name, branches, catalogues, versions of the policy, library, accounts with seats."""
    everywhere = [(table, _rows(table)) for table in WHOLE]
    settings = [_without_logo(row) for row in _rows(Setting) if row["name"] in SETTINGS]
    accounts = [row for row in _rows(Staff) if not row["is_disabled"]]
    known = {row["id"] for row in accounts}
    seats = [row for row in _rows(SeatHeld) if row["staff_id"] in known and not _is_over(row, on)]
    held = {row["id"] for row in seats}
    deputies = [row for row in _rows(Deputy) if row["seat_id"] in held and row["deputy_id"] in known]
    return SetUp((
        *everywhere, (Setting, settings), (Staff, [_without_secrets(row) for row in accounts]),
        (SeatHeld, [row | {"from_on": max(row["from_on"], on)} for row in seats]),
        (Deputy, [row for row in deputies if not _is_over(row, on)]),
    ))  # fmt: skip


def laid(set_up: SetUp) -> None:
    """Lay it down in this house, which is empty."""
    with transaction() as session:
        for table, rows in set_up.tables:
            _insert(session, table, rows)
        kept.grow(session)


def charter_before(first: dict[str, Any], *, in_force_from: date) -> None:
    """An earlier version with the words and terms of that one: the past of practice needs a policy too."""
    row = {name: value for name, value in first.items() if name != "id"}
    with transaction() as session:
        earlier = {"version": f"0 ({first['version']})", "in_force_from": in_force_from, "approved_on": in_force_from}
        _insert(session, CharterRecord, [row | earlier])
        kept.grow(session)


def mark(words: dict[str, str]) -> None:
    """Written into what the association says of itself, and so onto every paper that bears its name."""
    with transaction() as session:
        kept = session.get(Setting, "association")
        if kept is None:
            session.add(Setting(name="association", value=words))
        else:
            kept.value = {**kept.value, **words}


def _rows(table: Any) -> Rows:
    columns = table.__table__.columns
    return [dict(row) for row in db.session.execute(select(*columns).order_by(*table.__table__.primary_key)).mappings()]


def _insert(session: Any, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    lines = list(rows)
    if lines:
        session.execute(insert(table.__table__), lines)


def _without_logo(row: dict[str, Any]) -> dict[str, Any]:
    """The picture is a file of the real house; its practice papers go without."""
    said = row["value"]
    return row | {"value": {name: said[name] for name in said if name != "logo"}} if isinstance(said, dict) else row


def _without_secrets(row: dict[str, Any]) -> dict[str, Any]:
    """Who it is and how they like the pages; a password is not even copied as a hash."""
    return {name: row[name] for name in OF_ACCOUNTS} | {
        "password_hash": "", "is_disabled": False, "is_demo": False, "version": 1,
    }  # fmt: skip


def _is_over(row: dict[str, Any], on: date) -> bool:
    return row["until_on"] is not None and row["until_on"] < on
