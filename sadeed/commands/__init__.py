"""`flask …`: one small module a group."""

from importlib import import_module

from flask import Flask

GROUPS = (
    "init",
    "demo",
    "journal",
    "charter",
    "vendor",
    "outbox",
    "survey",
    "setup_code",
    "practice",
    "files",
    "data",
    "breach",
)


def register(app: Flask) -> None:
    """Add every group of commands; each module names its own `command`."""
    for group in GROUPS:
        app.cli.add_command(import_module(f"{__name__}.{group}").command)
