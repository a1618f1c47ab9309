"""What the administration is asked."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import PasswordField
from wtforms.validators import Length

from ...acts.accounts import SHORTEST_PASSWORD
from ...records import catalogues, staff
from ...web import accountview, adminview, format, words
from ...web.clock import today
from ...web.forms import LTR, ActForm, Needed, day, from_catalogue, one_of, phone_field, short

SEXES = (("male", _l("Male")), ("female", _l("Female")))


def number_or_none(chosen: Any) -> int | None:
    """The chosen branch or seat; none while nothing is chosen, which means every branch."""
    return int(chosen) if str(chosen or "").isdigit() else None


class AccountForm(ActForm):
    """A new account. The first password is given by hand and changed by its owner."""

    username = short(_l("User name"), needed=True, most=32, render_kw=LTR | {"inputmode": "text"})
    name = short(_l("Name"), needed=True)
    name_en = short(_l("Name in English"))
    sex = one_of(_l("Sex"), SEXES, needed=True)
    password = PasswordField(
        _l("First password"),
        [Needed(), Length(min=SHORTEST_PASSWORD, max=200, message=_l("At least %(min)d signs."))],
        description=_l("At least twelve signs; it is told to its owner in person."),
        render_kw={"autocomplete": "new-password"},
    )

    def words(self) -> dict[str, Any]:
        """All but the password, of which nothing is kept but its hash."""
        return {name: value for name, value in super().words().items() if name != "password"}


class SeatForm(ActForm):
    """A seat, for one branch or for all, for a period."""

    role = one_of(_l("Seat"), needed=True)
    branch_id = one_of(_l("Branch"), coerce=number_or_none, description=_l("Left empty: every branch."))
    from_on = day(_l("From"), needed=True)
    until_on = day(_l("Until"))

    def choose(self, view: Any) -> None:
        """Seats there are, branches in use; `NotFound` for no such account."""
        accountview.person_of(view["username"])
        self.role.choices = [("", "—"), *((role, str(words.SEATS[role])) for role in staff.ROLES)]
        self.branch_id.choices = [("", "—"), *((one.id, one.name) for one in staff.branches_open())]

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

    def choose(self, view: Any) -> None:
        """The seats this account holds, and everybody else."""
        self.seat_id.choices = [("", "—"), *accountview.running_seats(view["username"])]
        others = [(one.username, one.name) for one in staff.accounts() if not one.is_disabled]
        self.deputy.choices = [("", "—"), *(one for one in others if one[0] != view["username"])]

    def fill(self, view: Any) -> None:
        """From today."""
        self.from_on.data = today()


class AccountAct(ActForm):
    """An act on an account that needs nothing said."""

    def choose(self, view: Any) -> None:
        """`NotFound` for no such account."""
        accountview.person_of(view["username"])


class BranchForm(ActForm):
    """A new office."""

    code = short(_l("Code"), needed=True, most=20, render_kw=LTR | {"inputmode": "text"})
    name = short(_l("Name"), needed=True)
    name_en = short(_l("Name in English"))
    region = one_of(_l("Region"), needed=True)

    def choose(self, view: Any) -> None:
        """Regions of the catalogue."""
        self.region.choices = [("", "—"), *from_catalogue("regions")]


class AssociationForm(ActForm):
    """What the association says of itself on letters and public pages."""

    name = short(_l("Name of the association"), needed=True)
    name_en = short(_l("Name in English"))
    licence = short(_l("Licence number"), render_kw=LTR)
    phone = phone_field(_l("Telephone"))
    whatsapp = phone_field(_l("WhatsApp number"))
    email = short(_l("Email"), render_kw=LTR | {"inputmode": "email"})
    address = short(_l("Address"))

    def fill(self, view: Any) -> None:
        """What stands now."""
        for name, value in (catalogues.setting("association") or {}).items():
            if name in self:
                self[name].data = value


class HolidayForm(ActForm):
    """A holiday announced by circular."""

    name = short(_l("Name of the holiday"), needed=True)
    from_on = day(_l("First day"), needed=True)
    until_on = day(_l("Last day"), needed=True)


class EntryForm(ActForm):
    """How a line of a catalogue reads."""

    arabic = short(_l("In Arabic"), needed=True)
    arabic_female = short(_l("In Arabic, of a woman"))
    english = short(_l("In English"))

    def fill(self, view: Any) -> None:
        """What stands now."""
        line = adminview.entry_of(view["name"], view["code"])
        self.arabic.data, self.arabic_female.data, self.english.data = line.arabic, line.arabic_female, line.english

    def choose(self, view: Any) -> None:
        """`NotFound` for no such line."""
        line = adminview.entry_of(view["name"], view["code"])
        self.arabic.description = Markup(_("Code: %(code)s", code="{}")).format(format.num(line.code))  # noqa: S704


class EntryAct(ActForm):
    """An act on a line of a catalogue that needs nothing said."""

    def choose(self, view: Any) -> None:
        """`NotFound` for no such line."""
        adminview.entry_of(view["name"], view["code"])


class BranchAct(ActForm):
    """An act on a branch that needs nothing said."""

    def choose(self, view: Any) -> None:
        """`NotFound` for no such branch."""
        adminview.branch_of(view["code"])


class CharterAct(ActForm):
    """An act on a version of the policy that needs nothing said."""

    def choose(self, view: Any) -> None:
        """`NotFound` for no such version."""
        adminview.version_of(view["version"])
