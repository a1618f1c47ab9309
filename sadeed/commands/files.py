"""`flask files check`: what is kept on disk, and what the record names (S12)."""

import sys

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_babel import force_locale, gettext, lazy_gettext, ngettext

from ..records import attachments
from ..web.clock import now

WHATS = {
    "gone": lazy_gettext("the record names it, and it is not there"),
    "touched": lazy_gettext("it is not what was kept any more"),
    "nameless": lazy_gettext("nothing on record names it, for longer than a day"),
}


@click.group("files")
def command() -> None:
    """What people brought: the content on disk."""


@command.command("check")
@click.option("--clean", is_flag=True, help="Remove the content that nothing names.")
@with_appcontext
def check(clean: bool) -> None:
    """Find content without a record, records without content, content that was touched. Leaves with 1 for any."""
    with force_locale("ar"):
        found = list(attachments.astray(current_app.config["SADEED"].folder, at=now()))
        for one in found:
            click.echo(f"{one.name}: {WHATS[one.what]}")
        removed = attachments.sweep(found) if clean else 0
        if removed:
            click.echo(ngettext("%(num)s file without a record removed", "%(num)s files without a record removed",
                                removed))  # fmt: skip
        left = len(found) - removed
        click.echo(ngettext("%(num)s file is not as it should be", "%(num)s files are not as they should be", left)
                   if left else gettext("Every file is as it was kept"))  # fmt: skip
        sys.exit(1 if left else 0)
