"""What is asked at the entrance."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField

from ...web.forms import Needed


class SignInForm(FlaskForm):
    """Name and password of an account."""

    username = StringField(_l("User name"), [Needed()], render_kw={"dir": "ltr", "autocomplete": "username"})
    password = PasswordField(_l("Password"), [Needed()], render_kw={"autocomplete": "current-password"})
