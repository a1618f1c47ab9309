"""Who is counted, and what of a ballot may be seen before it is closed (H-5)."""

from fractions import Fraction

import pytest

from sadeed.policy.ballot import counted, is_quorate, sees_the_vote, sees_who_voted
from sadeed.policy.facts import HearingFacts

SECRET, OPEN = {"secret_votes": True}, {"secret_votes": False}
OPEN_VOTING = HearingFacts(
    members=frozenset({1, 2, 3, 4, 5}), present=frozenset({1, 2, 3, 4}), votes={1: "accept", 2: "refuse", 4: "recuse"}
)
CLOSED = HearingFacts(**{**OPEN_VOTING.__dict__, "is_closed": True})


def sees(hearing: HearingFacts, of: int, reader: int, terms=SECRET, *, is_at_the_table: bool = True) -> bool:
    return sees_the_vote(hearing, of, reader=reader, is_at_the_table=is_at_the_table, terms=terms)


@pytest.mark.parametrize(
    ("present", "members", "is_enough"), [(2, 4, False), (3, 4, True), (3, 5, True), (2, 5, False)]
)
def test_H5_more_than_the_part_of_the_charter_is_a_quorum(present, members, is_enough):
    assert is_quorate(present, members, {"quorum": Fraction(1, 2)}) is is_enough


def test_H5_whoever_stepped_aside_is_counted_neither_present_nor_as_a_member():
    assert counted(OPEN_VOTING) == (3, 4)


def test_H5_before_closing_one_sees_ones_own_vote_alone_where_votes_are_secret():
    assert sees(OPEN_VOTING, 1, 1)
    assert not sees(OPEN_VOTING, 1, 2)
    assert sees(OPEN_VOTING, 1, 2, OPEN)
    assert sees(CLOSED, 1, 2)


def test_H5_a_recusal_is_open_and_whoever_stepped_aside_sees_no_vote():
    assert sees(OPEN_VOTING, 4, 1)
    assert not sees(CLOSED, 1, 4)
    assert not sees(CLOSED, 1, 4, OPEN)
    assert not sees_who_voted(CLOSED, 4)


def test_H5_who_does_not_sit_at_the_table_sees_no_vote_of_a_member():
    assert not sees(CLOSED, 1, 9, is_at_the_table=False)
    assert not sees(CLOSED, 1, 9, OPEN, is_at_the_table=False)
