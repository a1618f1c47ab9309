"""How the people of the tests bring files, and what they find."""

import io
from typing import Any

from sqlalchemy import select
from werkzeug.test import TestResponse

from sadeed.acts import papers, study
from sadeed.records import catalogues
from sadeed.records.base import db
from sadeed.records.cases import Case, StoredFile
from sadeed.records.transaction import transaction
from tests.cast import House
from tests.files.corpus import picture

BILL = "electricity_bill"  # a paper the catalogue keeps a copy of


def bring(
    house: House, who: str, path: str, content: bytes | None = None, name: str = "x.jpg", **more: Any
) -> TestResponse:
    """Somebody opens the form there, chooses a file and sends it."""
    given = (io.BytesIO(picture() if content is None else content), name)
    return house.client(who).act(path, chosen=given, **more)


def copy_of(number: str, kind: str = BILL) -> str:
    """Where a copy of a paper is brought."""
    return f"/cases/{number}/papers/{kind}/copy"


def kept(number: str) -> list[StoredFile]:
    """Every file of a case on record, newest first."""
    db.session.rollback()
    asked = select(StoredFile).join(Case, Case.id == StoredFile.case_id).where(Case.number == number)
    return list(db.session.scalars(asked.order_by(StoredFile.id.desc())))


def opened(house: House, who: str, number: str, file_id: int = 0) -> TestResponse:
    """Somebody opens a file of a case, the newest by default."""
    return house.client(who).get(f"/cases/{number}/files/{file_id or kept(number)[0].id}")


def switch_on(kind: str) -> None:
    """The association says that a copy of such a paper is kept."""
    with transaction():
        line = catalogues.entry("document_kinds", kind)
        assert line is not None
        line.more = line.more | {"scan_allowed_default": "yes", "matched_by_sight_only": "no"}


def with_report(house: House) -> str:
    """A case with a medical report and a copy of it."""
    number = house.make.case("received")
    papers.record(number, "medical_report", by=house.seat("reception"), at=house.now)
    switch_on("medical_report")
    assert bring(house, "reception", copy_of(number, "medical_report")).status_code == 303
    return number


def with_visit(house: House) -> str:
    """A case whose home is about to be visited."""
    number, by, now = house.make.case("raised"), house.seat("research"), house.now
    study.request_visit(number, by=by, at=now)
    study.allow_visit(number, by=house.seat("research_head"), at=now)
    study.plan_visit(number, visit_on=now.date(), team="women", by=by, at=now)
    return number


def with_photo(house: House) -> str:
    """The same, with a photo of the home."""
    number = with_visit(house)
    said = {"has_consent": "y", "no_faces": "y"}
    assert bring(house, "research", f"/cases/{number}/visit/photos", **said).status_code == 303
    return number
