"""Accounts whose password everybody knows never open a real house."""

from ..config import CannotStart, Settings
from ..records import health, staff


def refuse_demo_accounts(settings: Settings) -> None:
    """Raise `CannotStart`, naming the accounts, when production would start with those of the demo.

    Needs an application context and a database that was migrated.
    """
    if settings.is_demo or health.revision() is None:  # a house that was never built holds nobody
        return
    known = staff.demo_accounts()
    if known:
        raise CannotStart(
            f"the database holds accounts of the demo, whose password everybody knows ({', '.join(known)}); "
            "production does not start with them: set SADEED_DATABASE or SADEED_DATA to a place of its own"
        )
