"""Numbers people say aloud: each once, none missing, and nobody waits for another's act to end."""

import threading
from contextlib import suppress

import pytest
from sqlalchemy import text

from sadeed.records.base import db
from sadeed.records.numbers import FORMS, POOL, next_number
from sadeed.records.transaction import transaction

POSTGRES = pytest.mark.parametrize("database", ["postgres"], indirect=True)


def take(series="case", year=1448):
    with transaction():
        return next_number(series, year=year)


def refused():
    """What an act had taken before it was refused."""
    taken = []
    with suppress(LookupError), transaction():
        taken.append(next_number("case", year=1448))
        raise LookupError
    return taken[0]


def in_a_row(first, last):
    return [f"SD-1448-{n:05}" for n in range(first, last + 1)]


def test_numbers_follow_each_other_beyond_the_pool(app):
    assert [take() for _ in range(2 * POOL + 3)] == in_a_row(1, 2 * POOL + 3)


def test_each_series_and_each_year_counts_for_itself(app):
    assert [take(), take("person"), take(year=1449), take()] == [
        "SD-1448-00001", "P-1448-00001", "SD-1449-00001", "SD-1448-00002",
    ]  # fmt: skip


def test_every_series_has_a_form_of_its_own(app):
    with transaction():
        taken = [next_number(series, year=1448) for series in FORMS]
    assert len(set(taken)) == len(FORMS)


def test_an_unknown_series_is_refused(app):
    with pytest.raises(KeyError):
        take("nonsense")


def test_twelve_at_once_get_twelve_numbers_in_a_row_from_the_very_first(app, at_once):
    assert sorted(at_once(12, lambda _: take())) == in_a_row(1, 12)


def test_thirty_at_once_cross_the_end_of_the_pool_without_a_gap(app, at_once):
    for _ in range(POOL - 5):
        take()
    assert sorted(at_once(30, lambda _: take())) == in_a_row(POOL - 4, POOL + 25)


def test_a_refused_act_gives_its_number_back(app):
    take()
    assert refused() == "SD-1448-00002"
    assert take() == "SD-1448-00002"


def test_a_refused_act_that_opened_the_pool_gives_the_pool_back(app):
    assert refused() == "SD-1448-00001"
    assert take() == "SD-1448-00001"
    assert db.session.scalar(text("SELECT last FROM number_series")) == POOL


@POSTGRES
def test_postgres_a_second_act_takes_a_number_while_the_first_has_not_ended(app):
    take()
    taken = []

    def second():
        with app.app_context(), transaction() as session:
            session.execute(text("SET LOCAL lock_timeout = '1s'"))
            taken.append(next_number("case", year=1448))

    with transaction():
        taken.append(next_number("case", year=1448))
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert taken == in_a_row(2, 3)


@POSTGRES
def test_postgres_one_act_takes_one_number_however_the_planner_reads_the_question(app):
    take()
    for plan in ("hashjoin", "mergejoin", "nestloop", "material", "hashagg", "sort", "indexscan"):
        with transaction() as session:
            session.execute(text(f"SET LOCAL enable_{plan} = off"))
            free = session.scalar(text("SELECT count(*) FROM number_free"))
            next_number("case", year=1448)
            assert session.scalar(text("SELECT count(*) FROM number_free")) == free - 1
