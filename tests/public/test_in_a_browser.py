"""The phone of the person served, without JavaScript, as somebody in the street holds it."""

import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import WSGIRequestHandler, make_server

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
PHONE = {"width": 390, "height": 844}
PAGES = ("/", "/t", "/check", "/check/unknown", "/help", "/volunteer", "/did", "/answers", "/privacy", "/s/thanks/",
         "/s/here/main", "/nothing")  # fmt: skip


class Silent(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """The tests' output is not a log."""


@pytest.fixture
def address(public: Flask) -> Iterator[str]:
    public.config["WTF_CSRF_ENABLED"] = True
    server = make_server("127.0.0.1", 0, public, threaded=True, request_handler=Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def phone(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, base_url=address)
    yield context.new_page()
    context.close()


def test_O63_a_view_is_given_without_javascript_and_the_mistake_of_choosing_nothing_is_told(phone, invite, letterbox):
    phone.goto(f"/s/{invite(5)[0]}")
    phone.get_by_role("button", name="إرسال الرأي").click()
    expect(phone.get_by_text("لم يُختر شيء بعد")).to_be_visible()
    phone.locator(".grade").first.click()
    phone.locator("textarea").fill("كان الاستقبال طيّبًا")
    phone.get_by_role("button", name="إرسال الرأي").click()
    expect(phone.get_by_role("heading", name="وصل رأيكم، شكرًا لكم")).to_be_visible()
    assert sum(letterbox.waiting().values()) == 1


def test_H5_the_code_on_the_receipt_shows_where_the_request_is(phone, make_case, make_tracking):
    make_case(stage="raised")
    make_tracking()
    phone.goto("/")
    phone.get_by_role("link", name="أين وصل طلبي").click()
    phone.get_by_label("رمز الإيصال").fill("abc def gh2")
    phone.get_by_label("آخر أربعة أرقام من الجوال").fill("٥٦٧٨")
    phone.get_by_role("button", name="عرض موعد الرد").click()
    expect(phone.locator(".tracked-word")).to_have_text("لدى اللجنة")


def test_C5_somebody_asks_for_help_and_reads_what_comes_next(phone, app):
    phone.goto("/help")
    phone.get_by_label("الاسم").fill("سعاد العتيبي")
    phone.get_by_label("رقم الجوال").fill("0512345678")
    phone.get_by_label("ما تحتاجون إليه").fill("إيجار متأخر")
    phone.get_by_role("button", name="إرسال الطلب").click()
    expect(phone.get_by_role("heading", name="وصل ما كتبتموه")).to_be_visible()


def test_no_page_has_an_accessibility_fault_or_is_wider_than_a_small_phone(chromium, address, invite):
    context = chromium.new_context(viewport={"width": 320, "height": 640}, base_url=address)
    page = context.new_page()
    for path in (*PAGES, f"/s/{invite(5)[0]}"):
        page.goto(path)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    context.close()
