"""What the registry holds of somebody, in the words of the page: one name a field, whichever form or paper shows it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p
from markupsafe import Markup

from ..arabic import dates
from ..records import catalogues
from . import format, locale, words

FIELDS = {
    "name": _l("Name"),
    "name_own": _l("Own name"),
    "name_father": _l("Father's name"),
    "name_grandfather": _l("Grandfather's name"),
    "name_family": _l("Family name"),
    "known_as": _l("Also known as"),
    "national_id": _l("ID or iqama number"),
    "no_id_reason": _l("Why there is no ID number"),
    "nationality": _l("Nationality"),
    "sex": _l("Sex"),
    "birth": _l("Birth date"),
    "marital": _l("Marital status"),
    "education": _l("Education"),
    "job": _l("Job"),
    "employer": _l("Employer"),
    "health": _l("Health"),
    "health_note": _l("Note on health"),
    "mobile": _l("Mobile"),
    "mobile_owner": _l("Whose mobile it is"),
    "relative_name": _l("A relative's name"),
    "relative_mobile": _l("The relative's mobile"),
    "relative_kinship": _l("The relative's kinship"),
    "region": _l("Region"),
    "city": _l("City"),
    "district": _l("District"),
    "national_address": _l("National address"),
    "location": _l("Location of the home"),
    "iban": _l("IBAN"),
    "iban_owner": _l("Whose account it is"),
    "no_contact": _l("Not to be contacted"),
    "media_consent": _l("Consents to photos and publication"),
    "served_by": _l("Prefers to be served by"),
    "language": _l("Language of letters"),
    "register_kind": _l("Kind of register"),
    "register_number": _l("Register or licence number"),
    "activity": _l("Activity"),
    "representative": _l("Representative"),
    "housing_ownership": _l("Ownership of the home"),
    "housing_kind": _l("Kind of home"),
    "housing_condition": _l("Condition of the home"),
    "housing_furniture": _l("Furniture"),
    "housing_rooms": _l("Rooms"),
    "kinship": _l("Kinship to the head"),
    "support_type": _l("Kind of support"),
    "category": _l("Category"),
    "need": _l("What is needed, in the person's own words"),
    "amount_asked": _l("Amount asked for"),
}
CATALOGUES = {
    "marital": "marital_statuses", "education": "education_levels", "health": "health_states", "region": "regions",
    "city": "cities", "relative_kinship": "kinship", "kinship": "kinship", "housing_ownership": "housing_ownership",
    "housing_kind": "housing_kinds", "housing_condition": "housing_conditions", "housing_furniture": "furniture_states",
    "support_type": "support_types", "category": "beneficiary_categories", "income": "income_sources",
    "burden": "burdens",
}  # fmt: skip
SEXES = {"female": _l("Female"), "male": _l("Male")}
SERVERS = {"woman": _l("A woman"), "man": _l("A man")}
LANGUAGES = {"ar": _l("Arabic"), "en": _l("English")}
REGISTERS = {"commercial_register": _l("Commercial register"), "licence": _l("Licence")}
PERIODS = {"month": _l("a month"), "year": _l("a year"), "once": _l("once")}
RELATIONS = {
    "beneficiary": _l("Beneficiary"), "supporter": _l("Supporter"), "volunteer": _p("relation", "Volunteer"),
    "other": _l("Other"),
}  # fmt: skip
CHOICES = {"sex": SEXES, "served_by": SERVERS, "language": LANGUAGES, "register_kind": REGISTERS}
IN_DIGITS = ("national_id", "mobile", "relative_mobile", "iban", "register_number", "housing_rooms")
NO_COUNTRIES = ("SA", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ")  # regions and signs beside the countries
SECTIONS = (
    (_l("Identity"), ("national_id", "no_id_reason", "register_kind", "register_number", "activity", "representative",
                      "nationality", "sex", "birth", "marital", "known_as")),
    (_l("Contact"), ("mobile", "mobile_owner", "relative_name", "relative_mobile", "relative_kinship", "region", "city",
                     "district", "national_address", "location", "served_by", "no_contact", "media_consent",
                     "language")),
    (_l("Work and health"), ("education", "job", "employer", "health", "health_note")),
    (_l("Home and account"), ("housing_ownership", "housing_kind", "housing_condition", "housing_furniture",
                              "housing_rooms", "iban", "iban_owner")),
)  # fmt: skip

Labels = Mapping[tuple[str, str], str]
Sees = Callable[[str], bool]
"""Whether the reader sees a field of what is shown here (`policy.rights`), in its branch and at its stage."""


@dataclass(frozen=True)
class Told:
    """One fact: what it is called and what it says. `was` is what stood before, when that differs."""

    label: str
    value: str
    was: str = ""


@dataclass(frozen=True)
class Section:
    """Facts that belong together."""

    title: str
    rows: tuple[Told, ...]


def labels() -> Labels:
    """The words of every catalogue a file uses, in one query."""
    return catalogues.labels(locale.language(), *set(CATALOGUES.values()))


def sections(person: Any, labels: Labels, sees: Sees) -> list[Section]:
    """A person's file, without what is empty and without what the reader does not see."""
    found = []
    for title, names in SECTIONS:
        shown = seen(names, sees)
        rows = tuple(Told(str(FIELDS[name]), said) for name in shown if (said := stated(person, name, labels)))
        if rows:
            found.append(Section(str(title), rows))
    return found


def seen(names: Iterable[str], sees: Sees) -> list[str]:
    """Those of these fields that the reader sees (S6)."""
    return [name for name in names if sees(name)]


def stated(holder: Any, name: str, labels: Labels) -> str:
    """What a record (or a sealed mapping) says under a name, as people read it; "" for nothing."""
    if name == "birth":
        return birth_words(*(_of(holder, f"birth_{part}") for part in ("calendar", "year", "month", "day")))
    return worded(name, _of(holder, name), labels, sex=_of(holder, "sex") or "")


def worded(name: str, value: Any, labels: Labels, *, sex: str = "") -> str:
    """One value in words: by its catalogue, with its digits, as money, or as it stands."""
    if value in (None, "", False):
        return ""
    if value is True:
        return _("yes")
    if name in CATALOGUES:
        return _by_catalogue(CATALOGUES[name], str(value), labels, sex)
    if name in CHOICES:
        return str(CHOICES[name].get(str(value), value))
    if name == "nationality":
        return Locale.parse(locale.language()).territories.get(str(value), str(value))
    if name == "amount_asked":
        return format.riyals(value)
    return format.num(value) if name in IN_DIGITS else str(value)


def birth_words(calendar: str | None, year: int | None, month: int | None, day: int | None) -> str:
    """A birth date in the calendar it was given in; a year alone stays a year."""
    if not year:
        return ""
    dated = _("%(year)s AH", year=year) if calendar == "hijri" else _("%(year)s CE", year=year)
    if not month or not day:
        return format.in_digits(dated)
    named = dates.month_name("hijri" if calendar == "hijri" else "gregorian", month, "en" if _in_english() else "ar")
    return format.in_digits(f"{day} {named} {dated}")


def member_words(member: Any, labels: Labels, sees: Sees) -> str:
    """A member of the household in one line."""
    names = seen(("national_id", "birth", "education", "job", "health"), sees)
    parts = [Markup("<bdi>{}</bdi>").format(_of(member, "name")), *(stated(member, name, labels) for name in names)]
    return Markup(" · ").join(part for part in parts if part)


def money_words(line: Any) -> str:
    """An income or a burden: how much, how often; not stated is never zero."""
    amount = _of(line, "amount")
    if amount is None:
        return _("not stated")
    return _("%(amount)s %(period)s", amount=format.riyals(amount), period=PERIODS.get(_of(line, "period"), ""))


def nationalities() -> list[tuple[str, str]]:
    """Countries as choices, this one first."""
    names = Locale.parse(locale.language()).territories
    others = {name: code for code, name in names.items() if code.isalpha() and code not in NO_COUNTRIES}
    return [("SA", names["SA"]), *((others[name], name) for name in sorted(others))]


def chosen(words_of: Mapping[str, Any]) -> list[tuple[str, str]]:
    """A small table as choices."""
    return [(code, str(word)) for code, word in words_of.items()]


def channels() -> list[tuple[str, str]]:
    """The eight channels as choices (C-1 … C-8)."""
    return chosen(words.CHANNELS)


def _by_catalogue(catalogue: str, code: str, labels: Labels, sex: str) -> str:
    if sex == "female" and catalogue in ("marital_statuses", "beneficiary_categories") and not _in_english():
        line = catalogues.entry(catalogue, code)
        return line.label("ar", sex) if line else code
    return labels.get((catalogue, code), code)


def _in_english() -> bool:
    return locale.language() == "en"


def _of(holder: Any, name: str) -> Any:
    return holder.get(name) if isinstance(holder, Mapping) else getattr(holder, name, None)
