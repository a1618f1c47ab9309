"""What papers and pages take from the association: letterhead, logo, languages, numbers, branches (P-3)."""

import io

import pymupdf
import pytest
from PIL import Image

from sadeed.acts import office
from sadeed.records import catalogues, numbers, staff
from sadeed.records.base import db
from sadeed.records.transaction import transaction
from tests.cast import House, Visitor


@pytest.fixture
def admin(house: House) -> Visitor:
    return house.client("admin")


def picture(kind: str = "PNG", size: tuple[int, int] = (900, 300)) -> bytes:
    """A logo as somebody brings it, with words of its maker in it."""
    kept = io.BytesIO()
    Image.new("RGB", size, (20, 90, 80)).save(kept, kind, **({"comment": b"<script>"} if kind == "JPEG" else {}))
    return kept.getvalue()


def upload(admin: Visitor, content: bytes, name: str = "logo.png"):  # type: ignore[no-untyped-def]
    return admin.act("/admin/association/logo", picture=(io.BytesIO(content), name))


def test_O2_a_logo_is_drawn_anew_and_stands_on_pages_and_papers(house: House, admin: Visitor) -> None:
    admin.act("/admin/association", name="جمعية النماء", name_en="Growth", phone="0112345678")
    assert upload(admin, picture("JPEG")).status_code == 303
    db.session.rollback()
    mark = catalogues.setting("association")["logo"][:16]
    assert f"/logo/{mark}.png" in admin.get("/admin/office").text
    reply = house.client().get(f"/logo/{mark}.png")
    assert (reply.status_code, reply.mimetype) == (200, "image/png")
    assert b"<script>" not in reply.data
    assert Image.open(io.BytesIO(reply.data)).size == (640, 213)
    assert f"/logo/{mark}.png" in house.client().get("/sign-in").text
    assert house.client().get("/logo/0123456789abcdef.png").status_code == 404
    sheet = pymupdf.open("pdf", admin.get("/admin/office/letterhead.pdf").data)
    assert len(sheet[0].get_images()) >= 1
    number = house.make.case("raised")
    receipt = house.client("reception").act(f"/cases/{number}/receipt")
    assert len(pymupdf.open("pdf", receipt.data)[0].get_images()) >= 1
    assert admin.act("/admin/association/logo/end").status_code == 303
    assert house.client().get(f"/logo/{mark}.png").status_code == 404


@pytest.mark.parametrize(
    "content",
    [b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", b"GIF89a" + b"0" * 80, picture()[:400],
     picture(size=(6000, 5000)), b"0" * 2_100_000, b""],
)  # fmt: skip
def test_S12_what_is_no_picture_or_too_large_a_one_is_no_logo(admin: Visitor, content: bytes) -> None:
    assert upload(admin, content).status_code == 422
    db.session.rollback()
    assert "logo" not in (catalogues.setting("association") or {})


def test_english_is_offered_only_where_the_association_says_so(house: House, admin: Visitor) -> None:
    assert admin.act("/admin/languages", digits="arabic", density="compact", desks_english="").status_code == 303
    guest = house.client()
    page = guest.get("/sign-in?lang=en").text
    assert '<html lang="ar"' in page
    assert "English" not in page
    assert "density-compact" in page
    assert admin.act("/admin/languages", digits="latin", density="comfortable", desks_english="y").status_code == 303
    assert '<html lang="en"' in guest.get("/sign-in?lang=en").text


def test_the_first_number_of_a_year_is_chosen_before_any_was_given_and_then_stays(house: House, admin: Visitor) -> None:
    assert admin.act("/admin/numbers/case", first="121").status_code == 303
    assert admin.act("/admin/numbers/case", first="131").status_code == 303
    assert "SD-1448-00131" in admin.get("/admin/numbers").text
    assert [house.make.case(), house.make.case()] == ["SD-1448-00131", "SD-1448-00132"]
    assert admin.act("/admin/numbers/case", first="900").status_code == 422
    assert "SD-1448-00133" in admin.get("/admin/numbers").text
    for _ in range(20):
        with transaction():
            last = numbers.next_number("case", year=1448)
    assert last == "SD-1448-00152"
    with pytest.raises(ValueError, match="صدر من هذه السلسلة"):
        office.begin_at("case", year=1448, first=151, by=house.seat("admin"), at=house.now)


def test_P3_a_branch_is_renamed_and_closes_only_when_nobody_sits_there(house: House, admin: Visitor) -> None:
    fields = {"name": "فرع الشرقية", "name_en": "Eastern", "region": "eastern_province", "phone": "0138001122"}
    held = admin.act("/admin/branches/east", **{**fields, "region": "riyadh"})
    assert held.status_code == 303, held.text
    page = admin.get("/admin/branches").text
    assert "فرع الشرقية" in page
    assert "+966138001122" in page
    assert "تركي سعد البلوي" in page
    assert "صفات سارية" in admin.act("/admin/branches/east/closing").text
    seat = staff.seats_held([house.seat("delegate").staff])[0]
    admin.act(f"/admin/accounts/delegate/seats/{seat.id}/end", until_on="2026-11-02")
    assert admin.act("/admin/branches/east/closing").status_code == 303
