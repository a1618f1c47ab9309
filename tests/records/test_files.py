"""Files lie under the hash of what they hold, in the data folder (S12)."""

import base64
import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from sadeed.acts import declaration
from sadeed.records import cases, files
from sadeed.records.base import db
from sadeed.records.cases import StoredFile
from tests.cast import House


def drawn(size: tuple[int, int] = (60, 20), kind: str = "PNG") -> str:
    picture = io.BytesIO()
    Image.new("RGB", size, "white").save(picture, kind)
    return "data:image/png;base64," + base64.b64encode(picture.getvalue()).decode()


def sign(house: House, folder: Path) -> StoredFile:
    number = house.make.case("matched")
    declaration.declare(
        number, signer="نوال", method="screen", picture=files.drawn_picture(drawn()), folder=folder,
        by=house.seat("reception"), at=house.now,
    )  # fmt: skip
    signed = cases.declaration_of(house.make.row(number).id)
    return db.session.get(StoredFile, signed.file_id)


def test_H4_the_drawn_signature_is_a_file_of_the_case_under_its_hash(house: House, tmp_path: Path) -> None:
    file = sign(house, tmp_path)
    content = files.content_of(file, folder=tmp_path)
    assert hashlib.sha256(content).hexdigest() == file.sha256 == files.place_of(tmp_path, file.sha256).name
    assert (file.kind, file.media_type, file.size) == ("signature", "image/png", len(content))


def test_S12_a_content_that_was_touched_is_not_handed_out(house: House, tmp_path: Path) -> None:
    file = sign(house, tmp_path)
    files.place_of(tmp_path, file.sha256).write_bytes(b"something else")
    with pytest.raises(ValueError, match="not what was kept"):
        files.content_of(file, folder=tmp_path)


@pytest.mark.parametrize(
    "hostile",
    ["", "data:text/html,x", "data:image/png;base64,!!", "data:image/png;base64,aGVsbG8=", drawn(kind="JPEG"),
     drawn((3000, 3000)), "data:image/png;base64," + "A" * 500_000],
    ids=["nothing", "another kind", "no base64", "no picture", "jpeg inside", "too large", "too long"],
)  # fmt: skip
def test_S12_what_is_no_drawn_picture_is_refused(hostile: str) -> None:
    with pytest.raises(ValueError):
        files.drawn_picture(hostile)


def test_H4_a_signature_drawn_on_the_page_is_kept_as_a_file(house: House) -> None:
    number = house.make.case("matched")
    strokes = '[{"points": [{"x": 1, "y": 2}, {"x": 9, "y": 8}]}]'
    clerk = house.client("reception")
    assert clerk.act(f"/cases/{number}/declaration", strokes=strokes, picture=drawn()).status_code == 303
    signed = cases.declaration_of(house.make.row(number).id)
    file = db.session.get(StoredFile, signed.file_id)
    assert files.content_of(file, folder=house.app.config["SADEED"].folder)


def test_H4_a_picture_that_is_none_is_refused_at_its_field_and_nothing_is_signed(house: House) -> None:
    number = house.make.case("matched")
    strokes = '[{"points": [{"x": 1, "y": 2}, {"x": 9, "y": 8}]}]'
    reply = house.client("reception").act(f"/cases/{number}/declaration", strokes=strokes, picture="data:text/html,x")
    assert reply.status_code == 422 and "تعذّرت قراءة التوقيع المرسوم" in reply.text
    assert cases.declaration_of(house.make.row(number).id) is None
