"""`flask demo`: the demo association."""

import click
from flask.cli import with_appcontext


@click.command("demo")
@with_appcontext
def command() -> None:
    """Placeholder until the demo is written."""
