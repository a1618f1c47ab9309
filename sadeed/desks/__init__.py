"""The desks: where it is done. Each is a blueprint of routes and forms; none knows another."""

from importlib import import_module

from flask import Flask

DESKS = (
    "entrance", "reception", "inbox", "research", "committee", "services", "feedback", "people", "cases", "files",
    "library", "reports", "admin", "record", "data_rights", "work", "first_day", "practice", "factors", "account",
)  # fmt: skip


def register(app: Flask) -> None:
    """Open every desk that is here; one that was taken out leaves the rest standing."""
    for desk in DESKS:
        try:
            module = import_module(f"{__name__}.{desk}.routes")
        except ModuleNotFoundError as missing:
            if missing.name not in (f"{__name__}.{desk}", f"{__name__}.{desk}.routes"):
                raise
            continue
        app.register_blueprint(module.bp)
