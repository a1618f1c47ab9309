"""`flask practice`: the copy on which newcomers practise is made anew, or thrown away."""

import click
from flask import current_app
from flask.cli import with_appcontext

from ..arabic import Unreadable
from ..records.staff import SYSTEM
from ..web.clock import now


@click.group("practice")
def command() -> None:
    """The copy on which newcomers practise."""


@command.command("make")
@with_appcontext
def make() -> None:
    """Make it anew from the set-up as it stands now, with invented people and requests."""
    try:
        cases = current_app.extensions["practice"].make(by=SYSTEM, at=now())
    except Unreadable as no:
        raise click.ClickException(f"{no} ({no.english})") from no
    click.echo(f"{cases}")


@command.command("discard")
@with_appcontext
def discard() -> None:
    """Throw it away with everything that was tried in it."""
    current_app.extensions["practice"].discard(by=SYSTEM, at=now())
