"""Coming in by name and password, and proving once more that it is oneself; tries are slowed (S6, P-3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..records import journal, logins, slowed, staff
from ..records.slowed import Pace
from ..records.staff import Seat, Staff
from ..records.transaction import transaction
from . import staff as door

OF_ONE = Pace(free=5, first=timedelta(seconds=30))  # tries under one name, on one device
OF_PLACE = Pace(free=20, first=timedelta(minutes=1))  # tries from one place, under whatever names
LONGEST = door.LONGEST
UNKNOWN = Seat(0, "unknown", "", "")


class MustWait(Exception):
    """Too many wrong tries: nothing was looked at, and nothing will be for `left`."""

    def __init__(self, left: timedelta):
        super().__init__("tried too often")
        self.left = left


@dataclass(frozen=True)
class Knock:
    """From where somebody tries: salted marks of the name, the browser ("" when it never came in) and the address."""

    account: str
    device: str
    place: str

    def marks(self, *, is_known_device: bool, is_known_place: bool) -> dict[str, Pace]:
        """Under which marks this try counts.

        Where the owner has come in before, others' tries elsewhere do not count: nobody is locked out of their own
        account by strangers.
        """
        if is_known_device:
            return {f"{self.account} {self.device}": OF_ONE}
        own = f"{self.account} {self.place}" if is_known_place else self.account
        return {own: OF_ONE, self.place: OF_PLACE}


def sign_in(username: str, password: str, *, knock: Knock, at: datetime) -> Staff | None:
    """The account, when name and password agree, it may come in and holds a seat; each miss is on record.

    An unknown name takes the same time and the same words as a wrong password. Raises `MustWait`.
    """
    name = username.strip().lower()[:64]
    person = staff.known_as(name)
    hashed, staff_id = (person.password_hash, person.id) if person else ("", 0)
    marks = _slow_down(staff_id, knock, at=at)
    is_right = door.agrees(somebodys(hashed), password) and bool(hashed)
    with transaction():
        if not is_right or staff.sitting_of(staff_id, on=at.date()) is None:
            told = {"account": name if staff_id else "", "place": knock.place}  # what is no name may be a password
            journal.note_day("sign_in_failed", by=UNKNOWN, at=at, told=told)
            return None
        _was_right(marks, knock)
        found = staff.account_of(staff_id)
        _keep_up(found, password)
        return found


def prove(staff_id: int, password: str, *, knock: Knock, login_id: int, at: datetime) -> bool:
    """Whether somebody signed in knows the password; then the login is sure again. Raises `MustWait`."""
    person = staff.account_of(staff_id)
    hashed, own = person.password_hash, Seat(person.id, person.username, person.name, "")
    marks = _slow_down(staff_id, knock, at=at, more=f" again {login_id}")
    is_right = door.agrees(somebodys(hashed), password) and bool(hashed)
    with transaction():
        if not is_right:
            journal.note_day("password_failed", by=own, at=at, told={"account": own.username})
            return False
        _was_right(marks, knock)
        return True


def slow_down(marks: dict[str, Pace], *, at: datetime) -> None:
    """A try counts under these marks before it is judged; raises `MustWait` when it is not to be judged at all."""
    with transaction():
        left = slowed.note(marks, at=at)
    if left > timedelta():
        raise MustWait(left)


def was_right(marks: Iterable[str], knock: Knock) -> None:
    """The right one came: its own marks begin anew; of the place one try is taken back, for others may try there."""
    with transaction():
        _was_right(marks, knock)


def _was_right(marks: Iterable[str], knock: Knock) -> None:
    slowed.forgive([mark for mark in marks if not mark.startswith(knock.place)])
    for mark in marks:
        if mark.startswith(knock.place):
            slowed.take_back(mark)


def somebodys(hashed: str) -> str:
    """The hash to compare with; nobody's where there is none, so that both take the same time."""
    return hashed or door.NOBODY


def _slow_down(staff_id: int, knock: Knock, *, at: datetime, more: str = "") -> list[str]:
    """The try counts before it is judged; raises `MustWait` when it is not judged at all."""
    with transaction():
        device, place = logins.is_known(staff_id, device_mark=knock.device, place=knock.place)
        marks = knock.marks(is_known_device=device, is_known_place=place)
        if more:
            marks = {knock.account + more: OF_ONE}
        left = slowed.note(marks, at=at)
    if left > timedelta():
        raise MustWait(left)
    return list(marks)


def _keep_up(person: Staff, password: str) -> None:
    """Hashed anew when today's parameters are others than those of its day."""
    if door.is_outdated(person.password_hash):
        person.password_hash = door.hash_of(password)
