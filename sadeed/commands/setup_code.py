"""`flask setup-code`: a new code for the first administrator, while there is none; the one before is worth nothing."""

import click
from flask import current_app
from flask.cli import with_appcontext

from ..acts import founding
from ..web.clock import now


@click.command("setup-code")
@with_appcontext
def command() -> None:
    """Print a new setup code; nothing, once an administrator was there."""
    if current_app.config["SADEED"].is_demo:
        raise click.ClickException("the demo association has its administrator; set SADEED_ENV=production")
    code = founding.make_setup_code(at=now())
    if code:
        click.echo(f"\nرمز التهيئة · setup code:  {code}")
        click.echo("  يُدخل في أول صفحة تظهر في المتصفح · the browser asks for it on its first page")
