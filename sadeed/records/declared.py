"""What a declaration seals (H-4): the exact data shown, in one canonical form, and the text of the declaration."""

import hashlib
from typing import Any

from . import people
from .base import db
from .cases import Case
from .journal import canonical
from .people import Person

PERSONAL = (
    "name", "national_id", "no_id_reason", "nationality", "sex", "birth_calendar", "birth_year", "birth_month",
    "birth_day", "marital", "education", "job", "health", "mobile", "city", "district", "iban", "housing_ownership",
    "housing_kind", "housing_rooms", "register_number", "activity", "representative",
)  # fmt: skip
OF_MEMBER = (
    "name", "kinship", "national_id", "sex", "birth_calendar", "birth_year", "birth_month", "birth_day", "job",
    "health",
)  # fmt: skip
OF_MONEY = ("side", "code", "amount", "period")
OF_CASE = ("support_type", "category", "need", "amount_asked")
TEXT_VERSION = "1"
TEXT = (
    "أُقرّ أنا {name}، هوية رقم {id}، بأن ما ورد في طلبي رقم {case} من بيانات عني وعن أسرتي صحيح وكامل بحسب علمي، "
    "وأني راجعته قبل التوقيع. وأتحمّل مسؤوليته، وألتزم بإخبار الجمعية بما يتغيّر منه خلال 30 يومًا. "
    "وأعلم أن تقديم بيان غير صحيح عمدًا قد يوقف الدعم، ويُرجع بما صُرف بغير حق وفق الأنظمة.\n"
    "وأعلم أن الطلب يُعرض على لجنة البحث، وأن موعد الرد يُحتسب من يوم رفعه إليها، وأن لي حق التظلّم."
)
TEXT_FOR_ANOTHER = (
    "أُقرّ أنا {signer}، بصفتي {capacity} عن {name}، هوية رقم {id}، بموجب {deed}، وهو سارٍ ويشمل هذا الإجراء، "
    "بأن ما ورد في الطلب رقم {case} من بيانات صحيح وكامل بحسب علمي، وأني راجعته قبل التوقيع. وأتحمّل مسؤوليته، "
    "وألتزم بإخبار الجمعية بما يتغيّر منه خلال 30 يومًا. وأعلم أن تقديم بيان غير صحيح عمدًا قد يوقف الدعم، "
    "ويُرجع بما صُرف بغير حق وفق الأنظمة.\n"
    "وأعلم أن الطلب يُعرض على لجنة البحث، وأن موعد الرد يُحتسب من يوم رفعه إليها، وأن حق التظلّم محفوظ."
)
CAPACITIES = {"guardian": "وليًّا", "agent": "وكيلًا"}


def declared_data(case: Case) -> dict[str, Any]:
    """The data of a case and its applicant as a declaration shows and seals them now."""
    person: Person = db.session.get(Person, case.person_id)
    return {
        "case": {name: getattr(case, name) for name in OF_CASE},
        "person": {name: getattr(person, name) for name in PERSONAL},
        "household": [{name: getattr(m, name) for name in OF_MEMBER} for m in people.household_of(person.id)],
        "money": [{name: getattr(line, name) for name in OF_MONEY} for line in people.money_of(person.id)],
    }


def digest_of(declared: dict[str, Any]) -> str:
    """The digest by which a change after signing is found."""
    return hashlib.sha256(canonical(declared).encode()).hexdigest()


def differing(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Names of the fields that differ between two sealed states: `person.mobile`, `household`, `money` …"""
    found = [
        f"{part}.{name}"
        for part in ("case", "person")
        for name in sorted({*before.get(part, {}), *now.get(part, {})})
        if before.get(part, {}).get(name) != now.get(part, {}).get(name)
    ]
    return found + [part for part in ("household", "money") if before.get(part) != now.get(part)]


def text_for(case: Case, person: Person, *, signer: str, capacity: str, deed: str) -> str:
    """The exact words to be signed."""
    identity = person.national_id or person.register_number or "—"
    if capacity == "self":
        return TEXT.format(name=signer or person.name, id=identity, case=case.number)
    return TEXT_FOR_ANOTHER.format(
        signer=signer, capacity=CAPACITIES.get(capacity, capacity), name=person.name, id=identity, deed=deed or "—",
        case=case.number,
    )  # fmt: skip


def seal_of(text: str, declared: dict[str, Any], signed_at: str, signer: str) -> str:
    """The seal over text, data, signer and time."""
    return hashlib.sha256(canonical([text, declared, signed_at, signer]).encode()).hexdigest()


def mark_of(person_id: int, part: str) -> str:
    """A short digest of somebody's `household` or `money` as it stands, by which two editors notice each other."""
    rows: list[Any] = people.household_of(person_id) if part == "household" else [*people.money_of(person_id)]
    names = (*OF_MEMBER, "education") if part == "household" else OF_MONEY
    stands = canonical([{name: getattr(row, name) for name in names} for row in rows])
    return hashlib.sha256(stands.encode()).hexdigest()
