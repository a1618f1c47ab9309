"""The registry of people and organisations, their households, and who may act for them (P-1, T-4)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column

from ..arabic import fold
from .base import db


class Person(db.Model):
    """A natural person or an organisation. A date of birth is kept in the calendar of its paper."""

    __tablename__ = "person"
    __table_args__ = (
        Index("ix_person_national_id", "national_id", "id"),
        Index("ix_person_mobile", "mobile", "id"),
        Index("ix_person_branch_id", "branch_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default="person")  # person | organisation
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id"))
    name: Mapped[str]  # in full, as the paper has it
    name_own: Mapped[str] = mapped_column(default="")
    name_father: Mapped[str] = mapped_column(default="")
    name_grandfather: Mapped[str] = mapped_column(default="")
    name_family: Mapped[str] = mapped_column(default="")
    known_as: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = mapped_column(default="")  # the words people search by, kept by `refold`
    national_id: Mapped[str] = mapped_column(default="")
    no_id_reason: Mapped[str] = mapped_column(default="")
    nationality: Mapped[str] = mapped_column(default="SA")
    sex: Mapped[str] = mapped_column(default="")  # male | female | ""
    birth_calendar: Mapped[str] = mapped_column(default="")  # hijri | gregorian | ""
    birth_year: Mapped[int | None]
    birth_month: Mapped[int | None]
    birth_day: Mapped[int | None]
    marital: Mapped[str] = mapped_column(default="")
    education: Mapped[str] = mapped_column(default="")
    job: Mapped[str] = mapped_column(default="")
    employer: Mapped[str] = mapped_column(default="")
    health: Mapped[str] = mapped_column(default="")
    health_note: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="")  # E.164
    mobile_owner: Mapped[str] = mapped_column(default="")
    relative_name: Mapped[str] = mapped_column(default="")
    relative_mobile: Mapped[str] = mapped_column(default="")
    relative_kinship: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    district: Mapped[str] = mapped_column(default="")
    national_address: Mapped[str] = mapped_column(default="")
    location: Mapped[str] = mapped_column(default="")
    iban: Mapped[str] = mapped_column(default="")
    iban_owner: Mapped[str] = mapped_column(default="")
    no_contact: Mapped[bool] = mapped_column(default=False)
    media_consent: Mapped[bool] = mapped_column(default=False)
    served_by: Mapped[str] = mapped_column(default="")  # woman | man | ""
    language: Mapped[str] = mapped_column(default="ar")
    register_kind: Mapped[str] = mapped_column(default="")  # organisations: commercial_register | licence
    register_number: Mapped[str] = mapped_column(default="")
    activity: Mapped[str] = mapped_column(default="")
    representative: Mapped[str] = mapped_column(default="")
    housing_ownership: Mapped[str] = mapped_column(default="")
    housing_kind: Mapped[str] = mapped_column(default="")
    housing_condition: Mapped[str] = mapped_column(default="")
    housing_furniture: Mapped[str] = mapped_column(default="")
    housing_rooms: Mapped[int | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}

    def refold(self) -> None:
        """Bring the search words up to date with the names."""
        self.folded = search_words(self.name, self.known_as)

    @property
    def short_name(self) -> str:
        """First and family name, for rows; an organisation keeps its whole name."""
        return f"{self.name_own} {self.name_family}".strip() if self.name_own and self.name_family else self.name


class Relation(db.Model):
    """In what capacity somebody deals with the association (P-1)."""

    __tablename__ = "relation"
    __table_args__ = (Index("ix_relation_person_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]  # beneficiary | supporter | volunteer | other
    since: Mapped[date]
    until: Mapped[date | None]


class HouseholdMember(db.Model):
    """One of those who live with, or depend on, the head of the household."""

    __tablename__ = "household_member"
    __table_args__ = (Index("ix_household_member_head_id", "head_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    head_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    kinship: Mapped[str]
    national_id: Mapped[str] = mapped_column(default="")
    sex: Mapped[str] = mapped_column(default="")
    birth_calendar: Mapped[str] = mapped_column(default="")
    birth_year: Mapped[int | None]
    birth_month: Mapped[int | None]
    birth_day: Mapped[int | None]
    education: Mapped[str] = mapped_column(default="")
    job: Mapped[str] = mapped_column(default="")
    health: Mapped[str] = mapped_column(default="")
    lives_with: Mapped[bool] = mapped_column(default=True)
    left_on: Mapped[date | None]


class MoneyLine(db.Model):
    """One income or burden of a household. `amount` in halalas; none means it was not stated, which is never zero."""

    __tablename__ = "money_line"
    __table_args__ = (Index("ix_money_line_head_id", "head_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    head_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    side: Mapped[str]  # income | burden
    code: Mapped[str]
    amount: Mapped[int | None]
    period: Mapped[str] = mapped_column(default="month")  # month | year | once


class Representative(db.Model):
    """Someone who acts for another: guardian, agent with a deed, authorised to hand in or collect, interpreter."""

    __tablename__ = "representative"
    __table_args__ = (Index("ix_representative_person_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]  # guardian | agent | authorised | interpreter
    name: Mapped[str]
    national_id: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="")
    kinship: Mapped[str] = mapped_column(default="")
    deed_number: Mapped[str] = mapped_column(default="")
    deed_on: Mapped[date | None]
    deed_until: Mapped[date | None]
    scope: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class Merge(db.Model):
    """Two records found to be one person, by a person; both histories stay and it can be undone."""

    __tablename__ = "merge"
    id: Mapped[int] = mapped_column(primary_key=True)
    kept_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    merged_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    merged_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


def search_words(*names: str) -> str:
    """Folded words, each also without its article, so «قحطاني» finds «القحطاني»."""
    folded = fold(" ".join(name for name in names if name))
    bare = (word[2:] for word in folded.split() if word.startswith("ال") and len(word) > 4)
    return " ".join([folded, *bare])


def numbered(number: str, *, branches: frozenset[int] | None) -> Person | None:
    """The person of that number, if one of these branches (None: all) has them."""
    asked = select(Person).where(Person.number == number)
    if branches is not None:
        asked = asked.where(Person.branch_id.in_(branches))
    return db.session.scalar(asked)


def household_of(person_id: int) -> list[HouseholdMember]:
    """Members still in the household, in the order they were entered."""
    asked = select(HouseholdMember).where(HouseholdMember.head_id == person_id, HouseholdMember.left_on.is_(None))
    return list(db.session.scalars(asked.order_by(HouseholdMember.id)))


def money_of(person_id: int) -> list[MoneyLine]:
    """Income and burdens, income first."""
    asked = select(MoneyLine).where(MoneyLine.head_id == person_id)
    return list(db.session.scalars(asked.order_by(MoneyLine.side.desc(), MoneyLine.id)))


def relations_of(person_id: int) -> list[Relation]:
    """The capacities this person has now."""
    asked = select(Relation).where(Relation.person_id == person_id, Relation.until.is_(None))
    return list(db.session.scalars(asked.order_by(Relation.id)))


def with_identity(national_id: str) -> Person | None:
    """The person who has this identity number, in whatever branch."""
    asked = select(Person).where(Person.national_id == national_id, Person.merged_into_id.is_(None))
    return db.session.scalar(asked) if national_id else None


def with_id(person_id: int) -> Person | None:
    """The person a row points to."""
    return db.session.get(Person, person_id)
