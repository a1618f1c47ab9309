"""Social research at its desk, over HTTP: questions answered, homes visited, reports endorsed, dates openly moved."""

import re
from datetime import timedelta

from sadeed.acts import referral, study
from sadeed.records import cases, studies
from tests.cast import House
from tests.pages import Page


def is_refused(reply, *clauses: str) -> bool:
    """Not done, by these clauses."""
    said = " ".join(re.findall(r'data-clause="([^"]*)"', reply.text)).split()
    return reply.status_code == 422 and set(clauses) <= set(said)


def study_of(house: House, number: str) -> studies.Study:
    """The study as it stands now."""
    found = studies.study_of(house.make.row(number).id)
    assert found is not None
    return found


def test_H3_a_question_is_shown_with_who_asked_and_answered_with_its_source(house):
    number = house.make.case("matched")
    referral.refer(number, question="هل يُقبل عقد باسم الأب؟", waits="hall", by=house.seat("reception"), at=house.now)
    client, path = house.client("research"), f"/cases/{number}/referral/answer"
    queue = client.get("/research/").text
    assert f'data-case="{number}"' in queue
    assert path in queue
    shown = client.get(path).text
    for known in ("هل يُقبل عقد باسم الأب؟", "هند محمد الفارس", "في الصالة", "الآن"):
        assert known in shown
    assert client.act(path, answer="يُقبل مع ما يثبت القرابة", source="").status_code == 422
    assert client.act(path, answer="يُقبل مع ما يثبت القرابة", source="دليل الخدمات، صفحة 12").status_code == 303
    (answered,) = cases.referrals_of(house.make.row(number).id)
    assert (answered.answer, answered.source) == ("يُقبل مع ما يثبت القرابة", "دليل الخدمات، صفحة 12")
    assert "لا إحالة مفتوحة لهذا الطلب" in client.get(path).text


def test_T2_a_home_is_visited_reported_and_endorsed_by_another(house):
    number = house.make.case("raised")
    researcher, head = house.client("research"), house.client("research_head")
    assert researcher.act(f"/cases/{number}/visit").status_code == 303
    assert "يتولى هذا الإجراء: رئاسة البحث الاجتماعي" in researcher.get(f"/cases/{number}/visit/allowing").text
    assert head.act(f"/cases/{number}/visit/allowing").status_code == 303
    plan = {"visit_on": "24/5/1448", "team": "women", "time_window": "من 9 إلى 11"}
    assert researcher.act(f"/cases/{number}/visit/plan", **plan).status_code == 303
    planned = study_of(house, number)
    assert (planned.visit_on.isoformat(), planned.team) == ("2026-11-04", "women")
    house.later(2)
    seen = {"seen": "غرفتان والمطبخ مشترك", "needs-0-kind": "ثلاجة", "needs-0-count": "١", "needs-1-kind": "سرير",
            "needs-1-count": "3", "need_percent": "70"}  # fmt: skip
    assert researcher.act(f"/cases/{number}/visit/record", **seen).status_code == 303
    made = study_of(house, number)
    assert made.needs == [{"kind": "ثلاجة", "count": 1}, {"kind": "سرير", "count": 3}]
    assert (made.need_percent, made.visit_on) == (70, house.now.date())
    opinion = {"opinion": "accept", "reasons": "الدخل 2,100 ريال والإيجار 1,500 ريال"}
    assert researcher.act(f"/cases/{number}/report", **opinion).status_code == 303
    shown = head.get(f"/cases/{number}/study/endorsement").text
    for known in ("غرفتان والمطبخ مشترك", "سرير: 3", "الدخل 2,100 ريال والإيجار 1,500 ريال", "ماجد علي السالم"):
        assert known in shown
    assert head.act(f"/cases/{number}/study/endorsement").status_code == 303
    assert house.make.row(number).stage == "studied"


def test_T2_nobody_endorses_their_own_report(house):
    number = house.make.case("raised")
    by, head, now = house.seat("research"), house.seat("research_head"), house.now
    study.request_visit(number, by=by, at=now)
    study.disallow_visit(number, reason="زيارة قبل شهر", by=head, at=now)
    study.report(number, opinion="accept", reasons="الدخل دون الالتزامات", by=head, at=now)
    shown = house.client("research_head").get(f"/cases/{number}/study/endorsement").text
    assert "يتولى هذا غيرُ من أعدّه" in shown
    assert 'data-act="endorse_study"' not in shown


def test_T2_a_visit_is_disallowed_with_a_reason(house):
    number = house.make.case("raised")
    study.request_visit(number, by=house.seat("research"), at=house.now)
    head, path = house.client("research_head"), f"/cases/{number}/visit/disallowing"
    assert head.act(path, reason=" ").status_code == 422
    assert head.act(path, reason="بُحثت الأسرة قبل شهر").status_code == 303
    assert (study_of(house, number).visit, study_of(house, number).visit_reason) == (
        "disallowed",
        "بُحثت الأسرة قبل شهر",
    )


def test_O4_a_visit_that_met_nobody_gets_another_day(house):
    number = house.make.case("raised")
    by, now = house.seat("research"), house.now
    study.request_visit(number, by=by, at=now)
    study.allow_visit(number, by=house.seat("research_head"), at=now)
    study.plan_visit(number, visit_on=now.date(), team="women", by=by, at=now)
    missed = {"reason": "لم يُفتح الباب", "new_date": "2026-11-05"}
    assert house.client("research").act(f"/cases/{number}/visit/missed", **missed).status_code == 303
    assert (study_of(house, number).attempts, study_of(house, number).visit_on.isoformat()) == (1, "2026-11-05")


def test_T2_the_count_of_nothing_and_a_part_above_a_hundred_come_back_named(house):
    number = house.make.case("raised")
    by, now = house.seat("research"), house.now
    study.request_visit(number, by=by, at=now)
    study.allow_visit(number, by=house.seat("research_head"), at=now)
    study.plan_visit(number, visit_on=now.date(), team="women", by=by, at=now)
    wrong = {"seen": "غرفتان", "needs-2-count": "4", "need_percent": "140"}
    reply = house.client("research").act(f"/cases/{number}/visit/record", **wrong)
    assert reply.status_code == 422
    for field in ("#needs-2-count", "#need_percent"):
        assert f'href="{field}"' in reply.text
    assert 'value="140"' in reply.text
    assert study_of(house, number).visit == "planned"


def test_H5_a_date_is_extended_with_a_reason_that_reaches_the_applicant(house):
    number = house.make.case("raised")
    promised = house.make.row(number).promised_on
    client, path = house.client("research"), f"/cases/{number}/extension"
    assert promised.isoformat() in client.get(path).text
    later = {"until": (promised + timedelta(days=7)).isoformat(), "reason": "غياب الباحث"}
    assert client.act(path, **later).status_code == 422
    earlier = {**later, "until": promised.isoformat(), "public_reason": "لاستكمال البحث"}
    assert is_refused(client.act(path, **earlier), "H-5")
    assert client.act(path, **later, public_reason="لاستكمال البحث").status_code == 303
    assert house.make.row(number).promised_on > promised
    assert house.make.row(number).extensions == 1


def test_H5_two_who_move_the_same_date_do_not_overwrite_each_other(house):
    number = house.make.case("raised")
    promised, path = house.make.row(number).promised_on, f"/cases/{number}/extension"
    slow, quick = house.client("research"), house.client("manager")
    form = Page.read(slow.get(path).text).form(path)
    first = {"reason": "تأخر مستند", "public_reason": "لاستكمال البحث"}
    assert quick.act(path, until=(promised + timedelta(days=3)).isoformat(), **first).status_code == 303
    now_stands = house.make.row(number).promised_on
    mine = (promised + timedelta(days=9)).isoformat()
    reply = slow.post(path, data={**form.values, **first, "until": mine})
    assert reply.status_code == 409
    assert "data-conflict" in reply.text
    assert now_stands.isoformat() in reply.text
    assert mine in reply.text
    assert house.make.row(number).promised_on == now_stands


def test_H2_a_request_is_returned_for_completion_and_its_clock_stops(house):
    number = house.make.case("raised")
    client = house.client("research")
    assert client.act(f"/cases/{number}/return", missing="كشف حساب لثلاثة أشهر").status_code == 303
    row = house.make.row(number)
    assert (row.standing, row.stopped_on) == ("returned", house.now.date())
    assert f'data-case="{number}"' not in client.get("/research/?taken=999999").text


def test_T2_a_refused_request_is_studied_again_under_a_new_promise(house):
    number = house.make.case("decided", result="refuse")
    before = house.make.row(number).promised_on
    house.later(5)
    assert house.client("research").act(f"/cases/{number}/restudy", reason="تغيّر الدخل بمستند").status_code == 303
    assert (house.make.row(number).stage, study_of(house, number).kind) == ("raised", "restudy")
    assert house.make.row(number).promised_on > before


def test_P3_a_case_of_another_branch_is_not_there_and_reception_has_no_seat_at_the_desk(house):
    number = house.make.case("raised")
    assert house.client("delegate").get(f"/cases/{number}/extension").status_code == 404
    assert house.client("reception").get("/research/").status_code == 404
    shown = house.client("reception").get(f"/cases/{number}/report")
    assert "يتولى هذا الإجراء" in shown.text
    assert 'data-act="report"' not in shown.text


def test_T2_every_form_reads_in_english_too(house):
    number = house.make.case("raised")
    client = house.client("research")
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/research/").text)[1]  # type: ignore[index]
    client.post("/choices", data={"csrf_token": token, "language": "en"})
    shown = client.get(f"/cases/{number}/visit").text
    assert "Request a visit" in shown
    assert 'dir="ltr"' in shown
