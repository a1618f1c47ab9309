"""The founding of the demo association: its name, branches, staff, two versions of the policy, and its library."""

from datetime import date, datetime, timedelta

from ..acts import charters, library, settings, staff
from ..policy.calendar import SUNDAY
from ..records.staff import SYSTEM, Seat
from .diary import REPLY_DAYS
from .library import ENTRIES
from .staff import ABSENT, ACCOUNTS, ASSOCIATION, DEPUTY, OFFICES, PASSWORD

FOUNDED = timedelta(days=430)
FIRST_IN_FORCE = timedelta(days=400)
SECOND_IN_FORCE = timedelta(days=29)
AWAY_SINCE, AWAY_FOR = timedelta(days=3), timedelta(days=14)


def found(at: datetime) -> dict[str, int]:
    """Everything that was there before the first request. Returns the branches: code → id."""
    then = at.replace(hour=10, minute=0, second=0, microsecond=0) - FOUNDED
    then -= timedelta(days=(then.weekday() - SUNDAY) % 7)  # associations open their doors on a Sunday
    _first_policy(at.date(), then)
    branches = {
        office.code: staff.add_branch(code=office.code, name=office.name, name_en=office.name_en, region=office.region,
                                      is_main=office.code == "main", by=SYSTEM, at=then)
        for office in OFFICES
    }  # fmt: skip
    admin = _staff(branches, then, at.date())
    settings.describe_association(ASSOCIATION, by=admin, at=then)
    for code, kind, clause, is_public, title, text in ENTRIES:
        library.add_entry(code, kind=kind, title=title, text=text, clause=clause, is_public=is_public,
                          approved_on=then.date(), by=SYSTEM, at=then)  # fmt: skip
    return branches


def _first_policy(today: date, then: datetime) -> None:
    charters.adopt_shipped(
        version="1", board_meeting="4", board_term="2", approved_on=then.date(), in_force_from=today - FIRST_IN_FORCE,
        by=SYSTEM, at=then,
    )  # fmt: skip


def renew_policy(at: datetime) -> tuple[datetime, datetime]:
    """When the second version is approved, and when it takes force: a Sunday, four weeks and more ago."""
    force = at - SECOND_IN_FORCE
    while force.weekday() != SUNDAY:
        force -= timedelta(days=1)
    return force - timedelta(days=18), force


def adopt_second(in_force_from: date, at: datetime) -> None:
    """The board takes longer over a reply and gives longer to appeal and to complete."""
    charters.adopt_shipped(
        version="2", board_meeting="7", board_term="2", approved_on=at.date(), in_force_from=in_force_from,
        terms={"reply_days": REPLY_DAYS, "appeal_days": 45, "completion_days": 45}, by=SYSTEM, at=at,
    )  # fmt: skip


def _staff(branches: dict[str, int], then: datetime, today: date) -> Seat:
    """Accounts, seats and the one deputy. Returns the seat of the administration."""
    people, seats = {}, {}
    for account in ACCOUNTS:
        people[account.username] = staff.add_account(
            username=account.username, name=account.name, name_en=account.name_en, sex=account.sex, password=PASSWORD,
            is_demo=True, by=SYSTEM, at=then,
        )  # fmt: skip
        branch = branches[account.branch] if account.branch else None
        seats[account.username] = staff.give_seat(
            people[account.username], account.role, branch_id=branch, from_on=then.date(), by=SYSTEM, at=then
        )
    since = today - AWAY_SINCE
    staff.name_deputy(seats[ABSENT], people[DEPUTY], from_on=since, until_on=since + AWAY_FOR, by=SYSTEM, at=then)
    admin = next(account for account in ACCOUNTS if account.role == "admin")
    return Seat(people[admin.username], admin.username, admin.name, admin.role)
