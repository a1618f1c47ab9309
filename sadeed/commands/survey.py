"""`flask survey`: what waits in the letterbox is filed."""

import click
from flask import current_app
from flask.cli import with_appcontext

from ..acts import survey
from ..records.letterbox import Letterbox
from ..web.clock import now


@click.group("survey")
def command() -> None:
    """Satisfaction: what was answered, and by nobody."""


@command.command("file")
@with_appcontext
def file() -> None:
    """File the answers of every cell with five or more; the others wait on. Daily is often enough."""
    box = Letterbox(current_app.config["SADEED"].folder / "letterbox.db")
    done = survey.file_answers(at=now(), letterbox=box)
    click.echo(f"filed {done.filed}, waiting {done.waiting}")
