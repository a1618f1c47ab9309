"""`flask outbox send`: what waits in the outbox goes out. Without a provider set, messages are written to a file."""

import json
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from ..records import outbox
from ..records.transaction import transaction
from ..web.clock import now


@click.group("outbox")
def command() -> None:
    """Messages to applicants."""


@command.command("send")
@click.option("--most", default=100, show_default=True)
@with_appcontext
def send(most: int) -> None:
    """Send what is due. A message is claimed first, so that two workers never send the same one."""
    with transaction():
        due = [(m.id, m.channel, m.address, m.words) for m in outbox.claim(most, at=now())]
    folder = current_app.config["SADEED"].folder / "sent"
    for message_id, channel, address, words in due:
        with transaction():
            try:
                write_out(folder, channel, address, words)
                outbox.mark_sent(message_id, at=now())
            except OSError as no:
                outbox.mark_failed(message_id, type(no).__name__, at=now())
    click.echo(f"{len(due)}")


def write_out(folder: Path, channel: str, address: str, words: str) -> None:
    """One line a message in a file of the day: the provider of the demo, and of whoever has set none."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{now():%Y-%m-%d}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"channel": channel, "to": address, "words": words}, ensure_ascii=False) + "\n")
