"""The registry: a file is opened for somebody, what it holds is changed, who acts for them (P-1, T-4, H-2)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from ..arabic import identity, marks
from ..arabic.dates import hijri_year
from ..policy.stages import UNDECIDED
from ..policy.verdict import Missing, Refused, Verdict
from ..records import cases, charters, declared, journal, notices, numbers, people
from ..records.base import db
from ..records.cases import Case
from ..records.people import HouseholdMember, MoneyLine, Person, Relation, Representative
from ..records.staff import Seat
from ..records.transaction import Changed, transaction
from . import beats
from .checklist import make_checklist

NAME_PARTS = ("name_own", "name_father", "name_grandfather", "name_family")
NOT_TYPED = ("id", "number", "version", "created_at", "folded", "merged_into_id", "branch_id")
WRITABLE = tuple(column.key for column in Person.__table__.columns if column.key not in NOT_TYPED)
IDENTIFYING = ("kind", "register_number", "national_id", "no_id_reason")
LONGEST_NAME = 200


def open_file(fields: Mapping[str, Any], *, branch_id: int, by: Seat, at: datetime) -> str:
    """A person or an organisation enters the registry of a branch. Returns the person's number.

    `fields` are columns of `Person`; the identity, mobile and IBAN are checked and normalised (`ValueError` with a
    reason to read). Refused without a name, without an identity or the reason there is none, or when the identity is
    already on record.
    """
    with transaction():
        written = _checked(fields)
        _require_identity(written)
        person = Person(number=numbers.next_number("person", year=hijri_year(at.date())), branch_id=branch_id,
                        created_at=at, **written)  # fmt: skip
        _refuse_twice(person)
        person.refold()
        db.session.add(person)
        db.session.flush()
        told = {"person": person.number, "notice": notices.version("collection")}
        journal.note_day("open_file", by=by, at=at, clauses=("P-1",), told=told)
        return str(person.number)


def amend(
    number: str, fields: Mapping[str, Any], *, reason: str = "", version: int | None = None, by: Seat, at: datetime
) -> str:
    """What the registry holds of a person is changed; every open, signed case says "changed after signing" (H-4).

    Raises `NotFound`, `Changed` when `version` is not the record's any more, `ValueError` for what cannot be.
    """
    with transaction():
        person = _held(number, by)
        if version is not None and version != person.version:
            raise Changed({name: getattr(person, name) for name in fields if name in WRITABLE})
        written = {name: value for name, value in _checked(fields, person).items() if getattr(person, name) != value}
        before = {name: getattr(person, name) for name in written}
        for name, value in written.items():
            setattr(person, name, value)
        _require_identity({name: getattr(person, name) for name in IDENTIFYING})
        person.refold()
        if "national_id" in written:
            _refuse_twice(person)
        db.session.flush()
        if written:
            told = {"person": number, "fields": sorted(written), "before": beats.plain(before), "reason": reason}
            journal.note_day("amend_file", by=by, at=at, clauses=("H-2",), told=told)
            refresh_cases(person, by=by, at=at)
        return number


def set_household(number: str, members: list[Mapping[str, Any]], *, by: Seat, at: datetime) -> str:
    """The household as the family record shows it now; who is gone keeps a day of leaving."""
    with transaction():
        person = _held(number, by)
        known = {member.id: member for member in people.household_of(person.id)}
        for told in members:
            member = known.pop(told.get("id") or 0, None) or HouseholdMember(head_id=person.id)
            for name, value in told.items():
                if name not in ("id", "head_id"):
                    setattr(member, name, value)
            if member.national_id:
                member.national_id = identity.national_id(member.national_id)
            member.name = name_of(member.name)
            db.session.add(member)
        for gone in known.values():
            gone.left_on = at.date()
        return _changed(person, "household", by, at)


def set_money(number: str, lines: list[Mapping[str, Any]], *, by: Seat, at: datetime) -> str:
    """Income and burdens as stated, in halalas; what was not stated stays empty, which is never zero."""
    with transaction():
        person = _held(number, by)
        for old in people.money_of(person.id):
            db.session.delete(old)
        db.session.add_all(MoneyLine(head_id=person.id, **line) for line in lines)
        return _changed(person, "money", by, at)


def add_representative(number: str, fields: Mapping[str, Any], *, by: Seat, at: datetime) -> str:
    """Somebody may act for this person, by a deed or an authorisation."""
    with transaction():
        person = _held(number, by)
        db.session.add(Representative(person_id=person.id, **fields))
        return _changed(person, "representative", by, at)


def add_relation(person: Person, kind: str, *, at: datetime) -> None:
    """The capacity in which somebody deals with us, once."""
    if not any(relation.kind == kind for relation in people.relations_of(person.id)):
        db.session.add(Relation(person_id=person.id, kind=kind, since=at.date()))


def refresh_cases(person: Person, *, but: Case | None = None, by: Seat, at: datetime) -> None:
    """Every open case of this person learns its data's new digest; a signed one says which fields changed (H-4).

    `but` is the case whose own act is under way.
    """
    for case in cases.open_cases_of(person.id):
        if case is but:
            continue
        is_listed_anew = case.stage in UNDECIDED and make_checklist(case, person, on=case.received_on)
        if _is_newly_outdated(case, by=by, at=at) or is_listed_anew:
            beats.resettle(case, charters.kept_by(case.charter_id, on=at.date()), at=at)


def _is_newly_outdated(case: Case, *, by: Seat, at: datetime) -> bool:
    """Take note of the data as they are now; a signature that held until this moment says what changed (H-4)."""
    now = declared.declared_data(case)
    signed, before = cases.declaration_of(case.id), case.data_digest
    case.data_digest = declared.digest_of(now)
    if signed is None or signed.data_digest != before or signed.data_digest == case.data_digest:
        return False
    told = {"fields": declared.differing(signed.declared, now)}
    journal.note_case(case, "declaration_outdated", by=by, at=at, clauses=("H-4",), told=told)
    return True


def name_of(text: str) -> str:
    """A name without unseen signs and doubled spaces; a `ValueError` says what is wrong with it."""
    name = " ".join(marks.plain(text or "").text.split())
    if not name:
        raise ValueError("يلزم الاسم")
    if len(name) > LONGEST_NAME:
        raise ValueError("الاسم أطول من مئتي حرف")
    return name


def _checked(fields: Mapping[str, Any], person: Person | None = None) -> dict[str, Any]:
    written = {name: value for name, value in fields.items() if name in WRITABLE}
    for name, value in written.items():
        if isinstance(value, str):
            written[name] = " ".join(marks.plain(value).text.split())
    parts = [written.get(name, getattr(person, name, "") if person else "") for name in NAME_PARTS]
    if any(name in written for name in NAME_PARTS) and any(parts):
        written["name"] = " ".join(part for part in parts if part)
    if "name" in written or person is None:
        written["name"] = name_of(written.get("name", ""))
    if written.get("national_id"):
        written["national_id"] = identity.national_id(written["national_id"])
        written.setdefault("nationality", "SA" if identity.kind_of_id(written["national_id"]) == "citizen" else "")
    for name, read in (("mobile", identity.phone), ("relative_mobile", identity.phone), ("iban", identity.iban)):
        if written.get(name):
            written[name] = read(written[name])
    return written


def _require_identity(written: Mapping[str, Any]) -> None:
    is_organisation = written.get("kind") == "organisation"
    needed = ("register_number",) if is_organisation else ("national_id", "no_id_reason")
    if not any(written.get(name) for name in needed):
        raise Refused(Verdict("open_file", ("H-2",), (Missing("identity"),)))


def _refuse_twice(person: Person) -> None:
    other = people.with_identity(person.national_id)
    if other is not None and other.id != person.id:
        is_here = is_told_whose(other, person)
        raise Refused(Verdict("open_file", ("P-1",), (Missing("known" if is_here else "known_elsewhere",
                                                              other.number if is_here else ""),)))  # fmt: skip


def is_told_whose(other: Person, person: Person) -> bool:
    """Whether a duplicate says whose it is: within the branch. Of another branch's people only that they are known."""
    return bool(other.branch_id == person.branch_id)


def _held(number: str, by: Seat) -> Person:
    person = people.numbered(number, branches=None if by.branch is None else frozenset({by.branch}))
    if person is None:
        raise cases.NotFound(number)
    return person


def _changed(person: Person, what: str, by: Seat, at: datetime) -> str:
    flag_modified(person, "name")  # the record counts as changed, so that two editors notice each other
    db.session.flush()
    journal.note_day("amend_file", by=by, at=at, clauses=("H-2",), told={"person": person.number, "fields": [what]})
    refresh_cases(person, by=by, at=at)
    return str(person.number)
