"""The checklist of a request: the papers asked of this person (H-2, O-1), and the day a paper expired."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from ..arabic import dates, identity
from ..policy.checklist import ApplicantFacts, is_asked_of, needed
from . import catalogues, people
from .people import Person

CHILD = ("son", "daughter", "stepson", "stepdaughter", "orphan", "foster_child")
ADULT = 18


def applicant_facts(
    person: Person, *, support_type: str, category: str, on: date, acts_through: str = "", as_of: datetime | None = None
) -> ApplicantFacts:
    """What the conditions of papers may ask about this person and household. `as_of` is when the request was received:
    the kind of support counts as it stood then."""
    members = people.household_of(person.id)
    children = [m for m in members if m.kinship in CHILD]
    support = catalogues.entry("support_types", support_type)
    kind = (support.as_of(as_of) or support.settings) if support else {}
    return ApplicantFacts(
        is_citizen=person.nationality == "SA", is_resident=_is_resident(person),
        is_organisation=person.kind == "organisation", is_minor=_age(person, on) < ADULT, marital=person.marital,
        sex=person.sex, category=category, support_type=support_type,
        support_family=str(kind.get("family", "")), housing=person.housing_ownership,
        incomes=frozenset(line.code for line in people.money_of(person.id) if line.side == "income"),
        has_dependants=bool(members), has_children=bool(children),
        has_child_without_id=any(not child.national_id for child in children),
        has_dependant_not_child=any(m.kinship not in (*CHILD, "wife", "husband") for m in members),
        is_ill=_health_kind(person.health) == "chronic", is_disabled=_health_kind(person.health) == "disability",
        acts_through=acts_through,
    )  # fmt: skip


def papers_needed(applicant: ApplicantFacts, *, as_of: datetime | None = None) -> list[tuple[str, str]]:
    """(kind, asked for) of every paper of this request, from the association's own catalogue.

    By the rules that stood at `as_of`, so that a running request keeps the list it was given (P-4).
    """
    asked = [(line.code, line.as_of(as_of)) for line in catalogues.entries("document_kinds", with_retired=True)]
    rules = [(kind, str(rule["condition"])) for kind, rule in asked if rule is not None and is_asked_of(
        rule.get("support_types", ()), rule.get("categories", ()), applicant)]  # fmt: skip
    return needed(rules, applicant)


def rule_of(kind: str, *, as_of: datetime | None = None) -> Mapping[str, Any]:
    """What the catalogue says of a paper, as it stood at `as_of`; of one it did not offer then, what it says now."""
    line = catalogues.entry("document_kinds", kind)
    return {} if line is None else line.as_of(as_of) or line.settings


def expired_on(
    kind: str, *, issued_on: date | None, expires_on: date | None, on: date, as_of: datetime | None = None
) -> date | None:  # fmt: skip
    """The day this paper stopped being valid, if that was before `on`; by its own date, or by the catalogue's age."""
    if expires_on and expires_on < on:
        return expires_on
    most = rule_of(kind, as_of=as_of).get("max_age_days")
    if most and issued_on and issued_on + timedelta(days=int(most)) < on:
        return issued_on + timedelta(days=int(most))
    return None


WAIVED_BY = {"research": ("research", "research_head"), "head": ("research_head",), "nobody": ()}


def waived_by(kind: str, *, as_of: datetime | None = None) -> tuple[str, ...] | None:
    """The seats that may waive this paper; None where every seat that waives papers may."""
    return WAIVED_BY.get(str(rule_of(kind, as_of=as_of).get("waived_by", "")))


def _is_resident(person: Person) -> bool:
    if not person.national_id:
        return False
    return identity.kind_of_id(person.national_id) == "resident"


def _health_kind(code: str) -> str:
    line = catalogues.entry("health_states", code) if code else None
    return str(line.more.get("kind", "")) if line else ""


def _age(person: Person, on: date) -> int:
    """Whole years in the calendar of the paper; an unknown birth counts as grown up."""
    if not person.birth_year:
        return ADULT
    if person.birth_calendar == "hijri":
        year, month, day = dates.to_hijri(on)
    else:
        year, month, day = on.year, on.month, on.day
    had = (month, day) >= (person.birth_month or 1, person.birth_day or 1)
    return year - person.birth_year - (0 if had else 1)
