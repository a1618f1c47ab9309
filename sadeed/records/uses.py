"""How often the lines of a catalogue stand on record: one count a column, for the page where they are kept."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from .base import db
from .cases import Case, Paper
from .people import HouseholdMember, MoneyLine, Person, Representative
from .services import Delivery, Programme, Registration
from .sessions import Decision
from .staff import Branch
from .voices import Improvement, Voice

COLUMNS: Mapping[str, tuple[Any, ...]] = {
    "support_types": (Case.support_type, Programme.support_type),
    "beneficiary_categories": (Case.category, Registration.category),
    "document_kinds": (Paper.kind,),
    "refusal_reasons": (Decision.reason_code,), "deferral_reasons": (Decision.reason_code,),
    "service_kinds": (Delivery.service,),
    "complaint_categories": (Voice.category,), "improvement_themes": (Improvement.theme,),
    "regions": (Branch.region, Person.region), "cities": (Person.city,),
    "marital_statuses": (Person.marital,), "education_levels": (Person.education, HouseholdMember.education),
    "health_states": (Person.health, HouseholdMember.health),
    "kinship": (Person.relative_kinship, HouseholdMember.kinship, Representative.kinship),
    "housing_ownership": (Person.housing_ownership,), "housing_kinds": (Person.housing_kind,),
    "housing_conditions": (Person.housing_condition,), "furniture_states": (Person.housing_furniture,),
    "income_sources": (MoneyLine.code,), "burdens": (MoneyLine.code,),
}  # fmt: skip
SIDES = {"income_sources": "income", "burdens": "burden"}


def uses_of(catalogue: str) -> dict[str, int] | None:
    """code → on how many records it stands; None for a catalogue no record carries."""
    if catalogue not in COLUMNS:
        return None
    found: Counter[str] = Counter()
    for column in COLUMNS[catalogue]:
        asked = select(column, func.count()).where(column != "").group_by(column)
        if catalogue in SIDES:
            asked = asked.where(MoneyLine.side == SIDES[catalogue])
        for code, n in db.session.execute(asked):
            found[code] += n
    return dict(found)
