"""Which papers this person's request needs (H-2, O-1): the conditions of the catalogue, over named facts of the case.

A condition is words joined by `and` / `or` (`and` binds closer). Each word is one fact below; an unknown word refuses
to load. A name that itself holds `_or_` is one fact.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass


class UnknownFact(ValueError):
    """A paper's condition names a fact that does not exist."""


@dataclass(frozen=True)
class ApplicantFacts:
    """What the conditions of papers ask about."""

    is_citizen: bool = True
    is_resident: bool = False
    is_organisation: bool = False
    is_minor: bool = False
    marital: str = ""
    sex: str = ""
    category: str = ""
    support_type: str = ""
    support_family: str = ""
    housing: str = ""
    incomes: frozenset[str] = frozenset()
    has_dependants: bool = False
    has_children: bool = False
    has_child_without_id: bool = False
    has_dependant_not_child: bool = False
    is_ill: bool = False
    is_disabled: bool = False
    is_student: bool = False
    acts_through: str = ""  # guardian | agent | authorised
    is_visited: bool = False

    @property
    def is_household(self) -> bool:
        """Household and housing apply: a person who asks for welfare, not a business or an organisation."""
        return not self.is_organisation and self.support_family not in ("development", "care")


Fact = Callable[[ApplicantFacts], bool]
FACTS: Mapping[str, Fact] = {
    "always": lambda a: a.is_household,
    "always_citizen": lambda a: a.is_citizen and not a.is_organisation,
    "resident": lambda a: a.is_resident,
    "has_dependants": lambda a: a.is_household and a.has_dependants,
    "child_without_id": lambda a: a.has_child_without_id,
    "income_salary": lambda a: "salary" in a.incomes,
    "income_pension_or_none": lambda a: (
        a.is_household and bool({"pension", "late_husband_pension", "none"} & a.incomes)
    ),
    "income_social_security": lambda a: "social_security" in a.incomes,
    "income_citizen_account": lambda a: "citizen_account" in a.incomes,
    "income_rehab": lambda a: "rehab" in a.incomes,
    "income_unclear": lambda a: "not_stated" in a.incomes,
    "housing_rented": lambda a: a.is_household and a.housing == "rented",
    "housing_owned": lambda a: a.housing in ("own", "own_mortgaged"),
    "housing_heirs": lambda a: a.housing in ("heirs", "late_husband"),
    "support_home_repair": lambda a: a.support_type == "home_repair",
    "support_rent": lambda a: a.support_type == "rent_aid",
    "support_utility": lambda a: a.support_type == "utility_bills",
    "debt_relief": lambda a: a.support_type == "debt_relief",
    "widow": lambda a: a.is_household and (a.category == "widow" or (a.marital == "widowed" and a.sex == "female")),
    "orphan": lambda a: a.category in ("orphan", "orphan_special"),
    "divorced": lambda a: a.is_household and (a.category == "divorced" or a.marital == "divorced"),
    "widow_or_divorced": lambda a: a.is_household and a.category in ("widow", "divorced"),
    "divorced_with_children": lambda a: a.is_household and a.marital == "divorced" and a.has_children,
    "abandoned": lambda a: a.category == "abandoned" or a.marital == "abandoned",
    "dependant_not_child": lambda a: a.is_household and a.has_dependant_not_child,
    "prisoner_family": lambda a: a.category == "prisoner_family",
    "illness": lambda a: a.category == "chronic_illness" or a.is_ill,
    "disability": lambda a: a.category == "disability" or a.is_disabled,
    "student_or_school_support": lambda a: a.category == "student" or a.support_family == "education",
    "disaster": lambda a: a.category == "disaster",
    "guardian_acts": lambda a: a.acts_through == "guardian",
    "agent_acts": lambda a: a.acts_through == "agent",
    "authorised_hands_in": lambda a: a.acts_through == "authorised",
    "minor": lambda a: a.is_minor,
    "home_visit": lambda a: a.is_visited,
    "small_business": lambda a: a.category == "small_business",
    "productive_family_or_entrepreneur": lambda a: a.category in ("productive_family", "entrepreneur"),
    "development": lambda a: a.support_family == "development" and not a.is_organisation,
    "association_client": lambda a: a.category == "association_client" or a.is_organisation,
    "registration": lambda a: True,  # asked for later, before the file is opened (H-6)
}


def read_condition(text: str) -> tuple[tuple[str, ...], ...]:
    """A condition as alternatives of facts that must all hold. Raises `UnknownFact` for a word that is no fact."""
    read = tuple(tuple(word.strip() for word in way.split(" and ")) for way in text.split(" or "))
    for word in (word for way in read for word in way):
        if word not in FACTS:
            raise UnknownFact(word)
    return read


def holds(condition: str, applicant: ApplicantFacts) -> bool:
    """Whether a paper with this condition is needed."""
    return any(all(FACTS[word](applicant) for word in way) for way in read_condition(condition))


ALONE = ("registration", "home_visit")  # a step of the work, not a circumstance: such a condition is this word alone


def compose(any_of: Iterable[str], all_of: Iterable[str]) -> str:
    """The condition of a paper that is asked when one of `any_of` holds, and all of `all_of` besides.

    Raises `UnknownFact`, and `ValueError` for none and for a word that must stand alone.
    """
    ways = [[way, *(word for word in all_of if word != way)] for way in any_of]
    words = {word for way in ways for word in way}
    if not ways or (len(words) > 1 and words & set(ALONE)):
        raise ValueError("no circumstance, or one that stands alone")
    condition = " or ".join(" and ".join(way) for way in ways)
    read_condition(condition)
    return condition


def decompose(condition: str) -> tuple[list[str], list[str]]:
    """What `compose` was given: (any of, all of). What every way of the condition asks is `all of`."""
    ways = read_condition(condition)
    if len(ways) == 1:
        return [ways[0][0]], list(ways[0][1:])
    common = [word for word in ways[0] if all(word in way for way in ways)]
    return list(dict.fromkeys(word for way in ways for word in way if word not in common)), common


def is_asked_of(support_types: Collection[str], categories: Collection[str], applicant: ApplicantFacts) -> bool:
    """Whether a paper kept to these kinds of support and these categories (none: to no kind) is asked at all."""
    return (not support_types or applicant.support_type in support_types) and (
        not categories or applicant.category in categories
    )


def needed(rules: Iterable[tuple[str, str]], applicant: ApplicantFacts) -> list[tuple[str, str]]:
    """(kind, asked for) of every paper needed, in the catalogue's order, from (kind, condition) rules.

    `asked for` is request or registration. Photos of the home are the researcher's, never asked at the counter.
    """
    found = [(kind, "registration" if condition == "registration" else "request") for kind, condition in rules
             if condition != "home_visit" and holds(condition, applicant)]  # fmt: skip
    return [(kind, step) for kind, step in found if not (kind == "iban_certificate" and applicant.is_organisation)]
