"""The pages of the record and of the rights over data, as those who use them meet them (S7, S13)."""

import json
from datetime import date, timedelta

import pytest

from sadeed.commands import breach, data
from sadeed.records import access, proposals, staff
from sadeed.records import law as kept
from sadeed.records.base import db
from sadeed.records.proof import verify
from tests.cast import House


def now_stands(asked):  # type: ignore[no-untyped-def]
    """What stands by now, not what was read before."""
    db.session.rollback()
    return asked()


ONE = pytest.mark.parametrize("association", ["sqlite"], indirect=True)


def test_S7_the_administrator_s_seat_is_proposed_by_one_and_agreed_to_by_another(house: House) -> None:
    admin, manager = house.client("admin"), house.client("manager")
    path = "/admin/accounts/quality/seat"
    assert admin.act(path, role="admin", from_on="2026-11-02").status_code == 422  # no reason
    assert admin.act(path, role="admin", from_on="2026-11-02", reason="تغطية الإجازة").status_code == 303
    (waits,) = proposals.waiting()
    agreement = f"/record/proposals/{waits.id}/agreement"
    assert agreement not in admin.get("/record/second-person").text
    assert admin.act(agreement).status_code == 422
    assert agreement in manager.get("/record/second-person").text
    done = manager.act(agreement)
    assert (done.status_code, done.location) == (303, "/record/second-person")
    sitting = now_stands(lambda: staff.sitting_of(house.seat("quality").staff, on=house.now.date()))
    assert sitting is not None
    assert sitting.has("admin")
    assert manager.act(agreement).status_code == 422  # settled
    assert verify() == []


@ONE
def test_S7_a_declined_proposal_says_why_and_is_never_done(house: House) -> None:
    house.client("admin").act("/admin/accounts/quality/seat", role="admin", from_on="2026-11-02", reason="تغطية")
    (waits,) = proposals.waiting()
    manager = house.client("manager")
    assert manager.act(f"/record/proposals/{waits.id}/refusal", reason="يكفي مدير واحد").status_code == 303
    assert "يكفي مدير واحد" in manager.get("/record/second-person").text
    assert now_stands(proposals.waiting) == []


@ONE
def test_S7_who_looked_at_a_request_is_told_newest_first_and_page_by_page(house: House) -> None:
    number = house.make.case()
    house.client("reception").get(f"/cases/{number}")
    access.write([access.Look("view", "research", house.now + timedelta(minutes=n), number) for n in range(60)])
    house.app.extensions["behind"].flush()
    manager = house.client("manager")
    first = manager.get(f"/record/cases/{number}/looks").text
    assert "ماجد علي السالم" in first
    assert first.count("<time") == 50
    assert "before=" in first
    assert house.client("research_head").get(f"/record/cases/{number}/looks").status_code == 404


@ONE
def test_S13_a_request_for_a_copy_from_the_counter_to_the_answer(house: House) -> None:
    person = house.make.person(known_as="أم خالد")
    counter, manager = house.client("reception"), house.client("manager")
    main = str(house.make.branch("main"))
    fields = {"kind": "access", "person": person, "branch_id": main, "identity_seen": "الهوية الوطنية"}
    assert counter.act("/data-rights/request", **{**fields, "identity_seen": ""}).status_code == 422
    assert counter.act("/data-rights/request", **fields).status_code == 303
    (asked,) = now_stands(lambda: kept.requests(branches=None, is_open=True))
    assert asked.due_on == house.now.date() + timedelta(days=30)
    page = f"/data-rights/requests/{asked.number}"
    assert manager.get(f"{page}/copy").status_code == 404  # none was made
    assert manager.act(f"{page}/copy-making").status_code == 303
    assert "أم خالد" in manager.get(f"{page}/copy").text
    told = json.loads(manager.get(f"{page}/copy.json").text)
    assert told["people"][0]["known_as"] == "أم خالد"
    house.app.extensions["behind"].flush()
    assert [line.act for line, _told in now_stands(lambda: access.page_of([person]))] == ["export", "export"]
    assert manager.act(f"{page}/answer", outcome="granted", answer="سُلِّمت النسخة").status_code == 303
    assert now_stands(lambda: kept.requests(branches=None, is_open=True)) == []


@ONE
def test_S13_a_consent_is_recorded_with_its_text_and_taken_back(house: House) -> None:
    person, counter = house.make.person(), house.client("reception")
    path = f"/data-rights/people/{person}/consents/photos"
    assert counter.act(path).status_code == 422
    assert counter.act(path, agreed="y").status_code == 303
    assert counter.act(f"{path}/withdrawal", said="بالهاتف").status_code == 303
    assert "بالهاتف" in counter.get(f"/data-rights/people/{person}").text


@ONE
def test_S13_the_months_are_examples_until_set_and_never_below_their_floor(house: House) -> None:
    manager = house.client("manager")
    assert "أمثلة" in manager.get("/data-rights/retention/").text
    assert manager.act("/data-rights/retention/months", file="6").status_code == 422
    assert manager.act("/data-rights/retention/months", file="72").status_code == 303
    assert "أمثلة" not in manager.get("/data-rights/retention/").text


@ONE
def test_S13_the_report_of_a_breach_tells_by_person_and_by_account(house: House) -> None:
    person = house.make.person()
    number = house.make.case(person=person)
    access.write([access.Look("export", "finance", house.now, number)])
    day = house.now.date()
    done = house.app.test_cli_runner().invoke(breach.command, ["--from", str(day), "--to", str(day)])
    assert done.exit_code == 0, done.output
    assert f"{person}\n  finance: إخراج نسخة 1" in done.output
    assert "reception: تعديل" in done.output
    later = str(day + timedelta(days=9))
    assert person not in house.app.test_cli_runner().invoke(breach.command, ["--from", later, "--to", later]).output


@ONE
def test_S13_the_daily_job_says_what_is_past_its_day_and_proposes_it_once(house: House) -> None:
    person = house.make.person()
    house.at(date(2028, 1, 3))
    run = house.app.test_cli_runner().invoke
    assert person in run(data.command, ["retention", "--dry-run"]).output
    assert proposals.waiting() == []
    for _twice in range(2):
        assert run(data.command, ["retention"]).exit_code == 0
    assert [one.what["subjects"] for one in proposals.waiting()] == [[person]]
