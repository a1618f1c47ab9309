"""Accounts as the administration sees them: who, with which seats and deputies, and what may be done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ..records import staff
from ..records.cases import NotFound
from ..records.staff import AccountSeat, Staff
from . import format, locale, words
from .caseview import Badge, Door
from .clock import today


@dataclass(frozen=True)
class Account:
    """A row of the list of staff."""

    username: str
    href: str
    name: str
    seats: str
    badge: Badge


@dataclass(frozen=True)
class SeatLine:
    """A seat on the page of an account."""

    role: str
    where: str
    period: str
    deputy: str
    is_over: bool
    end: Door | None


def accounts() -> list[Account]:
    """Everybody with an account, and the seats they hold today; three queries however many."""
    people, branches, on = staff.accounts(), staff.branch_names(locale.language()), today()
    held: dict[int, list[str]] = {}
    for seat in staff.seats_held([person.id for person in people]):
        if not _is_over(seat, on):
            held.setdefault(seat.staff_id, []).append(_seat_words(seat, branches))
    return [_account(person, held.get(person.id, [])) for person in people]


def account(username: str) -> dict[str, Any]:
    """One account with every seat it ever held, and its doors; raises `NotFound`."""
    person = person_of(username)
    seats = staff.seats_held([person.id])
    names = {one.seat_id: one for one in reversed(staff.stand_ins([seat.id for seat in seats]))}
    branches, on = staff.branch_names(locale.language()), today()
    lines = [_seat_line(seat, names.get(seat.id), branches, username, on) for seat in seats]
    return {"person": _account(person, []), "seats": lines, "doors": _account_doors(person, seats, on)}


def person_of(username: str) -> Staff:
    """The account of that name; raises `NotFound`."""
    found = staff.known_as(username)
    if found is None:
        raise NotFound(username)
    return found


def running_seats(username: str) -> list[tuple[int, str]]:
    """(seat, in words) of the seats this account holds or will hold."""
    branches = staff.branch_names(locale.language())
    held = staff.seats_held([person_of(username).id])
    return [(seat.id, _seat_words(seat, branches)) for seat in held if not _is_over(seat, today())]


def _account(person: Staff, seats: list[str]) -> Account:
    badge = Badge("rest", _("Disabled")) if person.is_disabled else Badge("well", _("In use"))
    name = person.name_en if locale.language() == "en" and person.name_en else person.name
    return Account(person.username, url_for("admin.account", username=person.username), name, "، ".join(seats), badge)


def _seat_line(
    seat: AccountSeat, deputy: staff.StandIn | None, branches: dict[int, str], username: str, on: date
) -> SeatLine:  # fmt: skip
    is_over = _is_over(seat, on)
    end = None if is_over else Door(
        "end_seat", _("End this seat"), url_for("admin.end_seat_form", username=username, seat_id=seat.id), (),
        is_open=True, about=str(words.SEATS[seat.role]),
    )  # fmt: skip
    standing_in = "" if deputy is None or deputy.until_on < on else _(
        "%(name)s, until %(day)s", name=deputy.name, day=format.row_date(deputy.until_on))  # fmt: skip
    return SeatLine(str(words.SEATS[seat.role]), _where(seat, branches), _period(seat), standing_in, is_over, end)


def _account_doors(person: Staff, seats: list[AccountSeat], on: date) -> list[Door]:
    path: dict[str, Any] = {"username": person.username}
    act = "enable_account" if person.is_disabled else "disable_account"
    label = _("Enable the account") if person.is_disabled else _("Disable the account")
    doors = [Door("give_seat", _("Give a seat"), url_for("admin.give_seat_form", **path), (), is_open=True,
                  is_main=True)]  # fmt: skip
    if any(not _is_over(seat, on) for seat in seats):
        doors.append(
            Door("name_deputy", _("Name a deputy"), url_for("admin.name_deputy_form", **path), (), is_open=True)
        )
    return [*doors, Door(act, label, url_for(f"admin.{act}_form", **path), (), is_open=True)]


def _seat_words(seat: AccountSeat, branches: dict[int, str]) -> str:
    where = _where(seat, branches) if seat.branch_id else ""
    return f"{words.SEATS[seat.role]} ({where})" if where else str(words.SEATS[seat.role])


def _where(seat: AccountSeat, branches: dict[int, str]) -> str:
    return branches.get(seat.branch_id, "") if seat.branch_id else _("Every branch")


def _period(seat: AccountSeat) -> str:
    first = format.row_date(seat.from_on)
    if seat.until_on is None:
        return _("From %(first)s", first=first)
    return _("From %(first)s until %(last)s", first=first, last=format.row_date(seat.until_on))


def _is_over(seat: AccountSeat, on: date) -> bool:
    return seat.until_on is not None and seat.until_on < on
