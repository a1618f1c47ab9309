"""S12: files cannot hurt. Each wall, and the check that falls with it."""

import io
import os
from dataclasses import replace
from unittest.mock import patch

from sadeed.policy.rights import CASE_READERS
from sadeed.records import attachments, files, opening
from sadeed.records.access import AccessLine
from sadeed.records.base import db
from sadeed.records.opening import document
from sadeed.records.opening import picture as pictures
from tests.cast import House
from tests.files import corpus
from tests.files.bringing import bring, copy_of, kept, opened, with_photo, with_report, with_visit
from tests.files.scanner import clamd
from tests.pages import Page
from tests.walls.removals import Removal


def refused_apart(content: bytes) -> str:
    """Why the closed room refuses it; "" when it does not."""
    try:
        return "" if pictures.anew(content) or document.anew(content) else "unknown"
    except (pictures.No, document.No) as no:
        return str(no)


def what_is_kept_was_written_by_us(house: House) -> None:
    """Neither the place where a photo was taken nor a page behind it is kept."""
    number = house.make.case("received")
    content = corpus.with_place() + corpus.SCRIPT
    assert bring(house, "reception", copy_of(number), content).status_code == 303
    found = opened(house, "reception", number).data
    assert corpus.PLACE not in found and b"script" not in found


def its_kind_is_what_opens_it(house: House) -> None:
    """A page is no picture, whatever it is called and said to be."""
    number = house.make.case("received")
    reply = bring(house, "reception", copy_of(number), b"<!doctype html>" + corpus.SCRIPT, "x.jpg")
    assert reply.status_code == 422 and "JPEG" in reply.text and not kept(number)


def a_file_is_not_larger_than_fifteen_megabytes(house: House) -> None:
    """It is refused before anything opens it."""
    number = house.make.case("received")
    with patch.object(opening, "opened_apart", return_value=b'{"no": "pixels"}'):
        reply = bring(house, "reception", copy_of(number), corpus.picture() + b"\0" * 15_000_000)
    assert reply.status_code == 422 and "15 ميغابايت." in reply.text


def pixels_are_counted_before_they_are_drawn(_house: House) -> None:
    """What claims too many is not decoded."""
    assert refused_apart(corpus.png(8001, 5000)) == "pixels"


def a_document_has_sixty_pages_at_most(_house: House) -> None:
    """Sixty-one are refused."""
    assert refused_apart(corpus.document(61)) == "pages"


def a_document_does_nothing(_house: House) -> None:
    """No script, launch, link, attachment or outer file is left in it."""
    found = document.anew(corpus.acting_document())
    assert found is not None
    assert not [mark for mark in corpus.ACTS_NO_MORE if mark in corpus.plainly(found["content"])]


def a_name_turns_nothing_around(house: House) -> None:
    """Signs of direction are taken out of it."""
    number = house.make.case("received")
    bring(house, "reception", copy_of(number), name="photo\u202egpj.exe")
    assert "\u202e" not in house.client("reception").get(f"/cases/{number}/files").text
    assert kept(number)[0].name == "photogpj.exe"


def a_file_is_handed_out_in_a_sandbox(house: House) -> None:
    """Under a name that is only a word, never guessed at, never kept by the browser."""
    number = house.make.case("received")
    bring(house, "reception", copy_of(number), corpus.document(), "فاتورة.html")
    headers = opened(house, "reception", number).headers
    assert headers["Content-Disposition"].startswith("attachment;") and headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].endswith(".pdf")
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cache-Control"] == "no-store"


def health_and_the_home_are_opened_by_the_fewest(house: House) -> None:
    """Who does not see the field finds no file, as if it were not there."""
    # account → whether it opens a copy of a medical report at the counter, and a photo of a home under study
    opens = {"reception": "10", "research": "11", "research_head": "11", "manager": "01"}
    for n, number in enumerate((with_report(house), with_photo(house))):
        file_id = kept(number)[0].id
        for who in ("reception", "research", "research_head", "member1", "secretary", "services", "finance", "manager"):
            found = opened(house, who, number, file_id).status_code
            assert found == (200 if opens.get(who, "00")[n] == "1" else 404), (n, who, found)
            listed = f"/files/{file_id}" in house.client(who).get(f"/cases/{number}/files").text
            assert listed == (found == 200), who
    assert "services" in CASE_READERS


def no_copy_of_an_identity_paper_is_kept(house: House) -> None:
    """The form says so before anything is brought; what is sent all the same is refused with the clause (H-2)."""
    number = house.make.case("received")
    clerk, path = house.client("reception"), copy_of(number, "national_id")
    assert 'data-act="keep_scan"' not in clerk.get(path).text
    values = Page.read(clerk.get(copy_of(number)).text).form(copy_of(number)).values  # for its token and key
    reply = clerk.post(path, data={**values, "chosen": (io.BytesIO(corpus.picture()), "x.jpg")})
    assert reply.status_code == 422 and "H-2" in reply.text and not kept(number)


def the_home_is_photographed_with_leave(house: House) -> None:
    """Without leave, or where faces may be in it, no photo is kept (O-4)."""
    number = with_visit(house)
    for said in ({"has_consent": "y"}, {"no_faces": "y"}):
        reply = bring(house, "research", f"/cases/{number}/visit/photos", **said)
        assert reply.status_code == 422 and not kept(number)


def who_opened_a_file_is_on_record(house: House) -> None:
    """Each opening is a look."""
    number = house.make.case("received")
    bring(house, "reception", copy_of(number))
    opened(house, "research", number)
    house.app.extensions["behind"].flush()
    db.session.rollback()
    asked = db.select(AccessLine).where(AccessLine.subject == number, AccessLine.act == "view_file")
    assert [line.by for line in db.session.scalars(asked)] == ["research"]


def a_file_that_was_touched_is_not_handed_out(house: House) -> None:
    """What is not what was kept is not shown."""
    number = house.make.case("received")
    bring(house, "reception", copy_of(number))
    files.place_of(house.app.config["SADEED"].folder, kept(number)[0].sha256).write_bytes(corpus.picture("PNG"))
    assert opened(house, "reception", number).status_code == 410


def the_scanner_is_asked_first(house: House) -> None:
    """What the association's scanner knows as harmful is refused, and with nobody to ask, everything is."""
    number, settings = house.make.case("received"), house.app.config["SADEED"]
    try:
        with clamd() as address:
            house.app.config["SADEED"] = replace(settings, scanner=address)
            reply = bring(house, "reception", copy_of(number), corpus.picture(comment=corpus.EICAR))
            assert reply.status_code == 422 and "الفيروسات" in reply.text
        reply = bring(house, "reception", copy_of(number))
        assert reply.status_code == 422 and "لا يستجيب" in reply.text and not kept(number)
    finally:
        house.app.config["SADEED"] = settings


def what_nobody_names_is_found(house: House) -> None:
    """Content without a record is found after a day, and a record without its content at once."""
    number, folder = house.make.case("received"), house.app.config["SADEED"].folder
    bring(house, "reception", copy_of(number))
    stray = files.place_of(folder, "ab" * 32)
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"left behind")
    assert list(attachments.astray(folder, at=house.now)) == []
    os.utime(stray, (house.now.timestamp() - 90_000,) * 2)
    files.place_of(folder, kept(number)[0].sha256).unlink()
    assert sorted(one.what for one in attachments.astray(folder, at=house.now)) == ["gone", "nameless"]


CHECKS = (
    what_is_kept_was_written_by_us, its_kind_is_what_opens_it, a_file_is_not_larger_than_fifteen_megabytes,
    pixels_are_counted_before_they_are_drawn, a_document_has_sixty_pages_at_most, a_document_does_nothing,
    a_name_turns_nothing_around, a_file_is_handed_out_in_a_sandbox, health_and_the_home_are_opened_by_the_fewest,
    no_copy_of_an_identity_paper_is_kept, the_home_is_photographed_with_leave, who_opened_a_file_is_on_record,
    a_file_that_was_touched_is_not_handed_out, the_scanner_is_asked_first, what_nobody_names_is_found,
)  # fmt: skip


def _as_it_came(content: bytes) -> opening.Anew:
    return opening.Anew(content, "image/jpeg", 1)


def _nothing(*_: object, **__: object) -> None:
    return None


ROOM, FILES = "sadeed.records.opening", "sadeed.web.casefiles"
REMOVALS = [
    Removal("files: written anew", "S12", f"{ROOM}.written_anew", _as_it_came, what_is_kept_was_written_by_us),
    Removal("files: known by opening", "S12", f"{ROOM}.written_anew", _as_it_came, its_kind_is_what_opens_it),
    Removal("files: megabytes", "S12", f"{ROOM}.LARGEST", 10**9, a_file_is_not_larger_than_fifteen_megabytes),
    Removal("files: pixels", "S12", f"{ROOM}.picture.MOST_PIXELS", 10**9, pixels_are_counted_before_they_are_drawn),
    Removal("files: pages", "S12", f"{ROOM}.document.MOST_PAGES", 10**6, a_document_has_sixty_pages_at_most),
    Removal("files: what hangs on pages", "S12", f"{ROOM}.document.keep_only_looks", _nothing, a_document_does_nothing),
    Removal("files: what acts in a page", "S12", f"{ROOM}.document.disarm", _nothing, a_document_does_nothing),
    Removal("files: names", "S12", "sadeed.acts.keeping.kept_name", str, a_name_turns_nothing_around),
    Removal("files: sandbox", "S12", f"{FILES}.guarded", lambda named: {"Content-Disposition": named},
            a_file_is_handed_out_in_a_sandbox),
    Removal("files: rights of their field", "S6", f"{FILES}.may_see", lambda *_: True,
            health_and_the_home_are_opened_by_the_fewest),
    Removal("files: no copies of identity papers", "S13", "sadeed.policy.filing.may_be_kept", lambda _: True,
            no_copy_of_an_identity_paper_is_kept),
    Removal("files: leave of the home", "S13", "sadeed.policy.gates.unsaid", lambda *_: iter(()),
            the_home_is_photographed_with_leave),
    Removal("files: looks", "S7", "sadeed.web.looks.looked", _nothing, who_opened_a_file_is_on_record),
    Removal("files: content as it was kept", "S12", "sadeed.records.files.is_whole", lambda _: True,
            a_file_that_was_touched_is_not_handed_out),
    Removal("files: scanner", "S12", "sadeed.records.antivirus.look_through", lambda *_, **__: True,
            the_scanner_is_asked_first),
    Removal("files: astray", "S12", "sadeed.records.attachments.named_hashes", set, what_nobody_names_is_found),
]  # fmt: skip
