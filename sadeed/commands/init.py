"""`flask init`: the schema and the catalogues. Safe to call again: it only adds what is missing."""

import click
from flask import current_app
from flask.cli import with_appcontext

from ..records import public_role, seed
from ..records.history import walk


@click.command("init")
@with_appcontext
def command() -> None:
    """Make or update the database, and fill the catalogues."""
    settings = current_app.config["SADEED"]
    settings.folder.mkdir(parents=True, exist_ok=True)
    walk(settings.database)
    seed.fill(settings.database)
    if settings.database.startswith("postgresql"):
        public_role.grant(settings.database)
    click.echo("ready")
