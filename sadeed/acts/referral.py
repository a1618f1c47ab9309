"""A question reception cannot answer goes to social research, and the answer comes back (H-3)."""

from datetime import datetime

from ..records import cases
from ..records.base import db
from ..records.cases import Referral
from ..records.staff import Seat
from .beats import on_case


def refer(number: str, *, question: str, waits: str = "", by: Seat, at: datetime) -> str:
    """The question, in the person's own words; `waits` is where the person waits for the answer: hall or phone."""
    with on_case("refer", number, by=by, at=at, said={"question": question.strip()}) as beat:
        db.session.add(
            Referral(case_id=beat.case.id, question=question.strip(), waits=waits, asked_at=at, asked_by=by.staff)
        )
        beat.told = {"question": question.strip()}
    return number


def answer(number: str, *, answer: str, source: str, by: Seat, at: datetime) -> str:
    """The oldest open question is answered, with the page or clause the answer rests on."""
    said = {"answer": answer.strip(), "source": source.strip()}
    with on_case("answer_referral", number, by=by, at=at, said=said) as beat:
        open_ones = [r for r in cases.referrals_of(beat.case.id) if r.answered_at is None]
        referral = open_ones[-1]
        referral.answer, referral.source = answer.strip(), source.strip()
        referral.answered_at, referral.answered_by = at, by.staff
        beat.told = {"answer": answer.strip(), "source": source.strip()}
    return number
