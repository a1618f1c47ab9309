"""The beat of a desk grows with the change it tells of, and never without it."""

from contextlib import suppress

import pytest

from sadeed.records.pulse import DESKS, beat_of, touch
from sadeed.records.transaction import transaction


def test_a_desk_beats_for_everywhere_and_for_its_branch(app):
    assert beat_of("reception") == 0
    with transaction():
        assert touch(["reception", "committee"], 7) == {"reception": 1, "committee": 1}
    assert beat_of("reception") == beat_of("reception", frozenset({7})) == 1
    assert beat_of("reception", frozenset({8})) == 0
    assert beat_of("research") == 0


def test_a_branch_that_was_quiet_hears_the_beat_of_its_own_change(app):
    for branch in (7, 7, 8, 7):
        with transaction():
            touch(["reception"], branch)
    assert beat_of("reception") == 4
    assert beat_of("reception", frozenset({8})) == 3
    assert beat_of("reception", frozenset({7, 8})) == 4


def test_a_change_of_no_branch_is_heard_by_those_who_see_all(app):
    with transaction():
        touch(["inbox"], None)
    assert beat_of("inbox") == 1
    assert beat_of("inbox", frozenset({7})) == 0


def test_a_beat_is_not_heard_before_its_change_and_not_at_all_without_it(app, engine):
    with suppress(LookupError), transaction():
        touch(["reception"], 7)
        raise LookupError
    assert beat_of("reception") == 0


def test_many_at_once_touch_every_desk_in_any_order_and_none_waits_in_a_ring(app, at_once):
    def change(which):
        with transaction():
            touch(DESKS if which % 2 else reversed(DESKS), which % 3 + 1)

    assert at_once(12, change) == [None] * 12
    assert {beat_of(desk) for desk in DESKS} == {12}


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_postgres_whoever_listens_is_told_when_the_change_is_there(app, engine):
    with engine.connect() as listener:
        driver = listener.connection.driver_connection
        driver.autocommit = True
        driver.execute("LISTEN pulse")
        with transaction():
            touch(["reception"], 7)
            assert list(driver.notifies(timeout=0.1)) == []
        assert [told.channel for told in driver.notifies(timeout=5, stop_after=1)] == ["pulse"]
