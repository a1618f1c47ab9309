"""`street`: an association with a case before every door, on both databases, made once a run."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sadeed.config import Settings
from sadeed.records.base import db
from tests.cast import House
from tests.databases import CLONES
from tests.house.street import app_at, build, settings_at


@pytest.fixture(params=["sqlite", "postgres"])
def street(
    request: pytest.FixtureRequest, migrate: Callable[[str], None], furnish: Callable[[str], None], tmp_path: Path
) -> Iterator[House]:
    """The house with its street; ask for one database alone by `parametrize("street", ["sqlite"], indirect=True)`."""
    steps = (("bare", migrate), ("association", furnish), ("street", build))
    with CLONES[request.param](steps, tmp_path) as url:
        app = app_at(url, tmp_path)
        with app.app_context():
            yield House(app)
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def settings(street: House, tmp_path: Path) -> Settings:
    """What a second app in the same house is told."""
    return settings_at(street.app.config["SQLALCHEMY_DATABASE_URI"], tmp_path)
