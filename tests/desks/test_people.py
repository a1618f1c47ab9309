"""The registry: found before it is opened, opened once, kept by two who notice each other (P-1, H-1, H-2)."""

from sadeed.records import access, people
from sadeed.records.base import db
from tests.cast import IDENTITIES, House
from tests.pages import Page

NAWAL = {"name_own": "نوال", "name_father": "خالد", "name_grandfather": "سعد", "name_family": "المطلق"}


def looks() -> list[tuple[str, str, str | None]]:
    db.session.rollback()
    return [(line.act, line.subject, line.body) for line in db.session.query(access.AccessLine).order_by("id")]


def held(number: str) -> people.Person:
    db.session.rollback()
    found = people.numbered(number, branches=None)
    assert found is not None
    return found


def opened(house: House, **more: str) -> str:
    reply = house.client("reception").act("/people/new", branch="1", **{**NAWAL, "national_id": IDENTITIES[90], **more})
    assert reply.status_code == 303, reply.text
    return reply.location.rpartition("/")[2]


def test_P1_a_file_is_opened_with_the_birth_date_in_the_calendar_of_its_paper(house: House) -> None:
    number = opened(house, birth="١٢/٠٧/١٣٩٩", mobile="٠٥٥ ١٢٣ ٤٥٦٧", marital="widowed", sex="female")
    one = held(number)
    assert (one.birth_calendar, one.birth_year, one.birth_month, one.birth_day) == ("hijri", 1399, 7, 12)
    assert (one.name, one.mobile, one.nationality) == ("نوال خالد سعد المطلق", "+966551234567", "SA")
    page = house.client("reception").get(f"/people/{number}").text
    assert "12 رجب 1399" in page
    assert "أرملة" in page


def test_P1_a_year_alone_stays_a_year_and_comes_back_so(house: House) -> None:
    number = opened(house, birth="1399")
    assert (held(number).birth_year, held(number).birth_month) == (1399, None)
    reception = house.client("reception")
    assert (
        Page.read(reception.get(f"/people/{number}/edit").text).form(f"/people/{number}/edit").values["birth"] == "1399"
    )


def test_P1_the_privacy_notice_stands_before_the_first_field(house: House) -> None:
    page = house.client("reception").get("/people/new").text
    assert page.index("data-privacy") < page.index('name="name_own"')


def test_P1_what_cannot_be_is_named_at_its_field_and_the_form_comes_back_filled(house: House) -> None:
    wrong = {**NAWAL, "national_id": "1000000001", "birth": "30/02/1979", "mobile": "123", "iban": "SA00"}
    reply = house.client("reception").act("/people/new", branch="1", **wrong)
    assert reply.status_code == 422
    form = Page.read(reply.text).form("/people/new")
    assert {name: form.values[name] for name in wrong} == wrong
    for name in ("national_id", "birth", "mobile", "iban"):
        assert f'id="{name}-wrong"' in reply.text
    assert db.session.query(people.Person).count() == 0


def test_P1_without_an_identity_or_its_reason_no_file_is_opened(house: House) -> None:
    reply = house.client("reception").act("/people/new", branch="1", **NAWAL)
    assert reply.status_code == 422
    assert 'data-clause="H-2"' in reply.text
    assert house.client("reception").act(
        "/people/new", branch="1", **NAWAL, no_id_reason="لم تُستخرج الهوية بعد"
    ).status_code == 303  # fmt: skip


def test_P1_an_identity_already_on_record_is_refused_with_the_door_to_that_person(house: House) -> None:
    number = opened(house)
    reply = house.client("reception").act("/people/new", branch="1", **NAWAL, national_id=IDENTITIES[90])
    assert reply.status_code == 422
    assert f"/people/{number}" in Page.read(reply.text).links
    assert 'data-clause="P-1"' in reply.text


def test_P1_another_branchs_person_is_only_known_elsewhere(house: House) -> None:
    number = opened(house)
    delegate = house.client("delegate")
    reply = delegate.act("/people/new", **NAWAL, national_id=IDENTITIES[90])
    assert reply.status_code == 422
    assert number not in reply.text
    assert "فرع آخر" in reply.text
    assert delegate.get(f"/people/{number}").status_code == 404
    assert delegate.get(f"/people/{number}/edit").status_code == 404
    assert delegate.get("/people/SP-9").status_code == 404
    search = delegate.find(IDENTITIES[90]).text
    assert "المطلق" not in search
    assert "فرع آخر" in search


def test_P1_a_fragment_in_any_spelling_finds_the_person(house: House) -> None:
    number = opened(house, mobile="0551234567")
    reception = house.client("reception")
    for typed in ("نوال المطلق", "مطلق", "نَوال بنت خالد", IDENTITIES[90], "٠٥٥١٢٣٤٥٦٧", number, number.lower()):
        assert f'data-person="{number}"' in reception.find(typed).text, typed
    assert "data-person" not in reception.find("قحطاني").text


def test_P1_a_request_number_finds_who_made_it(house: House) -> None:
    person = house.make.person()
    case = house.make.case(person=person)
    assert f'data-person="{person}"' in house.client("reception").find(case).text


def test_P1_a_search_is_a_look_that_does_not_keep_the_words(house: House) -> None:
    house.client("reception").find("المطلق")
    house.app.extensions["behind"].flush()
    (line,) = [line for line in looks() if line[0] == "search"]
    assert line[1] == "people"
    assert "المطلق" not in (line[2] or "")


def test_S3_the_second_of_two_editors_sees_both_values_and_overwrites_only_knowingly(house: House) -> None:
    number = house.make.person(city="riyadh")
    first, second = house.client("reception"), house.client("research")
    path = f"/people/{number}/edit"
    theirs = Page.read(second.get(path).text).form(path)
    assert first.act(path, district="العليا").status_code == 303
    reply = second.post(path, data={**theirs.values, "district": "الملز"})
    assert reply.status_code == 409
    assert "العليا" in reply.text
    assert "الملز" in reply.text
    assert held(number).district == "العليا"
    again = Page.read(reply.text).form(path)
    assert second.post(path, data=again.values).status_code == 303
    assert held(number).district == "الملز"


def test_S2_the_same_form_twice_opens_one_file(house: House) -> None:
    reception = house.client("reception")
    form = Page.read(reception.get("/people/new").text).form("/people/new")
    sent = {**form.values, **NAWAL, "branch": "1", "national_id": IDENTITIES[91]}
    first, second = (reception.post("/people/new", data=sent) for _time in range(2))
    assert first.location == second.location
    assert db.session.query(people.Person).count() == 1


def test_H2_the_household_is_written_row_by_row_and_a_row_can_go(house: House) -> None:
    number = house.make.person()
    reception, path = house.client("reception"), f"/people/{number}/household"
    assert reception.act(
        path, **{"rows-0-name": "سعد", "rows-0-kinship": "son", "rows-0-birth": "1/1/2015", "rows-1-name": "ليلى",
                 "rows-1-kinship": "daughter"},
    ).status_code == 303  # fmt: skip
    members = people.household_of(held(number).id)
    assert [(one.name, one.kinship, one.birth_year) for one in members] == [
        ("سعد", "son", 2015),
        ("ليلى", "daughter", None),
    ]
    assert reception.act(path, **{"rows-0-goes": "y"}).status_code == 303
    assert [one.name for one in people.household_of(held(number).id)] == ["ليلى"]


def test_H2_more_rows_come_without_a_script_and_keep_what_is_written(house: House) -> None:
    number = house.make.person()
    reception, path = house.client("reception"), f"/people/{number}/household"
    before = Page.read(reception.get(path).text).form(path)
    reply = reception.act(path, **{"rows-0-name": "سعد", "more": "1"})
    after = Page.read(reply.text).form(path)
    assert reply.status_code == 200
    assert len([name for name in after.names if name.endswith("-name")]) > len(
        [name for name in before.names if name.endswith("-name")]
    )
    assert after.values["rows-0-name"] == "سعد"
    assert not people.household_of(held(number).id)


def test_H2_a_half_written_member_is_named_and_nothing_is_saved(house: House) -> None:
    number = house.make.person()
    reply = house.client("reception").act(f"/people/{number}/household", **{"rows-1-name": "سعد"})
    assert reply.status_code == 422
    assert 'id="rows-1-kinship-wrong"' in reply.text
    assert not people.household_of(held(number).id)


def test_H2_money_not_stated_is_never_zero(house: House) -> None:
    number = house.make.person()
    path = f"/people/{number}/money"
    reply = house.client("reception").act(
        path, **{"rows-0-what": "income:social_security", "rows-0-amount": "٢٣٥٠", "rows-0-period": "month",
                 "rows-1-what": "burden:rent", "rows-1-amount": "", "rows-1-period": "year"},
    )  # fmt: skip
    assert reply.status_code == 303, reply.text
    lines = people.money_of(held(number).id)
    assert [(one.side, one.code, one.amount, one.period) for one in lines] == [
        ("income", "social_security", 235000, "month"), ("burden", "rent", None, "year"),
    ]  # fmt: skip


def test_S3_two_editors_of_one_household_notice_each_other(house: House) -> None:
    number = house.make.person()
    path = f"/people/{number}/household"
    first, second = house.client("reception"), house.client("research")
    theirs = Page.read(second.get(path).text).form(path)
    first.act(path, **{"rows-0-name": "سعد", "rows-0-kinship": "son"})
    reply = second.post(path, data={**theirs.values, "rows-0-name": "فهد", "rows-0-kinship": "brother"})
    assert reply.status_code == 409
    assert [one.name for one in people.household_of(held(number).id)] == ["سعد"]


def test_H1_a_request_is_received_and_leads_to_its_page(house: House) -> None:
    number = house.make.person()
    reply = house.client("reception").act(
        f"/people/{number}/requests/new", support_type="one_off_aid", category="widow", need="إيجار متأخر",
        amount_asked="12,000",
    )  # fmt: skip
    assert reply.status_code == 303
    case = house.make.row(reply.location.rpartition("/")[2])
    assert (case.support_type, case.channel, case.amount_asked, case.stage) == (
        "one_off_aid",
        "interview",
        1200000,
        "received",
    )
    assert reply.location in Page.read(house.client("reception").get(f"/people/{number}").text).links


def test_C8_a_delegates_paper_is_received_as_of_its_day_and_within_the_limit(house: House) -> None:
    number = house.make.person(branch="east")
    delegate, path = house.client("delegate"), f"/people/{number}/requests/new"
    asked = {"support_type": "one_off_aid", "need": "إيجار متأخر"}
    reply = delegate.act(path, **asked, paper_day="1/1/1448")
    assert reply.status_code == 422
    assert 'data-clause="H-1 T-4"' in reply.text
    reply = delegate.act(path, **asked, paper_day="1/11/2026")
    case = house.make.row(reply.location.rpartition("/")[2])
    assert (case.received_on.isoformat(), case.channel) == ("2026-11-01", "delegate")


PEOPLE = ("reception", "research", "research_head", "services", "finance", "manager")


def test_S6_health_and_account_are_shown_to_those_who_need_them_alone(house: House) -> None:
    number = house.make.person(health="disability_motor", iban="SA0380000000608010167519")
    pages = {name: house.client(name).get(f"/people/{number}").text for name in PEOPLE}
    account = [name for name, page in pages.items() if "SA0380000000608010167519" in page]
    illness = [name for name, page in pages.items() if "إعاقة حركية" in page]
    assert account == ["reception", "finance", "manager"]
    assert illness == ["reception", "research", "research_head"]
    assert house.client("chair").get(f"/people/{number}").status_code == 404


def test_P1_a_seat_that_does_not_keep_files_sees_the_door_shut_and_is_refused(house: House) -> None:
    number = house.make.person()
    services = house.client("services")
    assert 'aria-disabled="true"' in services.get(f"/people/{number}").text
    for path in (
        "/people/new",
        f"/people/{number}/edit",
        f"/people/{number}/household",
        f"/people/{number}/requests/new",
    ):
        assert services.get(path).status_code == 422, path


def test_P1_an_organisation_has_its_own_form_and_no_household(house: House) -> None:
    reception = house.client("reception")
    reply = reception.act(
        "/people/new?kind=organisation", branch="1", name="مؤسسة النخلة", register_kind="commercial_register",
        register_number="1010123456",
    )  # fmt: skip
    assert reply.status_code == 303, reply.text
    number = reply.location.rpartition("/")[2]
    assert held(number).kind == "organisation"
    assert f"/people/{number}/household" not in reception.get(reply.location).text


def test_O2_every_page_of_the_registry_speaks_english_too(house: House) -> None:
    number = house.make.person()
    reception = house.client("reception")
    for path in ("/people/", "/people/new", "/people/new?kind=organisation", f"/people/{number}",
                 f"/people/{number}/edit", f"/people/{number}/household", f"/people/{number}/money",
                 f"/people/{number}/requests/new"):  # fmt: skip
        for tongue in ("ar", "en"):
            assert reception.get(path, query_string={"lang": tongue} if "?" not in path else None).status_code == 200
        assert "<html" not in reception.fragment(path).text


def test_P1_hostile_words_are_kept_clean_or_refused_and_never_break_the_page(house: House) -> None:
    reception = house.client("reception")
    for n, words in enumerate(
        ("<b>نوال</b>", "نو\u202eال\u200b", "=1+1", "نوال\x00خالد", "\ud83d\ude00", "ن" * 100_000)
    ):
        wrong = {**NAWAL, "name_own": words.encode("utf-16", "surrogatepass").decode("utf-16")}
        reply = reception.act("/people/new", branch="1", **wrong, national_id=IDENTITIES[100 + n])
        assert reply.status_code in (303, 422), words[:20]
        assert reception.find(wrong["name_own"][:500]).status_code == 200
    names = [one.name for one in db.session.query(people.Person)]
    assert not any(sign in name for name in names for sign in ("\u202e", "\u200b", "\x00"))


def test_H1_the_list_under_the_box_leads_to_people_and_their_open_requests(house: House) -> None:
    person = house.make.person()
    number = house.make.case("matched", person=person)
    reception = house.client("reception")
    words = Page.read(reception.typing("المطلق").text)
    assert words.links == [f"/people/{person}#next", f"/cases/{number}#next"]
    assert Page.read(reception.typing(number).text).links[0] == f"/cases/{number}#next"
    assert Page.read(reception.typing("ا").text).links == []
    assert f'data-person="{person}"' in reception.find("المطلق").text  # without a script, the page
    hidden = house.client("delegate").typing(IDENTITIES[house.make.made]).text
    assert "المطلق" not in hidden
    assert "فرع آخر" in hidden


def test_P1_typing_is_one_look_a_minute_and_keeps_no_words(house: House) -> None:
    reception = house.client("reception")
    for typed in ("ال", "المط", "المطلق"):
        reception.typing(typed)
    house.app.extensions["behind"].flush()
    assert [line[:2] for line in looks()] == [("search", "people")]
    assert "المط" not in (looks()[0][2] or "")
