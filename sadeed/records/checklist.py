"""The checklist of a request: the papers asked of this person (H-2, O-1), and the day a paper expired."""

from datetime import date, timedelta

from ..arabic import dates, identity
from ..policy.checklist import ApplicantFacts, needed
from . import catalogues, people
from .people import Person

CHILD = ("son", "daughter", "stepson", "stepdaughter", "orphan", "foster_child")
ADULT = 18


def applicant_facts(
    person: Person, *, support_type: str, category: str, on: date, acts_through: str = ""
) -> ApplicantFacts:
    """What the conditions of papers may ask about this person and household."""
    members = people.household_of(person.id)
    children = [m for m in members if m.kinship in CHILD]
    support = catalogues.entry("support_types", support_type)
    return ApplicantFacts(
        is_citizen=person.nationality == "SA", is_resident=_is_resident(person),
        is_organisation=person.kind == "organisation", is_minor=_age(person, on) < ADULT, marital=person.marital,
        sex=person.sex, category=category, support_type=support_type,
        support_family=str(support.more.get("family", "")) if support else "", housing=person.housing_ownership,
        incomes=frozenset(line.code for line in people.money_of(person.id) if line.side == "income"),
        has_dependants=bool(members), has_children=bool(children),
        has_child_without_id=any(not child.national_id for child in children),
        has_dependant_not_child=any(m.kinship not in (*CHILD, "wife", "husband") for m in members),
        is_ill=_health_kind(person.health) == "chronic", is_disabled=_health_kind(person.health) == "disability",
        acts_through=acts_through,
    )  # fmt: skip


def papers_needed(applicant: ApplicantFacts) -> list[tuple[str, str]]:
    """(kind, asked for) of every paper of this request, from the association's own catalogue."""
    rules = [(line.code, str(line.more["condition"])) for line in catalogues.entries("document_kinds")]
    return needed(rules, applicant)


def expired_on(kind: str, *, issued_on: date | None, expires_on: date | None, on: date) -> date | None:
    """The day this paper stopped being valid, if that was before `on`; by its own date, or by the catalogue's age."""
    if expires_on and expires_on < on:
        return expires_on
    line = catalogues.entry("document_kinds", kind)
    most = line.more.get("max_age_days") if line else None
    if most and issued_on and issued_on + timedelta(days=int(most)) < on:
        return issued_on + timedelta(days=int(most))
    return None


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
