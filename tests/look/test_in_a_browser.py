"""The parts of the look in Chromium: no accessibility fault, nothing wider than the screen, scripts do one thing."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.look.gallery import open_gallery
from tests.look.invented import PAGES

DESK, TABLET, PHONE, NARROW = (1280, 800), (820, 1180), (390, 844), (320, 640)
SIZES = (DESK, TABLET, PHONE)
LOOKS = ("lang=ar&theme=light", "lang=ar&theme=dark", "lang=en&theme=light")
# The fullest pages are seen in every look at every size, the others in every look at one size each, in turn.
FULLEST = ("queue", "case")
LOW = """() => [...document.querySelectorAll("button, .door, input, select, .rail a")]
  .filter(it => it.checkVisibility() && !["checkbox", "radio", "hidden"].includes(it.type))
  .filter(it => it.getBoundingClientRect().height < 44)
  .map(it => it.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with open_gallery() as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert refused == []


def look(page: Page, address: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)


@pytest.mark.prove
@pytest.mark.parametrize("name", PAGES)
def test_no_part_has_an_accessibility_fault(page: Page, address: str, name: str) -> None:
    for turn, words in enumerate(LOOKS, start=PAGES.index(name)):
        sizes = SIZES if name in FULLEST else (SIZES[turn % 3],)
        look(page, f"{address}/{name}?{words}", sizes[0])
        for size in sizes:
            page.set_viewport_size({"width": size[0], "height": size[1]})
            found = Axe().run(page)
            assert found.violations_count == 0, f"{name} {words} {size}: {found.generate_report()}"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_is_wider_than_the_screen_down_to_320_pixels(page: Page, address: str, lang: str) -> None:
    for name in PAGES:
        look(page, f"{address}/{name}?lang={lang}", NARROW)
        for size in (NARROW, (640, 400), (700, 500)):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{name} at {size}: {over} px too wide"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_compact_shows_twelve_rows_on_a_desk(page: Page, address: str, lang: str) -> None:
    look(page, f"{address}/queue?lang={lang}&density=compact", DESK)
    twelfth = page.locator(".queue > li").nth(11).bounding_box()
    assert twelfth and twelfth["y"] + twelfth["height"] <= DESK[1]


def test_every_control_is_44_pixels_high(page: Page, address: str) -> None:
    for name in PAGES:
        look(page, f"{address}/{name}", PHONE)
        assert page.evaluate(LOW) == [], name


def test_on_a_phone_the_promise_and_the_next_door_are_on_the_first_screen(page: Page, address: str) -> None:
    look(page, f"{address}/case", PHONE)
    for part in (".room-head .badge-state", ".door-main"):
        box = page.locator(part).first.bounding_box()
        assert box and box["y"] + box["height"] < PHONE[1] - 66


def test_a_slash_goes_to_the_find_box_but_not_out_of_a_field(page: Page, address: str) -> None:
    look(page, f"{address}/form", DESK)
    page.keyboard.press("/")
    expect(page.locator("[data-find]")).to_be_focused()
    page.locator("#need").press("/")
    expect(page.locator("#need")).to_be_focused()
    expect(page.locator("#need")).to_have_value("/")


def test_a_form_somebody_has_begun_is_left_alone_by_the_refresh(page: Page, address: str) -> None:
    look(page, f"{address}/form", DESK)
    form = page.locator("form[data-act=receive]")
    expect(form).not_to_have_attribute("hx-morph-skip", "")
    page.locator("#need").fill("a")
    expect(form).to_have_attribute("hx-morph-skip", "")


def test_H4_a_signature_leaves_its_strokes_and_its_picture_and_can_be_cleared(page: Page, address: str) -> None:
    look(page, f"{address}/signing?theme=dark", TABLET)
    box = page.locator("canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 120, steps=6)
    page.mouse.up()
    assert '"points"' in page.locator("[data-strokes]").input_value()
    assert page.locator("[data-picture]").input_value().startswith("data:image/png;base64,")
    page.locator("[data-clear]").click()
    assert page.locator("[data-strokes]").input_value() == page.locator("[data-picture]").input_value() == ""
