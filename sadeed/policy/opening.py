"""Which seats must be held before the doors open, and before the first reply falls due: read off the table of acts."""

from collections.abc import Collection

from .stages import ACTS

Seats = tuple[str, ...]  # any one of them will do

TO_RECEIVE = ("receive", "match_paper", "declare", "raise", "answer_referral")  # H-1 to H-5
TO_REPLY = ("report", "allow_visit", "endorse_study", "agenda", "close_case_in_session", "decide")  # T-2, H-5
TO_SERVE = ("ratify", "schedule", "countersign", "deliver")  # H-7
A_COMMITTEE: tuple[Seats, ...] = (("member",),)  # its chair alone is no committee


def empty_before_visitors(held: Collection[str]) -> tuple[Seats, ...]:
    """Seats nobody holds, without which a visitor cannot be served as H-1 to H-5 say."""
    return _empty(TO_RECEIVE, held)


def empty_before_replies(held: Collection[str]) -> tuple[Seats, ...]:
    """Seats nobody holds, without which what a receipt promises cannot be kept: the study, the committee, the serving.

    What is wanted before visitors already is not said again.
    """
    first = set(_empty(TO_RECEIVE, held))
    left = (*_empty(TO_REPLY, held), *_unheld(A_COMMITTEE, held), *_empty(TO_SERVE, held))
    return tuple(dict.fromkeys(seats for seats in left if seats not in first))


def _empty(acts: Seats, held: Collection[str]) -> tuple[Seats, ...]:
    """A narrow seat stands for the wide one it is part of: with the head of research empty, only she is named."""
    wanted = _unheld(dict.fromkeys(ACTS[act].by for act in acts), held)
    return tuple(seats for seats in wanted if not any(set(other) < set(seats) for other in wanted))


def _unheld(wanted: Collection[Seats], held: Collection[str]) -> tuple[Seats, ...]:
    return tuple(seats for seats in wanted if not set(seats) & set(held))
