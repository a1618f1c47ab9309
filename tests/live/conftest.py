"""One association on each database, served by two processes at two addresses, and people at browsers of their own."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sadeed.web.clock import RIYADH
from tests.cast import House, moved_in
from tests.databases import CLONES, Migrate
from tests.served import Gunicorn

Sit = Callable[..., Page]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def house(
    request: pytest.FixtureRequest, migrate: Migrate, furnish: Migrate, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """The association, at the hour it is: acts of the test itself come from a third process."""
    folder = tmp_path_factory.mktemp("live")
    with (
        CLONES[request.param]((("bare", migrate), ("association", furnish)), folder) as url,
        moved_in(url, folder) as it,
    ):
        it.url, it.folder = url, folder  # type: ignore[attr-defined]
        it.at(datetime.now(RIYADH))
        yield it


@pytest.fixture(scope="module")
def servers(house: House) -> Iterator[list[Gunicorn]]:
    """Two servers that share nothing but the database. Their wires are short, so that every test also reconnects."""
    url, folder = house.url, house.folder  # type: ignore[attr-defined]
    both = [Gunicorn(url, folder, SADEED_STREAM_SECONDS="20") for _ in range(2)]
    try:
        for one in both:
            one.await_answer()
        yield both
    finally:
        for one in both:
            one.stop()


@pytest.fixture
def sit(chromium: Browser, house: House, servers: list[Gunicorn]) -> Iterator[Sit]:
    """sit("research", "/research/", at=1): somebody signed in at a browser of their own, the wire of the page up."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def sit_down(name: str, path: str, *, at: int = 0, is_live: bool = True) -> Page:
        context = chromium.new_context(locale="ar", base_url=servers[at].url, reduced_motion="reduce")
        contexts.append(context)
        cookie = house.client(name).get_cookie("sadeed_desks")
        assert cookie is not None
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": servers[at].url}])
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if not is_live:
            page.goto(path)
            return page
        with page.expect_response(lambda reply: "/live/" in reply.url):  # until the wire is up, nothing is live
            page.goto(path)
        return page

    yield sit_down
    for context in contexts:
        context.close()
    assert complaints == []
