"""The demo association lives through its past months: everything it holds was done by an act, at its own moment.

All of it is one transaction: a making that is broken off leaves an empty house, and another begins it anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from random import Random

from ..acts import people
from ..records import charters, staff, weeks
from ..records.transaction import transaction
from . import counter, founding, research, serving, voices
from .cast import Cast, Somebody, Tale, cast_of
from .committee import Sitting
from .counter import Deed
from .diary import REPLY_DAYS, Diary
from .people import everybody, trade_of
from .plots import PLOTS, Plot
from .requests import BUSINESS, HOME, Support
from .staff import ACCOUNTS, DELEGATED

SEED = 1448
BACK = timedelta(days=150)


def is_empty() -> bool:
    """Whether nobody and nothing is in the house yet."""
    return not (staff.names() or staff.branches_open() or charters.all_versions())


def make(*, at: datetime, public_url: str) -> int:
    """Make the demo association as it stands at that moment. Returns how many cases it has."""
    with transaction():
        branches = founding.found(at)
        diary = begun(at)
        cast = cast_of(tuple(account.username for account in ACCOUNTS), away=at.date() - founding.AWAY_SINCE)
        approved, force = founding.renew_policy(at)
        diary.at(approved, partial(founding.adopt_second, force.date()))
        tales = plan(diary, cast, branches, PLOTS, public_url=public_url)
        diary.live()
    return len(tales)


def begun(at: datetime, *, reply_days: int = REPLY_DAYS) -> Diary:
    """An empty diary of the months before that moment, under the working week of the policy in force then."""
    week = weeks.week_of(charters.in_force(at.date()).read(), on=at.date() - BACK)
    return Diary(week, at, Random(SEED), reply_days)  # noqa: S311  (the same people every time, nothing secret)


def plan(
    diary: Diary, cast: Cast, branches: dict[str, int], plots: Iterable[Plot], *, public_url: str
) -> list[Tale]:  # fmt: skip
    """Everybody's life is written into the diary. `branches`: code of an office of the demo → id of the branch."""
    everyone = [Somebody(made) for made in everybody(diary.rng)]
    tales = list(_tales(diary, everyone, plots))
    _open_files(diary, cast, branches, everyone, tales)
    _tell(diary, cast, tales, {**counter.DEEDS, **research.deeds(diary), **serving.deeds(diary, public_url)})
    voices.bring(diary, cast, branches)
    return tales


def _tales(diary: Diary, everyone: list[Somebody], plots: Iterable[Plot]) -> Iterator[Tale]:
    """Each plot's cases, in the order in which they were received, given to people in turn."""
    planned = sorted(_planned(diary, plots), key=lambda one: one[2][0])
    turns = {True: [s for s in everyone if s.made.is_business], False: [s for s in everyone if not s.made.is_business]}
    for n, (plot, session, moments) in enumerate(planned):
        whose, support = _matched(turns[plot.wants == "business"], plot.wants, n)
        yield Tale(n, plot, moments, session, whose, support)


def _planned(diary: Diary, plots: Iterable[Plot]) -> Iterator[tuple[Plot, int | None, list[datetime]]]:
    for plot in plots:
        for n in range(plot.count):
            session = None if plot.session is None else plot.session[0] + n % (plot.session[1] - plot.session[0] + 1)
            yield plot, session, diary.moments(plot, session)


def _matched(turn: list[Somebody], wants: str, n: int) -> tuple[Somebody, Support]:
    """The next person in turn who did not ask for one of these before; they go to the end of the turn."""
    offered = BUSINESS if wants == "business" else HOME["cash"] + HOME["kind"] if wants == "any" else HOME[wants]
    for whose in turn:
        left = [support for support in offered if support.code not in whose.asked_for]
        if left:
            break
    turn.remove(whose)
    turn.append(whose)
    support = left[n % len(left)]
    whose.asked_for.add(support.code)
    return whose, _of_trade(support, n)


def _of_trade(support: Support, n: int) -> Support:
    return Support(**{**vars(support), "need": support.need.format(trade=trade_of(n))})


def _open_files(
    diary: Diary, cast: Cast, branches: dict[str, int], everyone: list[Somebody], tales: list[Tale]
) -> None:
    """A file is opened just before somebody's first request; for whoever asked for nothing, on some day."""
    first: dict[int, datetime] = {}
    for tale in tales:
        first.setdefault(id(tale.whose), tale.moments[0])
    for n, somebody in enumerate(everyone):
        moment = first.get(id(somebody)) or diary.morning(diary.back(diary.last, 10 + n))
        by = "delegate" if somebody.made.office.code == DELEGATED else "reception"
        branch = branches[somebody.made.office.code]
        for part, minutes in ((_file, 12), (_household, 8), (_money, 5)):
            diary.at(moment - timedelta(minutes=minutes), partial(part, cast, somebody, branch, by))


def _file(cast: Cast, somebody: Somebody, branch: int, by: str, at: datetime) -> None:
    somebody.number = people.open_file(somebody.made.fields, branch_id=branch, by=cast[by], at=at)
    if somebody.made.guardian:
        told = {"kind": "guardian", "name": somebody.made.guardian, "kinship": "paternal_uncle", "deed_number": "0000"}
        people.add_representative(somebody.number, told, by=cast[by], at=at)


def _household(cast: Cast, somebody: Somebody, branch: int, by: str, at: datetime) -> None:
    if somebody.made.household:
        people.set_household(somebody.number, list(somebody.made.household), by=cast[by], at=at)


def _money(cast: Cast, somebody: Somebody, branch: int, by: str, at: datetime) -> None:
    if somebody.made.money:
        people.set_money(somebody.number, list(somebody.made.money), by=cast[by], at=at)


def _tell(diary: Diary, cast: Cast, tales: list[Tale], deeds: dict[str, Deed]) -> None:
    sittings = [Sitting(back, diary.sitting(back)) for back in range(len(diary.sittings))]
    heard: dict[int, int] = defaultdict(int)
    for tale in tales:
        for step, moment in zip(tale.plot.names, tale.moments, strict=True):
            if step == "agenda":
                assert tale.session is not None  # a plot that is put on an agenda says whose
                heard[tale.session] += 1
                diary.at(moment, partial(sittings[tale.session].put_on, cast, tale))
            elif step != "session":
                diary.at(moment, partial(deeds[step], cast, tale))
    for back in heard:
        _sit(diary, cast, sittings[back])


def _sit(diary: Diary, cast: Cast, sitting: Sitting) -> None:
    diary.at(diary.opening(diary.back(min(sitting.at.date(), diary.last), 4)), partial(sitting.call, cast))
    if sitting.back:
        diary.at(sitting.at, partial(sitting.hold, cast))
