"""From an empty folder, or an empty Postgres, to the first receipt: as a real association does it, on real servers."""

import itertools
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pymupdf
import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.databases import address, command, room
from tests.served import ROOT, free_port

pytestmark = pytest.mark.prove
PHRASE = "خيمة زرقاء فوق التل"
counting = itertools.count()


@pytest.fixture(params=["sqlite", "postgres"])
def outside(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """What a server is told on the first day: production, an empty folder, and on Postgres an empty database."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("SADEED_")}
    told = known | {"SADEED_ENV": "production", "SADEED_DATA": str(tmp_path / "data")}
    if request.param == "sqlite":
        yield told
        return
    name = f"{room().name}-empty-{os.getpid()}-{next(counting)}"
    command("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'", name)
    try:
        yield told | {"SADEED_DATABASE": address(name)}
    finally:
        command("DROP DATABASE {} WITH (FORCE)", name)


@contextmanager
def run(told: dict[str, str], paper: Path) -> Iterator[tuple[str, str]]:
    """`make run`, as its terminal reads: the address of the desks, and the setup code ("" when there is none)."""
    port = free_port()
    with paper.open("w") as terminal:
        words = [sys.executable, "-m", "sadeed.serve"]
        server = subprocess.Popen(words, cwd=ROOT, env=told | {"PORT": str(port)}, stdout=terminal, stderr=terminal)
    try:
        until = time.monotonic() + 90
        while "Ctrl-C" not in paper.read_text():
            assert server.poll() is None and time.monotonic() < until, paper.read_text()
            time.sleep(0.1)
        time.sleep(1)
        found = re.search(r"setup code:\s+([A-Z0-9-]{14})", paper.read_text())
        yield f"http://127.0.0.1:{port}", found[1] if found else ""
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


@contextmanager
def seated(chromium: Browser, base: str) -> Iterator[Page]:
    """Somebody at a browser of their own."""
    context: BrowserContext = chromium.new_context(locale="ar", base_url=base, reduced_motion="reduce")
    try:
        yield context.new_page()
    finally:
        context.close()


def fill(page: Page, /, **fields: str) -> None:
    """Write into the form, choose from its lists, and send it."""
    for name, value in fields.items():
        field = page.locator(f"main [name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    with page.expect_navigation():
        page.locator("main .form-foot .door-main").click()


def step(page: Page, code: str, act: str, /, **fields: str) -> None:
    """Open a door of a step, do what it asks, and be back at the steps with the step done."""
    page.goto("/first-day/")
    page.locator(f"[data-step={code}] [data-act={act}]").click()
    fill(page, **fields)


def test_a_real_association_comes_from_nothing_to_its_first_receipt(
    chromium: Browser, outside: dict[str, str], tmp_path: Path
) -> None:
    with run(outside, tmp_path / "first.txt") as (base, code), seated(chromium, base) as admin:
        recovery = take_up_the_house(admin, code)
        said = {"name": "جمعية البر الأهلية", "licence": "1042", "address": "الرياض، حي العليا", "phone": "0112345678"}
        step(admin, "association", "describe", **said)
        step(admin, "branches", "open_branch", code="main", name="المكتب الرئيس", region="riyadh")
        expect(admin.locator("[data-step=branches]")).to_have_attribute("data-done", "yes")
    assert ((tmp_path / "data" / "secret").stat().st_mode & 0o777) == 0o600
    with run(outside, tmp_path / "second.txt") as (base, code):  # another day, another machine
        assert code == ""
        with seated(chromium, base) as admin:
            admin.goto("/")
            fill_sign_in(admin, "noura")
            expect(admin).to_have_url(re.compile("/sign-in/factor"))
            fill(admin, code=recovery[0])  # the telephone lies at home
            expect(admin).to_have_url(f"{base}/first-day/")
            expect(admin.locator("[data-step=branches]")).to_have_attribute("data-done", "yes")
            today = date.today().isoformat()
            step(admin, "charter", "adopt_shipped", version="1", board_meeting="3", board_term="1", approved_on=today)
            codes = [invited(admin, name, role) for name, role in (("hind", "reception"), ("majid", "research"))]
            admin.goto("/first-day/")
            admin.locator("[data-act=open_the_doors]").click()
            expect(admin).to_have_url(f"{base}/first-day/ready")
            practise_made(admin)
        with seated(chromium, base) as officer:
            come_in(officer, "hind", codes[0])
            number = first_visitor(officer)
            words = receipt(officer, number)
        assert number in words
        assert "جمعية" in words
        assert "practice" not in words


def take_up_the_house(admin: Page, code: str) -> list[str]:
    """Every page leads to the one that asks for the code, then to a second step. Returns the recovery codes."""
    admin.goto("/reception/")
    expect(admin).to_have_url(re.compile("/first-day/administrator$"))
    own = {"name": "نورة فيصل الشمري", "sex": "female", "username": "noura", "password": PHRASE, "again": PHRASE}
    fill(admin, code=code.lower(), **own)
    expect(admin).to_have_url(re.compile("/account/factors$"))
    admin.goto("/first-day/")
    expect(admin).to_have_url(re.compile("/account/factors$"))
    admin.locator("[data-act=add_app]").click()
    secret = admin.locator(".code-typed .num").inner_text().replace(" ", "")
    fill(admin, code=pyotp.TOTP(secret).now())
    codes = [one.replace(" ", "") for one in admin.locator(".codes .num").all_inner_texts()]
    admin.locator("main a.door-main").click()
    expect(admin).to_have_url(re.compile("/first-day/$"))
    return codes


def fill_sign_in(page: Page, username: str) -> None:
    fill(page, username=username, password=PHRASE)


def invited(admin: Page, username: str, role: str) -> str:
    """Somebody is invited; the code is read off the page, once."""
    step(admin, "staff", "add_account", name="هند محمد الفارس", username=username, sex="female", role=role)
    return admin.locator(".code-aloud").inner_text()


def come_in(officer: Page, username: str, code: str) -> None:
    """With the code, to a password of one's own."""
    officer.goto("/sign-in/invitation")
    fill(officer, username=username, code=code, password=PHRASE, again=PHRASE)
    officer.goto("/reception/")
    expect(officer.locator("h1")).to_be_visible()


def practise_made(admin: Page) -> None:
    """A copy for newcomers is made from the menu of the administration, and entered by one click."""
    admin.goto("/training/")
    admin.locator("[data-act=make_practice]").click()
    fill(admin)
    until = time.monotonic() + 120
    while not admin.locator("main [data-act=enter_practice]").count():
        assert time.monotonic() < until, "no practice copy was made"
        time.sleep(1)
        admin.goto("/training/")
    with admin.expect_navigation():
        admin.locator("main [data-act=enter_practice] button").click()
    expect(admin).to_have_url(re.compile("/practice/"))
    expect(admin.locator(".mark-practice")).to_be_visible()


def first_visitor(officer: Page) -> str:
    """A file, a request, its papers, the signature, the raising. Returns the number of the request."""
    officer.goto("/people/new")
    fill(officer, name_own="نوال", name_father="خالد", name_family="المطلق", national_id="1000000008", sex="female",
         marital="widowed", mobile="0551234567", housing_ownership="rented")  # fmt: skip
    officer.locator("main [data-act=receive]").first.click()
    fill(officer, support_type="one_off_aid", category="widow", need="سداد ما تراكم من إيجار")
    number = officer.url.rpartition("/")[2]
    issued = (date.today() - timedelta(days=10)).isoformat()
    while officer.locator("main a[data-act=match_paper]").count():
        officer.locator("main a[data-act=match_paper]").first.click()
        officer.locator("#original_seen").check()
        fill(officer, issued_on=issued)
    officer.goto(f"/cases/{number}/declaration")
    officer.locator("#was_read_aloud").check()
    officer.locator("[name=method][value=sheet]").check()
    with officer.expect_navigation():
        officer.locator("form[data-act=declare] .form-foot .door-main").click()
    officer.goto(f"/cases/{number}/raising")
    with officer.expect_navigation():
        officer.locator("form[data-act=raise] .door-main").click()
    expect(officer).to_have_url(re.compile(f"/cases/{number}/receipt$"))
    return number


def receipt(officer: Page, number: str) -> str:
    """The words of the PDF behind the button."""
    form = officer.locator("form[data-act=print_receipt]")
    sent = {name: form.locator(f"[name={name}]").input_value() for name in ("csrf_token", "key")}
    reply = officer.request.post(f"/cases/{number}/receipt", form=sent)
    assert reply.headers["content-type"] == "application/pdf"
    with pymupdf.open(stream=reply.body()) as sheets:
        return "".join(page.get_text() for page in sheets)
