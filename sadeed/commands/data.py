"""`flask data retention`: what is past its day is put before two people; old looks lose their details (S13)."""

import click
from flask.cli import with_appcontext
from flask_babel import force_locale, gettext

from ..acts import destroying
from ..records import retention
from ..web.clock import now, today
from ..web.lawview import KEPT


@click.group("data")
def command() -> None:
    """Personal data: how long they are kept."""


@command.command("retention")
@click.option("--dry-run", is_flag=True, help="Say what is past its day, and change nothing.")
@with_appcontext
def keep_time(dry_run: bool) -> None:
    """Propose the destruction of what is past its day. Nothing is destroyed before two people agree."""
    with force_locale("ar"):
        for one in retention.due(today()):
            click.echo(f"{KEPT[one.kind]}: {len(one.subjects)} · {one.subjects[0]} … {one.subjects[-1]}")
        if dry_run:
            click.echo(gettext("Nothing was changed."))
            return
        made = destroying.propose_due(on=today(), at=now())
        looks = destroying.empty_old_looks(at=now())
        click.echo(gettext("Proposed to two people: %(n)s · looks emptied: %(looks)s", n=len(made), looks=looks))
