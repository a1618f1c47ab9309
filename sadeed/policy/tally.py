"""The tally of a vote (H-5): from the votes to the result, in exact arithmetic, with nothing to interpret."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, TypeVar

CHOICES = ("accept", "refuse", "defer", "return")
RECUSE = "recuse"
HALF = Fraction(1, 2)
LEAST_VOTES = 3

Member = TypeVar("Member", bound=Hashable)


@dataclass(frozen=True)
class Outcome:
    """What the votes come to. `members` and `present` are counted without those who stepped aside."""

    state: str  # decided | no_quorum | undecided
    choice: str | None
    counts: Mapping[str, int]  # votes cast for each choice
    members: int
    present: int
    recused: int
    is_by_casting_vote: bool = False

    @property
    def votes_cast(self) -> int:
        """All votes but recusals."""
        return sum(self.counts.values())


def outcome(
    votes: Mapping[Member, str],
    *,
    members: Collection[Member],
    present: Collection[Member],
    chair: Member | None,
    terms: Mapping[str, Any],
) -> Outcome:
    """What these votes come to, under `quorum`, `majority`, `minimum` and `casting_vote` of `terms` (H-5).

    A recusal is given like a vote, by a member who is present; it takes the member out of both sums.
    Guests among `present` are not counted. Raises ValueError for a vote by someone absent or no member, for
    an unknown choice, and for a term that is no number.
    """
    _refuse_strangers(votes, set(members), set(present))
    aside = {member for member, choice in votes.items() if choice == RECUSE}
    seated = set(members) - aside
    here = seated & set(present)
    counts = {choice: sum(given == choice for given in votes.values()) for choice in CHOICES}
    state, choice, by_chair = _result(
        counts, len(seated), len(here), votes.get(chair) if chair is not None else None, terms
    )
    return Outcome(state, choice, MappingProxyType(counts), len(seated), len(here), len(aside), by_chair)


def rules(terms: Mapping[str, Any]) -> dict[str, Any]:
    """The four terms of a charter that `outcome` asks for, under the names it knows."""
    return {
        "quorum": terms["quorum"],
        "majority": terms["majority"],
        "minimum": terms["minimum_votes"],
        "casting_vote": terms["casting_vote"],
    }


def exact(number: object) -> Fraction:
    """A fraction as a board means it: 1/2, "2/3", Decimal("0.6"), and 2/3 written as a float is two thirds.

    Raises ValueError for what is no number.
    """
    if isinstance(number, bool) or not isinstance(number, (int, float, str, Fraction, Decimal)):
        raise ValueError(f"not a fraction: {number!r}")
    try:
        if not isinstance(number, float):
            return Fraction(number)
        near = Fraction(number).limit_denominator(1000)
        # The float nearest to a simple fraction was meant as that fraction: 4 of 6 is not more than 2/3.
        return near if float(near) == number else Fraction(repr(number))
    except (ZeroDivisionError, OverflowError, ValueError):
        raise ValueError(f"not a fraction: {number!r}") from None


def _refuse_strangers(votes: Mapping[Member, str], members: set[Member], present: set[Member]) -> None:
    for member, choice in votes.items():
        if choice not in (*CHOICES, RECUSE):
            raise ValueError(f"unknown choice: {choice!r}")
        if member not in members:
            raise ValueError(f"a vote by someone who is no member: {member!r}")
        if member not in present:
            raise ValueError(f"a vote by someone absent: {member!r}")


def _result(
    counts: Mapping[str, int], members: int, present: int, chairs: str | None, terms: Mapping[str, Any]
) -> tuple[str, str | None, bool]:
    """State, choice, and whether the chair's side decided it."""
    cast = sum(counts.values())
    enough = present > exact(terms.get("quorum", HALF)) * members and cast >= exact(terms.get("minimum", LEAST_VOTES))
    if not enough:
        return "no_quorum", None, False
    most = max(counts.values())
    top = [choice for choice, count in counts.items() if count == most > 0]
    if len(top) == 1 and most > exact(terms.get("majority", HALF)) * cast:
        return "decided", top[0], False
    if len(top) > 1 and chairs in top and terms.get("casting_vote", True):
        return "decided", chairs, True
    return "undecided", None, False
