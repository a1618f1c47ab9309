"""`flask demo`: the demo association is made where nothing is yet; `--accounts` says who may come in."""

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_babel import force_locale

from ..demo import staff, story
from ..web.clock import now
from ..web.words import SEATS


@click.command("demo")
@click.option("--if-empty", is_flag=True, help="Do nothing where somebody lives already.")
@click.option("--accounts", is_flag=True, help="Only print the accounts.")
@with_appcontext
def command(if_empty: bool, accounts: bool) -> None:
    """Make the demo association. Its people are made and its passwords known, so it serves this machine alone."""
    settings = current_app.config["SADEED"]
    if not settings.is_demo:
        raise click.ClickException("SADEED_ENV is production: the demo association is made in demo mode alone")
    if accounts:
        click.echo(table())
    elif story.is_empty():
        click.echo(f"cases: {story.make(at=now(), public_url=settings.public_url)}")
    elif not if_empty:
        raise click.ClickException("the database is not empty: the demo association is made in an empty one alone")


def table() -> str:
    """The accounts: user, seat, branch; and the password they share."""
    offices = {office.code: office.name for office in staff.OFFICES}
    with force_locale("ar"):
        lines = [
            f"  {account.username:<14} {SEATS[account.role]!s} · {offices.get(account.branch, 'كل الفروع')}"
            for account in staff.ACCOUNTS
        ]
    return "\n".join([f"كلمة المرور للحسابات كلها · the password of all accounts: {staff.PASSWORD}", *lines])
