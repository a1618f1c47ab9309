"""The feedback desk over HTTP: what was said, by when it is answered, what was improved; nothing by staff."""

import re

import pytest

from sadeed.acts import voice
from sadeed.policy.verdict import Refused
from sadeed.records import journal, surveys, voices
from sadeed.records.base import db
from sadeed.records.outbox import OutboxMessage
from sadeed.records.surveys import SurveyAnswer
from sadeed.records.transaction import transaction
from sadeed.records.voices import Improvement, Voice
from tests.cast import House


def complain(house: House, category: str = "delay", who: str = "quality", **more: str) -> str:
    fields = {"channel": "phone", "words_said": "تأخر الرد عن موعده", "category": category}
    reply = house.client(who).act("/feedback/complaint", **{**fields, **more})
    assert reply.status_code == 303, reply.text
    return str(kept(house)[-1].number)


def kept(_house: House) -> list[Voice]:
    db.session.rollback()
    return list(db.session.query(Voice).order_by(Voice.id))


def lines(house: House) -> list[str]:
    db.session.rollback()
    return [line.act for line, _told in journal.story_of(journal.stamp(house.now)[:10])]


def test_O65_a_complaint_gets_its_number_and_the_day_it_is_answered_by(house: House) -> None:
    number = complain(house)
    [said] = kept(house)
    assert re.fullmatch(r"K-1448-\d{4}", number)
    assert said.promised_on is not None
    assert said.promised_on.isoformat() == "2026-11-16"  # ten working days after Monday the 2nd
    assert "complaint" in lines(house)


def test_O65_what_waits_stands_first_by_its_promise(house: House) -> None:
    first = complain(house)
    house.later(3)
    second = complain(house)
    page = house.client("quality").get("/feedback/").text
    assert page.index(f'data-voice="{first}"') < page.index(f'data-voice="{second}"')
    assert "الباقي 11 يومًا" in page


def test_O65_a_complaint_about_conduct_is_seen_and_counted_by_the_manager_alone(house: House) -> None:
    number = complain(house, "manner")
    quality = house.client("quality")
    assert number not in quality.get("/feedback/").text
    assert voices.numbers(branches=None, sensitive_in=frozenset(), beat=0) == ({}, {})
    assert quality.get(f"/feedback/voices/{number}").status_code == 404
    assert quality.get(f"/feedback/voices/{number}/answer").status_code == 404
    assert number in house.client("manager").get("/feedback/").text


def test_O65_the_record_does_not_tell_the_category_of_a_complaint_about_conduct(house: House) -> None:
    complain(house, "harassment")
    [told] = [
        body["told"]
        for line, body in journal.story_of(journal.stamp(house.now)[:10])
        if line.act == "complaint" and body
    ]
    assert told["category"] == ""


def test_O65_a_complaint_is_answered_once(house: House) -> None:
    number = complain(house)
    path = f"/feedback/voices/{number}/answer"
    client = house.client("quality")
    assert client.act(path, answer="", outcome="mended").status_code == 422
    assert client.act(path, answer="اعتُذر عن التأخر، وصدر الرد اليوم", outcome="mended").status_code == 303
    assert client.act(path, answer="جواب ثانٍ", outcome="explained").status_code == 422
    [said] = kept(house)
    assert (said.outcome, said.answer) == ("mended", "اعتُذر عن التأخر، وصدر الرد اليوم")
    assert number not in client.get("/feedback/").text
    assert "complaint_answer" in lines(house)


def test_A2_a_suggestion_waits_until_it_is_answered_and_its_owner_is_told(house: House) -> None:
    person = house.make.person()
    client = house.client("quality")
    fields = {
        "channel": "interview",
        "words_said": "شاشة للأرقام في الصالة",
        "department": "الاستقبال",
        "person": person,
    }
    assert client.act("/feedback/suggestion", **fields).status_code == 303
    [said] = kept(house)
    assert said.number.startswith("I-1448-")
    assert said.promised_on is None
    assert client.act(f"/feedback/voices/{said.number}/answer", answer="ستُركَّب", outcome="adopted").status_code == 303
    db.session.rollback()
    words = [one.words for one in db.session.query(OutboxMessage).order_by(OutboxMessage.id)]
    assert [f"مقترحكم رقم {said.number}" in one for one in words] == [True, True]
    assert "أُخذ به" in words[1]


def test_O65_a_complaint_needs_no_name_and_nobody_is_written_to(house: House) -> None:
    complain(house)
    assert kept(house)[0].person_id is None
    assert db.session.query(OutboxMessage).count() == 0


def test_A3_an_improvement_action_has_owner_and_day_and_says_what_changed(house: House) -> None:
    client = house.client("quality")
    owner = str(house.seat("reception").staff)
    fields = {
        "title": "شاشة للأرقام",
        "theme": "waiting",
        "owner": owner,
        "due_on": "2026-12-01",
        "source": "I-1448-0001",
    }
    assert client.act("/feedback/improvement", **fields).status_code == 303
    db.session.rollback()
    action = db.session.query(Improvement).one()
    page = client.get("/feedback/improvements/").text
    assert f'data-improvement="{action.number}"' in page
    assert "هند محمد الفارس" in page
    path = f"/feedback/improvements/{action.number}/result"
    assert client.act(path, result="تُركَّب الشاشة وتُنادى الأرقام").status_code == 303
    db.session.rollback()
    assert db.session.query(Improvement).one().done_on == house.now.date()
    assert {"improvement_open", "improvement_done"} <= set(lines(house))


def test_O63_fewer_than_five_answers_are_not_shown(house: House) -> None:
    client = house.client("quality")
    file_answers(4)
    assert "عدد الردود أقل من خمسة" in client.get("/feedback/figures").text
    file_answers(1, beginning=4)
    title = surveys.questionnaire("after_reply", "ar").title
    assert title in client.get("/feedback/figures").text


def file_answers(n: int, *, beginning: int = 0) -> None:
    with transaction() as session:
        session.add_all(
            SurveyAnswer(key=f"k{beginning + i}", questions="after_reply", service="any", place="all", period="2026",
                         grades={}, words="")
            for i in range(n)
        )  # fmt: skip


def test_P3_the_feedback_desk_is_for_quality_and_the_manager(house: House) -> None:
    for username in ("reception", "research", "chair", "services", "admin"):
        assert house.client(username).get("/feedback/").status_code == 404
    assert house.client("manager").get("/feedback/").status_code == 200


def test_P3_only_the_manager_and_quality_answer(house: House) -> None:
    number = complain(house)
    with pytest.raises(Refused):
        voice.answer(number, words="جواب", outcome="mended", by=house.seat("reception"), at=house.now)
    assert kept(house)[0].answered_at is None


def test_the_feedback_pages_speak_both_languages(house: House) -> None:
    number = complain(house)
    client = house.client("manager")
    for path in ("/feedback/", f"/feedback/voices/{number}", "/feedback/improvements/", "/feedback/figures",
                 "/feedback/complaint", "/feedback/suggestion", "/feedback/improvement"):  # fmt: skip
        assert client.get(path).status_code == client.get(f"{path}?lang=en").status_code == 200
        assert "<html" not in client.fragment(path).text
