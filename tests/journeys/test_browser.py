"""In a real browser: the counter's road by keyboard alone, a signature by pointer, and how the pages lie."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from sadeed.acts import survey
from sadeed.config import Settings
from sadeed.public import create_public_app
from sadeed.records import cases, outbox
from sadeed.records.base import db
from tests.cast import PASSWORD, House
from tests.journeys.hands import Keyboard
from tests.served import by_a_thread

DESK, TABLET, PHONE = (1280, 800), (820, 1180), (390, 844)
ONE = pytest.mark.parametrize("association", ["sqlite"], indirect=True)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.prove
def test_the_counter_goes_from_sign_in_to_a_raised_request_by_keyboard_alone(house: House, open_as) -> None:
    page = open_as("", "/")
    hands = Keyboard(page)
    hands.type("#username", "reception")
    hands.type("#password", PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    hands.find("1000000008")
    hands.enter("main [data-act=open_file]")
    written = {"name_own": "نوال", "name_father": "خالد", "name_family": "المطلق", "national_id": "1000000008"}
    for name, words in written.items():
        hands.type(f"#{name}", words)
    hands.choose("#sex", "female")
    hands.choose("#marital", "widowed")
    hands.type("#mobile", "0551234567")
    hands.choose("#housing_ownership", "rented")
    hands.enter("main form .door-main")
    hands.enter("main [data-act=receive]")
    hands.choose("#support_type", "one_off_aid")
    hands.choose("#category", "widow")
    hands.type("#need", "سداد ما تراكم من إيجار")
    hands.enter("main form .door-main")
    number = page.url.rpartition("/")[2]
    for _paper in cases.papers_of(house.make.row(number).id):
        hands.enter("main a[data-act=match_paper]")
        hands.tab_to("#original_seen")
        page.keyboard.press("Space")
        hands.type("#issued_on", "12/5/1448")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert house.make.row(number).stage == "matched"
    hands.enter("main a[data-act=declare]")
    hands.tab_to("#was_read_aloud")
    page.keyboard.press("Space")
    hands.tab_to("[name=method]")
    for _ in range(6):
        if page.locator("[name=method]:checked").input_value() == "sheet":
            break
        page.keyboard.press("ArrowDown")
    hands.enter("form[data-act=declare] .form-foot button")
    assert house.make.row(number).stage == "declared"
    hands.enter("main a[data-act=raise]")
    hands.enter("form[data-act=raise] button")
    row = house.make.row(number)
    assert (row.stage, row.promised_on - house.now.date() >= timedelta(days=14)) == ("raised", True)
    expect(page.locator("main")).to_contain_text(str(row.number))


@ONE
def test_H4_the_applicant_signs_with_the_finger_and_the_strokes_are_kept(house: House, open_as) -> None:
    number = house.make.case("matched")
    page = open_as("reception", f"/cases/{number}/declaration", size=TABLET)
    page.locator("#was_read_aloud").check()
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 90, steps=8)
    page.mouse.up()
    page.locator("form[data-act=declare] .form-foot button").click()
    page.wait_for_url(f"**/cases/{number}")
    one = cases.signed_declaration(house.make.row(number).id)
    assert one.method == "screen"
    assert '"points"' in one.strokes
    page.goto(f"/cases/{number}/declaration/signed")
    expect(page.locator("main svg path, main svg polyline").first).to_be_attached()


@ONE
def test_H5_on_a_phone_the_promise_and_the_next_door_are_on_the_first_screen(house: House, open_as) -> None:
    page = open_as("reception", f"/cases/{house.make.case()}", size=PHONE)
    paper = page.locator("main .door-main[data-act=match_paper]").bounding_box()
    assert paper and paper["y"] + paper["height"] < PHONE[1] - 66
    page = open_as("research", f"/cases/{house.make.case('raised')}", size=PHONE)
    for part in (".room-head .badge-state", "main .door-main"):
        box = page.locator(part).first.bounding_box()
        assert box and box["y"] + box["height"] < PHONE[1] - 66, part
    assert page.evaluate(TOO_WIDE) <= 0


@ONE
def test_the_counter_sees_whom_it_serves_on_the_first_screen(house: House, open_as) -> None:
    for _ in range(3):
        house.make.case()
    page = open_as("reception", "/reception/")
    third = page.locator(".queue > li").nth(2).bounding_box()
    assert third and third["y"] + third["height"] <= DESK[1]


@pytest.mark.prove
@ONE
def test_no_page_of_the_road_has_an_accessibility_fault_or_is_wider_than_its_screen(house: House, open_as) -> None:
    open_case, matched = house.make.case(), house.make.case("matched")
    heard = house.make.case("before_committee")
    person = db.session.get(cases.Case, house.make.row(matched).id).person_id
    number = db.session.execute(db.text("SELECT number FROM person WHERE id = :id"), {"id": person}).scalar_one()
    seen = {
        "": ("/sign-in",),
        "reception": ("/reception/", "/people/", f"/people/{number}", f"/people/{number}/requests/new",
                      f"/cases/{open_case}", f"/cases/{matched}/declaration"),
        "member1": (f"/committee/cases/{heard}",),
    }  # fmt: skip
    for name, paths in seen.items():
        page = open_as(name, paths[0])
        for path in paths:
            page.goto(path)
            looked_at(page, (DESK, PHONE), path)
    page = open_as("reception", "/reception/")
    page.locator(".me summary").click()
    page.get_by_role("button", name="English").click()
    for path in seen["reception"]:
        page.goto(path)
        assert page.locator("html").get_attribute("dir") == "ltr"
        looked_at(page, (TABLET,), path)


def looked_at(page: Page, sizes: tuple[tuple[int, int], ...], path: str) -> None:
    """At these sizes: nothing wider than the screen, nothing that axe complains of."""
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(TOO_WIDE) <= 0, f"{path} is wider than {width}"
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path} at {width}: {found.generate_report()}"


@ONE
def test_O6_the_invited_answers_on_a_phone(house: House, association, chromium, tmp_path) -> None:
    number = house.make.case("closed")
    survey.invite(number, public_url="", by=house.seat("reception"), at=house.now)
    link = db.session.query(outbox.OutboxMessage).filter_by(kind="survey_invite").one().words.split("/s/")[1].split()[0]
    public = create_public_app(Settings("demo", tmp_path / "var", association, association, "p" * 32, ""))
    public.config["CLOCK"] = lambda: house.now
    with by_a_thread(public) as address:
        page = chromium.new_page(base_url=address, viewport={"width": PHONE[0], "height": PHONE[1]})
        page.goto(f"/s/{link}")
        looked_at(page, (PHONE, TABLET, DESK), "the survey")
        page.locator(".grade").first.click()
        page.locator(".form-foot button").click()
        page.wait_for_url("**/s/thanks/")
        page.context.close()
    assert sum(public.extensions["letterbox"].waiting().values()) == 1
