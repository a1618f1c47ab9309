"""The five beats of every act on a case: begin, load, ask the gate, change, note. One transaction, one line."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from ..policy import promises
from ..policy.calendar import Week
from ..policy.charter import Charter
from ..policy.doors import judge
from ..policy.facts import CaseFacts
from ..policy.road import after
from ..records import cases, catalogues, charters, journal, outbox, people, sentences, sessions, waiting, weeks
from ..records.base import db
from ..records.cases import Case
from ..records.facts import facts_of
from ..records.staff import Seat
from ..records.transaction import Changed, transaction

HERE = timezone(timedelta(hours=3))  # Saudi Arabia has no summer time


@dataclass
class Beat:
    """An act under way: the case it changes, what the policy says, and what the line will tell."""

    act: str
    case: Case
    facts: CaseFacts
    charter: Charter
    week: Week
    by: Seat
    at: datetime
    clauses: tuple[str, ...]
    told: dict[str, Any] = field(default_factory=dict)
    sentence: str = ""  # another sentence of the record than the act's own
    is_quiet: bool = False  # the applicant is not written to

    @property
    def on(self) -> date:
        """The day of the act."""
        return self.at.date()


@contextmanager
def on_case(
    act: str,
    number: str,
    *,
    by: Seat,
    at: datetime,
    said: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Iterator[Beat]:
    """Do `act` on the case of that number. Inside the block the case is changed and `told` is filled.

    Raises `NotFound` for a number out of reach, `Changed` when `version` is no longer the case's, `Refused` when the
    gate finds something missing. Then nothing was changed.
    """
    with transaction():
        branch = None if by.branch is None else frozenset({by.branch})
        case = cases.numbered(number, branches=branch, for_change=True)
        if version is not None and version != case.version:
            raise Changed({"version": case.version})
        charter = charters.kept_by(case.charter_id, on=at.date())
        facts = facts_of(case, charter, on=at.date())
        verdict = judge(act, facts, charter, by.who, said or {})
        verdict.require()
        week = weeks.week_of(charter, on=at.date())
        beat = Beat(act, case, facts, charter, week, by, at, verdict.clauses)
        yield beat
        finish(beat)


def finish(beat: Beat) -> None:
    """Where the act leads, the date the case now lies under, the line, the desks, the word to the applicant."""
    facts = _move(beat.act, beat.case, beat.charter, beat.week, at=beat.at)
    journal.note_case(
        beat.case, beat.sentence or beat.act, by=beat.by, at=beat.at, clauses=beat.clauses, told=plain(beat.told)
    )
    waiting.settle(beat.case, facts, beat.charter, at=beat.at)
    if not beat.is_quiet:
        tell_applicant(beat)


def resettle(case: Case, charter: Charter, *, at: datetime) -> None:
    """A case whose facts changed through its applicant's record: its stage and its place on the desks follow."""
    facts = _move("change_data", case, charter, weeks.week_of(charter, on=at.date()), at=at)
    waiting.settle(case, facts, charter, at=at)


def _move(act: str, case: Case, charter: Charter, week: Week, *, at: datetime) -> CaseFacts:
    db.session.flush()
    facts = facts_of(case, charter, on=at.date())
    stage, standing = after(act, facts)
    if (stage, standing) != (case.stage, case.standing):
        case.stage, case.standing, case.stage_since = stage, standing, at
    facts = replace(facts, stage=stage, standing=standing)
    case.due_on = promises.due_on(stage, standing, _since(case, facts), charter.terms, week)
    return facts


def _since(case: Case, facts: CaseFacts) -> promises.Since:
    decision = facts.decision
    return promises.Since(
        came_on=case.stage_since.astimezone(HERE).date(), received_on=case.received_on, raised_on=case.raised_on,
        promised_on=case.promised_on, deferred_until=decision.deferred_until if decision else None,
        appeal_until=decision.appeal_until if decision else None,
        is_to_ratify=bool(decision and decision.needs_ratifying and not decision.is_ratified),
    )  # fmt: skip


def plain(told: Mapping[str, Any]) -> dict[str, Any]:
    """Values a line can keep: dates as ISO text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}


def tell_applicant(beat: Beat) -> None:
    """Leave the act's short text for the applicant in the outbox, where there is one and they wish to be told."""
    if not sentences.tells_applicant(beat.sentence or beat.act):
        return
    person = db.session.get(people.Person, beat.case.person_id)
    if not person.mobile or person.no_contact:
        return
    told = plain(beat.told) | {"case": beat.case.number, "phone": _telephone()}
    words = sentences.for_applicant(beat.sentence or beat.act, told, person.language, _labels(person.language))
    if words:
        outbox.put(beat.act, words, channel="sms", address=person.mobile, at=beat.at, case_id=beat.case.id)


def _telephone() -> str:
    return str((catalogues.setting("association") or {}).get("phone", ""))


def _labels(language: str) -> dict[tuple[str, str], str]:
    return catalogues.labels(language, "document_kinds", "beneficiary_categories", "service_kinds")


def leave_agenda(beat: Beat) -> None:
    """A case that waits or goes does not keep its session from ending: its place is given up, unless voting closed."""
    item = sessions.item_of(beat.case.id)
    if item is not None and item.closed_at is None:
        item.removed_at = beat.at


def note_promise(beat: Beat, kind: str, promised_on: date | None, reason: str = "") -> None:
    """Keep the history of the one date everybody reads (H-5)."""
    change = cases.PromiseChange(case_id=beat.case.id, kind=kind, on=beat.on, promised_on=promised_on, reason=reason)
    db.session.add(change)


def deciders_of(item_id: int) -> list[int]:
    """Who took part in a decision: everyone who gave a vote and did not recuse."""
    return [vote.staff_id for vote in sessions.votes_on(item_id) if vote.choice != "recuse"]
