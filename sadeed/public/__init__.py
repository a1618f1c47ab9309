"""The beneficiary's pages: an app and a listener of their own; they know no desk."""

from dataclasses import replace

from flask import Flask

from ..config import Settings
from ..records import public_role
from ..records.letterbox import Letterbox
from ..records.tries import Tries
from ..web import new_app
from . import check, doorkeeper, faults, pages, survey, tracking

LARGEST_FORM = 128 * 1024


def create_public_app(settings: Settings | None = None) -> Flask:
    """The public pages. Without a database account of their own they take the public role, where there is one."""
    settings = settings or Settings.read()
    if settings.public_database == settings.database:
        settings = replace(settings, public_database=public_role.narrowed(settings.database))
    app = new_app(__name__, settings, name="public")
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_MEMORY_SIZE=LARGEST_FORM, MAX_FORM_PARTS=100)
    app.extensions["letterbox"] = Letterbox(settings.folder / "letterbox.db")
    app.extensions["tries"] = Tries(settings.folder / "tries.db", settings.secret)
    doorkeeper.init(app)
    faults.init(app)
    for part in (pages, tracking, check, survey):
        app.register_blueprint(part.bp)
    return app
