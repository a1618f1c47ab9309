"""One request over HTTP by the people who do it, each through the doors of their own pages, from the door to the
survey; and the side doors: completion, refusal and appeal, withdrawal."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pymupdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from sadeed.arabic import dates
from sadeed.config import Settings
from sadeed.public import create_public_app
from sadeed.records import journal, outbox, public_role
from sadeed.records.base import db
from sadeed.records.proof import verify
from tests.cast import House
from tests.journeys.crew import STROKES, Crew, doors
from tests.pages import Page

ROAD = ["receive", "match_paper", "declare", "raise", "request_visit", "allow_visit", "plan_visit", "visit", "report",
        "endorse_study", "agenda", "vote", "close_case_in_session", "decide_accept", "register", "schedule",
        "countersign", "deliver", "acknowledge", "close", "survey_invite"]  # fmt: skip


@pytest.fixture
def crew(house: House) -> Crew:
    return Crew(house)


@pytest.fixture
def public(house: House, association: str, tmp_path: Path) -> Iterator[Flask]:
    """The public pages over the same database, on Postgres under their own role."""
    public_role.grant(association)
    settings = Settings("demo", tmp_path / "var", association, association, "p" * 32, "http://public.example")
    public = create_public_app(settings)
    public.config.update(TESTING=True, CLOCK=lambda: house.now, SAME_TIME=0.0)
    yield public
    public.extensions["behind"].flush()
    with public.app_context():
        db.engine.dispose()


def words_of(pdf: bytes) -> str:
    """Everything a receipt says, in the order it is read, without the spaces a reader guesses."""
    return "".join(
        "".join(page.get_text(flags=pymupdf.TEXT_INHIBIT_SPACES) for page in pymupdf.open(stream=pdf)).split()
    )


def squeezed(text: str) -> str:
    return "".join(text.split())


def seen_through_the_code(public: FlaskClient, pdf: bytes) -> str:
    """Where the short code on the paper and the mobile's last digits lead."""
    said = re.search(r"[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}", words_of(pdf))
    assert said, words_of(pdf)
    form = next(form for form in Page.read(public.get("/t").text).forms if "code" in form.names)
    reply = public.post("/t", data={**form.values, "code": said[0], "last_digits": "4567"})
    assert reply.status_code == 200
    return reply.text


def acts_told(house: House, number: str) -> list[str]:
    db.session.rollback()
    return [line.act for line, _details in journal.story_of(number)][::-1]


def message(act: str) -> str:
    """The words of the message that this act left for the applicant."""
    db.session.rollback()
    found = db.session.query(outbox.OutboxMessage).filter_by(kind=act).all()
    return str(found[-1].words) if found else ""


def test_a_request_walks_from_the_door_to_the_survey(house, crew, public, monkeypatch):
    codes = codes_of_receipts(monkeypatch)
    number = crew.to_raised()
    promised = house.make.row(number).promised_on
    assert (promised - house.now.date()).days >= 14

    paper = crew["reception"].act(f"/cases/{number}/receipt").data
    assert paper.startswith(b"%PDF")
    for line in (number, *(told := dates.long(promised, "ar").split(" · "))):
        assert squeezed(line) in words_of(paper), line
    phone = public.test_client()
    for page in (phone.get(f"/t/{codes[0]}").text, seen_through_the_code(phone, paper)):
        assert all(date in page for date in told)
        assert number not in page and "المطلق" not in page

    crew.study(number)
    crew.decide(number, "accept", grant="مساعدة مالية", amount="5000")
    assert "صدر الرد" in phone.get(f"/t/{codes[0]}").text
    crew.from_queue("reception", "reception", "register", number, iban="SA0380000000608010167519")
    house.later(2)
    today = house.now.date().isoformat()
    crew.from_queue("services", "services", "schedule", number, service="cash_transfer", first_on=today, place="المكتب")
    crew.from_queue("finance", "services", "countersign", number)
    crew.from_queue("services", "services", "deliver", number)
    crew.from_queue("services", "services", "acknowledge", number, way="screen", strokes=STROKES)
    crew.from_queue("services", "services", "close", number)

    crew.go("reception", "survey_invite", f"/cases/{number}")
    invited = re.search(r"http://public\.example(/s/\S+)", message("survey_invite"))
    assert invited
    form = Page.read(phone.get(invited[1]).text).form(invited[1])
    question = next(name for name in sorted(form.names) if name.startswith("q-"))
    assert (
        phone.post(form.action, data={**form.values, question: "5", "words": "شكرًا لحسن الاستقبال"}).status_code == 303
    )
    assert phone.get(invited[1]).status_code == 410
    assert public.extensions["letterbox"].waiting()

    assert [act for act, _lines in groupby(acts_told(house, number))] == ROAD
    story = re.findall(r'<time datetime="([^"]+)"', crew.case("reception", number).split('class="story"')[1])
    assert story == sorted(story, reverse=True) and len(story) == len(acts_told(house, number))
    assert verify() == []


def codes_of_receipts(monkeypatch) -> list[str]:
    """The codes in the QRs of the receipts printed from now on: nothing but their digests is kept."""
    from sadeed.acts import intake

    printed, make = [], intake.make_tracking_codes

    def made(*args, **more):
        both = make(*args, **more)
        printed.append(both[0])
        return both

    monkeypatch.setattr(intake, "make_tracking_codes", made)
    return printed


def test_H2_a_request_goes_back_to_be_completed_and_comes_again_with_its_date_moved(house, crew):
    number = crew.to_raised()
    promised = house.make.row(number).promised_on
    crew.go("research", "return", f"/cases/{number}", missing="كشف حساب لثلاثة أشهر")
    assert "كشف حساب لثلاثة أشهر" in crew.case("reception", number)
    house.later(4)
    crew.from_queue("reception", "reception", "resume", number)
    assert house.make.row(number).promised_on > promised
    assert "request_visit" in doors(crew["research"].get("/research/").text, of=number)
    assert acts_told(house, number)[-2:] == ["return", "resume"]
    assert verify() == []


def test_P2_a_refused_request_is_appealed_and_the_decision_stands(house, crew):
    number = crew.to_raised()
    crew.study(number)
    crew.decide(number, "refuse", reason="صافي الدخل 9,000 ريال، والحد 7,000 ريال", what_would_change="نقص الدخل")
    assert "appeal_uphold" not in doors(crew.case("manager", number))
    crew.go("reception", "appeal", f"/cases/{number}", said="لم تُحتسب نفقة العلاج")
    crew.from_queue("manager", "committee", "appeal_uphold", number, reason="النفقة محتسبة في البحث")
    row = house.make.row(number)
    assert (row.stage, row.standing) == ("decided", "not_approved")
    assert acts_told(house, number)[-2:] == ["appeal", "appeal_uphold"]
    assert "النفقة محتسبة في البحث" in crew.case("reception", number)
    assert verify() == []


def test_a_request_that_is_no_longer_wanted_is_withdrawn_and_leaves_every_queue(house, crew):
    number = crew.to_raised()
    crew.go("reception", "withdraw", f"/cases/{number}")
    assert house.make.row(number).stage == "closed"
    for name, desk in (("reception", "reception"), ("research", "research"), ("secretary", "committee")):
        assert f'data-case="{number}"' not in crew[name].get(f"/{desk}/").text
    assert set(doors(crew.case("reception", number))) <= {"survey_invite", "receive", "files"}
    assert acts_told(house, number)[-1] == "withdraw"
    assert verify() == []
