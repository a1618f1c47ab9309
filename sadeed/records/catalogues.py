"""Catalogues an association edits: support types, categories, paper rules … What is used is retired, not deleted."""

import csv
from datetime import date
from importlib.resources import files
from typing import Any

from sqlalchemy import JSON, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db

SHIPPED = (
    "beneficiary_categories", "burdens", "cities", "complaint_categories", "contact_outcomes", "deferral_reasons",
    "document_kinds", "education_levels", "furniture_states", "health_states", "housing_conditions", "housing_kinds",
    "housing_ownership", "improvement_themes", "income_sources", "kinship", "marital_statuses", "official_holidays",
    "refusal_reasons", "regions", "service_kinds", "support_types", "working_times", "zakat_and_fund_kinds",
)  # fmt: skip


class CatalogueEntry(db.Model):
    """One line of a catalogue; `more` holds the columns that only this catalogue has."""

    __tablename__ = "catalogue_entry"
    __table_args__ = (UniqueConstraint("catalogue", "code"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    catalogue: Mapped[str]
    code: Mapped[str]
    place: Mapped[int]
    arabic: Mapped[str]
    arabic_female: Mapped[str] = mapped_column(default="")
    english: Mapped[str] = mapped_column(default="")
    more: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    retired_on: Mapped[date | None]

    def label(self, language: str, sex: str = "") -> str:
        """What people read; in Arabic it agrees with the person where the word does (voice: gender)."""
        if language == "en":
            return self.english or self.arabic
        return self.arabic_female if sex == "female" and self.arabic_female else self.arabic


class Holiday(db.Model):
    """An announced holiday, entered by hand; it only moves promises forward."""

    __tablename__ = "holiday"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    from_on: Mapped[date]
    until_on: Mapped[date]


class Setting(db.Model):
    """A thing the association says of itself once: name, licence, phone, address, what is switched on."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


def shipped_rows(catalogue: str) -> list[dict[str, str]]:
    """The first version of a catalogue, as the product ships it."""
    text = (files("sadeed") / "tables" / "catalogues" / f"{catalogue}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def entries(catalogue: str, *, with_retired: bool = False) -> list[CatalogueEntry]:
    """One catalogue in its order."""
    asked = select(CatalogueEntry).where(CatalogueEntry.catalogue == catalogue)
    if not with_retired:
        asked = asked.where(CatalogueEntry.retired_on.is_(None))
    return list(db.session.scalars(asked.order_by(CatalogueEntry.place)))


def entry(catalogue: str, code: str) -> CatalogueEntry | None:
    """One line, retired or not."""
    asked = select(CatalogueEntry).where(CatalogueEntry.catalogue == catalogue, CatalogueEntry.code == code)
    return db.session.scalar(asked)


def labels(language: str, *catalogues: str, sex: str = "") -> dict[tuple[str, str], str]:
    """(catalogue, code) → word, for all these catalogues in one query; agreeing with the person where a word does."""
    asked = select(CatalogueEntry).where(CatalogueEntry.catalogue.in_(catalogues))
    return {(line.catalogue, line.code): line.label(language, sex) for line in db.session.scalars(asked)}


def setting(name: str, default: Any = None) -> Any:
    """What the association set, or the default."""
    found = db.session.get(Setting, name)
    return default if found is None else found.value


def settings(*names: str) -> dict[str, Any]:
    """Several at once, in one query; what is not set is missing from the answer."""
    return {line.name: line.value for line in db.session.scalars(select(Setting).where(Setting.name.in_(names)))}


def announced_holidays() -> list[Holiday]:
    """Every announced holiday."""
    return list(db.session.scalars(select(Holiday).order_by(Holiday.from_on)))


def sizes() -> dict[str, tuple[int, int]]:
    """catalogue → (lines in use, retired lines); one query."""
    found: dict[str, list[int]] = {name: [0, 0] for name in SHIPPED}
    columns = (CatalogueEntry.catalogue, CatalogueEntry.retired_on.is_not(None), func.count())
    for name, is_retired, n in db.session.execute(select(*columns).group_by(*columns[:2])):
        found.setdefault(name, [0, 0])[bool(is_retired)] = n
    return {name: (used, retired) for name, (used, retired) in found.items()}
