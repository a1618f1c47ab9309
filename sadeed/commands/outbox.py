"""`flask outbox send`: what waits in the outbox goes out, by the ways the administration set, else into a file."""

import click
from flask import current_app
from flask.cli import with_appcontext

from ..sending import post
from ..web.clock import now


@click.group("outbox")
def command() -> None:
    """Messages to applicants."""


@command.command("send")
@click.option("--most", default=100, show_default=True)
@with_appcontext
def send(most: int) -> None:
    """Send what is due. A message is claimed first, so that two workers never send the same one."""
    house = current_app.config["SADEED"]
    ways = post.Post.of(house.folder, house.secret, stays_in=house.is_demo or house.is_practice)
    sent, unsent = post.carry(ways, most=most, now=now)
    click.echo(f"{sent} sent, {unsent} not sent")
