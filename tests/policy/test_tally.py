"""The tally of the committee (H-5), against a slow oracle that was written from the rule alone."""

from decimal import Decimal
from fractions import Fraction

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from sadeed.policy.tally import CHOICES, exact, outcome, rules
from sadeed.policy.terms import DEFAULTS

FIVE = {"chair", "hind", "saad", "lama", "turki"}


def tally(votes, *, members=FIVE, present=None, chair="chair", **terms):
    return outcome(votes, members=members, present=members if present is None else present, chair=chair, terms=terms)


def oracle(votes, members, present, chair, quorum, majority, minimum, casting_vote):
    """The rule read aloud, with whole numbers only; quorum and majority are pairs (part, whole)."""
    for name in votes:
        if name not in members or name not in present:
            return "a stranger voted"
    aside = [name for name in votes if votes[name] == "recuse"]
    members_left = [name for name in members if name not in aside]
    present_left = [name for name in present if name in members_left]
    ballots = [votes[name] for name in votes if name not in aside]
    if not len(present_left) * quorum[1] > quorum[0] * len(members_left) or len(ballots) < minimum:
        return ("no_quorum", None)
    for choice in CHOICES:
        if ballots.count(choice) * majority[1] > majority[0] * len(ballots):
            return ("decided", choice)
    most = max((ballots.count(choice) for choice in CHOICES), default=0)
    tied = [choice for choice in CHOICES if ballots.count(choice) == most and most > 0]
    if len(tied) >= 2 and casting_vote and votes.get(chair) in tied:
        return ("decided", votes[chair])
    return ("undecided", None)


@st.composite
def meetings(draw):
    members = set(range(draw(st.integers(0, 9))))
    present = set(draw(st.lists(st.sampled_from(sorted(members) or [99]), max_size=9))) & members
    voters = draw(st.lists(st.sampled_from(sorted(present) or [99]), unique=True, max_size=9))
    choice = st.sampled_from([*CHOICES, "recuse"])
    votes = {voter: draw(choice) for voter in voters if voter in present}
    part = st.sampled_from([(1, 2), (1, 3), (2, 3), (3, 5), (3, 4)])
    terms = {
        "quorum": draw(part),
        "majority": draw(part.filter(lambda pair: pair[0] * 2 >= pair[1])),
        "minimum": draw(st.integers(0, 5)),
        "casting_vote": draw(st.booleans()),
    }
    return votes, members, present, draw(st.integers(0, 9)), terms


WRITTEN = (
    lambda pair: Fraction(*pair),
    lambda pair: f"{pair[0]}/{pair[1]}",
    lambda pair: pair[0] / pair[1],
)


@settings(max_examples=600, deadline=None)
@given(meetings(), st.sampled_from(WRITTEN))
def test_H5_the_tally_is_the_rule_read_aloud_however_the_fractions_are_written(meeting, written):
    votes, members, present, chair, terms = meeting
    said = {**terms, "quorum": written(terms["quorum"]), "majority": written(terms["majority"])}
    result = outcome(votes, members=members, present=present, chair=chair, terms=said)
    assert (result.state, result.choice) == oracle(votes, members, present, chair, **terms)
    assert result.votes_cast == sum(choice != "recuse" for choice in votes.values())


@settings(deadline=None)
@given(meetings(), st.randoms())
def test_H5_the_order_of_the_votes_changes_nothing(meeting, chance):
    votes, members, present, chair, terms = meeting
    said = {**terms, "quorum": "1/2", "majority": "1/2"}
    shuffled = list(votes.items())
    chance.shuffle(shuffled)
    here = {"members": members, "present": present, "chair": chair, "terms": said}
    assert outcome(votes, **here) == outcome(dict(shuffled), **here)


@settings(deadline=None)
@given(meetings())
def test_H5_stepping_aside_is_as_if_one_were_no_member(meeting):
    votes, members, present, chair, terms = meeting
    said = {**terms, "quorum": "1/2", "majority": "2/3"}
    aside = {name for name, choice in votes.items() if choice == "recuse"}
    with_them = outcome(votes, members=members, present=present, chair=chair, terms=said)
    kept = {name: choice for name, choice in votes.items() if name not in aside}
    without = outcome(kept, members=members - aside, present=present - aside, chair=chair, terms=said)
    assert (with_them.state, with_them.choice, with_them.counts, with_them.members, with_them.present) == (
        without.state,
        without.choice,
        without.counts,
        without.members,
        without.present,
    )


def test_H5_three_of_five_decide():
    result = tally({"chair": "refuse", "hind": "accept", "saad": "accept", "lama": "accept"})
    assert (result.state, result.choice) == ("decided", "accept")
    assert dict(result.counts) == {"accept": 3, "refuse": 1, "defer": 0, "return": 0}
    assert (result.members, result.present, result.recused, result.is_by_casting_vote) == (5, 5, 0, False)


def test_H5_exactly_half_present_is_no_quorum():
    six = FIVE | {"noura"}
    votes = {"chair": "accept", "hind": "accept", "saad": "accept"}
    assert tally(votes, members=six, present={"chair", "hind", "saad"}).state == "no_quorum"
    assert tally(votes, members=six, present={"chair", "hind", "saad", "lama"}).state == "decided"


def test_H5_too_few_votes_are_no_quorum_though_all_are_present():
    assert tally({"chair": "accept", "hind": "accept"}).state == "no_quorum"
    assert tally({"chair": "accept", "hind": "accept"}, minimum=2).choice == "accept"


def test_H5_guests_do_not_make_a_quorum():
    votes = {"hind": "accept"}
    assert tally(votes, present={"hind", "guest", "secretary", "driver"}, minimum=1).state == "no_quorum"


def test_H5_stepping_aside_can_bring_the_quorum_about():
    votes = {"hind": "accept", "saad": "accept", "lama": "recuse"}
    assert tally(votes, present={"hind", "saad", "lama"}, minimum=2).state == "no_quorum"
    votes["turki"] = "recuse"
    assert tally(votes, present={"hind", "saad", "lama", "turki"}, minimum=2).choice == "accept"


def test_H5_the_chair_decides_a_tie_at_the_top():
    votes = {"chair": "refuse", "hind": "accept", "saad": "accept", "lama": "refuse", "turki": "defer"}
    result = tally(votes)
    assert (result.state, result.choice, result.is_by_casting_vote) == ("decided", "refuse", True)
    assert tally(votes, casting_vote=False).state == "undecided"


def test_H5_the_chair_does_not_decide_a_tie_the_chair_is_not_in():
    votes = {"chair": "defer", "hind": "accept", "saad": "accept", "lama": "refuse", "turki": "refuse"}
    assert tally(votes).state == "undecided"


def test_H5_a_chair_who_steps_aside_or_is_silent_has_no_casting_vote():
    votes = {"hind": "accept", "saad": "accept", "lama": "refuse", "turki": "refuse"}
    assert tally(votes).state == "undecided"
    assert tally({**votes, "chair": "recuse"}).state == "undecided"
    assert tally(votes, chair=None).state == "undecided"
    assert tally(votes, chair="hind").choice == "accept"


def test_H5_one_choice_alone_at_the_top_without_a_majority_is_undecided_whatever_the_chair_says():
    votes = {"chair": "accept", "hind": "accept", "saad": "refuse", "lama": "defer"}
    assert tally(votes).state == "undecided"


@pytest.mark.parametrize("two_thirds", [2 / 3, "2/3", Fraction(2, 3)])
def test_H5_four_of_six_is_not_more_than_two_thirds(two_thirds):
    six = {*FIVE, "noura"}
    votes = dict.fromkeys(six, "accept") | {"hind": "refuse", "saad": "refuse"}
    assert tally(votes, members=six, majority=two_thirds).state == "undecided"
    assert tally({**votes, "hind": "accept"}, members=six, majority=two_thirds).choice == "accept"


def test_H5_nobody_there_decides_nothing():
    assert tally({}).state == "no_quorum"
    assert tally({}, members=set(), minimum=0).state == "no_quorum"
    assert tally({}, minimum=0).state == "undecided"


@pytest.mark.parametrize("choice", ["accept", "recuse"])
def test_H5_a_vote_by_someone_absent_or_no_member_is_refused(choice):
    with pytest.raises(ValueError, match="absent"):
        tally({"hind": choice}, present=FIVE - {"hind"})
    with pytest.raises(ValueError, match="no member"):
        tally({"guest": choice}, present=FIVE | {"guest"})


@pytest.mark.parametrize("choice", ["", "abstain", "ACCEPT", None, ["accept"]])
def test_H5_an_unknown_choice_is_refused(choice):
    with pytest.raises(ValueError, match="unknown choice"):
        tally({"hind": choice})


@pytest.mark.parametrize("number", ["half", "1/0", float("nan"), float("inf"), True, None, Decimal("NaN")])
def test_H5_a_term_that_is_no_fraction_is_refused(number):
    with pytest.raises(ValueError, match="not a fraction"):
        exact(number)


def test_H5_a_fraction_is_what_the_board_wrote():
    assert [exact(n) for n in (0.5, "1/2", Decimal("0.5"), 1 / 3, 0.67, 0.6667, 1)] == [
        Fraction(1, 2),
        Fraction(1, 2),
        Fraction(1, 2),
        Fraction(1, 3),
        Fraction(67, 100),
        Fraction(6667, 10000),
        Fraction(1),
    ]


def test_H5_the_terms_of_a_charter_are_the_defaults_of_the_tally():
    votes = {"chair": "refuse", "hind": "accept", "saad": "accept", "lama": "refuse"}
    here = {"members": FIVE, "present": FIVE, "chair": "chair"}
    assert outcome(votes, **here, terms=rules(DEFAULTS)) == outcome(votes, **here, terms={})
