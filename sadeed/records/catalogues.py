"""Catalogues an association edits: support types, categories, paper rules … What is used is retired, not deleted."""

import csv
from collections.abc import Mapping
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

from sqlalchemy import JSON, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column

from .base import db
from .kept import kept, seldom_changed

SHIPPED = (
    "beneficiary_categories", "burdens", "cities", "complaint_categories", "contact_outcomes", "deferral_reasons",
    "document_kinds", "education_levels", "furniture_states", "health_states", "housing_conditions", "housing_kinds",
    "housing_ownership", "improvement_themes", "income_sources", "kinship", "marital_statuses", "official_holidays",
    "refusal_reasons", "regions", "service_kinds", "support_types", "working_times", "zakat_and_fund_kinds",
)  # fmt: skip


def moment(at: datetime) -> str:
    """An instant as a line keeps it; later ones sort after earlier ones."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


@seldom_changed
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
        return _word(language, sex, self.arabic, self.arabic_female, self.english)

    @property
    def settings(self) -> dict[str, Any]:
        """The columns that only this catalogue has, as they stand."""
        return {name: value for name, value in self.more.items() if name not in ("was", "since")}

    def as_of(self, at: datetime | None) -> Mapping[str, Any] | None:
        """Its settings as they stood at that moment (None: now), or None where it was not offered then.

        A running request goes by the rules it was received under: each change leaves here what was before it.
        """
        then = moment(at) if at else ""
        if then and str(self.more.get("since", "")) > then:
            return None
        for was in self.more.get("was", ()) if then else ():
            if then < was["until"]:
                return None if was["is_retired"] else dict(was["settings"])
        return None if self.retired_on else self.settings

    def remember(self, settings: Mapping[str, Any], *, retired_on: date | None, at: datetime) -> None:
        """Set what stands from that moment, and keep what stood until it."""
        was = {"until": moment(at), "settings": self.settings, "is_retired": self.retired_on is not None}
        kept = {name: self.more[name] for name in ("since",) if name in self.more}
        self.more = {**settings, **kept, "was": [*self.more.get("was", []), was]}
        self.retired_on = retired_on


class Holiday(db.Model):
    """An announced holiday, entered by hand; it only moves promises forward."""

    __tablename__ = "holiday"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    from_on: Mapped[date]
    until_on: Mapped[date]


@seldom_changed
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
    """(catalogue, code) → word, for all these catalogues; agreeing with the person where a word does.

    From memory outside a transaction (`kept.py`), and not to be changed; else one query.
    """
    return kept(("labels", language, sex, catalogues), lambda: _labels(language, sex, catalogues))


def _labels(language: str, sex: str, catalogues: tuple[str, ...]) -> dict[tuple[str, str], str]:
    lines = kept("lines", _lines)
    return {(name, code): _word(language, sex, *words) for name, code, *words in lines if name in catalogues}


def _lines() -> list[tuple[str, str, str, str, str]]:
    line = CatalogueEntry
    asked = select(line.catalogue, line.code, line.arabic, line.arabic_female, line.english)
    return [tuple(row) for row in db.session.execute(asked)]


def _word(language: str, sex: str, arabic: str, arabic_female: str, english: str) -> str:
    if language == "en":
        return english or arabic
    return arabic_female if sex == "female" and arabic_female else arabic


def association() -> dict[str, str]:
    """What the association says of itself, for every page; from memory outside a transaction. Not to be changed."""
    return kept("association", lambda: setting("association") or {})


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
