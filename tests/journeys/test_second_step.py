"""The second step with what people hold: a real browser with a passkey in it, and another house that really vouches."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from sadeed.acts import pins
from sadeed.config import Elsewhere
from sadeed.web.clock import RIYADH
from tests.cast import PASSWORD, House, Visitor
from tests.journeys import vouching_house
from tests.served import ROOT, by_a_thread, free_port
from tests.walls.of_factors import GOOD_PIN, connect

pytestmark = [pytest.mark.prove, pytest.mark.parametrize("association", ["sqlite"], indirect=True)]
DEVICE = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
          "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip


@pytest.fixture
def page(house: House, chromium: Browser) -> Iterator[Page]:
    """A browser at the house, with a device that holds passkeys; nothing in it is refused by the page's policy."""
    with by_a_thread(house.app) as address:
        base = address.replace("127.0.0.1", "localhost")  # passkeys want a name
        context = chromium.new_context(base_url=base, locale="ar", reduced_motion="reduce")
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
        device = context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        yield page
        context.close()
    assert refused == []


def send(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main .door-main:visible").first.click()


def come_in(page: Page, username: str) -> None:
    page.goto("/sign-in")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    send(page)


def go_out(page: Page) -> None:
    page.locator(".me summary").click()
    with page.expect_navigation():
        page.locator("[data-act=sign_out] button").click()


def test_S6_a_passkey_is_made_opens_the_door_alone_and_after_the_password_and_is_removed(page: Page) -> None:
    come_in(page, "chair")
    page.goto("/account/factors/passkeys")
    page.fill("[name=name]", "جهاز المكتب")
    send(page)
    expect(page.locator("[data-part=passkeys]")).to_contain_text("جهاز المكتب")
    go_out(page)
    page.goto("/sign-in/passkey")
    send(page)
    expect(page.locator(".me-name b")).to_have_count(1)
    go_out(page)
    come_in(page, "chair")
    assert urlsplit(page.url).path == "/sign-in/factor"
    send(page)
    assert urlsplit(page.url).path == "/committee/"
    page.goto("/account/factors")
    page.locator("[data-part=passkeys] [data-act=remove_passkey]").click()
    send(page)
    go_out(page)
    come_in(page, "chair")
    assert urlsplit(page.url).path == "/committee/"


def test_S6_a_tablet_that_rests_is_woken_on_big_keys(page: Page, house: House) -> None:
    pins.set_pin(GOOD_PIN, by=house.seat("chair"), at=house.now)
    come_in(page, "chair")
    page.goto("/account/factors")
    with page.expect_navigation():
        page.locator("[data-act=rest] button").click()
    heights = page.locator(".pad-key").evaluate_all("keys => keys.map(key => key.getBoundingClientRect().height)")
    assert len(heights) == 12
    assert min(heights) >= 60
    for digit in GOOD_PIN[:-1]:
        page.locator(f"[data-digit='{digit}']").click()
    with page.expect_navigation():
        page.locator(f"[data-digit='{GOOD_PIN[-1]}']").click()
    assert urlsplit(page.url).path == "/account/factors"


@pytest.fixture
def vouching() -> Iterator[Callable[..., str]]:
    """Open another house that names `who` and does `spoils` wrong; gives its address."""
    open_ones: list[subprocess.Popen[bytes]] = []

    def begin(who: str, spoils: str = "") -> str:
        port = free_port()
        words = [sys.executable, vouching_house.__file__, str(port)]
        open_ones.append(subprocess.Popen(words, cwd=ROOT, env=os.environ | {"WHO": who, "SPOILS": spoils}))
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/keys", timeout=5):
                return f"http://127.0.0.1:{port}"
            time.sleep(0.05)
        raise AssertionError("the other house does not answer")

    yield begin
    for one in open_ones:
        one.terminate()
        one.wait(10)


def elsewhere(house: House, issuer: str, secret: str = vouching_house.SECRET) -> Visitor:
    """A browser that went to the other house and stands before our button with what it was given."""
    house.now = datetime.now(RIYADH)  # tokens run out by the clock on the wall
    settings = house.app.config["SADEED"]
    set_up = Elsewhere(issuer, vouching_house.CLIENT, secret, "preferred_username")
    house.app.config["SADEED"] = replace(settings, elsewhere=set_up)
    client: Visitor = house.app.test_client()  # type: ignore[assignment]
    assert "/sign-in/elsewhere" in client.get("/sign-in").text
    away = client.get("/sign-in/elsewhere").location or ""
    back = requests.get(away, allow_redirects=False, timeout=10).headers["Location"]
    client.back = f"{urlsplit(back).path}?{urlsplit(back).query}"  # type: ignore[attr-defined]
    return client


def enter(client: Visitor) -> str:
    """Press the button; where one is then, or "" when it stays shut."""
    reply = client.act(client.back)  # type: ignore[attr-defined]
    assert reply.status_code in (303, 422)
    return reply.location or ""


def test_S6_another_house_vouches_for_an_account_that_is_here(house: House, vouching: Callable[..., str]) -> None:
    client = elsewhere(house, vouching("reception"))
    assert client.get("/reception/").status_code == 303  # coming back by itself changes nothing
    assert enter(client) == "/"
    assert client.get("/reception/").status_code == 200


def test_S6_the_second_step_is_asked_for_all_the_same(house: House, vouching: Callable[..., str]) -> None:
    connect(house)
    client = elsewhere(house, vouching("reception"))
    assert enter(client).startswith("/sign-in/factor")
    assert client.get("/reception/").status_code == 303


@pytest.mark.parametrize("who", ["nobody-here", "", "RECEPTION "])
def test_S6_no_account_is_made_by_it(house: House, vouching: Callable[..., str], who: str) -> None:
    came = enter(elsewhere(house, vouching(who)))
    assert came == ("/" if who.strip().lower() == "reception" else "")


@pytest.mark.parametrize("spoils", ["nonce", "audience", "issuer", "key", "unsigned", "late"])
def test_S6_a_token_that_is_not_for_us_now_opens_nothing(
    house: House, vouching: Callable[..., str], spoils: str
) -> None:
    client = elsewhere(house, vouching("reception", spoils))
    assert enter(client) == ""
    assert client.get("/reception/").status_code == 303


def test_S6_an_errand_is_run_once_and_by_its_own_browser(house: House, vouching: Callable[..., str]) -> None:
    issuer = vouching("reception")
    client, other = elsewhere(house, issuer), elsewhere(house, issuer)
    other.back = client.back  # type: ignore[attr-defined]
    assert enter(other) == ""
    assert enter(client) == "/"
    again = elsewhere(house, issuer, secret="not what was agreed")
    assert enter(again) == ""
