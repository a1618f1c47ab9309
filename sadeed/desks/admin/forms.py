"""What the administration is asked."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import SelectField, StringField

from ...acts.invitations import FirstSeat
from ...records import staff
from ...web import accountview, adminview, asked, locale, ownaccount, words
from ...web.clock import today
from ...web.forms import LTR, ActForm, at_most, clean, day, from_catalogue, one_of, phone_field, short

SEXES = (("male", _l("Male")), ("female", _l("Female")))
STATES = (("invited", _l("Has yet to come in")), ("seatless", _l("Without a seat")), ("disabled", _l("Disabled")))


def number_or_none(chosen: Any) -> int | None:
    """The chosen branch or seat; none while nothing is chosen, which means every branch."""
    return int(chosen) if str(chosen or "").isdigit() else None


def seat_choices() -> list[tuple[str, str]]:
    """Every seat of the policy."""
    return [("", "—"), *((role, str(words.SEATS[role])) for role in staff.ROLES)]


def branch_choices() -> list[tuple[Any, str]]:
    """Branches in use; an empty line means all of them."""
    names = staff.branch_names(locale.language())
    return [("", "—"), *((one.id, names[one.id]) for one in staff.branches_open())]


class AccountFilter(FlaskForm):
    """Which accounts are looked for: the address says which kind, but a name only under seal. It changes nothing."""

    class Meta:
        """The house asks for the token of every form that is sent; this one is filled from the address."""

        csrf = False

    q = StringField(_l("Name or user name"), [at_most(80)], filters=[clean])
    role = SelectField(_l("Seat"), validate_choice=False)
    branch_id = SelectField(_l("Branch"), coerce=number_or_none, validate_choice=False)
    state = SelectField(_l("State"), choices=[("", "—"), *STATES], validate_choice=False)

    @classmethod
    def asked(cls) -> "AccountFilter":
        """As the address says."""
        form = cls(formdata=MultiDict({**request.args, "q": asked.words().get("q", "")}))
        form.role.choices, form.branch_id.choices = seat_choices(), branch_choices()
        return form


class AccountForm(ActForm):
    """A new account with its first seats. The password is chosen by its owner alone, by a code."""

    name = short(_l("Name"), needed=True)
    name_en = short(_l("Name in English"))
    username = short(_l("User name"), needed=True, most=32, render_kw=LTR | {"inputmode": "text"},
                     description=_l("Small Latin letters and digits."))  # fmt: skip
    sex = one_of(_l("Sex"), SEXES, needed=True)
    role = one_of(_l("Seat"), needed=True)
    branch_id = one_of(_l("Branch"), coerce=number_or_none, description=_l("Left empty: every branch."))
    second_role = one_of(_l("A second seat"))
    second_branch_id = one_of(_l("Its branch"), coerce=number_or_none)
    from_on = day(_l("From"), needed=True)
    until_on = day(_l("Until"))

    def choose(self, view: Any) -> None:
        """Seats there are, branches in use."""
        self.role.choices = self.second_role.choices = seat_choices()
        self.branch_id.choices = self.second_branch_id.choices = branch_choices()

    def fill(self, view: Any) -> None:
        """From today."""
        self.from_on.data = today()

    def invited(self) -> dict[str, Any]:
        """As the act takes it."""
        said = self.words()
        seats = [FirstSeat(said.pop("role"), said.pop("branch_id"))]
        second, where = said.pop("second_role"), said.pop("second_branch_id")
        return said | {"seats": [*seats, FirstSeat(second, where)] if second else seats}


class SeatForm(ActForm):
    """A seat, for one branch or for all, for a period."""

    role = one_of(_l("Seat"), needed=True)
    branch_id = one_of(_l("Branch"), coerce=number_or_none, description=_l("Left empty: every branch."))
    from_on = day(_l("From"), needed=True)
    until_on = day(_l("Until"))
    reason = short(
        _l("Why"), most=300, description=_l("For the administrator’s seat, which a second person agrees to.")
    )

    def choose(self, view: Any) -> None:
        """Seats there are, branches in use; `NotFound` for no such account."""
        accountview.person_of(view["username"])
        self.role.choices = [("", "—"), *((role, str(words.SEATS[role])) for role in staff.ROLES)]
        names = staff.branch_names(locale.language())
        self.branch_id.choices = [("", "—"), *((one.id, names[one.id]) for one in staff.branches_open())]

    def fill(self, view: Any) -> None:
        """From today."""
        self.from_on.data = today()


class EndForm(ActForm):
    """The last day of a seat."""

    until_on = day(_l("Last day"), needed=True)

    def fill(self, view: Any) -> None:
        """Today."""
        self.until_on.data = today()


class DeputyForm(ActForm):
    """Who stands in for which seat, and when."""

    seat_id = one_of(_l("For the seat"), needed=True, coerce=number_or_none)
    deputy = one_of(_l("Deputy"), needed=True)
    from_on = day(_l("From"), needed=True)
    until_on = day(_l("Until"), needed=True)
    reason = short(
        _l("Why"), most=300, description=_l("For the administrator’s seat, which a second person agrees to.")
    )

    def choose(self, view: Any) -> None:
        """The seats this account holds, and everybody else."""
        self.seat_id.choices = [("", "—"), *accountview.running_seats(view["username"])]
        names = staff.names(locale.language())
        others = [(one.username, names[one.username]) for one in staff.accounts() if not one.is_disabled]
        self.deputy.choices = [("", "—"), *(one for one in others if one[0] != view["username"])]

    def fill(self, view: Any) -> None:
        """From today."""
        self.from_on.data = today()


class AccountAct(ActForm):
    """An act on an account that needs nothing said."""

    def choose(self, view: Any) -> None:
        """`NotFound` for no such account."""
        accountview.person_of(view["username"])


class LostForm(AccountAct):
    """What somebody shows beside the password is lost."""

    reason = short(
        _l("Why"), needed=True, most=300,
        description=_l("What was lost, and how the owner was known: in person, or by a paper seen."),
    )  # fmt: skip


class SessionAct(AccountAct):
    """A session of an account; `NotFound` for any other."""

    def choose(self, view: Any) -> None:
        """It is there."""
        ownaccount.named(view["login_id"], staff_id=accountview.person_of(view["username"]).id)


class BranchForm(ActForm):
    """A new office."""

    code = short(_l("Code"), needed=True, most=20, render_kw=LTR | {"inputmode": "text"})
    name = short(_l("Name"), needed=True)
    name_en = short(_l("Name in English"))
    region = one_of(_l("Region"), needed=True)
    phone = phone_field(_l("Telephone"))

    def choose(self, view: Any) -> None:
        """Regions of the catalogue."""
        self.region.choices = [("", "—"), *from_catalogue("regions")]


class BranchFactsForm(ActForm):
    """What an office is called, where it lies and how it is reached; its code stays."""

    name = short(_l("Name"), needed=True)
    name_en = short(_l("Name in English"))
    region = one_of(_l("Region"), needed=True)
    phone = phone_field(_l("Telephone"))

    def choose(self, view: Any) -> None:
        """Regions of the catalogue; `NotFound` for no such branch."""
        adminview.branch_of(view["code"])
        self.region.choices = [("", "—"), *from_catalogue("regions")]

    def fill(self, view: Any) -> None:
        """What stands now."""
        branch = adminview.branch_of(view["code"])
        for name in ("name", "name_en", "region", "phone"):
            self[name].data = getattr(branch, name)


class HolidayForm(ActForm):
    """A holiday announced by circular."""

    name = short(_l("Name of the holiday"), needed=True)
    from_on = day(_l("First day"), needed=True)
    until_on = day(_l("Last day"), needed=True)


class BranchAct(ActForm):
    """An act on a branch that needs nothing said."""

    def choose(self, view: Any) -> None:
        """`NotFound` for no such branch."""
        adminview.branch_of(view["code"])
