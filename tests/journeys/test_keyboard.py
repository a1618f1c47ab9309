"""The whole road by keyboard alone, in Arabic: everybody at a page of their own, from the counter to the survey."""

import pytest
from playwright.sync_api import expect

from sadeed.records import cases
from tests.cast import House
from tests.journeys.hands import Keyboard

pytestmark = pytest.mark.prove
ONE = pytest.mark.parametrize("association", ["sqlite"], indirect=True)
PERSON = {"name_own": "نوال", "name_father": "خالد", "name_family": "المطلق", "national_id": "1000000008"}


class Staff(dict[str, Keyboard]):
    """Whoever is called comes to a browser of their own and signs in, by keyboard."""

    def __init__(self, open_as):
        super().__init__()
        self.open_as = open_as

    def __missing__(self, name: str) -> Keyboard:
        self[name] = hands = Keyboard(self.open_as("", "/"))
        hands.sign_in(name)
        return hands

    def at(self, name: str, path: str) -> Keyboard:
        """Somebody turns to a page whose way there was walked before."""
        self[name].page.goto(path)
        return self[name]


@ONE
def test_the_whole_road_is_walked_by_keyboard_alone(house: House, open_as) -> None:
    staff = Staff(open_as)
    number = at_the_counter(staff["reception"], house)
    at_research(staff, number, house)
    in_committee(staff, number, house)
    at_services(staff, number, house)
    counter = staff["reception"]
    counter.find(number)
    counter.enter('main a[href^="/people/P-"]')
    counter.enter(f'main a[href="/cases/{number}"]')
    counter.take("survey_invite")
    counter.send("survey_invite")
    assert house.make.row(number).stage == "closed"
    counter.tab_to("details.me summary")
    counter.page.keyboard.press("Enter")
    counter.enter("form[data-act=sign_out] button")
    expect(counter.page.locator("#username")).to_be_visible()


def at_the_counter(hands: Keyboard, house: House) -> str:
    """Searched for, not found, opened; the request, its papers, the declaration, the raising."""
    hands.find("1000000008")
    hands.take("open_file")
    for name, words in PERSON.items():
        hands.type(f"#{name}", words)
    hands.choose("#sex", "female")
    hands.choose("#marital", "widowed")
    hands.type("#mobile", "0551234567")
    hands.choose("#housing_ownership", "rented")
    hands.send("open_file")
    hands.take("receive")
    hands.choose("#support_type", "one_off_aid")
    hands.choose("#category", "widow")
    hands.send("receive")  # the need is not written: the focus is on what is to be mended, and its link leads there
    hands.tab_to('.wrong-list a[href="#need"]')
    hands.page.keyboard.press("Enter")
    expect(hands.page.locator("#need")).to_be_focused()
    hands.page.keyboard.type("سداد ما تراكم من إيجار")
    hands.send("receive")
    number = hands.page.url.rpartition("/")[2]
    for _paper in cases.papers_of(house.make.row(number).id):
        hands.enter("main a.door-main[data-act=match_paper]")
        hands.tick("#original_seen")
        hands.type("#issued_on", "12/5/1448")
        hands.send("match_paper")
    hands.take("declare")
    hands.tick("#was_read_aloud")
    hands.pick("method", "sheet")
    hands.send("declare")
    hands.take("raise")
    hands.enter("form[data-act=raise] button")
    assert house.make.row(number).stage == "raised"
    return number


def at_research(staff: Staff, number: str, house: House) -> None:
    """A visit asked for, allowed, planned and made; the report, and the signature under it."""
    today = house.now.date().isoformat()
    for name, act in (("research", "request_visit"), ("research_head", "allow_visit")):
        staff.at(name, "/research/").take(act, number)
        staff[name].send(act)
    hands = staff.at("research", "/research/")
    hands.take("plan_visit", number)
    hands.type("#visit_on", today)
    hands.type("#time_window", "9-11")
    hands.pick("team", "women")
    hands.send("plan_visit")
    hands.take("visit")
    hands.type("#seen", "غرفتان، والأثاث متهالك")
    hands.type("#need_percent", "70")
    hands.send("visit")
    hands.take("report")
    hands.pick("opinion", "accept")
    hands.type("#reasons", "الدخل دون الالتزامات")
    hands.send("report")
    head = staff.at("research_head", "/research/")
    head.take("endorse_study", number)
    head.send("endorse_study")
    assert house.make.row(number).stage == "studied"


def in_committee(staff: Staff, number: str, house: House) -> None:
    """A session called, attended and opened; three votes, closed; the decision."""
    secretary = staff["secretary"]
    secretary.take("call_session")
    secretary.type("#held_on", house.now.date().isoformat())
    secretary.type("#place", "قاعة الاجتماعات")
    secretary.enter("form[data-act=call_session] .door-main")
    session = secretary.page.url
    for name in ("chair", "member1", "member2"):
        secretary.enter(f"form[data-act=attend][action*='/members/{house.seat(name).staff}/'] button")
    staff.at("chair", session).enter("form[data-act=open_session] button")
    secretary.page.goto("/committee/")
    secretary.take("agenda", number)
    secretary.choose("#session", session.rpartition("/")[2])
    secretary.send("agenda")
    for name in ("chair", "member1", "member2"):
        staff.at(name, "/committee/").take("vote", number)
        staff[name].pick("choice", "accept")
        staff[name].enter("form[data-act=vote] button.door-main")
    staff.at("chair", f"/cases/{number}").take("close_case_in_session")
    staff["chair"].send("close_case_in_session")
    secretary.page.goto("/committee/")
    secretary.enter(f'[data-case="{number}"] .doors a')
    secretary.type("#amount", "5000")
    secretary.enter("main form[data-act] .form-foot .door-main")
    assert house.make.row(number).stage == "decided"


def at_services(staff: Staff, number: str, house: House) -> None:
    """Registered, scheduled, signed twice, delivered, received, closed."""
    staff.at("reception", "/reception/").take("register", number)
    staff["reception"].type("#iban", "SA0380000000608010167519")
    staff["reception"].send("register")
    house.later(2)
    hands = staff["services"]
    hands.take("schedule", number)
    hands.choose("#service", "cash_transfer")
    hands.type("#first_on", house.now.date().isoformat())
    hands.type("#place", "المكتب")
    hands.send("schedule")
    staff["finance"].take("countersign", number)
    staff["finance"].send("countersign")
    for act in ("deliver", "acknowledge", "close"):
        hands.page.goto("/services/")
        hands.take(act, number)
        if act == "acknowledge":
            hands.pick("way", "sheet")
        hands.send(act)
