"""The committee of the demo: sittings called, attended, voted in and closed, week after week, and one still ahead."""

from datetime import datetime, timedelta

from ..acts import ruling, session
from .cast import Cast, Tale
from .requests import DEFERRALS, MISSING, REFUSALS

PLACE = "قاعة الاجتماعات بالمكتب الرئيس"
ABSENT = ("", "member3", "", "member2")  # who is away, sitting by sitting
A_MINUTE = timedelta(minutes=1)
STILL_DEFERRED = timedelta(days=28)


class Sitting:
    """One sitting with the cases on its agenda; its number once it is called."""

    def __init__(self, back: int, at: datetime):
        self.back, self.at, self.number = back, at, ""
        self.agenda: list[Tale] = []

    def call(self, cast: Cast, at: datetime) -> None:
        """The secretary invites."""
        self.number = session.call(held_on=self.at.date(), place=PLACE, by=cast["secretary"], at=at)

    def put_on(self, cast: Cast, tale: Tale, at: datetime) -> None:
        """A studied case gets its place."""
        session.put_on_agenda(tale.number, session=self.number, by=cast["secretary"], at=at)
        self.agenda.append(tale)

    def hold(self, cast: Cast, at: datetime) -> None:
        """They come, they vote on each case, the secretary writes each decision, the chair closes."""
        present = [name for name in ("chair", "member1", "member2", "member3") if name != ABSENT[self.back % 4]]
        for n, name in enumerate(present):
            moment = at + A_MINUTE * n
            session.attend(self.number, staff_id=cast[name].staff, by=cast["secretary"], at=moment)
        session.open_session(self.number, by=cast["chair"], at=at + A_MINUTE * 5)
        for n, tale in enumerate(self.agenda):
            rule_on(cast, tale, present, at + A_MINUTE * (6 + 4 * n))
        session.close_session(self.number, by=cast["chair"], at=at + A_MINUTE * (8 + 4 * len(self.agenda)))


def rule_on(cast: Cast, tale: Tale, present: list[str], at: datetime) -> None:
    """One case: the votes, the closing of the voting, the decision."""
    for n, name in enumerate(present):
        moment = at + timedelta(seconds=20 * n)
        if name == "member1" and tale.n % 11 == 5 and len(present) == 4:
            ruling.recuse(tale.number, ground="kinship", by=cast[name], at=moment)
            continue
        is_alone = n == len(present) - 1 and tale.n % 5 == 1
        choice = {"accept": "defer"}.get(tale.plot.result, "accept") if is_alone else tale.plot.result
        reason = "" if choice == "accept" else "كما ورد في تقرير البحث"
        ruling.vote(tale.number, choice=choice, reason=reason, by=cast[name], at=moment)
    ruling.close_voting(tale.number, by=cast["chair"], at=at + A_MINUTE * 2)
    _decide(cast, tale, at + A_MINUTE * 3)


def _decide(cast: Cast, tale: Tale, at: datetime) -> None:
    kind, by, support = tale.plot.result, cast["secretary"], tale.support
    if kind == "accept":
        ruling.decide(tale.number, kind=kind, grant=support.grant, amount=support.amount,
                      instalments=support.instalments, by=by, at=at)  # fmt: skip
    elif kind == "refuse":
        code, reason, change = REFUSALS[tale.n % len(REFUSALS)]
        ruling.decide(tale.number, kind=kind, reason_code=code, reason=reason, what_would_change=change, by=by, at=at)
    elif kind == "defer":
        reason = DEFERRALS[tale.n % len(DEFERRALS)]
        ruling.decide(tale.number, kind=kind, reason=reason, until=at.date() + STILL_DEFERRED, by=by, at=at)
    else:
        ruling.decide(tale.number, kind=kind, missing=MISSING[tale.n % len(MISSING)], by=by, at=at)
