"""What is asked at the registry: a file, its household, its money, a request."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import FieldList, FormField, HiddenField

from ...records import people
from ...records.people import Person
from ...records.staff import Branch
from ...web import locale, personview
from ...web.births import birth, born
from ...web.forms import (
    clean,
    day,
    from_catalogue,
    identity_field,
    long,
    money,
    one_of,
    phone_field,
    short,
    whole,
    with_none,
)
from ...web.forms import iban_field as iban_of
from ...web.personview import CATALOGUES, CHOICES, FIELDS
from ...web.rowforms import MOST_ROWS, RowForm, RowsForm, goes_off

ACTS_THROUGH = (
    ("", _l("The person in person")), ("guardian", _l("A guardian")), ("agent", _l("An agent with a deed")),
    ("authorised", _l("Somebody authorised to hand in")),
)  # fmt: skip


def listed(name: str) -> Any:
    """A field chosen from a catalogue or a small table."""
    return one_of(FIELDS[name])


class FileForm(FlaskForm):
    """What a person and an organisation have alike. Fields bear the names of the registry's columns."""

    branch = one_of(_l("Branch"), needed=True, coerce=str)
    mobile = phone_field(FIELDS["mobile"])
    city = listed("city")
    district = short(FIELDS["district"], most=80)
    national_address = short(FIELDS["national_address"], most=120)
    language = one_of(FIELDS["language"])
    iban = iban_of(FIELDS["iban"])
    iban_owner = short(FIELDS["iban_owner"], most=120, description=_l("Left empty when it is the person's own."))
    reason = short(_l("Why it changes"), most=300)

    groups: tuple[tuple[Any, tuple[str, ...]], ...] = ()

    def choose(self, branches: Iterable[Branch], *, is_new: bool) -> None:
        """Set the lists; a new file is asked its branch where there is a choice, an old one why it changes."""
        for field in self:
            if field.name in CATALOGUES:
                field.choices = with_none(from_catalogue(CATALOGUES[field.name]))
            elif field.name in CHOICES:
                field.choices = with_none(personview.chosen(CHOICES[field.name]))
        english = locale.language() == "en"
        offices = [(str(one.id), one.name_en or one.name if english else one.name) for one in branches]
        self.branch.choices = offices
        for name in ("reason", *(("branch",) if len(offices) == 1 else ())) if is_new else ("branch",):
            del self[name]

    def keep_to(self, sees: personview.Sees) -> None:
        """Leave out what who fills it in does not see; it stays as it stands (S6)."""
        for name in [field.name for field in self if field.name in FIELDS and not sees(field.name)]:
            del self[name]

    def fill(self, person: Person) -> None:
        """What stands now."""
        for field in self:
            if field.name == "birth":
                field.data = born(person)
            elif hasattr(person, field.name):
                field.data = getattr(person, field.name)

    def columns(self) -> dict[str, Any]:
        """The registry's columns, as written here."""
        fields = {
            field.name: field.data for field in self if field.name not in ("branch", "reason", "csrf_token", "birth")
        }
        written = {name: "" if value is None and name != "housing_rooms" else value for name, value in fields.items()}
        if "birth" in self:
            written |= self.birth.columns()
        return {name: value for name, value in written.items() if value or name not in ("nationality", "language")}

    def sections(self) -> list[tuple[str, list[Any]]]:
        """Its fields, grouped as the page shows them."""
        return [(str(title), [self[name] for name in names if name in self]) for title, names in self.groups]


class PersonForm(FileForm):
    """A natural person."""

    name_own = short(FIELDS["name_own"], needed=True, most=60)
    name_father = short(FIELDS["name_father"], most=60)
    name_grandfather = short(FIELDS["name_grandfather"], most=60)
    name_family = short(FIELDS["name_family"], needed=True, most=60)
    known_as = short(FIELDS["known_as"], most=60)
    national_id = identity_field(FIELDS["national_id"])
    no_id_reason = short(FIELDS["no_id_reason"], description=_l("Only where there is no ID number."))
    nationality = one_of(FIELDS["nationality"], description=_l("Left empty, it follows from the ID number."))
    sex = listed("sex")
    birth = birth(FIELDS["birth"])
    marital = listed("marital")
    education = listed("education")
    job = short(FIELDS["job"], most=120)
    employer = short(FIELDS["employer"], most=120)
    health = listed("health")
    health_note = short(FIELDS["health_note"])
    mobile_owner = short(FIELDS["mobile_owner"], most=120, description=_l("Left empty when it is the person's own."))
    relative_name = short(FIELDS["relative_name"], most=120)
    relative_mobile = phone_field(FIELDS["relative_mobile"])
    relative_kinship = listed("relative_kinship")
    served_by = listed("served_by")
    housing_ownership = listed("housing_ownership")
    housing_kind = listed("housing_kind")
    housing_condition = listed("housing_condition")
    housing_furniture = listed("housing_furniture")
    housing_rooms = whole(FIELDS["housing_rooms"], highest=60)

    groups = (
        (_l("Name and identity"), ("branch", "name_own", "name_father", "name_grandfather", "name_family", "known_as",
                                   "national_id", "no_id_reason", "birth", "sex", "marital", "nationality")),
        (_l("Contact"), ("mobile", "mobile_owner", "city", "district", "national_address", "relative_name",
                         "relative_mobile", "relative_kinship")),
        (_l("The home"), ("housing_ownership", "housing_kind", "housing_condition", "housing_furniture",
                           "housing_rooms")),
        (_l("Work, health and account"), ("education", "job", "employer", "health", "health_note", "iban",
                                          "iban_owner")),
        (_l("Wishes"), ("served_by", "language", "reason")),
    )  # fmt: skip

    def choose(self, branches: Iterable[Branch], *, is_new: bool) -> None:
        """Countries besides the catalogues."""
        super().choose(branches, is_new=is_new)
        self.nationality.choices = with_none(personview.nationalities())


class OrganisationForm(FileForm):
    """An establishment, an association, a cooperative, as applicant or partner."""

    name = short(_l("Name of the organisation"), needed=True)
    register_kind = listed("register_kind")
    register_number = short(FIELDS["register_number"], needed=True, most=40)
    activity = short(FIELDS["activity"])
    representative = short(FIELDS["representative"], most=120)

    groups = (
        (_l("Name and register"), ("branch", "name", "register_kind", "register_number", "activity", "representative")),
        (_l("Contact"), ("mobile", "city", "district", "national_address")),
        (_l("Account and wishes"), ("iban", "iban_owner", "language", "reason")),
    )  # fmt: skip

    def columns(self) -> dict[str, Any]:
        """The same, and that it is an organisation."""
        return super().columns() | {"kind": "organisation"}


# ------------------------------------------------------------------------------------------- rows: household and money


class MemberForm(RowForm):
    """A member of the household."""

    id = HiddenField()
    name = short(FIELDS["name"], needed=True)
    kinship = one_of(FIELDS["kinship"], needed=True)
    national_id = identity_field(FIELDS["national_id"])
    sex = one_of(FIELDS["sex"])
    birth = birth(FIELDS["birth"])
    education = one_of(FIELDS["education"])
    job = short(FIELDS["job"], most=120)
    health = one_of(FIELDS["health"])
    goes = goes_off()
    filled_by = ("name", "kinship", "national_id", "birth")

    def columns(self) -> dict[str, Any]:
        """A member as the act takes it."""
        names = ("name", "kinship", "national_id", "sex", "education", "job", "health")
        known = {"id": int(self.id.data)} if str(self.id.data or "").isdigit() else {}
        return {**known, **{name: self[name].data or "" for name in names}, **self.birth.columns()}


class LineForm(RowForm):
    """An income or a burden."""

    what = one_of(_l("Income or burden"), needed=True)
    amount = money(_l("Amount (riyals)"), description=_l("Left empty when it was not stated."))
    period = one_of(_l("How often"), needed=True, default="month")
    goes = goes_off()
    filled_by = ("what", "amount")

    def columns(self) -> dict[str, Any]:
        """A line as the act takes it."""
        side, _colon, code = (self.what.data or "").partition(":")
        return {"side": side, "code": code, "amount": self.amount.data, "period": self.period.data}


class HouseholdForm(RowsForm):
    """Everybody of the household but the head."""

    rows = FieldList(FormField(MemberForm), label=_l("Members of the household"), max_entries=MOST_ROWS)

    def lists(self) -> dict[str, list[Any]]:
        """The catalogues of a member."""
        kinship = [choice for choice in from_catalogue("kinship") if choice[0] != "self"]
        return {"kinship": with_none(kinship), "sex": with_none(personview.chosen(personview.SEXES)),
                "education": with_none(from_catalogue("education_levels")),
                "health": with_none(from_catalogue("health_states"))}  # fmt: skip

    @classmethod
    def of(cls, person: Person) -> "HouseholdForm":
        """The household as it stands."""
        rows = [{**{name: getattr(one, name) for name in ("id", "name", "kinship", "national_id", "sex", "education",
                                                          "job", "health")}, "birth": born(one)}
                for one in people.household_of(person.id)]  # fmt: skip
        return cls(formdata=None, data={"rows": rows})


class MoneyForm(RowsForm):
    """Income and burdens as stated."""

    rows = FieldList(FormField(LineForm), label=_l("Income and burdens"), max_entries=MOST_ROWS)

    def lists(self) -> dict[str, list[Any]]:
        """Sources of income, then burdens."""
        income, burden = _("Income"), _("Burden")
        what = [(f"income:{code}", f"{income}: {word}") for code, word in from_catalogue("income_sources")]
        what += [(f"burden:{code}", f"{burden}: {word}") for code, word in from_catalogue("burdens")]
        return {"what": with_none(what), "period": personview.chosen(personview.PERIODS)}

    @classmethod
    def of(cls, person: Person) -> "MoneyForm":
        """The lines as they stand."""
        rows = [{"what": f"{one.side}:{one.code}", "amount": one.amount, "period": one.period}
                for one in people.money_of(person.id)]  # fmt: skip
        return cls(formdata=None, data={"rows": rows})


# ------------------------------------------------------------------------------------------------------------ request


class RequestForm(FlaskForm):
    """A request for support (T-4)."""

    channel = one_of(_l("How it reached us"), needed=True)
    support_type = one_of(FIELDS["support_type"], needed=True)
    category = one_of(FIELDS["category"])
    need = long(FIELDS["need"], needed=True)
    amount_asked = money(FIELDS["amount_asked"])
    acts_through = one_of(_l("Who hands it in"))
    paper_day = day(_l("Day on the paper"), description=_l("For a request written on paper on an earlier day."))

    def choose(self, person: Person, *, is_delegate: bool) -> None:
        """The catalogues, and the channel this desk uses most."""
        self.channel.choices = personview.channels()
        self.support_type.choices = with_none(from_catalogue("support_types"))
        self.category.choices = with_none(from_catalogue("beneficiary_categories", person.sex))
        self.acts_through.choices = list(ACTS_THROUGH)
        self.channel.default = "delegate" if is_delegate else "interview"

    def columns(self) -> dict[str, Any]:
        """As the act takes it."""
        return {
            "channel": self.channel.data, "support_type": self.support_type.data, "category": self.category.data or "",
            "need": clean(self.need.data), "amount_asked": self.amount_asked.data, "paper_day": self.paper_day.data,
            "acts_through": self.acts_through.data or "",
        }  # fmt: skip
