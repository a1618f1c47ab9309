"""Sixty people and four organisations nobody ever met, with households, income, burdens and homes."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from stdnum import luhn
from stdnum.iso7064 import mod_97_10

from .names import FAMILIES, MEN, ORGANISATIONS, TRADES, WOMEN
from .staff import OFFICES, Office

PEOPLE = 60
# category, sex, marital, health, income codes with SAR a month, how many of these
KINDS: tuple[tuple[str, str, str, str, tuple[tuple[str, int], ...], int], ...] = (
    ("widow", "female", "widowed", "sound", (("late_husband_pension", 2100),), 9),
    ("widow", "female", "widowed", "diabetes", (("social_security", 1750), ("citizen_account", 900)), 4),
    ("divorced", "female", "divorced", "sound", (("maintenance", 1200), ("citizen_account", 700)), 7),
    ("abandoned", "female", "abandoned", "sound", (("relatives_help", 600),), 2),
    ("unmarried_no_provider", "female", "single", "sound", (("social_security", 1300),), 3),
    ("low_income", "male", "married", "sound", (("salary", 3900), ("citizen_account", 1100)), 9),
    ("prisoner_family", "female", "married", "sound", (("citizen_account", 1400),), 3),
    ("disability", "male", "single", "disability_motor", (("rehab", 1500),), 4),
    ("chronic_illness", "male", "married", "kidney", (("pension", 2600),), 4),
    ("elderly", "male", "married", "hypertension", (("pension", 2300),), 4),
    ("unemployed", "male", "married", "sound", (("citizen_account", 1600),), 3),
    ("orphan", "male", "single", "sound", (("social_security", 900),), 2),
    ("productive_family", "female", "married", "sound", (("business", 1800),), 3),
    ("entrepreneur", "male", "single", "sound", (("freelance", 2500),), 3),
)
HOUSED = ("rented", "rented", "rented", "own", "heirs", "relatives", "charity")
WORKED = {"salary": "حارس أمن", "business": "طبخ منزلي", "freelance": "مصوّر"}


@dataclass(frozen=True)
class Made:
    """Somebody as the acts take them: fields of the file, household, money; and who signs for them if they cannot."""

    fields: dict[str, Any]
    office: Office
    category: str = ""
    household: tuple[dict[str, Any], ...] = ()
    money: tuple[dict[str, Any], ...] = ()
    guardian: str = ""
    reads: bool = True

    @property
    def is_business(self) -> bool:
        """Comes for the development of a trade, so neither home nor household is asked about."""
        return self.category in ("productive_family", "entrepreneur", "association_client")


def identity(first: str, n: int) -> str:
    """A number with a true check digit, so full of noughts that everybody sees it was made."""
    body = f"{first}00000{n:03}"
    return body + str(luhn.calc_check_digit(body))


def mobile(n: int) -> str:
    """A number of the range 050 000 0xxx."""
    return f"0500000{n:03}"


def iban(n: int) -> str:
    """An IBAN with true check digits of a bank that is none."""
    body = f"00000000000000000{n:03}"
    return "SA" + str(mod_97_10.calc_check_digits(body + "SA")).zfill(2) + body


def everybody(rng: Random) -> list[Made]:
    """All of them, always the same for the same chance."""
    kinds = [kind[:5] for kind in KINDS for _ in range(kind[5])]
    rng.shuffle(kinds)
    ids = iter(range(1, 1000))
    people = [_person(rng, n, ids, *kind) for n, kind in enumerate(kinds)]
    return people + [_organisation(n, *told) for n, told in enumerate(ORGANISATIONS)]


def _person(
    rng: Random, n: int, ids: Iterator[int], category: str, sex: str, marital: str, health: str, income: tuple[Any, ...]
) -> Made:
    own = rng.choice(MEN if sex == "male" else WOMEN)
    father, grandfather, family = rng.choice(MEN), rng.choice(MEN), FAMILIES[n % len(FAMILIES)]
    office = OFFICES[(0, 1, 0, 2, 3, 1)[n % 6]]
    is_child, is_resident = category == "orphan", n % 12 == 7 and category != "orphan"
    housing = rng.choice(HOUSED)
    reads = not (category == "elderly" and n % 2 == 0)
    fields = {
        "name_own": own, "name_father": father, "name_grandfather": grandfather, "name_family": family, "sex": sex,
        "national_id": identity("2" if is_resident else "1", next(ids)), "nationality": "YE" if is_resident else "SA",
        **_birth(rng, category, is_resident), "marital": marital, "health": health, "mobile": mobile(n + 1),
        "education": "primary" if is_child else rng.choice(("primary", "intermediate", "secondary", "bachelor"))
        if reads else "none",
        "job": WORKED.get(income[0][0], ""), "region": office.region, "city": office.city,
        "district": rng.choice(office.districts), "iban": iban(n + 1), "housing_ownership": housing,
        "housing_kind": rng.choice(("apartment", "apartment", "popular_house", "floor")), "housing_rooms": 2 + n % 4,
        "housing_condition": rng.choice(("fair", "needs_repair", "good")),
        "housing_furniture": rng.choice(("worn", "fair", "partial")),
        "relative_name": f"{rng.choice(MEN)} {father} {family}", "relative_mobile": mobile(n + 301),
        "relative_kinship": "maternal_uncle" if is_child else "brother",
        "served_by": "woman" if sex == "female" and n % 3 == 0 else "", "language": "en" if n == 19 else "ar",
    }  # fmt: skip
    guardian = f"{rng.choice(MEN)} {grandfather} {family}" if is_child else ""
    return Made(fields, office, category, tuple(_household(rng, ids, own, fields, category)),
                tuple(_money(rng, income, housing)), guardian, reads)  # fmt: skip


def _birth(rng: Random, category: str, is_resident: bool) -> dict[str, Any]:
    """Hijri as the older papers have it, or Gregorian as the newer ones and every iqama do."""
    calendar = "gregorian" if is_resident or rng.random() < 0.35 else "hijri"
    youngest, oldest = {"orphan": (8, 14), "elderly": (66, 80), "entrepreneur": (24, 34)}.get(category, (28, 55))
    year = (1448 if calendar == "hijri" else 2026) - rng.randint(youngest, oldest)
    return {"birth_calendar": calendar, "birth_year": year, "birth_month": rng.randint(1, 12),
            "birth_day": rng.randint(1, 29 if calendar == "hijri" else 28)}  # fmt: skip


def _household(
    rng: Random, ids: Iterator[int], own: str, fields: dict[str, Any], category: str
) -> Iterator[dict[str, Any]]:
    if category in ("orphan", "unmarried_no_provider", "disability", "entrepreneur"):
        return
    is_man = fields["sex"] == "male"
    family = fields["name_family"] if is_man else rng.choice(FAMILIES)
    father = own if is_man else rng.choice(MEN)
    if is_man:
        yield _member(ids, f"{rng.choice(WOMEN)} {rng.choice(MEN)} {rng.choice(FAMILIES)}", "wife", "female", 1410)
    for _ in range(rng.randint(1, 4)):
        is_son = rng.random() < 0.5
        name = f"{rng.choice(MEN if is_son else WOMEN)} {father} {family}"
        sex = "male" if is_son else "female"
        yield _member(ids, name, "son" if is_son else "daughter", sex, rng.randint(1428, 1445))


def _member(ids: Iterator[int], name: str, kinship: str, sex: str, born: int) -> dict[str, Any]:
    schooling = "secondary" if born < 1430 else "primary" if born < 1441 else "below_school"
    return {"name": name, "kinship": kinship, "sex": sex, "national_id": identity("1", next(ids)), "health": "sound",
            "birth_calendar": "hijri", "birth_year": born, "birth_month": 1 + born % 12, "birth_day": 1 + born % 28,
            "education": schooling}  # fmt: skip


def _money(rng: Random, income: tuple[tuple[str, int], ...], housing: str) -> Iterator[dict[str, Any]]:
    for code, amount in income:
        yield {"side": "income", "code": code, "amount": (amount + 50 * rng.randint(-3, 3)) * 100}
    if housing == "rented":
        yield {"side": "burden", "code": "rent", "amount": rng.choice((1000, 1250, 1500)) * 100}
    yield {"side": "burden", "code": "electricity", "amount": rng.randint(12, 40) * 1000}
    if rng.random() < 0.3:
        yield {"side": "burden", "code": "private_debt", "amount": None}  # said to exist, not how much


def _organisation(n: int, name: str, name_en: str, kind: str, activity: str) -> Made:
    fields = {
        "kind": "organisation", "name": name, "known_as": name_en, "register_kind": kind,
        "register_number": f"00000{n + 1:05}", "activity": activity, "mobile": mobile(901 + n), "nationality": "",
        "representative": f"{MEN[n]} {MEN[n + 5]} {FAMILIES[n + 3]}", "region": OFFICES[n].region,
        "city": OFFICES[n].city, "district": OFFICES[n].districts[0], "iban": iban(901 + n),
    }  # fmt: skip
    return Made(fields, OFFICES[n], "association_client")


def trade_of(n: int) -> str:
    """The trade a request for development is about."""
    return TRADES[n % len(TRADES)]
