"""Every page of the house in Chromium: nobody is shut out of it, and it is never wider than what it is read on."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.cast import House
from tests.house.seats import Door
from tests.house.test_pages import ONE, OPENED
from tests.house.walking import address_of
from tests.served import by_a_thread

pytestmark = pytest.mark.prove
DESK, TABLET, ZOOMED, PHONE, NARROW = (1280, 800), (820, 1180), (640, 400), (390, 844), (320, 640)
SIZES = (DESK, TABLET, ZOOMED, PHONE, NARROW)  # 640 by 400 is a desk's screen at 200 %
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LIGHT_AT_A_DESK, DARK_ON_A_PHONE = ("ar", "light", DESK), ("en", "dark", PHONE)


class Eyes:
    """Somebody of every seat at a browser of their own, all in one look."""

    def __init__(self, chromium: Browser, house: House, address: str, colours: str):
        self.chromium, self.house, self.address, self.colours = chromium, house, address, colours
        self.pages: dict[str, Page] = {}

    def of(self, seat: str) -> Page:
        """The page of that seat; "nobody" is signed out."""
        if seat not in self.pages:
            context = self.chromium.new_context(
                base_url=self.address, reduced_motion="reduce", color_scheme=self.colours
            )  # fmt: skip
            cookie = None if seat == "nobody" else self.house.client(seat).get_cookie("sadeed_desks")
            if cookie:
                context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.address}])
            self.pages[seat] = context.new_page()
        return self.pages[seat]

    def turn_to(self, door: Door, language: str, size: tuple[int, int]) -> tuple[Page, str]:
        """The page behind that door, seen by the first who may."""
        seat = next(seat for seat, mark in door.marks.items() if mark == ".")
        page, path = self.of(seat), address_of(door.rule, door.at)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(path + ("&" if "?" in path else "?") + f"lang={language}")
        return page, f"{path} in {language}"


@pytest.fixture
def address(street: House) -> Iterator[str]:
    """Where the street is served."""
    with by_a_thread(street.app) as address:
        yield address
    street.app.extensions["watcher"].close()


@pytest.mark.parametrize(("language", "colours", "size"), [LIGHT_AT_A_DESK, DARK_ON_A_PHONE])
@ONE
def test_no_page_has_an_accessibility_fault_nor_is_wider_than_its_screen(
    street: House, chromium: Browser, address: str, language: str, colours: str, size: tuple[int, int]
) -> None:
    wrong, eyes = [], Eyes(chromium, street, address, colours)
    for door in OPENED:
        page, name = eyes.turn_to(door, language, size)
        wrong += [f"{name}: {fault}" for fault in faults_seen(page)]
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            if (over := page.evaluate(TOO_WIDE)) > 0:
                wrong.append(f"{name}: {over} px too wide at {width}")
    for page in eyes.pages.values():
        page.context.close()
    assert not wrong, "\n".join(wrong)


def faults_seen(page: Page) -> Iterator[str]:
    """What axe complains of (WCAG 2.2 A and AA, and good practice), a line each."""
    for fault in Axe().run(page).response["violations"]:
        yield f"{fault['id']}: {[node['html'][:120] for node in fault['nodes'][:3]]}"
