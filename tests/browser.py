"""One Chromium a worker, Debian's own, driven by playwright. A pytest plugin.

Missing, the tests that need it are skipped with a clear line; under CI they fail, for a skip there would hide a hole.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for a browser is marked so."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running browser; make a context of your own in it and close it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=ARGUMENTS)
        yield browser
        browser.close()


def found() -> str:
    """Where Chromium is."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path:
        return path
    missing = "Chromium is not installed: apt-get install chromium, or name one in CHROMIUM"
    pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
