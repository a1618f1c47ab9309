"""Walk the migrations, from Python: `flask init`, the tests and the first start all come through here."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from . import ground, tables


def walk(url: str, to: str = "head", *, step: Callable[..., Any] = command.upgrade) -> Any:
    """Take the database at `url` to a revision. `step=command.check` only compares the history with the models."""
    engine = create_engine(url)
    ground.prepare(engine)
    config = Config(attributes={"engine": engine, "metadata": tables.metadata})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        return step(config) if step is command.check else step(config, to)
    finally:
        engine.dispose()  # a template database can be copied only when nobody is in it
