"""Catalogues, programmes and versions of the policy over HTTP: kept by the administrator, each change with its line."""

from datetime import date
from io import BytesIO

import pytest

from sadeed.acts import catalogues as acts
from sadeed.acts import charters as charter_acts
from sadeed.acts import intake, papers, programmes
from sadeed.acts import people as people_acts
from sadeed.policy.calendar import DAY_NAMES
from sadeed.policy.verdict import Refused
from sadeed.records import cases, catalogues, charters, journal, people, sessions
from sadeed.records.base import db
from sadeed.records.charters import CharterRecord
from sadeed.records.services import Programme
from sadeed.records.transaction import transaction
from tests.cast import House, Visitor
from tests.pages import Page

DOCUMENT = """---
version: 7
board_meeting: 9
term: 2
approved_on: 2026-10-01
in_force_from: 2026-12-06
---
- **H-1** يُستقبل المستفيد بلباقة.
- **H-2** تُطابق البيانات وقت التقديم.
"""


def lines(house: House) -> list[str]:
    db.session.rollback()
    return [line.act for line, _told in journal.story_of(journal.stamp(house.now)[:10])]


def kinds(house: House, number: str) -> set[str]:
    db.session.rollback()
    return {paper.kind for paper in cases.papers_of(house.make.row(number).id) if paper.is_required}


# What no database does otherwise is asked of one.
on_one = pytest.mark.parametrize("association", ["sqlite"], indirect=True)


@pytest.fixture
def admin(house: House) -> Visitor:
    return house.client("admin")


def add_paper(admin: Visitor, code: str = "rent_receipt", **more: object):  # type: ignore[no-untyped-def]
    fields = {"code": code, "arabic": "إيصال الإيجار", "english": "Rent receipt", "set_any_of": ["housing_rented"]}
    return admin.act("/admin/catalogues/document_kinds/new-line", **{**fields, **more})


# ---------------------------------------------------------------------------------------------------------- catalogues


def test_P4_a_line_is_changed_moved_retired_and_offered_again_never_deleted(house: House, admin: Visitor) -> None:
    code, path = "cheque", "/admin/catalogues/service_kinds/cheque"
    assert admin.act(path, arabic="شيك مصدّق", english="Certified cheque").status_code == 303
    assert "شيك مصدّق" in admin.get("/admin/catalogues/service_kinds").text
    assert admin.act(f"{path}/place", after="").status_code == 303
    assert admin.act(f"{path}/retirement").status_code == 303
    db.session.rollback()
    assert code not in [line.code for line in catalogues.entries("service_kinds")]
    assert catalogues.entries("service_kinds", with_retired=True)[0].code == code
    assert catalogues.labels("ar", "service_kinds")["service_kinds", code] == "شيك مصدّق"
    assert admin.act(f"{path}/return").status_code == 303
    db.session.rollback()
    assert catalogues.entries("service_kinds")[0].code == code
    expected = ["catalogue_restored", "catalogue_retired", "catalogue_moved", "catalogue_changed"]  # newest first
    assert [act for act in lines(house) if act.startswith("catalogue_")] == expected


@on_one
@pytest.mark.parametrize(
    "wrong", [{"code": "إيصال"}, {"code": "1x"}, {"code": "national_id"}, {"arabic": ""}, {"set_any_of": []},
              {"set_any_of": ["registration", "widow"]}, {"set_max_age_days": "0"}]
)  # fmt: skip
def test_P4_a_line_that_cannot_stand_is_not_added(admin: Visitor, wrong: dict[str, object]) -> None:
    before = len(catalogues.entries("document_kinds"))
    assert add_paper(admin, **wrong).status_code == 422
    db.session.rollback()
    assert len(catalogues.entries("document_kinds")) == before


@on_one
def test_O1_a_category_said_of_a_woman_reads_so(admin: Visitor) -> None:
    fields = {"code": "refugee", "arabic": "لاجئ", "arabic_female": "لاجئة", "english": "Refugee"}
    assert admin.act("/admin/catalogues/beneficiary_categories/new-line", **fields).status_code == 303
    db.session.rollback()
    assert catalogues.labels("ar", "beneficiary_categories", sex="female")["beneficiary_categories", "refugee"] == (
        "لاجئة"
    )
    assert "arabic_female" not in admin.get("/admin/catalogues/support_types/new-line").text


def test_O1_a_paper_is_asked_by_the_rule_of_its_page(house: House, admin: Visitor) -> None:
    assert add_paper(admin, set_categories=["widow"], set_support_types=["one_off_aid"]).status_code == 303
    assert "rent_receipt" in kinds(house, house.make.case())
    assert "rent_receipt" not in kinds(house, house.make.case(category="low_income"))
    assert "rent_receipt" not in kinds(house, house.make.case(support_type="food_basket"))


def test_P4_running_requests_keep_the_papers_they_were_given(house: House, admin: Visitor) -> None:
    running = house.make.case()
    given = kinds(house, running)
    house.later(1)
    assert add_paper(admin).status_code == 303
    assert admin.act("/admin/catalogues/document_kinds/electricity_bill/retirement").status_code == 303
    rule = {"set_any_of": ["has_dependants"], "set_max_age_days": "5"}
    assert admin.act("/admin/catalogues/document_kinds/national_address", **rule).status_code == 303
    person = house.make.row(running).person_id
    number = db.session.get(people.Person, person).number
    people_acts.amend(number, {"education": "secondary"}, reason="سؤال", by=house.seat("reception"), at=house.now)
    intake.change_data(running, {"need": "سداد الإيجار"}, by=house.seat("reception"), at=house.now)
    assert kinds(house, running) == given
    issued = house.now.date().replace(month=10, day=20)
    papers.match(running, "national_address", original_seen=True, issued_on=issued, by=house.seat("reception"),
                 at=house.now)  # fmt: skip
    later = kinds(house, house.make.case())
    assert "rent_receipt" in later and not {"electricity_bill", "national_address"} & later


def test_O1_a_paper_nobody_waives_is_not_waived(house: House, admin: Visitor) -> None:
    number = None
    for said, seat in (("nobody", "research_head"), ("head", "reception"), ("head", "research_head")):
        path = "/admin/catalogues/document_kinds/electricity_bill"
        assert admin.act(path, set_waived_by=said).status_code == 303
        house.later(1)
        number = house.make.case()
        allowed = (said, seat) == ("head", "research_head")
        if allowed:
            papers.waive(number, "electricity_bill", reason="لا فاتورة", by=house.seat(seat), at=house.now)
        else:
            with pytest.raises(Refused):
                papers.waive(number, "electricity_bill", reason="لا فاتورة", by=house.seat(seat), at=house.now)
    assert cases.paper_of(house.make.row(str(number)).id, "electricity_bill").waived == "لا فاتورة"


@on_one
def test_O1_a_kind_of_support_kept_to_a_category_is_refused_to_another(house: House, admin: Visitor) -> None:
    path = "/admin/catalogues/support_types/one_off_aid"
    assert admin.act(path, set_categories=["orphan"], set_ratify_above="100").status_code == 303
    with pytest.raises(Refused, match="category_of_this_support"):
        house.make.case()
    assert house.make.case(category="orphan")


@on_one
def test_H5_a_kind_of_support_may_be_ratified_above_a_limit_of_its_own(house: House, admin: Visitor) -> None:
    assert admin.act("/admin/catalogues/support_types/one_off_aid", set_ratify_above="100").status_code == 303
    number = house.make.case("decided", amount=20_000)
    decision = sessions.decision_of(house.make.row(number).id)
    assert decision is not None and decision.needs_ratifying


@on_one
def test_P4_the_list_of_a_catalogue_says_how_often_a_line_is_used(house: House, admin: Visitor) -> None:
    house.make.case()
    page = admin.get("/admin/catalogues/support_types?lang=en").text
    assert "Used: 1" in page and "Used: 0" in page
    shelves = admin.get("/admin/catalogues").text
    assert shelves.index("support_types") < shelves.index("refusal_reasons") < shelves.index("official_holidays")


@on_one
def test_P3_only_the_administration_keeps_catalogues_programmes_and_versions(house: House) -> None:
    by = {"by": house.seat("manager"), "at": house.now}
    for act in (
        lambda: acts.add_line("kinship", "godfather", arabic="عرّاب", **by),
        lambda: acts.change_line("kinship", "son", arabic="ولد", **by),
        lambda: acts.move_line("kinship", "son", **by),
        lambda: acts.retire_entry("kinship", "son", **by),
        lambda: programmes.open_programme("x1", {"name": "x", "support_type": "food_basket"}, **by),
        lambda: charter_acts.draft_from("1", "2", **by),
        lambda: charter_acts.import_text(DOCUMENT, **by),
        lambda: charter_acts.approve("1", **by),
    ):
        with pytest.raises(Refused):
            act()


def test_O1_a_programme_has_its_days_and_budget_and_is_retired_not_deleted(house: House, admin: Visitor) -> None:
    fields = {"code": "winter_1448", "name": "كسوة الشتاء", "support_type": "winter_aid", "budget": "50000"}
    assert admin.act("/admin/programme", **fields, from_on="2026-12-01", until_on="2026-11-01").status_code == 422
    assert admin.act("/admin/programme", **fields, from_on="2026-12-01", until_on="2027-02-01").status_code == 303
    assert admin.act("/admin/programme", **fields).status_code == 422
    assert admin.act("/admin/programmes/winter_1448", name="دفء الشتاء").status_code == 303
    assert admin.act("/admin/programmes/winter_1448/retirement").status_code == 303
    db.session.rollback()
    one = db.session.query(Programme).one()
    assert (one.name, one.budget, one.retired_on) == ("دفء الشتاء", 5_000_000, house.now.date())
    assert "دفء الشتاء" in admin.get("/admin/programmes").text
    assert {"programme_opened", "programme_changed", "programme_retired"} <= set(lines(house))


# ---------------------------------------------------------------------------------------------- versions of the policy


def draft(admin: Visitor, version: str = "2") -> None:
    assert admin.act("/admin/charters/1/copy", name=version).status_code == 303


APPROVAL = {"board_meeting": "5", "board_term": "1", "approved_on": "2026-10-01", "in_force_from": "2026-12-06"}


def test_B1_a_draft_is_approved_with_its_meeting_term_and_date_and_running_requests_stay(
    house: House, admin: Visitor
) -> None:  # fmt: skip
    number = house.make.case("raised")
    promised = house.make.row(number).promised_on
    draft(admin)
    assert admin.act("/admin/charters/2/terms", reply_days="21").status_code == 303
    page = admin.get("/admin/charters/2?lang=en").text
    assert "1 term differs from version 1" in page
    assert admin.act("/admin/charters/2/approval", **{**APPROVAL, "board_meeting": ""}).status_code == 422
    assert admin.act("/admin/charters/2/approval", **APPROVAL).status_code == 303
    db.session.rollback()
    assert charters.in_force(date(2026, 12, 5)).version == "1"
    assert charters.in_force(date(2026, 12, 6)).terms["reply_days"] == 21
    case = house.make.row(number)
    assert (case.promised_on, charters.charter_of(case.charter_id).terms["reply_days"]) == (promised, 14)
    assert {"charter_drafted", "charter_terms_changed", "charter_approved"} <= set(lines(house))


def test_P4_an_approved_version_is_never_edited_approved_again_or_discarded(house: House, admin: Visitor) -> None:
    for path, said in (("terms", {"reply_days": "30"}), ("approval", APPROVAL), ("discarding", {})):
        assert admin.act(f"/admin/charters/1/{path}", **said).status_code == 422, path
    db.session.rollback()
    first = charters.versioned("1")
    assert first is not None and (first.state, first.terms["reply_days"]) == ("approved", 14)


@on_one
@pytest.mark.parametrize(
    ("said", "words"),
    [({"reply_days": "13"}, "14"), ({"agenda_within_days": "20"}, "الإدراج"), ({"completion_days": "abc"}, "180"),
     ({"weekend": list(DAY_NAMES)}, "أيام")],
)  # fmt: skip
def test_P4_a_term_out_of_its_bounds_is_refused_in_words(admin: Visitor, said: dict[str, object], words: str) -> None:
    draft(admin)
    reply = admin.act("/admin/charters/2/terms", **said)
    assert reply.status_code == 422 and words in reply.text
    db.session.rollback()
    assert charters.versioned("2").terms == charters.versioned("1").terms  # type: ignore[union-attr]


def test_B1_a_draft_that_leaves_an_act_without_its_gate_is_refused_and_says_which(
    house: House, admin: Visitor
) -> None:  # fmt: skip
    draft(admin, "3")
    with transaction() as session:
        record = session.query(CharterRecord).filter_by(version="3").one()
        record.clauses = [clause for clause in record.clauses if clause["id"] != "H-3"]
    page = admin.get("/admin/charters/3").text
    assert "H-3" in page and "إحالة إلى البحث الاجتماعي" in page
    assert Page.read(page) and "/admin/charters/3/approval" not in page
    reply = admin.act("/admin/charters/3/approval", **APPROVAL)
    assert reply.status_code == 422 and "H-3" in reply.text
    db.session.rollback()
    assert charters.versioned("3").state == "draft"  # type: ignore[union-attr]


@on_one
def test_B1_a_version_is_not_approved_ahead_of_its_board_nor_for_a_day_that_is_past(admin: Visitor) -> None:
    draft(admin)
    ahead = {**APPROVAL, "approved_on": "2026-12-01"}
    past = {**APPROVAL, "approved_on": "2026-01-01", "in_force_from": "2026-01-02"}
    for said in (ahead, past):
        assert admin.act("/admin/charters/2/approval", **said).status_code == 422


def test_P4_a_draft_is_discarded_and_its_number_is_free_again(house: House, admin: Visitor) -> None:
    draft(admin)
    assert admin.act("/admin/charters/1/copy", name="2").status_code == 422
    assert admin.act("/admin/charters/2/discarding").status_code == 303
    db.session.rollback()
    assert charters.versioned("2") is None
    draft(admin)
    assert "charter_discarded" in lines(house)


@on_one
def test_P4_a_document_shows_what_is_recognised_before_it_is_kept(house: House, admin: Visitor) -> None:
    form = Page.read(admin.get("/admin/charter-document").text).form("/admin/charter-document")
    sent = {**form.values, "text": "", "file": (BytesIO(DOCUMENT.encode()), "policy.md")}
    shown = admin.post("/admin/charter-document", data=sent, content_type="multipart/form-data")
    assert shown.status_code == 200 and "يُستقبل المستفيد بلباقة" in shown.text and "H-3" in shown.text
    db.session.rollback()
    assert charters.versioned("7") is None
    kept = Page.read(shown.text).form("/admin/charter-document/draft")
    assert admin.post("/admin/charter-document/draft", data=kept.values).status_code == 303
    db.session.rollback()
    record = charters.versioned("7")
    assert record is not None and (record.state, len(record.clauses), record.board_meeting) == ("draft", 2, "9")
    bad = {**form.values, "text": DOCUMENT.replace("H-1", "Z-9")}
    page = admin.post("/admin/charter-document", data=bad).text
    assert "Z-9" in page and "السطر 8" in page
    assert "charter_imported" in lines(house)


@on_one
def test_an_unknown_line_programme_or_version_is_not_found(admin: Visitor) -> None:
    for path in ("catalogues/none/new-line", "catalogues/kinship/none/place", "programmes/none", "charters/none",
                 "charters/none/terms", "charters/none/copy", "charters/none/discarding"):  # fmt: skip
        assert admin.get(f"/admin/{path}").status_code == 404, path


@on_one
def test_every_form_of_a_line_opens_with_its_settings(admin: Visitor) -> None:
    for name in catalogues.SHIPPED:
        code = catalogues.entries(name)[0].code
        for path in (f"{name}/{code}", f"{name}/new-line"):
            assert admin.get(f"/admin/catalogues/{path}?lang=en").status_code == 200, path
    for path in ("programmes", "charters/1", "charters/1/terms", "charter-document"):
        assert admin.get(f"/admin/{path}?lang=en").status_code == admin.get(f"/admin/{path}").status_code == 200
