"""The letterbox: what waits there leads to nobody, and no death of a process loses or doubles it (O-6.3)."""

import sqlite3
import threading
from datetime import date
from pathlib import Path

import pytest

from sadeed.policy.cells import Cell, Place
from sadeed.records.letterbox import Letterbox

CELL = Cell("after_reply", 1, "housing", date(2026, 11, 22))
PLACE = Place("after_reply", "housing", "branch:1", "2026-11-22")


@pytest.fixture
def box(tmp_path: Path) -> Letterbox:
    return Letterbox(tmp_path / "letterbox.db")


def raw(box: Letterbox, asked: str) -> list[tuple]:
    connection = sqlite3.connect(box.file)
    found = connection.execute(asked).fetchall()
    connection.close()
    return found


def drop(box: Letterbox, n: int, words: str = "") -> bool:
    return box.drop(CELL, {"steps_clear": 1 + n % 5}, words or f"word-{n:03}", spends=f"digest-{n:03}")


def test_O63_a_code_is_spent_once_even_by_many_at_the_same_moment(box):
    drop(box, 0)
    start, came = threading.Barrier(8), []

    def one() -> None:
        start.wait()
        came.append(drop(box, 7))

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(came) == [False] * 7 + [True]
    assert box.waiting() == {CELL: 2}


def test_O63_no_column_leads_from_an_answer_to_its_code_or_its_time(box):
    for n in range(6):
        drop(box, n)
    columns = {row[1] for row in raw(box, "PRAGMA table_info(waiting)")}
    assert columns == {"key", "questions", "branch_id", "service", "week", "grades", "words"}
    assert {row[1] for row in raw(box, "PRAGMA table_info(spent)")} == {"code_digest"}
    digests = {digest for (digest,) in raw(box, "SELECT code_digest FROM spent")}
    assert not any(value in digests for row in raw(box, "SELECT * FROM waiting") for value in row)
    with pytest.raises(sqlite3.OperationalError):
        raw(box, "SELECT rowid FROM waiting")


def test_O63_the_bytes_on_the_disk_lie_in_the_order_of_random_keys_not_of_arrival(box):
    for n in range(20):
        drop(box, n)
    content = box.file.read_bytes()
    on_disk = sorted(range(20), key=lambda n: content.index(f"word-{n:03}".encode()), reverse=True)
    by_key = [int(words[-3:]) for (words,) in raw(box, "SELECT words FROM waiting ORDER BY key")]
    assert on_disk == by_key
    assert on_disk != list(range(20))
    assert [file.name for file in box.file.parent.glob("letterbox.db*")] == ["letterbox.db"]


def test_O63_what_left_the_box_is_nowhere_in_its_file(box):
    for n in range(5):
        drop(box, n, "لا يُقرأ بعد ذلك")
    box.choose({CELL: PLACE})
    box.arrived(answer.new_key for answer in box.leaving())
    assert "لا يُقرأ".encode() not in box.file.read_bytes()
    assert box.waiting() == {}


def test_O63_four_wait_on_and_five_leave_together_under_fresh_keys(box):
    for n in range(4):
        drop(box, n)
    assert box.choose({CELL: PLACE}) == 0
    drop(box, 4)
    old = {key for (key,) in raw(box, "SELECT key FROM waiting")}
    assert box.choose({CELL: PLACE}) == 5
    assert not old & {answer.new_key for answer in box.leaving()}


def test_what_is_on_its_way_keeps_its_key_however_often_it_is_asked_for(box):
    for n in range(5):
        drop(box, n)
    box.choose({CELL: PLACE})
    first = {answer.new_key for answer in box.leaving()}
    assert box.choose({CELL: PLACE}) == 0
    assert {answer.new_key for answer in box.leaving()} == first


def test_an_answer_at_the_counter_counts_as_an_invitation_of_its_own(box):
    here = Cell("at_counter", 2, "any", date(2026, 11, 22))
    for _ in range(3):
        assert box.drop(here, {"reception": 5}, "", spends=None)
    assert box.heard() == {here: 3}


def test_the_box_is_for_its_owner_alone(box):
    drop(box, 1)
    assert box.file.stat().st_mode & 0o777 == 0o600
