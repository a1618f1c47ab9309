"""Who takes part in the demo: the seats from which its acts are done, and the cases as they are being told."""

from dataclasses import dataclass, field
from datetime import date, datetime

from ..records.staff import Seat, known_as, sitting_of
from .people import Made
from .plots import Plot
from .requests import Support
from .staff import ABSENT, DELEGATED, DEPUTY


@dataclass
class Somebody:
    """A made person, with the number of the file once it is opened."""

    made: Made
    number: str = ""
    asked_for: set[str] = field(default_factory=set)


@dataclass
class Tale:
    """One case: its plot, whose it is, what is asked, when each step happens, and its number once received."""

    n: int
    plot: Plot
    moments: list[datetime]
    session: int | None
    whose: Somebody
    support: Support
    number: str = ""

    def day_of(self, *steps: str) -> date | None:
        """The day of the first of these steps that happens."""
        for name, moment in zip(self.plot.names, self.moments, strict=True):
            if name in steps:
                return moment.date()
        return None

    @property
    def office(self) -> str:
        """The code of its branch."""
        return self.whose.made.office.code


@dataclass
class Cast:
    """The seats of the house. `away` is the first day on which the head of research is stood in for."""

    seats: dict[str, Seat]
    deputy: Seat
    away: date

    def counter(self, tale: Tale) -> Seat:
        """Who serves at the counter of that case's branch."""
        if tale.office == DELEGATED:
            return self.seats["delegate"]
        return self.seats["reception2" if tale.n % 4 == 3 else "reception"]

    def researcher(self, tale: Tale) -> Seat:
        """Who studies that case."""
        return self.seats["research2" if tale.n % 3 == 2 else "research"]

    def head(self, tale: Tale, at: datetime) -> Seat:
        """Who allows and endorses: the head of research or her deputy, who never signs a study of their own."""
        is_own = self.researcher(tale).username == DEPUTY
        return self.deputy if at.date() >= self.away and not is_own else self.seats[ABSENT]

    def __getitem__(self, username: str) -> Seat:
        return self.seats[username]


def cast_of(usernames: tuple[str, ...], *, away: date, prefix: str = "") -> Cast:
    """The first seat of each account (its name after `prefix`), and the deputy's seat for the absent head."""
    seats, deputy = {}, None
    for username in usernames:
        account = known_as(prefix + username)
        sitting = sitting_of(account.id, on=away) if account else None
        assert sitting is not None  # the accounts were added a moment ago
        seats[username] = sitting.seats[0]
        deputy = next((seat for seat in sitting.seats if seat.acting_for), deputy)
    assert deputy is not None  # and so was the deputy
    return Cast(seats, deputy, away)
