"""Looks are chained per day, however many write them (S7)."""

from datetime import timedelta

from sqlalchemy import select

from sadeed.records.access import AccessLine, Look, looks_at, write
from sadeed.records.base import db
from sadeed.records.journal import DayChain
from sadeed.records.proof import verify
from tests.records.conftest import NOON


def look(n=0, *, days=0, subject="SD-1448-00001"):
    return Look("view", "huda", NOON + timedelta(days=days, seconds=n), subject, {"n": n})


def days():
    asked = select(DayChain.kind, DayChain.chain, DayChain.count).order_by(DayChain.chain)
    return [tuple(row) for row in db.session.execute(asked)]


def test_nothing_to_write_writes_nothing(app):
    assert write([]) == 0
    assert days() == []


def test_S7_a_batch_is_chained_in_the_order_it_came(app):
    assert write(look(n) for n in range(3)) == 3
    assert write([look(3)]) == 1
    lines = db.session.scalars(select(AccessLine).order_by(AccessLine.seq)).all()
    assert [line.seq for line in lines] == [1, 2, 3, 4]
    assert [line.prev for line in lines[1:]] == [line.hash for line in lines[:-1]]
    assert verify() == []


def test_S7_a_batch_over_midnight_goes_into_two_chains(app):
    write([look(days=1), look(), look(days=1)])
    assert days() == [("access", "2026-11-23", 1), ("access", "2026-11-24", 2)]
    assert verify() == []


def test_S7_concurrent_writers_keep_one_chain(app, at_once):
    assert at_once(8, lambda which: write(look(which * 10 + n) for n in range(10))) == [10] * 8
    assert days() == [("access", "2026-11-23", 80)]
    assert verify() == []


def test_S7_writers_of_two_days_do_not_wait_for_each_other_in_a_ring(app, at_once):
    both = [look(days=0), look(days=1)]
    assert at_once(8, lambda which: write(both if which % 2 else both[::-1])) == [2] * 8
    assert verify() == []


def test_who_looked_at_a_case_is_told_newest_first(app):
    write([look(1), look(2, subject="SD-1448-00002"), look(3)])
    assert [told for _, told in looks_at("SD-1448-00001")] == [
        {"subject": "SD-1448-00001", "told": {"n": 3}}, {"subject": "SD-1448-00001", "told": {"n": 1}},
    ]  # fmt: skip
