"""The queue lives between two browsers at two server processes, and holds still under the finger."""

import time
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from sadeed.acts import arrivals, intake, raising, voice
from tests.cast import House

SOON = 2_000  # milliseconds until what one does, the other sees


def row(page: Page, number: str):
    return page.locator(f'#queue [data-case="{number}"]')


def bar(page: Page):
    return page.locator("#queue .arrived")


def numbers(page: Page) -> list[str]:
    return page.locator("#queue [data-case]").evaluate_all("rows => rows.map(row => row.dataset.case)")


def raise_in_the_page(page: Page, number: str) -> None:
    page.goto(f"/cases/{number}/raising")
    page.locator('form[data-act="raise"] button').click()
    page.wait_for_url("**/receipt")


def test_H5_what_reception_raises_leaves_one_queue_and_knocks_at_the_next(house: House, sit) -> None:
    number = house.make.case("declared")
    hind, colleague = sit("reception", "/reception/"), sit("reception", "/reception/", at=1)
    majed = sit("research", "/research/", at=1)
    stood = numbers(colleague)
    raise_in_the_page(hind, number)
    expect(row(colleague, number)).to_contain_text("انتقل إلى: البحث الاجتماعي", timeout=SOON)
    expect(row(colleague, number)).to_have_class("gone")
    expect(row(colleague, number).locator("a[data-act]")).to_have_count(0)
    assert numbers(colleague) == stood
    expect(bar(majed)).to_contain_text("وصل طلب جديد", timeout=SOON)
    expect(row(majed, number)).to_have_count(0)
    bar(majed).click()
    expect(row(majed, number)).to_be_visible()
    expect(bar(majed)).to_have_count(0)


def test_new_requests_are_counted_in_good_arabic_and_wait_until_they_are_taken(house: House, sit) -> None:
    hind = sit("reception", "/reception/", at=1)
    stood, made = numbers(hind), []
    for words in ("وصل طلب جديد", "وصل طلبان جديدان", "وصلت 3 طلبات جديدة"):
        made.append(house.make.case())
        expect(bar(hind)).to_contain_text(words, timeout=SOON)
    assert numbers(hind) == stood
    bar(hind).click()
    expect(row(hind, made[0])).to_be_visible()
    assert set(numbers(hind)) == {*stood, *made}
    made.append(house.make.case())
    expect(bar(hind)).to_contain_text("وصل طلب جديد", timeout=SOON)


def test_a_row_that_changed_says_so_and_stays_where_it_was(house: House, sit) -> None:
    cases = [house.make.case() for _ in range(3)]
    hind = sit("reception", "/reception/")
    stood = numbers(hind)
    house.make.to_matched(cases[1])
    expect(row(hind, cases[1])).to_contain_text("تغيّر", timeout=SOON)
    expect(row(hind, cases[1]).locator('[data-act="declare"]')).to_be_visible()
    house.later(0)
    assert numbers(hind) == stood


def test_H5_a_moved_date_does_not_move_the_row(house: House, sit) -> None:
    cases = [house.make.case("raised") for _ in range(2)]
    majed = sit("research", "/research/")
    stood = numbers(majed)
    promised = house.make.row(cases[0]).promised_on
    raising.extend(
        cases[0], until=promised + timedelta(days=7), reason="غياب", public_reason="لاستكمال البحث",
        by=house.seat("research"), at=house.now,
    )  # fmt: skip
    expect(row(majed, cases[0])).to_contain_text("تغيّر", timeout=SOON)
    assert numbers(majed) == stood


def test_a_filtered_list_keeps_a_row_whose_next_act_is_another_now(house: House, sit) -> None:
    number = house.make.case("matched")
    hind = sit("reception", "/reception/?act=declare")
    stood = numbers(hind)
    assert number in stood
    house.make.to_declared(number)
    expect(row(hind, number)).to_contain_text("تغيّر", timeout=SOON)
    assert numbers(hind) == stood


def test_focus_and_the_words_being_typed_survive_a_refresh(house: House, sit) -> None:
    number = house.make.case("declared")
    hind = sit("reception", "/reception/")
    find = hind.locator("[data-find]")
    find.press_sequentially("نوال ال")
    house.make.to_raised(number)
    expect(row(hind, number)).to_have_class("gone", timeout=SOON)
    find.press_sequentially("مطلق")
    expect(find).to_have_value("نوال المطلق")
    expect(find).to_be_focused()
    other = house.make.case("declared")
    hind.goto("/reception/")
    row(hind, other).locator(".who a").focus()
    house.make.to_raised(number=house.make.case("declared"))
    expect(bar(hind)).to_have_count(0)
    expect(row(hind, other).locator(".who a")).to_be_focused()


def test_the_house_comes_back_and_nothing_that_happened_meanwhile_is_missed(house: House, servers, sit) -> None:
    hind = sit("reception", "/reception/", at=1)
    servers[1].kill()
    house.make.case()
    servers[1].start()
    servers[1].await_answer()
    house.make.case()
    expect(bar(hind)).to_contain_text("وصل طلبان جديدان", timeout=20_000)


def test_without_a_wire_the_page_heals_by_asking_now_and_then(house: House, sit) -> None:
    hind = sit("reception", "/reception/", is_live=False)
    hind.route("**/live/**", lambda route: route.abort())
    hind.clock.install()
    hind.reload()
    house.make.case()
    hind.clock.run_for(61_000)
    expect(bar(hind)).to_contain_text("وصل طلب جديد")


def test_a_hidden_tab_lets_go_of_its_wire_and_takes_it_up_again(house: House, servers, sit) -> None:
    number = house.make.case("declared")
    hind = sit("reception", "/reception/", at=1)
    held = servers[1].connections()
    hide(hind, is_hidden=True)
    until(lambda: servers[1].connections() < held)
    house.make.to_raised(number)
    hind.wait_for_timeout(500)
    expect(row(hind, number)).not_to_have_class("gone")
    hide(hind, is_hidden=False)
    expect(row(hind, number)).to_have_class("gone", timeout=SOON)


def until(comes_true) -> None:
    """Wait for it, two seconds at most."""
    ends = time.monotonic() + 2
    while not comes_true():
        assert time.monotonic() < ends
        time.sleep(0.05)


def hide(page: Page, *, is_hidden: bool) -> None:
    """What a browser says to a page whose tab is put behind another."""
    page.evaluate(
        """is_hidden => {
            Object.defineProperty(document, "hidden", {configurable: true, get: () => is_hidden});
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        is_hidden,
    )


def test_left_alone_for_twenty_seconds_the_list_lets_the_new_ones_in(house: House, sit) -> None:
    hind = sit("reception", "/reception/", is_live=False)
    hind.clock.install()
    with hind.expect_response(lambda reply: "/live/" in reply.url):
        hind.reload()
    first = house.make.case()
    expect(bar(hind)).to_be_visible(timeout=SOON)
    hind.clock.run_for(15_000)
    hind.locator("#queue .queue li").first.hover()
    hind.clock.run_for(15_000)
    expect(row(hind, first)).to_have_count(0)
    hind.mouse.move(1, 1)
    hind.clock.run_for(25_000)
    expect(row(hind, first)).to_be_visible()
    expect(bar(hind)).to_have_count(0)


def test_P3_the_wire_of_a_desk_is_not_there_for_those_without_a_seat_at_it(house: House) -> None:
    for name, desk in (
        ("reception", "committee"),
        ("services", "reception"),
        ("quality", "research"),
        ("admin", "services"),
    ):
        assert house.client(name).get(f"/live/{desk}").status_code == 404, (name, desk)
    assert house.client().get("/live/reception").status_code == 404
    assert house.client("reception").get("/live/nothing").status_code == 404


def test_P3_what_happens_in_another_branch_wakes_nobody_here(house: House, sit) -> None:
    turki = sit("delegate", "/reception/")
    asked: list[str] = []
    turki.on("request", lambda request: asked.append(request.url) if "taken=" in request.url else None)
    house.make.case(branch="main")
    turki.wait_for_timeout(1_200)
    assert asked == []
    number = house.make.case(branch="east")
    expect(bar(turki)).to_contain_text("وصل طلب جديد", timeout=SOON)
    intake.withdraw(number, by=house.seat("delegate"), at=house.now)


@pytest.mark.parametrize("path", ["/reception/", "/research/", "/committee/", "/services/"])
def test_every_desk_has_its_wire(house: House, sit, path: str) -> None:
    name = {"/reception/": "reception", "/research/": "research", "/committee/": "secretary", "/services/": "services"}[
        path
    ]
    assert sit(name, path).locator("#wire").get_attribute("hx-sse:connect").startswith(f"/live{path[:-1]}")


@pytest.mark.prove
def test_C5_a_message_knocks_at_the_inbox_and_says_who_took_it(house: House, sit) -> None:
    hind, saleh = sit("reception", "/inbox/"), sit("manager", "/inbox/", at=1)
    arrivals.arrive(
        "help_request", name="وفاء سامي", mobile="0551234567", branch_id=None, words="سداد الإيجار", at=house.now
    )
    for page in (hind, saleh):
        expect(bar(page)).to_contain_text("وصلت رسالة جديدة", timeout=SOON)
        bar(page).click()
        expect(page.locator("#queue [data-entry]")).to_have_count(1)
    hind.locator('#queue [data-act="inbox_take"]').click()
    hind.locator('form[data-act="inbox_take"] button').click()
    entry = saleh.locator("#queue [data-entry]")
    expect(entry).to_contain_text("أخذتها هند", timeout=SOON)
    expect(entry).to_have_class("fresh busy")


@pytest.mark.prove
def test_A2_an_answered_suggestion_stays_in_place_and_a_new_complaint_waits_on_the_bar(house: House, sit) -> None:
    by, at = house.seat("quality"), house.now
    number = voice.suggestion("مقاعد في البهو", channel="phone", branch=None, by=by, at=at)
    jawaher = sit("quality", "/feedback/", at=1)
    said = jawaher.locator(f'#queue [data-voice="{number}"]')
    expect(said).to_be_visible()
    voice.answer(number, words="وُضعت مقاعد", outcome="adopted", by=by, at=at)
    expect(said).to_have_class("gone", timeout=SOON)
    voice.complaint("delay", "تأخر الرد", channel="phone", branch=None, by=by, at=at)
    expect(bar(jawaher)).to_contain_text("وصلت رسالة جديدة", timeout=SOON)


@pytest.mark.prove
def test_a_row_somebody_works_on_says_who_until_the_form_is_left(house: House, sit) -> None:
    number = house.make.case("declared")
    saleh = sit("manager", "/reception/", at=1)
    hind = sit("reception", f"/cases/{number}/raising", is_live=False)
    expect(row(saleh, number)).to_contain_text("تعمل عليها هند محمد الفارس", timeout=SOON)
    saleh.goto(f"/cases/{number}")
    expect(saleh.locator("#present")).to_contain_text("هند محمد الفارس", timeout=SOON)
    saleh.goto("/reception/")
    expect(row(saleh, number)).to_have_class("busy")
    menu = sit("reception", "/reception/").locator(f'#queue [data-case="{number}"] details.others')
    menu.locator("summary").press("Enter")
    hind.goto("/reception/")
    expect(row(saleh, number)).not_to_contain_text("تعمل عليها", timeout=SOON)
    expect(menu).to_have_attribute("open", "")
    expect(menu.locator('[data-act="withdraw"]')).to_be_visible()


@pytest.mark.prove
def test_a_list_says_whether_it_is_live_and_since_when_it_stands_while_the_line_is_lost(house: House, sit) -> None:
    number = house.make.case("declared")
    hind = sit("reception", "/reception/")
    expect(hind.locator("#line .line-live")).to_be_visible()
    hind.context.set_offline(True)
    expect(hind.locator("#line-lost")).to_be_visible(timeout=8000)
    expect(hind.locator("#line .line-late")).to_contain_text("آخر تحديث")
    expect(row(hind, number)).to_be_visible()
    hind.context.set_offline(False)
    expect(hind.locator("#line .line-live")).to_be_visible(timeout=15_000)
    expect(hind.locator("#line-lost")).to_be_hidden()
