"""The days of the demo: working days and office hours before the present, and what happens in the order of time."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from ..policy.calendar import Week
from .plots import GAPS, USUAL, Plot

ONE_DAY = timedelta(days=1)
MORNING = timedelta(minutes=190)  # after that much of a working day, its morning may be told of
BETWEEN = timedelta(minutes=15)  # from one step of a case to the next on the same day
SITTING = timedelta(minutes=210)  # from the opening of the office to the committee's sitting
SITTINGS = 13
REPLY_DAYS = 21  # of the version of the policy in force now


@dataclass
class Diary:
    """What is to happen, each at its moment; run once, in order."""

    week: Week
    now: datetime
    rng: Random
    reply_days: int = REPLY_DAYS
    deeds: list[tuple[datetime, int, Callable[[datetime], object]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.last = self._last_day()
        self.sittings = self._sittings()

    def at(self, moment: datetime, deed: Callable[[datetime], object]) -> None:
        """Write down that `deed` happens at that moment."""
        self.deeds.append((moment, len(self.deeds), deed))

    def live(self, *, forgiven: tuple[type[Exception], ...] = ()) -> None:
        """Let it all happen; a deed that fails in a `forgiven` way did not happen, and the rest goes on."""
        for moment, _, deed in sorted(self.deeds, key=lambda entry: entry[:2]):
            with suppress(*forgiven):
                deed(moment)

    def back(self, day: date, count: int) -> date:
        """The day worked `count` working days before; with 0, that day or the worked one before it."""
        day = self._worked_by(day)
        for _ in range(count):
            day = self._worked_by(day - ONE_DAY)
        return day

    def ahead(self, count: int) -> date:
        """The `count`-th working day after today."""
        return self.week.add_working_days(self.now.date(), count)

    def opening(self, day: date) -> datetime:
        """When the office opens on a day it works."""
        hours = self.week.opening_hours(day)
        assert hours is not None  # only worked days are asked about
        return datetime.combine(day, hours[0], self.now.tzinfo)

    def morning(self, day: date) -> datetime:
        """A moment of that morning, early on the last day, so that all of it lies behind us."""
        return self.opening(day) + timedelta(minutes=20 + self.rng.randint(0, 15 if day == self.last else 120))

    def sitting(self, back: int) -> datetime:
        """When the committee sat `back` sittings ago; 0 is the one ahead."""
        return self.opening(self.sittings[back]) + SITTING

    def moments(self, plot: Plot, session: int | None) -> list[datetime]:
        """When each step of a plot happens."""
        return list(self._hours(plot.names, self._days(plot, session), session))

    def _days(self, plot: Plot, session: int | None) -> list[date]:
        names = plot.names
        place, day = self._dated(plot, session)
        days = [day] * len(names)
        for n in range(place - 1, -1, -1):
            days[n] = self.back(days[n + 1], self._gap(names[n + 1]))
        for n in range(place + 1, len(names)):
            days[n] = min(self.week.add_working_days(days[n - 1], self._gap(names[n])), self.last)
        return days

    def _dated(self, plot: Plot, session: int | None) -> tuple[int, date]:
        names = plot.names
        if plot.dated.startswith("raise@"):
            told = self.week.next_working_day(self.now.date()) if plot.dated == "raise@today" else self.ahead(2)
            return names.index("raise"), self.back(told - timedelta(days=self.reply_days), 0)
        if session and "session" in names:
            return names.index("session"), self.sittings[session]
        return len(names) - 1, self.back(self.last, self.rng.randint(*plot.ago))

    def _hours(self, names: Iterable[str], days: list[date], session: int | None) -> Iterable[datetime]:
        before: datetime | None = None
        for name, day in zip(names, days, strict=True):
            if name == "session" and session is not None:
                moment = self.sitting(session)
            elif before is not None and before.date() == day:
                moment = before + BETWEEN
            else:
                moment = self.morning(day)
            before = moment
            yield moment

    def _gap(self, step: str) -> int:
        return self.rng.randint(*GAPS.get(step, USUAL))

    def _worked_by(self, day: date) -> date:
        while not self.week.is_working_day(day):
            day -= ONE_DAY
        return day

    def _last_day(self) -> date:
        day = self._worked_by(self.now.date())
        if day == self.now.date() and self.now < self.opening(day) + MORNING:
            day = self._worked_by(day - ONE_DAY)
        return day

    def _sittings(self) -> list[date]:
        """A sitting a week, from the one ahead backwards, each on a day of its own."""
        found = [self.ahead(1)]
        for n in range(1, SITTINGS):
            found.append(self._worked_by(min(found[0] - timedelta(weeks=n), found[-1] - ONE_DAY, self.last - ONE_DAY)))
        return found
