"""Files through HTTP, as the people who bring and open them do it (S12, H-2, H-4, O-4)."""

import io
import os

import pytest

from sadeed.acts import declaration
from sadeed.records import attachments, cases, journal
from tests.cast import House
from tests.files import corpus
from tests.files.bringing import BILL, bring, copy_of, kept, opened, with_photo, with_visit
from tests.pages import Page

ONE = pytest.mark.parametrize("association", ["sqlite"], indirect=True)


def test_H2_a_copy_of_a_paper_is_kept_on_its_line_and_on_record(house: House) -> None:
    number = house.make.case("received")
    assert bring(house, "reception", copy_of(number), name="فاتورة.jpg").location.endswith(f"/cases/{number}/files")
    file = kept(number)[0]
    assert (file.kind, file.name, file.media_type) == ("paper", "فاتورة.jpg", "image/jpeg")
    assert file.paper_id == cases.paper_of(house.make.row(number).id, BILL).id
    line, said = journal.latest(number)
    assert (line.act, said["told"]["sha256"]) == ("keep_scan", file.sha256)
    page = house.client("reception").get(f"/cases/{number}/files").text
    assert "فاتورة الكهرباء" in page and f"/files/{file.id}/small" in page
    assert "حُفظت نسخة من المستند «فاتورة الكهرباء الأخيرة»" in house.client("reception").get(f"/cases/{number}").text


@ONE
def test_S12_a_picture_is_shown_in_place_and_its_likeness_is_small(house: House) -> None:
    number = house.make.case("received")
    bring(house, "reception", copy_of(number), corpus.picture(size=(900, 600)))
    reply = opened(house, "reception", number)
    assert reply.headers["Content-Disposition"].startswith("inline;") and reply.content_type == "image/jpeg"
    small = house.client("reception").get(f"/cases/{number}/files/{kept(number)[0].id}/small")
    assert small.status_code == 200 and len(small.data) < len(reply.data)


@ONE
def test_S12_the_same_form_twice_keeps_one_file(house: House) -> None:
    number, clerk = house.make.case("received"), house.client("reception")
    values = Page.read(clerk.get(copy_of(number)).text).form(copy_of(number)).values
    for _ in range(2):
        sent = {**values, "chosen": (io.BytesIO(corpus.picture()), "x.jpg")}
        assert clerk.post(copy_of(number), data=sent).status_code == 303
    assert len(kept(number)) == 1


@ONE
def test_S12_what_was_ticked_comes_back_with_a_file_that_could_not_be_kept(house: House) -> None:
    number = with_visit(house)
    reply = bring(house, "research", f"/cases/{number}/visit/photos", b"%PDF-1.7\n", "x.pdf", has_consent="y")
    assert reply.status_code == 422 and "x.pdf" in reply.text
    boxes = [mark for mark in Page.read(reply.text).marks if mark.get("name") in ("has_consent", "no_faces")]
    assert ["checked" in mark for mark in boxes] == [True, False]


@ONE
def test_S12_nothing_and_two_for_one_are_refused_at_the_field(house: House) -> None:
    number, clerk = house.make.case("received"), house.client("reception")
    assert "يلزم: صورة أو ملف" in clerk.act(copy_of(number)).text
    two = {"chosen": (io.BytesIO(corpus.document()), "x.pdf"), "photo": (io.BytesIO(corpus.picture()), "x.jpg")}
    reply = clerk.act(copy_of(number), **two)
    assert reply.status_code == 422 and "PDF واحد" in reply.text and not kept(number)


def test_H4_the_sheet_signed_by_hand_is_kept_with_its_declaration(house: House) -> None:
    number = house.make.case("matched")
    path = f"/cases/{number}/declaration/sheet"
    assert "الإقرار غير موقَّع" in (refused := house.client("reception").get(path).text) and 'type="file"' not in refused
    declaration.declare(number, signer="نوال", method="sheet", by=house.seat("reception"), at=house.now)
    assert bring(house, "reception", path, corpus.document(2), "إقرار.pdf").status_code == 303
    [one] = attachments.files_of(house.make.row(number).id)
    assert (one.file.kind, one.pages, one.small) == ("sheet", 2, "")
    assert "عدد الصفحات: 2" in house.client("reception").get(f"/cases/{number}/files").text


@ONE
def test_O4_photos_of_the_home_are_kept_with_the_visit_and_the_leave(house: House) -> None:
    number = with_photo(house)
    assert kept(number)[0].kind == "photo"
    assert "بإذن أهله" in house.client("research").get(f"/cases/{number}").text
    assert house.client("research").get(copy_of(number, "photo_home")).status_code == 404  # not on this checklist


@ONE
def test_S6_a_file_of_another_case_is_not_found_under_this_one(house: House) -> None:
    one, other = house.make.case("received"), house.make.case("received")
    bring(house, "reception", copy_of(one))
    assert opened(house, "reception", other, kept(one)[0].id).status_code == 404
    assert opened(house, "delegate", one, kept(one)[0].id).status_code == 404


@ONE
def test_S12_the_check_of_files_finds_and_sweeps(house: House) -> None:
    number, run = house.make.case("received"), house.app.test_cli_runner()
    bring(house, "reception", copy_of(number))
    assert "كل ملف كما حُفظ" in run.invoke(args=["files", "check"]).output
    stray = house.app.config["SADEED"].folder / "files" / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    os.utime(stray, (0, 0))
    found = run.invoke(args=["files", "check"])
    assert found.exit_code == 1 and stray.exists()
    assert run.invoke(args=["files", "check", "--clean"]).exit_code == 0 and not stray.exists()
    assert opened(house, "reception", number).status_code == 200
