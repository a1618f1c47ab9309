"""Only the papers this person's circumstances need (H-2, O-1)."""

import csv
from dataclasses import replace
from importlib.resources import files

import pytest

from sadeed.policy.checklist import FACTS, ApplicantFacts, UnknownFact, holds, needed, read_condition

RULES = [
    (row["code"], row["condition"])
    for row in csv.DictReader(
        (files("sadeed") / "tables/catalogues/document_kinds.csv").read_text("utf-8").splitlines()
    )
]
WIDOW = ApplicantFacts(category="widow", marital="widowed", sex="female", housing="rented", support_family="welfare")


def papers(applicant: ApplicantFacts) -> set[str]:
    return {kind for kind, _ in needed(RULES, applicant)}


@pytest.mark.parametrize(("kind", "condition"), RULES)
def test_every_condition_of_the_shipped_catalogue_is_made_of_known_facts(kind: str, condition: str) -> None:
    assert kind and all(word in FACTS for way in read_condition(condition) for word in way)


def test_a_condition_with_an_unknown_word_is_refused_by_that_word() -> None:
    with pytest.raises(UnknownFact, match="left_handed"):
        read_condition("widow or left_handed and minor")


def test_and_binds_closer_than_or() -> None:
    assert holds("minor and widow or resident", ApplicantFacts(is_resident=True))
    assert not holds("minor and widow or minor and resident", ApplicantFacts(is_resident=True))


def test_a_name_that_holds_or_is_one_fact() -> None:
    assert read_condition("widow_or_divorced") == (("widow_or_divorced",),)


@pytest.mark.parametrize(
    ("change", "condition"),
    [
        ({"is_citizen": False}, "always_citizen"),
        ({"housing": "own"}, "housing_rented"),
        ({"category": "", "marital": "married"}, "widow"),
    ],
)
def test_O1_a_paper_is_asked_for_while_its_circumstance_holds(change: dict[str, object], condition: str) -> None:
    asked = {kind for kind, said in RULES if said == condition}
    assert asked and asked <= papers(WIDOW)
    assert not asked & papers(replace(WIDOW, **change))  # type: ignore[arg-type]


def test_O1_a_widow_is_not_asked_for_what_is_of_others() -> None:
    for condition in ("divorced", "illness", "orphan", "student_or_school_support", "guardian_acts", "small_business"):
        assert not {kind for kind, said in RULES if said == condition} & papers(WIDOW)


def test_O1_an_organisation_is_asked_for_nothing_of_a_household_nor_a_bank_paper_of_a_person() -> None:
    asked = papers(ApplicantFacts(is_organisation=True, category="association_client", support_family="development"))
    of_a_household = {
        kind for kind, said in RULES if said in ("always", "always_citizen", "has_dependants", "housing_rented")
    }
    assert not asked & (of_a_household | {"iban_certificate"})


def test_H6_what_registration_needs_is_not_asked_at_the_counter_and_photos_of_the_home_never() -> None:
    asked = dict(needed(RULES, replace(WIDOW, is_visited=True)))
    assert {kind for kind, step in asked.items() if step == "registration"} == {"iban_certificate"}
    assert not {kind for kind, said in RULES if said == "home_visit"} & set(asked)


def test_papers_come_in_the_order_of_the_catalogue_each_once() -> None:
    asked = [kind for kind, _ in needed(RULES, WIDOW)]
    order = [kind for kind, _ in RULES]
    assert asked == sorted(set(asked), key=order.index)
