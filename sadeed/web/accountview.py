"""Accounts as the administration sees them: who, with which seats and deputies, and what may be done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from flask import current_app, session, url_for
from flask_babel import gettext as _

from ..acts.invitations import Code
from ..arabic import fold
from ..records import factors, invitations, journal, staff
from ..records.cases import NotFound
from ..records.seal import Broken, Seal
from ..records.staff import AccountSeat, Staff, StandIn
from . import format, locale, ownaccount, words
from .caseview import Badge, Door
from .clock import now, today

LOOKED_BACK = timedelta(days=90)
GROUP = 4


@dataclass(frozen=True)
class Account:
    """A row of the list of staff."""

    username: str
    href: str
    name: str
    seats: str
    badge: Badge


@dataclass(frozen=True)
class DeputyLine:
    """Who stands in for a seat, when, and the door that ends it."""

    words: str
    end: Door


@dataclass(frozen=True)
class SeatLine:
    """A seat on the page of an account."""

    role: str
    where: str
    period: str
    deputies: list[DeputyLine]
    is_over: bool
    end: Door | None


@dataclass(frozen=True)
class Handed:
    """A code to hand over: seen on one page, once."""

    code: str
    until: str


def accounts(asked: dict[str, Any]) -> list[Account]:
    """Accounts that fit what is asked (name or user name, seat, branch, state), with the seats they hold today.

    Four queries however many.
    """
    people, branches, on = staff.accounts(), staff.branch_names(locale.language()), today()
    held: dict[int, list[AccountSeat]] = {}
    for seat in staff.seats_held([person.id for person in people]):
        if not _is_over(seat, on):
            held.setdefault(seat.staff_id, []).append(seat)
    invited = invitations.waiting(at=now())
    return [
        _account(person, [_seat_words(seat, branches) for seat in held.get(person.id, [])], invited.get(person.id))
        for person in people
        if _fits(person, held.get(person.id, []), person.id in invited, asked)
    ]


def _fits(person: Staff, seats: list[AccountSeat], is_invited: bool, asked: dict[str, Any]) -> bool:
    sought, role, branch, state = (asked.get(name) for name in ("q", "role", "branch_id", "state"))
    names = fold(f"{person.name} {person.name_en} {person.username}")
    states = {"disabled": person.is_disabled, "invited": is_invited, "seatless": not seats and not person.is_disabled}
    return (
        (not sought or fold(sought) in names)
        and (not role or any(seat.role == role for seat in seats))
        and (not branch or any(seat.branch_id == branch for seat in seats))
        and (not state or states.get(state, False))
    )


def account(username: str) -> dict[str, Any]:
    """One account with every seat it ever held, its latest sign-ins and its doors; raises `NotFound`."""
    person, on = person_of(username), today()
    seats = staff.seats_held([person.id])
    deputies = [one for one in staff.stand_ins([seat.id for seat in seats]) if one.until_on >= max(on, one.from_on)]
    branches, invited = staff.branch_names(locale.language()), invitations.open_for(person.id, at=now())
    lines = [_seat_line(seat, [one for one in deputies if one.seat_id == seat.id], branches, username, on)
             for seat in seats]  # fmt: skip
    return {
        "person": _account(person, [], invited.ends_at if invited else None), "seats": lines,
        "handed": _handed(username),
        "doors": _account_doors(person, seats, on, is_invited=invited is not None),
        "logins": ownaccount.of_account(person.id, username),
        "sign_ins": [format.moment(at) for at in journal.sign_ins_of(username, since=now() - LOOKED_BACK)],
    }  # fmt: skip


def hand_over(code: Code) -> str:
    """Keep a fresh code, sealed, for the next page of the one who issued it; returns that page's address."""
    spaced = " ".join(code.code[n : n + GROUP] for n in range(0, len(code.code), GROUP))
    session["handed"] = _seal().close(f"{code.username}|{spaced}|{code.ends_at.isoformat()}")
    return url_for("admin.account", username=code.username)


def _handed(username: str) -> Handed | None:
    """The code that was just issued for this account; it is forgotten with this look."""
    try:
        whose, code, ends_at = _seal().open(session.pop("handed", "")).split("|")
    except (Broken, ValueError):
        return None
    return Handed(code, format.moment(datetime.fromisoformat(ends_at))) if whose == username else None


def _seal() -> Seal:
    return Seal(current_app.config["SADEED"].secret)


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


def _account(person: Staff, seats: list[str], invited_until: datetime | None) -> Account:
    name = person.name_en if locale.language() == "en" and person.name_en else person.name
    badge = _badge(person, invited_until)
    return Account(
        person.username, url_for("admin.account", username=person.username), name, format.joined(seats), badge
    )


def _badge(person: Staff, invited_until: datetime | None) -> Badge:
    if person.is_disabled:
        return Badge("rest", _("Disabled"))
    if invited_until is not None:
        return Badge("soon", _("Has yet to come in"), _("The code ends %(when)s", when=format.moment(invited_until)))
    if not person.password_hash:
        return Badge("late", _("The code has ended"))
    return Badge("well", _("In use"))


def _seat_line(
    seat: AccountSeat, deputies: list[StandIn], branches: dict[int, str], username: str, on: date
) -> SeatLine:  # fmt: skip
    is_over = _is_over(seat, on)
    end = None if is_over else Door(
        "end_seat", _("End this seat"), url_for("admin.end_seat_form", username=username, seat_id=seat.id), (),
        is_open=True, about=str(words.SEATS[seat.role]),
    )  # fmt: skip
    standing_in = [_deputy_line(one, username) for one in deputies]
    return SeatLine(str(words.SEATS[seat.role]), _where(seat, branches), _period(seat), standing_in, is_over, end)


def _deputy_line(one: StandIn, username: str) -> DeputyLine:
    said = _("%(name)s, from %(first)s until %(last)s", name=one.name, first=format.row_date(one.from_on),
             last=format.row_date(one.until_on))  # fmt: skip
    href = url_for("admin.end_deputy_form", username=username, deputy_id=one.id)
    return DeputyLine(said, Door("end_deputy", _("End the deputising"), href, (), is_open=True, about=one.name))


def _account_doors(person: Staff, seats: list[AccountSeat], on: date, *, is_invited: bool) -> list[Door]:
    path: dict[str, Any] = {"username": person.username}
    wanted = [("give_seat", _("Give a seat"))]
    if any(not _is_over(seat, on) for seat in seats):
        wanted.append(("name_deputy", _("Name a deputy")))
    if not person.is_disabled:
        wanted.append(("issue_code", _("Issue another code") if is_invited else _("Issue a code for a new password")))
        wanted.append(("end_sessions", _("End all sessions")))
    if factors.has_any(person.id):
        wanted.append(("remove_factors", _("Remove the second step")))
    is_off = person.is_disabled
    wanted.append(
        ("enable_account", _("Enable the account")) if is_off else ("disable_account", _("Disable the account"))
    )
    return [Door(act, label, url_for(f"admin.{act}_form", **path), (), is_open=True, is_main=act == "give_seat")
            for act, label in wanted]  # fmt: skip


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
