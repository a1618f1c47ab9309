"""`flask outbox send`: what waits in the outbox goes out, by the ways the administration set, else into a file."""

import signal
import threading

import click
from flask import current_app
from flask.cli import with_appcontext

from ..records.base import db
from ..records.behind import AWAY
from ..sending import post
from ..web.clock import now

FEW = 20  # messages in a round that goes on: it is soon done when told to stop


@click.group("outbox")
def command() -> None:
    """Messages to applicants."""


@command.command("send")
@click.option("--most", default=100, show_default=True)
@click.option("--every", type=click.IntRange(1, 3600), help="Go on, every so many seconds, until told to stop.")
@with_appcontext
def send(most: int, every: int | None) -> None:
    """Send what is due. A message is claimed first, so that two workers never send the same one."""
    if every is None:
        sent, unsent = _round(most)
        click.echo(f"{sent} sent, {unsent} not sent")
        return
    done = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: done.set())  # the message in hand is finished first
    while not done.is_set():
        carried = 0
        try:
            carried = sum(_round(FEW))
        except AWAY as away:  # the next round tries again; what waits is lost in no case
            current_app.logger.warning("outbox: %s", type(away).__name__)
        db.session.remove()
        done.wait(every if carried < FEW else 0)


def _round(most: int) -> tuple[int, int]:
    house = current_app.config["SADEED"]
    ways = post.Post.of(house.folder, house.secret, stays_in=house.is_demo or house.is_practice)
    return post.carry(ways, most=most, now=now)
