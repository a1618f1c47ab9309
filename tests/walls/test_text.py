"""Lists leave the house as words and never as instructions; what is not seen is not kept (S6, S7, S12)."""

from datetime import date
from io import BytesIO

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from sadeed.arabic import marks
from sadeed.printing import lists
from tests.cast import House
from tests.walls import of_text

ONE = pytest.mark.parametrize("association", ["sqlite"], indirect=True)
SIGNS = st.text(alphabet=st.sampled_from("=+-@|%＝＋－＠ \t\r\n;,'\"a1\u202e\u200b\ufeff\x00\xa0\u2212"), max_size=8)


def test_S12_no_cell_of_an_export_is_a_formula() -> None:
    of_text.check_formulas()


@given(SIGNS)
def test_S12_nothing_a_spreadsheet_computes_is_left_in_any_mixture_of_signs(text: str) -> None:
    assert not of_text.DANGEROUS.search(lists.harmless(text))
    assert not marks.plain(lists.harmless(text)).had_marks


def test_S12_an_excel_file_runs_from_right_to_left_and_keeps_numbers_people_say_as_words() -> None:
    rows = [("SD-1448-00001", "نوال", "0551234567", date(2026, 11, 23), 3, None)]
    made = lists.as_xlsx(lists.Listing("طلبات: كل [المفتوحة]", ("أ", "ب", "ج", "د", "هـ", "و"), rows))
    book = python_calamine.load_workbook(BytesIO(made))
    assert book.sheet_names == ["طلبات  كل  المفتوحة"]
    assert book.get_sheet_by_index(0).to_python()[1] == [
        "SD-1448-00001", "نوال", "0551234567", date(2026, 11, 23), 3.0, ""
    ]  # fmt: skip
    import zipfile

    with zipfile.ZipFile(BytesIO(made)) as inside:
        sheet = inside.read("xl/worksheets/sheet1.xml").decode()
    assert 'rightToLeft="1"' in sheet
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


@ONE
def test_A1_the_manager_takes_the_whole_list_out_in_both_forms(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [house.make.case() for _each in range(3)]
    house.make.case("raised", branch="east")
    monkeypatch.setattr("sadeed.records.requests.PAGE", 2)
    manager = house.client("manager")
    page = manager.get("/reports/requests?stage=received").text
    assert 'href="/reports/requests.xlsx?stage=received"' in page
    reply = manager.get("/reports/requests.xlsx?stage=received")
    assert reply.headers["Content-Disposition"] == "attachment; filename=requests-2026-11-02.xlsx"
    rows = python_calamine.load_workbook(BytesIO(reply.data)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == numbers
    assert rows[0][0] == "الرقم"
    text = manager.get("/reports/requests.csv").data.decode("utf-8-sig")
    assert text.count("\r\n") == 5
    assert f'"{numbers[0]}","نوال خالد سعد المطلق"' in text
    for seat in ("reception", "chair", "admin"):
        assert house.client(seat).get("/reports/requests.xlsx").status_code == 404


@ONE
def test_S6_a_file_of_people_holds_what_the_page_of_the_search_shows_and_no_more(house: House) -> None:
    of_text.check_export_rights(house)
    assert house.client("reception").get("/people/found.xlsx").location == "/people/"
    assert house.client("chair").get("/people/found.xlsx").status_code == 404


@ONE
def test_S7_whoever_takes_a_list_out_is_on_record_with_how_many_lines(house: House) -> None:
    of_text.check_export_kept(house)


@ONE
def test_S12_signs_nobody_sees_are_not_kept_in_a_name_and_are_seen_in_words(house: House) -> None:
    of_text.check_names(house)
    of_text.check_shown(house)
    of_text.check_user_names()


@ONE
def test_S12_a_number_with_something_unseen_in_it_is_no_number_of_ours(house: House) -> None:
    number, reception = house.make.case(), house.client("reception")
    for trick in (f"{number}\u200b", f"\u202e{number}", number.replace("0", "０"), number.lower(), f"{number} "):
        assert reception.get(f"/cases/{trick}").status_code == 404, ascii(trick)


@ONE
def test_S6_nobody_is_led_out_of_the_house_and_the_host_is_bound(house: House) -> None:
    of_text.check_onward(house)
    of_text.check_https(house)
    of_text.check_host(house)
    of_text.check_kept_nowhere(house)
