"""What every test may ask for: `database`, `association` and `house`, on both kinds, and `chromium`."""

import os
from collections.abc import Callable

import hypothesis
import pytest

pytest_plugins = ["tests.quick", "tests.databases", "tests.browser", "tests.cast"]

hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "house")


@pytest.fixture(scope="session")
def migrate() -> Callable[[str], None]:
    """The way of a first start: walk the migrations, then lay out the catalogues."""
    from sadeed.records import history, seed

    def make(url: str) -> None:
        history.walk(url)
        seed.fill(url)

    return make
