"""The counter: papers, the declaration, the promise, the receipt, the file (H-2 … H-6, O-5, O-6.2)."""

import json
from datetime import timedelta
from urllib.parse import unquote_plus

import pymupdf
import pytest

from sadeed.acts import people as people_acts
from sadeed.records import access, cases, people, services
from sadeed.records.base import db
from sadeed.records.people import Person
from tests.cast import House
from tests.pages import Page

PATHS = (
    "papers", "papers/national_id/matching", "papers/national_id/fault", "papers/national_id/waiver", "data",
    "referral", "declaration", "declaration/signed", "raising", "receipt", "registration", "closing", "withdrawal",
    "suspension", "resumption", "appeal", "survey-invitation",
)  # fmt: skip
STROKES = json.dumps([{"points": [{"x": 10, "y": 20, "time": 1, "pressure": 0.5}, {"x": 60, "y": 44, "time": 2}]}])


def row(house: House, number: str) -> cases.Case:
    return house.make.row(number)


def paper(house: House, number: str, kind: str) -> cases.Paper:
    return cases.paper_of(row(house, number).id, kind)


def person_of(house: House, number: str) -> str:
    return str(db.session.get(Person, row(house, number).person_id).number)


def sign(house: House, number: str, **more: str):  # type: ignore[no-untyped-def]
    return house.client("reception").act(f"/cases/{number}/declaration", method="screen", strokes=STROKES, **more)


def posted(house: House, number: str, path: str, **fields: str):  # type: ignore[no-untyped-def]
    """Sent although the page shows no form: whoever writes their own form meets the same gate."""
    reception = house.client("reception")
    token = Page.read(reception.get(f"/cases/{number}").text).hidden()
    return reception.post(f"/cases/{number}/{path}", data={**token, "key": "a key of our own", **fields})


def test_H2_the_queue_of_the_counter_leads_to_its_cases_and_to_the_registry(house: House) -> None:
    number = house.make.case()
    page = house.client("reception").get("/reception/").text
    assert f'data-case="{number}"' in page
    assert "/people/" in Page.read(page).links
    assert f'data-case="{number}"' not in house.client("delegate").get("/reception/").text
    assert house.client("quality").get("/reception/").status_code == 404


def test_H2_a_paper_is_matched_with_its_dates_in_either_calendar(house: House) -> None:
    number = house.make.case()
    reply = house.client("reception").act(
        f"/cases/{number}/papers/national_id/matching",
        original_seen="y",
        issued_on="١٠/٢/١٤٤٨",
        expires_on="2030-01-01",
    )
    assert reply.status_code == 303
    one = paper(house, number, "national_id")
    assert one.matched_on == house.now.date()
    assert one.issued_on is not None
    assert one.expires_on is not None
    assert one.expires_on.isoformat() == "2030-01-01"


def test_H2_no_paper_is_matched_unseen_and_the_form_comes_back_as_filled(house: House) -> None:
    number = house.make.case()
    path = f"/cases/{number}/papers/national_id/matching"
    reply = house.client("reception").act(path, issued_on="10/2/1448")
    assert reply.status_code == 422
    assert 'data-clause="H-2"' in reply.text
    assert Page.read(reply.text).form(path).values["issued_on"] == "10/2/1448"
    assert paper(house, number, "national_id").matched_on is None


def test_H2_a_day_that_does_not_exist_is_named_at_its_field(house: House) -> None:
    number = house.make.case()
    reply = house.client("reception").act(
        f"/cases/{number}/papers/national_id/matching", original_seen="y", issued_on="31/4/2026"
    )
    assert reply.status_code == 422
    assert 'id="issued_on-wrong"' in reply.text


def test_H2_a_paper_that_expired_before_it_was_handed_in_is_not_matched(house: House) -> None:
    number = house.make.case()
    path = f"/cases/{number}/papers/national_id/matching"
    reply = house.client("reception").act(path, original_seen="y", expires_on="2026-10-01")
    assert reply.status_code == 422
    assert 'data-clause="H-2"' in reply.text
    doors = Page.read(house.client("reception").get(path).text).links
    assert f"/cases/{number}/papers/national_id/fault" in doors
    assert f"/cases/{number}/papers/national_id/waiver" in doors


def test_O1_a_paper_is_faulted_waived_or_added_beyond_the_checklist(house: House) -> None:
    number = house.make.case()
    reception = house.client("reception")
    assert reception.act(f"/cases/{number}/papers/national_id/fault", what="الصورة غير واضحة").status_code == 303
    assert paper(house, number, "national_id").fault == "الصورة غير واضحة"
    assert reception.act(f"/cases/{number}/papers/national_id/waiver", why="").status_code == 422
    assert reception.act(f"/cases/{number}/papers/national_id/waiver", why="تعذّر إصدارها").status_code == 303
    assert paper(house, number, "national_id").waived == "تعذّر إصدارها"
    assert reception.act(f"/cases/{number}/papers", kind="no_such").status_code == 422
    assert reception.act(f"/cases/{number}/papers", kind="lease").status_code == 303
    assert paper(house, number, "lease").received_on == house.now.date()


def test_H2_a_paper_this_request_does_not_have_is_not_found(house: House) -> None:
    number = house.make.case()
    assert house.client("reception").get(f"/cases/{number}/papers/no_such/matching").status_code == 404


def test_S3_the_second_change_of_a_request_shows_both_values(house: House) -> None:
    number = house.make.case()
    path = f"/cases/{number}/data"
    first, second = house.client("reception"), house.client("research")
    theirs = Page.read(second.get(path).text).form(path)
    assert first.act(path, need="إيجار ستة أشهر").status_code == 303
    reply = second.post(path, data={**theirs.values, "need": "إيجار سنة"})
    assert reply.status_code == 409
    assert "إيجار ستة أشهر" in reply.text
    assert "إيجار سنة" in reply.text
    assert row(house, number).need == "إيجار ستة أشهر"
    again = Page.read(reply.text).form(path)
    assert second.post(path, data=again.values).status_code == 303
    assert row(house, number).need == "إيجار سنة"


def test_H3_a_question_goes_to_research_with_where_the_person_waits(house: House) -> None:
    number = house.make.case()
    reception = house.client("reception")
    assert reception.act(f"/cases/{number}/referral", question="").status_code == 422
    assert (
        reception.act(f"/cases/{number}/referral", question="هل يُقبل عقد غير موثّق؟", waits="phone").status_code == 303
    )
    (asked,) = cases.referrals_of(row(house, number).id)
    assert (asked.question, asked.waits) == ("هل يُقبل عقد غير موثّق؟", "phone")


def test_H4_the_declaration_shows_the_exact_words_and_data_and_seals_them(house: House) -> None:
    number = house.make.case("matched")
    page = house.client("reception").get(f"/cases/{number}/declaration").text
    assert "أُقرّ أنا نوال خالد سعد المطلق" in page
    assert "سداد ما تراكم من إيجار" in page
    assert "1 رجب 1405" in page
    assert sign(house, number).status_code == 303
    signed = cases.signed_declaration(row(house, number).id)
    assert (signed.method, signed.strokes, signed.signer) == ("screen", STROKES, "نوال خالد سعد المطلق")
    shown = house.client("member1").get(f"/cases/{number}/declaration/signed").text
    assert signed.seal in shown
    assert '<path d="M10 20 L60 44' in shown


def test_H4_an_empty_place_to_sign_is_no_signature(house: House) -> None:
    number = house.make.case("matched")
    for strokes in ("", "[]", "{}", "nonsense", '[{"points": []}]'):
        reply = house.client("reception").act(f"/cases/{number}/declaration", method="screen", strokes=strokes)
        assert reply.status_code == 422
        assert 'id="method-wrong"' in reply.text or 'href="#method"' in reply.text
    assert cases.declaration_of(row(house, number).id) is None


def test_H4_nothing_is_signed_before_the_papers_are_matched(house: House) -> None:
    number = house.make.case()
    reply = posted(house, number, "declaration", method="sheet", signer="نوال خالد سعد المطلق", capacity="self")
    assert reply.status_code == 422
    assert 'data-clause="H-2 H-4"' in reply.text
    assert cases.declaration_of(row(house, number).id) is None


def test_H4_a_thumb_print_needs_a_witness_who_is_not_the_clerk(house: House) -> None:
    number = house.make.case("matched")
    reception, path = house.client("reception"), f"/cases/{number}/declaration"
    assert reception.act(path, method="thumb").status_code == 422
    assert reception.act(path, method="thumb", witness="هند محمد الفارس").status_code == 422
    assert reception.act(path, method="thumb", witness="سلمى عبد الله").status_code == 303
    signed = cases.signed_declaration(row(house, number).id)
    assert (signed.witness, signed.was_read_aloud) == ("سلمى عبد الله", True)


def test_H4_an_agent_signs_the_words_that_name_the_deed(house: House) -> None:
    number = house.make.case("matched")
    reception, path = house.client("reception"), f"/cases/{number}/declaration"
    chosen = {"capacity": "agent", "signer": "سعد خالد المطلق", "deed": "وكالة 44123 في 1/5/1448"}
    token = Page.read(reception.get(path).text).hidden()["csrf_token"]
    asked = reception.post(f"{path}/signer", data={**chosen, "csrf_token": token})
    assert not any(said in unquote_plus(asked.location) for said in chosen.values())  # no name stands in an address
    page = reception.get(asked.location).text
    assert "بصفتي وكيلًا عن نوال خالد سعد المطلق" in page
    form = Page.read(page).form(path)
    assert reception.post(path, data={**form.values, "method": "sheet"}).status_code == 303
    signed = cases.signed_declaration(row(house, number).id)
    assert (signed.capacity, signed.signer, signed.deed) == tuple(chosen.values())
    assert "وكالة 44123" in signed.text


def test_H4_data_that_changed_while_the_page_was_open_are_not_signed_unseen(house: House) -> None:
    number = house.make.case("matched")
    reception, path = house.client("reception"), f"/cases/{number}/declaration"
    form = Page.read(reception.get(path).text).form(path)
    by = house.seat("reception")
    people_acts.amend(person_of(house, number), {"district": "العليا"}, by=by, at=house.now)
    reply = reception.post(path, data={**form.values, "method": "sheet"})
    assert reply.status_code == 409
    assert "data-conflict" in reply.text
    assert "العليا" in reply.text
    assert cases.declaration_of(row(house, number).id) is None
    again = Page.read(reply.text).form(path)
    assert reception.post(path, data={**again.values, "method": "sheet"}).status_code == 303


def test_H4_data_changed_after_signing_show_and_ask_for_a_new_signature(house: House) -> None:
    number = house.make.case("declared")
    by = house.seat("reception")
    people_acts.amend(person_of(house, number), {"mobile": "0559999999"}, by=by, at=house.now)
    reception = house.client("reception")
    page = reception.get(f"/cases/{number}/declaration/signed").text
    assert "تغيّر بعد التوقيع" in page
    assert "+966559999999" in page
    reply = posted(house, number, "raising")
    assert reply.status_code == 422
    assert 'data-clause="H-4 H-5"' in reply.text
    assert 'class="changed"' in reception.get(f"/cases/{number}/declaration").text
    assert sign(house, number).status_code == 303
    assert "تغيّر بعد التوقيع" not in reception.get(f"/cases/{number}/declaration/signed").text


def test_S6_the_declared_health_and_account_are_not_shown_to_every_reader(house: House) -> None:
    person = house.make.person(iban="SA0380000000608010167519", health="sound")
    number = house.make.case("declared", person=person)
    assert "SA0380000000608010167519" in house.client("reception").get(f"/cases/{number}/declaration/signed").text
    for path in (f"/cases/{number}/declaration/signed", f"/cases/{number}/declaration"):
        assert "SA0380000000608010167519" not in house.client("member1").get(path).text


def test_H4_without_a_declaration_there_is_none_to_show(house: House) -> None:
    assert house.client("reception").get(f"/cases/{house.make.case()}/declaration/signed").status_code == 404


def test_H5_raising_says_the_date_first_and_leads_to_the_receipt(house: House) -> None:
    number = house.make.case("declared")
    reception = house.client("reception")
    assert "الاثنين 6 جمادى الآخرة 1448هـ · 16 نوفمبر 2026م" in reception.get(f"/cases/{number}/raising").text
    reply = reception.act(f"/cases/{number}/raising")
    assert (reply.status_code, reply.location) == (303, f"/cases/{number}/receipt")
    promised = row(house, number).promised_on
    assert promised is not None
    assert promised >= house.now.date() + timedelta(days=14)


def test_H5_the_receipt_is_a_letter_with_codes_of_its_own_and_prints_once_a_key(house: House) -> None:
    number = house.make.case("raised")
    reception, path = house.client("reception"), f"/cases/{number}/receipt"
    form = Page.read(reception.get(path).text).form(path)
    reply = reception.post(path, data=form.values)
    assert (reply.status_code, reply.mimetype) == (200, "application/pdf")
    assert "inline" in reply.headers["Content-Disposition"]
    text = " ".join(page.get_text() for page in pymupdf.open(stream=reply.data))
    assert number in text
    assert db.session.query(cases.Tracking).count() == 1
    assert reception.post(path, data=form.values).status_code == 303
    assert db.session.query(cases.Tracking).count() == 1
    house.app.extensions["behind"].flush()
    db.session.rollback()
    assert db.session.query(access.AccessLine).filter_by(act="print", subject=number).count() == 1


def test_H5_before_raising_the_receipt_says_what_is_missing(house: House) -> None:
    number = house.make.case()
    reception, path = house.client("reception"), f"/cases/{number}/receipt"
    page = reception.get(path)
    assert "الهوية الوطنية" in page.text
    reply = reception.post(path, data=Page.read(page.text).form(path).values)
    assert reply.mimetype == "application/pdf"


def test_H5_only_the_counter_prints_receipts(house: House) -> None:
    number = house.make.case("raised")
    assert house.client("member1").get(f"/cases/{number}/receipt").status_code == 404
    assert house.client("delegate").get(f"/cases/{number}/receipt").status_code == 404


def test_H6_registration_opens_the_file_with_a_checked_account(house: House) -> None:
    number = house.make.case("decided")
    reception, path = house.client("reception"), f"/cases/{number}/registration"
    reply = reception.act(path, category="widow", iban="SA0380000000608010167518")
    assert reply.status_code == 422
    assert 'id="iban-wrong"' in reply.text
    assert reception.act(path, category="widow", iban="SA03 8000 0000 6080 1016 7519").status_code == 303
    assert services.registration_of(row(house, number).id) is not None
    assert people.numbered(person_of(house, number), branches=None).iban == "SA0380000000608010167519"  # type: ignore[union-attr]


def test_H5_suspension_stops_the_promise_and_resumption_moves_it(house: House) -> None:
    number = house.make.case("raised")
    reception, promised = house.client("reception"), row(house, number).promised_on
    assert reception.act(f"/cases/{number}/suspension", awaited="").status_code == 422
    assert reception.act(f"/cases/{number}/suspension", awaited="كشف حساب").status_code == 303
    house.later(7)
    assert reception.act(f"/cases/{number}/resumption").status_code == 303
    assert promised is not None
    assert (row(house, number).promised_on or promised) >= promised + timedelta(days=7)


def test_H4_the_applicant_withdraws_and_the_request_is_closed(house: House) -> None:
    number = house.make.case("matched")
    assert house.client("reception").act(f"/cases/{number}/withdrawal").status_code == 303
    assert (row(house, number).stage, row(house, number).outcome) == ("closed", "withdrawn")


def test_O62_an_appeal_is_lodged_in_the_applicants_own_words(house: House) -> None:
    number = house.make.case("decided", result="refuse")
    reception, path = house.client("reception"), f"/cases/{number}/appeal"
    assert reception.act(path, said="").status_code == 422
    assert reception.act(path, said="تغيّر الدخل بعد التقاعد", channel="phone").status_code == 303
    assert row(house, number).standing == "under_appeal"


def test_H7_a_served_request_is_closed(house: House) -> None:
    number = house.make.case("served")
    assert house.client("reception").act(f"/cases/{number}/closing").status_code == 303
    assert row(house, number).stage == "closed"


def test_O5_an_invitation_is_sent_once(house: House) -> None:
    number = house.make.case("served")
    reception, path = house.client("reception"), f"/cases/{number}/survey-invitation"
    assert reception.act(path).status_code == 303
    assert reception.act(path).status_code == 422


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("association", ["sqlite"], indirect=True)
def test_S6_another_branchs_request_is_not_there_and_its_own_is_in_two_languages(house: House, path: str) -> None:
    number = house.make.case("declared")
    assert house.client("delegate").get(f"/cases/{number}/{path}").status_code == 404
    assert house.client("delegate").post(f"/cases/{number}/{path}", data={}).status_code in (400, 404, 405)
    for language in ("ar", "en"):
        assert house.client("reception").get(f"/cases/{number}/{path}?lang={language}").status_code == 200
