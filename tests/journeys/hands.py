"""Hands that touch nothing but the keyboard, and see where the focus is."""

from playwright.sync_api import Page, expect

from tests.cast import PASSWORD

FOCUS_SHOWS = """() => { const it = getComputedStyle(document.activeElement);
  return it.outlineStyle !== "none" || it.boxShadow !== "none"; }"""
HAS_FOCUS = "selector => document.activeElement.matches(selector)"
# A radio button hidden under its drawn label shows the focus there.
ON_ITS_LABEL = """() => { const it = document.activeElement.closest("label");
  return !!it && getComputedStyle(it).outlineStyle !== "none"; }"""


class Keyboard:
    """One pair of hands at one page."""

    def __init__(self, page: Page):
        self.page = page

    def tab_to(self, selector: str) -> None:
        """Tab after Tab until the focus, which always shows, is on what `selector` means."""
        for _ in range(150):
            if self.page.evaluate(HAS_FOCUS, selector):
                shows = self.page.evaluate(FOCUS_SHOWS) or self.page.evaluate(ON_ITS_LABEL)
                assert shows, f"nobody sees that {selector} has the focus"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} is not reached by Tab at {self.page.url}")

    def type(self, selector: str, words: str) -> None:
        """Into that field."""
        self.tab_to(selector)
        self.page.keyboard.type(words)

    def tick(self, selector: str) -> None:
        """A box, or the first of a group of round ones."""
        self.tab_to(selector)
        self.page.keyboard.press("Space")

    def choose(self, selector: str, value: str) -> None:
        """An option of a list, by the arrow."""
        self.tab_to(selector)
        for _ in range(60):
            if self.page.locator(selector).input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} is not in {selector}")

    def pick(self, name: str, value: str) -> None:
        """One of a group of round buttons, by the arrow."""
        self.tab_to(f"[name={name}]")
        self.page.keyboard.press("Space")
        for _ in range(8):
            if self.page.locator(f"[name={name}]:checked").input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} is not among {name}")

    def enter(self, *selectors: str) -> None:
        """Go to it, press it, and wait for the page behind it."""
        for selector in selectors:
            self.tab_to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def find(self, words: str) -> None:
        """By the slash, from anywhere."""
        self.page.keyboard.press("/")
        expect(self.page.locator("[data-find]")).to_be_focused()
        self.page.keyboard.type(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def sign_in(self, name: str) -> None:
        """From the threshold to one's own first page."""
        self.type("#username", name)
        self.type("#password", PASSWORD)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def take(self, act: str, number: str = "") -> None:
        """Through the open door of an act: of the request's own row in a queue, or of the page."""
        self.enter(f'[data-case="{number}"] a[data-act={act}]' if number else f"main a[data-act={act}]")

    def send(self, act: str) -> None:
        """The form's own button; what happened is told, and there the focus is."""
        self.enter(f"form[data-act={act}] .door-main")
        expect(self.page.locator("main .notice[role=status], main [role=alert]").first).to_be_focused()
