"""Reception: a request is received, its data change, it is withdrawn (H-1, H-2, H-4, T-4)."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ..arabic.dates import hijri_year
from ..policy.doors import judge
from ..policy.facts import CaseFacts
from ..policy.verdict import Missing, Refused, Verdict
from ..records import cases, charters, declared, numbers, people, weeks
from ..records.base import db
from ..records.cases import Case, NotFound, Tracking
from ..records.facts import is_open_to
from ..records.staff import Seat
from ..records.transaction import transaction
from .beats import Beat, finish, leave_agenda, on_case
from .checklist import make_checklist
from .people import add_relation

CODE_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is taken for another when read aloud


def receive(
    person_number: str, *, channel: str, support_type: str, need: str, category: str = "",
    amount_asked: int | None = None, paper_day: date | None = None, acts_through: str = "", by: Seat, at: datetime,
) -> str:  # fmt: skip
    """A request for support is received from somebody on record (H-1). Returns its number.

    It keeps the charter in force on the day it was received; `paper_day` is that day for a delegate's paper (C-8).
    The checklist asks only for the papers this person's circumstances need (O-1). Raises `NotFound`, `Refused`.
    """
    with transaction():
        person = people.numbered(person_number, branches=None if by.branch is None else frozenset({by.branch}))
        if person is None:
            raise NotFound(person_number)
        day = paper_day or at.date()
        record = _in_force(day)
        said = {"person": person.number, "channel": channel, "support_type": support_type, "need": need.strip(),
                "paper_day": paper_day}  # fmt: skip
        verdict = judge("receive", CaseFacts(on=at.date()), record.read(), by.who, said)
        verdict.require()
        _refuse_another_category("receive", support_type, category)
        _refuse_the_same_twice(person, support_type)
        case = Case(
            number=numbers.next_number("case", year=hijri_year(day)), person_id=person.id, branch_id=person.branch_id,
            charter_id=record.id, support_type=support_type, category=category, channel=channel, need=need.strip(),
            amount_asked=amount_asked, received_on=day,
            acts_through=acts_through, received_at=at, stage_since=at, stage="new", standing="",
        )  # fmt: skip
        db.session.add(case)
        db.session.flush()
        make_checklist(case, person, on=day)
        case.data_digest = declared.digest_of(declared.declared_data(case))
        add_relation(person, "beneficiary", at=at)
        charter = record.read()
        told = {"case": case.number, "person": person.name, "channel": channel, "charter": record.version}
        week = weeks.week_of(charter, on=at.date())
        finish(
            Beat(
                "receive", case, CaseFacts(), charter, week, by, at, (*verdict.clauses, CHANNEL_CLAUSES[channel]), told
            )
        )
        return str(case.number)


CHANNEL_CLAUSES = {
    "interview": "C-1", "phone": "C-2", "social": "C-3", "letter": "C-4", "help_request": "C-5", "volunteering": "C-6",
    "website": "C-7", "delegate": "C-8",
}  # fmt: skip


def change_data(
    number: str, fields: Mapping[str, Any], *, reason: str = "", version: int | None = None, by: Seat, at: datetime
) -> str:
    """What the request asks is changed; a signed one needs a reason and then a new signature (H-4)."""
    said = {"reason": reason, **fields}
    with on_case("change_data", number, by=by, at=at, said=said, version=version) as beat:
        case = beat.case
        changed = {
            name: value for name, value in fields.items() if name in declared.OF_CASE and getattr(case, name) != value
        }
        if not changed:
            raise Refused(Verdict("change_data", beat.clauses, (Missing("a_change"),)))
        if {"support_type", "category"} & changed.keys():
            _refuse_another_category("change_data", **{
                name: changed.get(name, getattr(case, name)) for name in ("support_type", "category")})  # fmt: skip
        before = {name: getattr(case, name) for name in changed}
        for name, value in changed.items():
            setattr(case, name, value)
        person = db.session.get(people.Person, case.person_id)
        make_checklist(case, person, on=case.received_on)
        db.session.flush()
        case.data_digest = declared.digest_of(declared.declared_data(case))
        beat.told = {"field": sorted(changed), "before": list(before.values()), "after": list(changed.values()),
                     "reason": reason}  # fmt: skip
    return number


def withdraw(number: str, *, by: Seat, at: datetime) -> str:
    """The applicant no longer wants the request."""
    with on_case("withdraw", number, by=by, at=at) as beat:
        leave_agenda(beat)
        beat.case.outcome, beat.case.closed_on = "withdrawn", beat.on
        beat.told = {"case": number}
    return number


def make_tracking_codes(number: str, *, by: Seat, at: datetime) -> tuple[str, str]:
    """New codes for a receipt: 128 random bits for the QR, nine signs to read aloud. Only their digests are kept."""
    with transaction():
        case = cases.numbered(number, branches=None if by.branch is None else frozenset({by.branch}))
        code, short = secrets.token_urlsafe(16), "".join(secrets.choice(CODE_SIGNS) for _ in range(9))
        db.session.add(
            Tracking(code_digest=code_digest(code), short_digest=code_digest(short), case_id=case.id, made_at=at)
        )
        return code, short


def code_digest(code: str) -> str:
    """How a code is kept."""
    return hashlib.sha256(code.strip().encode("utf-8", "replace")).hexdigest()


def _in_force(day: date) -> charters.CharterRecord:
    try:
        return charters.in_force(day)
    except LookupError:
        raise Refused(Verdict("receive", ("B-1",), (Missing("policy_in_force", day.isoformat()),))) from None


def _refuse_the_same_twice(person: people.Person, support_type: str) -> None:
    for open_case in cases.open_cases_of(person.id):
        if open_case.support_type == support_type:
            raise Refused(Verdict("receive", ("H-1", "A-1"), (Missing("case_open", open_case.number),)))


def _refuse_another_category(act: str, support_type: str, category: str) -> None:
    if not is_open_to(support_type, category):
        raise Refused(Verdict(act, ("O-1",), (Missing("category_of_this_support", category),)))
