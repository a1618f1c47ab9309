"""`make pictures`: every picture of README and the guides, taken anew of the demo association on one fixed morning.

The clock stands still, so a picture changes only when its page does. Each is kept with 128 colours.
"""

import io
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
PICTURES = ROOT / "docs" / "pictures"
MORNING = datetime(2026, 11, 23, 10, 40, tzinfo=ZoneInfo("Asia/Riyadh"))
DESK, TABLET = (1280, 800), (820, 1180)

# name, who looks ("" is nobody), where from, what is pressed on the way, the size of the window
SHOTS = (
    ("sign-in", "", "/sign-in", (), DESK),
    ("my-work", "research-head", "/my-work", (), DESK),
    ("reception", "reception", "/reception/", (), DESK),
    ("case", "reception", "/reception/", (".queue a",), DESK),
    ("declaration", "reception", "/reception/?act=declare", ('.queue [data-act="declare"]',), DESK),
    ("inbox", "reception", "/inbox/", (), DESK),
    ("delegate", "delegate", "/reception/", (), DESK),
    ("research", "research", "/research/", (), DESK),
    ("research-head", "research-head", "/research/", (), DESK),
    ("secretary", "secretary", "/committee/", (), DESK),
    ("session", "chair", "/committee/", ('a[href*="/committee/sessions/"]',), TABLET),
    ("committee-case", "member1", "/committee/", (".queue a",), TABLET),
    ("services", "services", "/services/", (), DESK),
    ("acknowledgement", "services", "/services/?act=acknowledge", ('.queue [data-act="acknowledge"]',), DESK),
    ("finance", "finance", "/services/", (), DESK),
    ("feedback", "quality", "/feedback/", (), DESK),
    ("reports", "manager", "/reports/", (), DESK),
    ("admin", "admin", "/admin/", (), DESK),
    ("catalogues", "admin", "/admin/catalogues", (), DESK),
    ("charters", "admin", "/admin/charters", (), DESK),
)


@contextmanager
def association() -> Iterator[str]:
    """The address of the demo association, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(SADEED_ENV="demo", SADEED_DATA=folder, SADEED_DATABASE=f"sqlite:///{folder}/sadeed.db")
        from sadeed import create_app
        from sadeed.demo import story
        from tests.served import by_a_thread

        logging.disable(logging.ERROR)
        app = create_app()
        app.config["CLOCK"] = lambda: MORNING
        app.test_cli_runner().invoke(args=["init"], catch_exceptions=False)
        with app.app_context():
            story.make(at=MORNING, public_url="http://127.0.0.1:8001")
        with by_a_thread(app) as url:
            yield url


def look(browser: Browser, url: str, who: str, size: tuple[int, int]) -> Page:
    """A window of that size, signed in as `who`."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="ar", base_url=url)
    if who:
        from sadeed.demo.staff import PASSWORD

        page.goto("/sign-in")
        page.fill("#username", who)
        page.fill("#password", PASSWORD)
        page.click("button.door-main")
    return page


def keep(picture: bytes, name: str) -> None:
    """With 128 colours, which is what the pages have."""
    small = Image.open(io.BytesIO(picture)).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    small.save(PICTURES / f"{name}.png", optimize=True)


def take(browser: Browser, url: str, only: set[str]) -> None:
    """Each of SHOTS, or those named."""
    for name, who, start, way, size in SHOTS:
        if only and name not in only:
            continue
        page = look(browser, url, who, size)
        page.goto(start)
        for step in way:
            page.locator(step).first.click()
            page.wait_for_load_state()
        page.evaluate("document.fonts.ready")
        keep(page.screenshot(), name)
        page.close()
        print(name)


def main() -> None:
    """Take them all, or those named on the command line."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with association() as url, sync_playwright() as play:
        from tests.browser import ARGUMENTS, found

        browser = play.chromium.launch(executable_path=found(), args=ARGUMENTS)
        take(browser, url, set(sys.argv[1:]))
        browser.close()


if __name__ == "__main__":
    main()
