"""Whether the house can work: its database answers, with the schema this code expects; its folder can be written."""

import os
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from .base import db

MIGRATIONS = Path(__file__).parent / "migrations"


def is_ready(folder: Path) -> bool:
    """The database is there, at the newest revision, and files can be kept."""
    return os.access(folder, os.W_OK) and revision() == newest()


def revision() -> str | None:
    """The revision the database stands at; None when it does not answer."""
    try:
        return db.session.scalar(text("SELECT version_num FROM alembic_version"))
    except SQLAlchemyError:
        db.session.rollback()
        return None


def newest() -> str | None:
    """The revision this code was written for."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()
