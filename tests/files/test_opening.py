"""S12: what is brought is known by opening it, and what is kept was written by us."""

import io
import subprocess
import sys
import time

import pikepdf
import pytest
from PIL import Image

from sadeed.arabic import Unreadable
from sadeed.records import opening
from tests.files import corpus
from tests.files.corpus import CORPUS, Brought, plainly


def opened(content: bytes) -> opening.Anew | str:
    """What was written anew, or the code of the reason it was refused for."""
    try:
        return opening.written_anew(content)
    except Unreadable as no:
        return no.code


BY_CONTENT = {one.make: one for one in CORPUS}  # names are another matter: each content once


@pytest.mark.parametrize("one", BY_CONTENT.values(), ids=lambda one: one.called)
def test_S12_each_thing_of_the_corpus_becomes_what_it_must(one: Brought) -> None:
    found = opened(one.make())
    if isinstance(found, str):
        assert found == one.becomes
        return
    assert {"image/jpeg": "picture", "application/pdf": "document"}[found.media_type] == one.becomes
    kept = found.content + (plainly(found.content) if one.becomes == "document" else b"")
    assert not [mark for mark in one.never if mark in kept]
    if one.becomes == "picture":
        with Image.open(io.BytesIO(found.content), formats=["JPEG"]) as drawn:
            assert max(drawn.size) <= 2500 and set(drawn.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    else:
        with pikepdf.open(io.BytesIO(found.content)) as read:
            assert len(read.pages) == found.pages and set(read.Root.keys()) == {"/Type", "/Pages"}


def test_S12_a_photo_that_lies_on_its_side_is_turned_upright() -> None:
    found = opening.written_anew(corpus.with_place())
    assert Image.open(io.BytesIO(found.content)).size == (48, 64)


def test_S12_a_large_photo_is_kept_with_its_longest_side_at_2500_and_a_small_likeness() -> None:
    found = opening.written_anew(corpus.picture(size=(4000, 3000)))
    assert Image.open(io.BytesIO(found.content)).size == (2500, 1875)
    assert max(Image.open(io.BytesIO(found.small)).size) == 240


def test_S12_what_was_clear_lies_on_white() -> None:
    into = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(into, "PNG")
    drawn = Image.open(io.BytesIO(opening.written_anew(into.getvalue()).content))
    assert min(drawn.getpixel((9, 9))) > 250


def test_S12_what_was_written_into_a_form_is_still_seen() -> None:
    assert b"FILLEDIN" in plainly(opening.written_anew(corpus.form_document()).content)


def test_S12_the_same_document_is_kept_once() -> None:
    assert opening.written_anew(corpus.document()) == opening.written_anew(corpus.document())


def test_S12_the_room_has_a_bound_of_memory_and_of_time_and_writes_nothing() -> None:
    asked = (
        "import runpy, resource; m = runpy.run_path('__main__.py'); m['close_the_doors']();"
        "print([resource.getrlimit(getattr(resource, 'RLIMIT_' + n))[0] for n in ('AS', 'CPU', 'FSIZE', 'CORE')])"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, cwd=opening.ROOM, check=True)
    assert said.stdout.strip() == str([1024**3, 20, 0, 0])


def test_S12_a_room_that_does_not_come_to_an_end_is_closed_and_the_file_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "LONGEST", 0.01)
    began = time.monotonic()
    assert opened(corpus.picture(size=(4000, 3000))) == "heavy"
    assert time.monotonic() - began < 5


def test_S12_a_room_that_falls_leaves_the_house_standing(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "__main__.py").write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    monkeypatch.setattr(opening, "ROOM", tmp_path)
    assert opened(corpus.picture()) == "heavy"


def test_S12_every_reason_is_said_in_both_languages() -> None:
    assert all(not arabic.isascii() and english for arabic, english in opening.REASONS.values())
    assert {one.becomes for one in CORPUS} - {"picture", "document"} <= set(opening.REASONS)
