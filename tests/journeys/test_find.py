"""Search, open, act, without a mouse: the list under the box, and the focus on the next door (H-1)."""

import pytest
from playwright.sync_api import expect

from tests.cast import House

ONE = pytest.mark.parametrize("association", ["sqlite"], indirect=True)
pytestmark = pytest.mark.prove


@ONE
def test_an_officer_searches_opens_and_comes_to_the_next_door_by_keyboard(house: House, open_as) -> None:
    person = house.make.person()
    number = house.make.case("matched", person=person)
    page = open_as("reception", "/library/")
    box, found = page.locator("[data-find]"), page.locator("#find-found")
    page.keyboard.press("/")
    page.keyboard.type("نوال مط")
    expect(found.get_by_role("option")).to_have_count(2)  # the person, and the open request beneath
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    page.keyboard.type("ل")
    expect(found.get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "find-2")
    expect(page.locator("#find-2")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{number}#next")
    expect(page.locator("main a[data-act=declare]")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{number}/declaration")
