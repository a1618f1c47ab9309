"""A browser of the journeys: the house served by a thread of the test, under the test's own clock."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.cast import House
from tests.served import by_a_thread

Open = Callable[..., Page]


@pytest.fixture
def address(house: House) -> Iterator[str]:
    """Where the desks are."""
    with by_a_thread(house.app) as address:
        yield address
    house.app.extensions["watcher"].close()


def is_complaint(said: ConsoleMessage) -> bool:
    """An error; but a form that comes back to be mended (422) is none."""
    return said.type == "error" and " 422 " not in said.text


@pytest.fixture
def open_as(chromium: Browser, house: House, address: str) -> Iterator[Open]:
    """open_as("reception", "/reception/", size=(390, 844)): a page of somebody signed in ("" for nobody).

    Whatever the page complains of, above all what its policy of content forbids, fails the test.
    """
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_page(name: str, path: str, *, size: tuple[int, int] = (1280, 800)) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        context = chromium.new_context(locale="ar", base_url=address, reduced_motion="reduce", viewport=viewport)
        contexts.append(context)
        if name:
            cookie = house.client(name).get_cookie("sadeed_desks")
            assert cookie is not None
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
