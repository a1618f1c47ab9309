"""From signing in to signing out in English, in a browser: each page runs left to right and says nothing in Arabic but
what people wrote, and that it marks."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD, House
from tests.house.reading import foreign, whole
from tests.house.spoken import unmarked, words_people_wrote

pytestmark = pytest.mark.prove
ONE = pytest.mark.parametrize("association", ["sqlite"], indirect=True)


def speaks_english(page: Page) -> None:
    """This page, as it stands in the browser."""
    root, _ = whole(page.content())
    assert (root.attrib["lang"], root.attrib["dir"]) == ("en", "ltr"), page.url
    assert not foreign(root, "en", words_people_wrote()), page.url
    assert not list(unmarked(root)), page.url
    assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "ltr"
    assert page.title().isascii() or page.locator("h1").inner_text() in page.title()


def sign_in(page: Page, name: str) -> None:
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator("details.me summary").click()
    page.get_by_role("button", name="English").click()  # the account keeps a language of its own
    speaks_english(page)


def sign_out(page: Page, name: str) -> None:
    page.locator("details.me summary").click()
    expect(page.locator(".me-sheet")).to_contain_text(name)
    page.get_by_role("button", name="Sign out").click()
    speaks_english(page)


@ONE
def test_a_day_in_english_from_sign_in_to_sign_out(house: House, open_as) -> None:
    number = house.make.case("declared")
    page = open_as("", "/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("button", name="English").click()
    speaks_english(page)
    sign_in(page, "reception")
    page.get_by_role("link", name="Reception", exact=True).click()
    speaks_english(page)
    page.locator(f'[data-case="{number}"] .who a').click()
    speaks_english(page)
    page.locator("main a[data-act=suspend]").click()
    speaks_english(page)
    page.locator("form[data-act=suspend] .door-main").click()
    expect(page.locator(".wrong-list")).to_be_focused()
    speaks_english(page)
    page.locator("#awaited").fill("A bank statement of three months")
    page.locator("form[data-act=suspend] .door-main").click()
    expect(page.locator("main .notice[role=status]")).to_contain_text("A bank statement of three months")
    speaks_english(page)
    sign_out(page, "Hind Al-Faris")

    sign_in(page, "admin")
    page.get_by_role("link", name="Administration", exact=True).click()
    speaks_english(page)
    rooms = page.locator("main nav.counts a")
    for place in range(rooms.count()):
        rooms.nth(place).click()
        speaks_english(page)
    page.goto("/admin/accounts/services")
    speaks_english(page)
    sign_out(page, "Noura Al-Shammari")
