"""Who saw, changed or took out what in a period, by person affected and by account: for a report of a breach (S13)."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from .access import AccessLine
from .base import db
from .cases import Case
from .journal import JournalDetail, JournalLine, stamp
from .lawful import said_in
from .people import Person

WAYS = {"view": "saw", "view_file": "saw", "search": "searched", "print": "took_out", "export": "took_out",
        "refused_act": "was_refused"}  # fmt: skip
SIGNING = ("sign_in", "sign_out", "sign_in_failed", "code_taken", "code_failed")
Told = dict[str, Counter[str]]  # account → way → how often


@dataclass
class Report:
    """The period, what each person's data met with, and what each account did."""

    since: str
    until: str
    people: dict[str, Told] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Counter)))
    accounts: Told = field(default_factory=lambda: defaultdict(Counter))
    lines: int = 0

    def add(self, account: str, way: str, people: set[str]) -> None:
        """One line of the record."""
        self.lines += 1
        self.accounts[account][way] += 1
        for person in people:
            self.people[person][account][way] += 1

    def as_told(self) -> dict[str, Any]:
        """Plain values, in order."""
        people = {p: {a: dict(w) for a, w in sorted(told.items())} for p, told in sorted(self.people.items())}
        accounts = {account: dict(ways) for account, ways in sorted(self.accounts.items())}
        return {"from": self.since, "to": self.until, "lines": self.lines, "people": people, "accounts": accounts}


def report(since: datetime, until: datetime) -> Report:
    """Everything in the record from `since`, and before `until`."""
    told, owners = Report(stamp(since), stamp(until)), _owners()
    for look in _looks(told):
        told.add(look.by, WAYS.get(look.act, "saw"), _people({look.subject, *_said(look.act, look.body)}, owners))
    for line in _changes(told):
        way = "signed_in" if line.act in SIGNING else "saw" if line.act == "break_glass" else "changed"
        told.add(line.by, way, _people({line.chain, *_said(line.act, line.body)}, owners))
    return told


def _looks(told: Report) -> Any:
    asked = select(AccessLine.by, AccessLine.act, AccessLine.subject, AccessLine.body).where(
        AccessLine.chain >= told.since[:10], AccessLine.chain <= told.until[:10], AccessLine.at >= told.since,
        AccessLine.at < told.until,
    )  # fmt: skip
    return db.session.execute(asked.order_by(AccessLine.id))


def _changes(told: Report) -> Any:
    asked = (
        select(JournalLine.by, JournalLine.act, JournalLine.chain, JournalDetail.body)
        .join(JournalDetail, JournalDetail.journal_id == JournalLine.id, isouter=True)
        .where(JournalLine.at >= told.since, JournalLine.at < told.until)
    )
    return db.session.execute(asked.order_by(JournalLine.at, JournalLine.id))


def _said(act: str, body: str | None) -> set[str]:
    return said_in(act, body) if body else set()


def _people(names: set[str], owners: dict[str, str]) -> set[str]:
    """Whose they are: a person's own number, or that of their request."""
    return {
        name if name.startswith("P-") else owners[name] for name in names if name.startswith("P-") or name in owners
    }


def _owners() -> dict[str, str]:
    """Request → person's number."""
    asked = select(Case.number, Person.number).join(Person, Person.id == Case.person_id)
    return {row[0]: row[1] for row in db.session.execute(asked)}


def as_text(said: dict[str, Any]) -> str:
    """Canonical JSON, indented for reading."""
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
