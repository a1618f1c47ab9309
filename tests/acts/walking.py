"""Anybody tries anything on a case: a walk of random acts by random seats at advancing times, and what must hold after.

A walk leans towards the act a case waits for, so that it gets far; what is tried beside it is anybody's guess.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import func, literal, select, union_all

from sadeed.acts import (
    declaration,
    intake,
    keeping,
    papers,
    people,
    raising,
    referral,
    ruling,
    serving,
    session,
    study,
    survey,
)
from sadeed.policy.stages import ACTS, lies_on_the_road
from sadeed.policy.verdict import Refused
from sadeed.records import cases, services, sessions
from sadeed.records.base import db
from sadeed.records.cases import Case, NotFound
from sadeed.records.opening import Anew
from sadeed.records.sessions import Session
from sadeed.records.staff import Seat
from sadeed.records.waiting import Waiting
from tests.acts.holding import everything_holds
from tests.cast import ACCOUNTS, MONDAY, House

KINDS, BEGUN = (
    ("one_off_aid", "food_card"),
    ("received", "raised", "studied", "before_committee", "decided", "registered"),
)
BESIDE = ("call_session", "attend", "leave", "open_session", "close_session", "amend")
INSTEAD = {
    "resume": ("match_paper", "match_paper", "declare"),
    "endorse_study": ("report",),
    "agenda": ("match_paper", "declare", "restudy"),
    "register": ("match_paper", "match_paper", "appeal"),
    "appeal_uphold": ("appeal_reopen",),
    "close": ("appeal", "restudy"),
}
OF_THE_HOUSE = {"call_session": "secretary", "attend": "secretary", "leave": "member1", "open_session": "chair",
                "close_session": "secretary", "amend": "reception"}  # fmt: skip
BROUGHT = keeping.Opened("ورقة.jpg", Anew(b"a picture written anew", "image/jpeg", 1))
DAYS = (0,) * 12 + (1, 1, 3, 8, 40)
CHOICES = ("accept",) * 7 + ("refuse",) * 4 + ("defer", "return")
WORDS = ("ظرف معلوم", "ظرف معلوم", "ظرف معلوم", "ظرف معلوم", "  ")


class Walk:
    """One walk over a few cases of one house."""

    def __init__(self, house: House, chance: Random):
        self.house, self.chance = house, chance
        house.at(MONDAY)
        self.seats = {name: house.seat(name) for name in ACCOUNTS}
        self.numbers = [self._begin(kind) for kind in KINDS]
        self.refused: list[str] = []
        self.done: list[str] = []

    def _begin(self, kind: str) -> str:
        stage, result = self.chance.choice(BEGUN), self.chance.choice(("accept", "accept", "refuse"))
        result = "accept" if stage == "registered" else result
        amount = self.chance.choice((500_000, 3_000_000))
        return self.house.make.case(stage, support_type=kind, result=result, amount=amount)

    def step(self) -> None:
        """Time goes by, and somebody tries something; allowed or refused, everything holds after."""
        self.house.later(self.chance.choice(DAYS))
        number = self.chance.choice(self.numbers)
        act = self._act(self.house.make.row(number))
        if act == "agenda":
            self.call_if_needed()
        before = traces(number)
        try:
            self._try(act, number)
        except Refused as no:
            self.refused.append(act)
            nothing_changed(no, before, traces(number))
        except NotFound:
            assert before == traces(number)  # another branch's request, to a delegate
        else:
            self.done.append(act)
            everything_holds(self.numbers, on=self.house.now.date())

    def is_over(self) -> bool:
        """Every case is closed."""
        return all(self.house.make.row(number).stage == "closed" for number in self.numbers)

    def _act(self, case: Case) -> str:
        lot = self.chance.random()
        waits = list(
            db.session.scalars(select(Waiting.next_act).where(Waiting.case_id == case.id, Waiting.left_at.is_(None)))
        )
        if lot < 0.6 and waits:
            act = self.chance.choice(sorted(waits))
            if act == "vote" and self._votes(case) >= self.chance.choice((1, 3, 3, 3, 4)):
                return "close_case_in_session"
            return self.chance.choice((act, *INSTEAD.get(act, ())))
        if lot < 0.9:
            here = [
                act
                for act in ACTS
                if act not in ("receive", "withdraw") and lies_on_the_road(act, case.stage, case.standing)
            ]
            return self.chance.choice((*here, *BESIDE))
        return self.chance.choice((*list(ACTS)[1:], *BESIDE))

    def _votes(self, case: Case) -> int:
        item = sessions.item_of(case.id)
        return len(sessions.votes_on(item.id)) if item else 0

    def _seat(self, act: str) -> Seat:
        if self.chance.random() < 0.1:
            return self.chance.choice(list(self.seats.values()))
        if act in OF_THE_HOUSE:
            return self.seats[OF_THE_HOUSE[act]]
        fitting = [seat for seat in self.seats.values() if seat.role in ACTS[act].by and seat.role != "delegate"]
        if act == "report":
            fitting = fitting[:1]  # the head of research endorses, and that takes another pair of eyes
        return self.chance.choice(fitting)

    def _try(self, act: str, number: str) -> None:
        how = {"by": self._seat(act), "at": self.house.now}
        if act in BESIDE:
            getattr(self, f"_{act}")(number, **how)
        else:
            TRIES[act](self, number, how)

    def folder(self) -> Path:
        """Where this house keeps its files."""
        folder: Path = self.house.app.config["SADEED"].folder
        return folder

    def words(self) -> str:
        """Something to say, now and then nothing."""
        return self.chance.choice(WORDS)

    def a_day(self, most: int = 9) -> Any:
        """A day ahead, now and then one that has passed."""
        return self.house.now.date() + timedelta(days=self.chance.randint(-3, most))

    def a_session(self) -> str:
        """The newest session, as anybody would take it."""
        return str(db.session.scalar(select(Session.number).order_by(Session.id.desc()).limit(1)) or "")

    def call_if_needed(self) -> None:
        """Where the newest session has ended, or there is none, another is called, attended and opened."""
        newest = db.session.scalar(select(Session).order_by(Session.id.desc()).limit(1))
        if newest is None or newest.state == "closed" or self.chance.random() < 0.3:
            everybody = ("chair", "member1", "member2", "member3")
            self.house.make.session(attending=everybody[: self.chance.choice((3, 4))])

    def match(self, number: str, how: dict[str, Any]) -> None:
        """One paper of the list, most often one that still lacks it."""
        listed = cases.papers_of(self.house.make.row(number).id)
        open_ones = [paper.kind for paper in listed if paper.is_required and not paper.matched_on and not paper.waived]
        kind = self.chance.choice(open_ones or [paper.kind for paper in listed])
        issued = self.house.now.date() - timedelta(days=self.chance.choice((5, 5, 5, 500)))
        papers.match(number, kind, original_seen=self.chance.random() < 0.95, issued_on=issued, **how)

    def kind(self, number: str) -> str:
        """A paper of the list."""
        return str(self.chance.choice(cases.papers_of(self.house.make.row(number).id)).kind)

    def decide(self, number: str, how: dict[str, Any]) -> None:
        """What the votes came to, or something else."""
        item = sessions.item_of(self.house.make.row(number).id)
        kind = (item.result or "defer") if item and self.chance.random() < 0.85 else self.chance.choice(CHOICES)
        ruling.decide(
            number, kind=kind, grant=self.words(), amount=self.chance.choice((500_000, 3_000_000)), until=self.a_day(),
            instalments=self.chance.choice((1, 2)), reason=self.words(), what_would_change=self.words(),
            missing=self.words(), **how,
        )  # fmt: skip

    def voucher(self, number: str) -> str:
        """One of the case's deliveries, or none."""
        made = services.deliveries_of(self.house.make.row(number).id)
        return str(self.chance.choice(made).voucher) if made else "V-0000-00000"

    def _call_session(self, number: str, **how: Any) -> None:
        session.call(held_on=self.a_day(5), **how)

    def _attend(self, number: str, **how: Any) -> None:
        if newest := self.a_session():
            session.attend(newest, staff_id=self.chance.choice(list(self.seats.values())).staff, **how)

    def _leave(self, number: str, **how: Any) -> None:
        if newest := self.a_session():
            session.leave(newest, staff_id=self.seats[self.chance.choice(("chair", "member1", "member2"))].staff, **how)

    def _open_session(self, number: str, **how: Any) -> None:
        if newest := self.a_session():
            session.open_session(newest, **how)

    def _close_session(self, number: str, **how: Any) -> None:
        if newest := self.a_session():
            session.close_session(newest, **how)

    def _amend(self, number: str, **how: Any) -> None:
        """What the registry holds of the applicant changes; on every case of theirs that shows."""
        person = db.session.get(people.Person, self.house.make.row(number).person_id)
        if how["by"].branch is None:
            people.amend(person.number, {"district": self.chance.choice(("النسيم", "الشفا", "العزيزية"))}, **how)


def nothing_changed(no: Refused, before: tuple[Any, ...], after: tuple[Any, ...]) -> None:
    """A refusal names its clauses and what is missing, and leaves everything as it was."""
    assert no.verdict.clauses and no.verdict.missing, no
    assert before == after, f"refused, and yet something changed: {no}"


def traces(number: str) -> tuple[Any, ...]:
    """Everything a refused act must leave as it was: the case's row, its waits, and how many rows each table has."""
    db.session.rollback()
    case = db.session.execute(select(Case.__table__).where(Case.number == number)).one()
    waits = db.session.execute(select(Waiting.__table__).where(Waiting.case_id == case.id).order_by(Waiting.id)).all()
    tables = [table for table in db.metadata.sorted_tables if not table.name.startswith("access")]
    counts = db.session.execute(
        union_all(*(select(literal(t.name), func.count()).select_from(t) for t in tables))
    ).all()
    return tuple(case), [tuple(row) for row in waits], sorted(map(tuple, counts))


Try = Callable[[Walk, str, dict[str, Any]], Any]
IBAN = "SA0380000000608010167519"
TRIES: dict[str, Try] = {
    "record_paper": lambda w, n, how: papers.record(n, w.kind(n), issued_on=w.a_day(0), **how),
    "match_paper": lambda w, n, how: w.match(n, how),
    "fault_paper": lambda w, n, how: papers.fault(n, w.kind(n), what=w.words(), **how),
    "waive_paper": lambda w, n, how: papers.waive(n, w.kind(n), reason=w.words(), **how),
    "keep_scan": lambda w, n, how: keeping.keep_scan(n, w.kind(n), BROUGHT, folder=w.folder(), **how),
    "keep_sheet": lambda w, n, how: keeping.keep_sheet(n, BROUGHT, folder=w.folder(), **how),
    "keep_photos": lambda w, n, how: keeping.keep_photos(
        n, [BROUGHT], has_consent=w.chance.random() < 0.8, no_faces=True, folder=w.folder(), **how),
    "change_data": lambda w, n, how: intake.change_data(n, {"need": w.chance.choice("أبتث")}, reason=w.words(), **how),
    "refer": lambda w, n, how: referral.refer(n, question=w.words(), **how),
    "answer_referral": lambda w, n, how: referral.answer(n, answer=w.words(), source="T-2", **how),
    "declare": lambda w, n, how: declaration.declare(n, signer=w.words(), method="screen", **how),
    "raise": lambda w, n, how: raising.raise_(n, **how),
    "request_visit": lambda w, n, how: study.request_visit(n, **how),
    "allow_visit": lambda w, n, how: study.allow_visit(n, **how),
    "disallow_visit": lambda w, n, how: study.disallow_visit(n, reason=w.words(), **how),
    "plan_visit": lambda w, n, how: study.plan_visit(n, visit_on=w.a_day(2), team="women", **how),
    "visit": lambda w, n, how: study.visit(n, visit_on=w.a_day(0), seen="غرفتان", **how),
    "visit_missed": lambda w, n, how: study.miss_visit(n, reason=w.words(), new_date=w.a_day(), **how),
    "report": lambda w, n, how: study.report(n, opinion="accept", reasons=w.words(), **how),
    "mark_sensitive": lambda w, n, how: study.mark_sensitive(n, is_sensitive=w.chance.random() < 0.5, **how),
    "endorse_study": lambda w, n, how: study.endorse(n, **how),
    "agenda": lambda w, n, how: session.put_on_agenda(n, session=w.a_session(), **how),
    "agenda_remove": lambda w, n, how: session.take_off_agenda(n, reason=w.words(), **how),
    "vote": lambda w, n, how: ruling.vote(n, choice=w.chance.choice(CHOICES), reason=w.words(), **how),
    "change_vote": lambda w, n, how: ruling.change_vote(n, choice=w.chance.choice(CHOICES), reason=w.words(), **how),
    "recuse": lambda w, n, how: ruling.recuse(n, ground=w.words(), **how),
    "close_case_in_session": lambda w, n, how: ruling.close_voting(n, **how),
    "decide": lambda w, n, how: w.decide(n, how),
    "ratify": lambda w, n, how: ruling.ratify(n, **how),
    "register": lambda w, n, how: serving.register(n, category="widow", iban=w.chance.choice((IBAN, "")), **how),
    "schedule": lambda w, n, how: serving.schedule(
        n, service=w.chance.choice(("cash_transfer", "goods")), instalments=w.chance.choice((1, 1, 2)),
        first_on=w.a_day(), **how),
    "countersign": lambda w, n, how: serving.countersign(n, voucher=w.voucher(n), **how),
    "deliver": lambda w, n, how: serving.deliver(n, voucher=w.voucher(n), **how),
    "acknowledge": lambda w, n, how: serving.acknowledge(n, voucher=w.voucher(n), receiver=w.words(), **how),
    "reverse": lambda w, n, how: serving.reverse(n, voucher=w.voucher(n), reason=w.words(), **how),
    "close": lambda w, n, how: serving.close(n, **how),
    "survey_invite": lambda w, n, how: survey.invite(n, public_url="http://public.example", **how),
    "return": lambda w, n, how: raising.return_(n, missing=w.words(), **how),
    "suspend": lambda w, n, how: raising.suspend(n, awaited=w.words(), **how),
    "resume": lambda w, n, how: raising.resume(n, **how),
    "extend": lambda w, n, how: raising.extend(
        n, until=w.a_day(60), reason=w.words(), public_reason=w.words(), **how),
    "withdraw": lambda w, n, how: intake.withdraw(n, **how),
    "appeal": lambda w, n, how: ruling.appeal(n, words=w.words(), **how),
    "appeal_uphold": lambda w, n, how: ruling.uphold(n, reason=w.words(), **how),
    "appeal_reopen": lambda w, n, how: ruling.reopen(n, reason=w.words(), **how),
    "restudy": lambda w, n, how: ruling.restudy(n, reason=w.words(), **how),
}  # fmt: skip
