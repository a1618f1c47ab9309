"""How wide a cell must be before an answer is filed under it (O-6.3)."""

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sadeed.policy.cells import LEAST, Cell, placed, week_of

FIRST = date(2026, 1, 4)
REGIONS = {1: "riyadh", 2: "riyadh", 3: "makkah", 4: ""}
FAR = date(2029, 1, 1)


def cell(branch: int = 1, week: int = 0, service: str = "housing") -> Cell:
    return Cell("after_reply", branch, service, FIRST + timedelta(weeks=week))


cells = st.builds(cell, st.sampled_from(sorted(REGIONS)), st.integers(0, 60), st.sampled_from(["housing", "health"]))
invitations = st.dictionaries(cells, st.integers(1, 9), max_size=30)
days = st.integers(0, 500).map(lambda n: FIRST + timedelta(days=n))


def members(invited, on):
    gathered = defaultdict(set)
    for one, place in placed(invited, REGIONS, on=on).items():
        gathered[place].add(one)
    return gathered


@given(invitations, days)
def test_O63_nobody_is_guessed_better_than_one_in_five_nor_than_one_in_those_invited(invited, on):
    for together in members(invited, on).values():
        assert sum(invited[one] for one in together) >= LEAST


@given(invitations, days)
def test_O63_no_place_is_found_by_subtracting_others_for_each_cell_is_in_one_alone(invited, on):
    gathered = members(invited, on)
    assert sum(len(together) for together in gathered.values()) == len(set().union(*gathered.values(), set()))
    for place, together in gathered.items():
        if place.place.startswith("branch:") and len(place.period) == 10:
            assert len(together) == 1


@given(invitations, days, days)
def test_O63_what_was_placed_stays_in_its_place_whatever_comes_later(invited, one, other):
    early, late = sorted((one, other))
    known = {cell: count for cell, count in invited.items() if cell.week <= early}
    before = placed(known, REGIONS, on=early)
    after = placed(
        {cell: count + (cell.week == week_of(early)) for cell, count in known.items()}
        | {cell: count for cell, count in invited.items() if early < cell.week <= late},
        REGIONS,
        on=late,
    )
    assert {cell: after.get(cell) for cell in before} == before


@given(invitations)
def test_O63_answers_of_one_service_are_never_joined_to_anothers(invited):
    for place, together in members(invited, FAR).items():
        assert {one.service for one in together} == {place.service}


def test_O63_a_week_of_five_stands_alone_at_once():
    assert placed({cell(): 5}, REGIONS, on=FIRST)[cell()].period == "2026-01-04"


def test_O63_a_week_of_fewer_is_widened_only_when_it_is_over():
    few = {cell(week=0): 3, cell(week=1): 2}
    assert placed(few, REGIONS, on=FIRST + timedelta(days=6)) == {}
    assert placed(few, REGIONS, on=FIRST + timedelta(days=13)) == {}
    both = placed(few, REGIONS, on=FIRST + timedelta(days=14))
    assert {place.period for place in both.values()} == {"2026-Q1"}
    assert {place.place for place in both.values()} == {"branch:1"}


def test_O63_a_branch_of_few_joins_its_region_and_a_region_of_few_everybody():
    few = {cell(1): 2, cell(2): 3, cell(3): 1, cell(4): 4}
    found = {one.branch_id: place.place for one, place in placed(few, REGIONS, on=date(2026, 4, 10)).items()}
    assert found == {1: "region:riyadh", 2: "region:riyadh", 3: "all", 4: "all"}


def test_O63_where_too_few_were_invited_in_the_whole_year_answers_wait_on():
    assert placed({cell(): 4}, REGIONS, on=FAR) == {}


def test_the_week_begins_on_sunday():
    assert week_of(date(2026, 11, 22)) == week_of(date(2026, 11, 28)) == date(2026, 11, 22)
