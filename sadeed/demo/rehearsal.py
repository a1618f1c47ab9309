"""What a newcomer practises on: invented people and requests in a copy of the association's own set-up.

Their past was lived by invented staff whose seats ended yesterday; from today the association's own seats go on.
"""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from ..acts import accounts
from ..acts import staff as acts
from ..policy.verdict import Refused
from ..records import charters, staff
from ..records.cases import NotFound
from ..records.staff import SYSTEM
from ..records.transaction import Changed
from . import founding, story
from .cast import Cast, cast_of
from .plots import PLOTS, Plot
from .staff import ABSENT, ACCOUNTS, DEPUTY, OFFICES

PREFIX = "~"  # no user name that the administration gives begins so
THINNER = 3  # enough to practise on, and made in seconds
ADDRESS = "https://practice.invalid"  # a name that leads nowhere, by its own standard (RFC 2606)
# What this association's terms and catalogues do not allow did not happen; what should have followed it neither.
NOT_ALLOWED = (Refused, Changed, NotFound, LookupError, ValueError, AssertionError, StopIteration)


def rehearse(*, at: datetime) -> int:
    """Fill the copy, as it would stand at that moment. Returns how many requests it has.

    Needs an open branch and a policy in force for the past months. Every act is a transaction of its own.
    """
    branches = _branches()
    cast = _invented_staff(branches, at.date(), at - founding.FOUNDED)
    terms = charters.in_force(at.date()).read().terms
    diary = story.begun(at, reply_days=int(terms["reply_days"]))
    tales = story.plan(diary, cast, branches, _thinner(), public_url=ADDRESS)
    diary.live(forgiven=NOT_ALLOWED)
    for account in ACCOUNTS:
        accounts.disable(PREFIX + account.username, by=SYSTEM, at=at)
    return sum(bool(tale.number) for tale in tales)


def _thinner() -> Iterator[Plot]:
    """Every plot, with fewer cases of each. Nothing waits for a sitting ahead: whoever practises calls it."""
    for plot in PLOTS:
        count = -(-plot.count // THINNER)
        ahead: dict[str, Any] = {}
        if plot.session == (0, 0):
            ahead = {"steps": plot.steps.removesuffix(" agenda"), "session": None}
        yield replace(plot, count=count, **ahead)


def _branches() -> dict[str, int]:
    """Each office of the demo lies in one of the association's own branches, the main office first."""
    ids = [branch.id for branch in staff.branches_open()]
    return {office.code: ids[n % len(ids)] for n, office in enumerate(OFFICES)}


def _invented_staff(branches: dict[str, int], today: date, then: datetime) -> Cast:
    """Nobody can sign in as one of them: their passwords are known to nobody, and their seats are over."""
    people, seats, last = {}, {}, today - timedelta(days=1)
    for account in ACCOUNTS:
        people[account.username] = acts.add_account(
            username=PREFIX + account.username, name=account.name, name_en=account.name_en, sex=account.sex,
            password=secrets.token_hex(32), by=SYSTEM, at=then,
        )  # fmt: skip
        seats[account.username] = acts.give_seat(
            people[account.username], account.role, branch_id=branches.get(account.branch), from_on=then.date(),
            until_on=last, by=SYSTEM, at=then,
        )  # fmt: skip
    away = today - founding.AWAY_SINCE
    acts.name_deputy(seats[ABSENT], people[DEPUTY], from_on=away, until_on=last, by=SYSTEM, at=then)
    return cast_of(tuple(account.username for account in ACCOUNTS), away=away, prefix=PREFIX)
