"""Sadeed: the intranet on which an association runs its policy on relations with beneficiaries."""

from flask import Flask

from .config import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The desks. A table of contents; nothing is decided here."""
    from . import commands, desks, practice, web
    from .demo import guard

    settings = settings or Settings.read()
    app = web.new_app(__name__, settings, name="desks")
    desks.register(app)
    commands.register(app)
    with app.app_context():
        guard.refuse_demo_accounts(settings)
    if not settings.is_practice:
        practice.stand_beside(app)
    return app
