"""The staircase every desk stands on: pages, rights, languages, refusals."""

from pathlib import Path
from typing import Any

from flask import Flask

from ..config import Settings
from ..records import ground
from ..records.base import db
from ..records.behind import Behind

ROOT = Path(__file__).parents[2]


def new_app(import_name: str, settings: Settings, *, name: str) -> Flask:
    """A Flask app with the ground laid: database, security, language, pages, refusals. `name` is desks or public."""
    from . import (
        asked,
        clock,
        factors,
        faults,
        founding,
        live,
        locale,
        logo,
        logs,
        pad,
        reading,
        security,
        show,
        statics,
    )
    from .rendered import ROOM_FOR_ROWS, Rendered

    app = Flask(import_name, root_path=str(ROOT), static_folder="static", template_folder="templates")
    app.config.update(_configuration(settings, name))
    settings.folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # people are in it
    db.init_app(app)
    with app.app_context():
        ground.prepare(db.engine)
        if settings.is_practice:
            ground.be_quick(db.engine)
    app.extensions["behind"] = Behind(app)
    app.extensions["rendered"], app.extensions["rows"] = Rendered(), Rendered(ROOM_FOR_ROWS)
    before_pages = (logs, clock, statics, logo, security, locale, reading, founding, factors, pad)
    for part in (*before_pages, show, asked, live, faults):
        part.init(app)
    return app


def _configuration(settings: Settings, name: str) -> dict[str, Any]:
    url = settings.database if name == "desks" else settings.public_database
    pool = {} if url.startswith("sqlite") else {"pool_size": 16, "max_overflow": 48, "pool_pre_ping": True}
    options = {**pool, "hide_parameters": True}  # an error's text is no place for people's words
    return {
        "SADEED": settings,
        "SADEED_SIDE": name,
        "SECRET_KEY": settings.secret,
        "SQLALCHEMY_DATABASE_URI": url,
        "SQLALCHEMY_ENGINE_OPTIONS": options,
        "SESSION_COOKIE_NAME": "sadeed_practice" if settings.is_practice else f"sadeed_{name}",
        "SESSION_COOKIE_PATH": settings.prefix or None,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "MAX_CONTENT_LENGTH": 32 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 2000,
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_TRANSLATION_DIRECTORIES": str(ROOT / "translations"),
        "BABEL_DEFAULT_LOCALE": "ar",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Riyadh",
    }
