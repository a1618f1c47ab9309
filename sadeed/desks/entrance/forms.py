"""What is asked at the entrance."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, Length

from ...acts.accounts import LONGEST_PASSWORD, SHORTEST_PASSWORD
from ...web.forms import LTR, ActForm, Needed, one_of, short


class SignInForm(FlaskForm):
    """Name and password of an account."""

    username = StringField(_l("User name"), [Needed()], render_kw={"dir": "ltr", "autocomplete": "username"})
    password = PasswordField(_l("Password"), [Needed()], render_kw={"autocomplete": "current-password"})


class AdministratorForm(ActForm):
    """The first account of a house, by the code from the terminal."""

    code = short(
        _l("Setup code"), needed=True, most=40, render_kw=LTR | {"inputmode": "text"},
        description=_l("It stands in the window in which the system was started, under its address."),
    )  # fmt: skip
    name = short(_l("Full name"), needed=True)
    sex = one_of(_l("Sex"), (("male", _l("Male")), ("female", _l("Female"))), needed=True)
    username = short(
        _l("User name"), needed=True, most=32, render_kw={"dir": "ltr", "autocomplete": "username"},
        description=_l("Small Latin letters and digits."),
    )  # fmt: skip
    password = PasswordField(
        _l("Password"),
        [Needed(), Length(min=SHORTEST_PASSWORD, max=LONGEST_PASSWORD, message=_l("At least %(min)d signs."))],
        description=_l("At least twelve signs, known to nobody else; a sentence is easily kept in mind."),
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("The password again"),
        [Needed(), EqualTo("password", message=_l("The two are not the same."))],
        render_kw={"autocomplete": "new-password"},
    )

    def words(self) -> dict[str, Any]:
        """As the act takes them."""
        return {name: value for name, value in super().words().items() if name != "again"}


class InvitationForm(FlaskForm):
    """A code from the administration, and the password one chooses."""

    username = StringField(_l("User name"), [Needed()], render_kw={"dir": "ltr", "autocomplete": "username"})
    code = StringField(_l("Code"), [Needed(), Length(max=60)],
                       description=_l("Twelve digits, from the administration."),
                       render_kw={"dir": "ltr", "inputmode": "numeric", "autocomplete": "one-time-code"})  # fmt: skip
    password = PasswordField(
        _l("New password"), [Needed()], render_kw={"autocomplete": "new-password"},
        description=_l("At least twelve signs, known to nobody else; a sentence is easily kept in mind."),
    )  # fmt: skip
    again = PasswordField(
        _l("The password again"), [Needed(), EqualTo("password", message=_l("The two are not the same."))],
        render_kw={"autocomplete": "new-password"},
    )  # fmt: skip
