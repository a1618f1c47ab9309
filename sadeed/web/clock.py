"""The one place that asks the time. Everything below a desk is handed `at=`."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Flask, current_app

RIYADH = ZoneInfo("Asia/Riyadh")


def init(app: Flask) -> None:
    """The clock on the wall, unless a test has hung its own."""
    app.config.setdefault("CLOCK", lambda: datetime.now(RIYADH))


def now() -> datetime:
    """This instant, in Riyadh."""
    at: datetime = current_app.config["CLOCK"]()
    return at.astimezone(RIYADH)


def today() -> date:
    """This day, in Riyadh."""
    return now().date()
