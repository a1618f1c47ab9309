"""My work: what waits for one person across all their seats, by its day; and the red numbers of the rail (A-1, H-5)."""

import re

import pytest

from sadeed.acts import referral, ruling, serving, staff, voice
from sadeed.records import tallies
from sadeed.records.base import db
from sadeed.records.staff import SYSTEM, known_as
from tests.cast import House
from tests.house.test_queries import counted
from tests.pages import Page

ONE = pytest.mark.parametrize("association", ["sqlite"], indirect=True)


def waiting_for(house: House, username: str) -> list[str]:
    """The keys of the lines somebody sees, in their order."""
    return re.findall(r'data-work="([^"]+)"', house.client(username).get("/my-work/").text)


def group_of(page: str, key: str) -> str:
    """The heading under which a line stands."""
    return re.findall(r'<h2 id="work-(\w+)"', page[: page.index(f'data-work="{key}"')])[-1]


def stand_in(house: House, deputy: str, absent: str) -> None:
    """Somebody names a deputy from today on."""
    seat = db.session.execute(db.text("SELECT id FROM seat WHERE staff_id = :it"),
                              {"it": known_as(absent).id}).scalar_one()  # type: ignore[union-attr]  # fmt: skip
    today = house.now.date()
    staff.name_deputy(seat, known_as(deputy).id, from_on=today, until_on=today.replace(day=30), by=SYSTEM, at=house.now)


def test_A1_each_sees_the_requests_whose_next_act_is_theirs(house: House) -> None:
    matched, raised = house.make.case("matched"), house.make.case("raised")
    elsewhere = house.make.case("matched", branch="east")
    assert waiting_for(house, "reception") == [f"{matched}-declare", f"{elsewhere}-declare"]
    assert waiting_for(house, "delegate") == [f"{elsewhere}-declare"]
    assert waiting_for(house, "research") == [f"{raised}-request_visit"]
    assert waiting_for(house, "services") == []
    referral.refer(matched, question="ما حال السكن؟", waits="lobby", by=house.seat("reception"), at=house.now)
    assert f"{matched}-answer_referral" in waiting_for(house, "research")


@ONE
def test_H5_lines_stand_under_late_today_this_week_or_later(house: House) -> None:
    number = house.make.case("studied")  # on Monday the 2nd; promised for the 16th
    due = house.make.row(number).promised_on
    assert due is not None
    for days, group in ((-8, "later"), (-1, "week"), (0, "today"), (1, "late")):
        house.at(due.replace(day=due.day + days))
        assert group_of(house.client("secretary").get("/my-work/").text, f"{number}-agenda") == group, days


def test_H5_a_member_sees_the_votes_not_given_yet_and_the_session_of_today(house: House) -> None:
    voted, waits = house.make.case("studied"), house.make.case("studied")
    session = house.make.session()
    for number in (voted, waits):
        house.make.to_before_committee(number, session_number=session)
    house.make.votes(voted, member1="accept")
    assert set(waiting_for(house, "member1")) == {session, f"{waits}-vote"}
    assert f"{voted}-vote" in waiting_for(house, "member2")
    assert session in waiting_for(house, "secretary")
    ruling.close_voting(voted, by=house.seat("chair"), at=house.now)
    assert f"{voted}-decide" in waiting_for(house, "secretary")


def test_H7_finance_sees_the_second_signatures(house: House) -> None:
    number = house.make.case("registered")
    assert waiting_for(house, "finance") == []
    serving.schedule(number, service="cash_transfer", first_on=house.now.date(), place="المكتب",
                     by=house.seat("services"), at=house.now)  # fmt: skip
    assert waiting_for(house, "finance") == [f"{number}-countersign"]


def test_A2_complaints_suggestions_and_own_improvements_wait_for_quality(house: House) -> None:
    by = {"by": house.seat("quality"), "at": house.now}
    voice.complaint("delay", "تأخر الرد", channel="phone", branch=None, **by)
    voice.complaint("manner", "أسلوب", channel="phone", branch=None, **by)
    voice.suggestion("مقاعد في البهو", channel="phone", branch=None, **by)
    owner = house.seat("quality").staff
    voice.open_improvement("تقليل زمن المطابقة", theme="time", due_on=house.now.date(), owner=owner, **by)
    kinds = {key[0] for key in waiting_for(house, "quality")}
    assert kinds == {"K", "I", "E"}
    assert len(waiting_for(house, "quality")) == 3  # what is about conduct is for the manager alone
    assert len(waiting_for(house, "manager")) == 3


@ONE
def test_P3_what_a_deputy_sees_for_another_says_so(house: House) -> None:
    number = house.make.case("matched")
    assert waiting_for(house, "quality") == []
    stand_in(house, "quality", "reception")
    page = house.client("quality").get("/my-work/").text
    assert f'data-work="{number}-declare"' in page
    assert "نيابة عن هند محمد الفارس" in page
    assert "نيابة عن" not in house.client("reception").get("/my-work/").text


def test_H5_the_manager_sees_promises_about_to_break_and_the_door_that_extends_them(house: House) -> None:
    number = house.make.case("raised")
    assert waiting_for(house, "manager") == []
    house.later(12)
    page = house.client("manager").get("/my-work/").text
    assert f'data-work="{number}-extend"' in page
    assert f"/cases/{number}/extension" in Page.read(page).links


@ONE
def test_S4_a_draft_left_unfinished_waits_for_its_writer_alone(house: House) -> None:
    number = house.make.case("received")
    house.client("reception").act(f"/cases/{number}/referral", question="ما حال", keep="draft")
    assert f"draft-refer-{number}" in waiting_for(house, "reception")
    assert f"/cases/{number}/referral" in Page.read(house.client("reception").get("/my-work/").text).links
    assert f"draft-refer-{number}" not in waiting_for(house, "delegate")


def test_A1_the_page_asks_few_questions_however_many_rows_and_holds_still(house: House) -> None:
    house.make.case("matched")
    client = house.client("reception")
    client.get("/my-work/")
    few, page = counted(lambda: client.get("/my-work/")), client.get("/my-work/").text
    news = re.search(r'hx-get="(/my-work/\?taken=\w+)"', page)
    assert news is not None and "arrived-show" not in client.fragment(news[1]).text
    for _each in range(5):
        house.make.case("matched")
    many = counted(lambda: client.get("/my-work/"))
    assert len(few) == len(many) <= 10, "\n".join(many)
    assert "arrived-show" in client.fragment(news[1]).text


def test_H5_the_rail_counts_late_promises_and_nothing_else(house: House) -> None:
    number = house.make.case("raised")
    east = frozenset({house.make.branch("east")})
    house.make.case("matched")  # nothing is promised before it is raised
    house.later(20)
    on = house.now.date()
    assert tallies.late({"research": None, "reception": None}, on=on) == {"research": 1, "reception": 0}
    assert tallies.late({"research": east}, on=on) == {"research": 0}
    assert 'class="tally hot"' in house.client("research").get("/research/").text
    assert 'class="tally' not in house.client("reception").get("/reception/").text
    assert house.make.row(number).decided_on is None


@ONE
def test_P3_who_sits_at_one_desk_begins_there_and_who_sits_at_several_at_their_work(house: House) -> None:
    places = {"reception": "/reception/", "research": "/research/", "manager": "/my-work/", "chair": "/committee/"}
    stand_in(house, "quality", "finance")
    for username, place in (places | {"quality": "/my-work/"}).items():
        assert house.client(username).get("/").location == place, username
