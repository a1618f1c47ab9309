"""What is asked for a second step. None of it is kept in the fingerprint of a form: six digits are soon guessed."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import Length

from ...acts.passkeys import NAME_SIGNS
from ...web.forms import LTR, ActForm, Needed, short

ONE_TIME = LTR | {"autocomplete": "one-time-code", "maxlength": 20}
PIN = LTR | {"autocomplete": "off", "maxlength": 6, "class": "pin"}


class SecretForm(ActForm):
    """A form whose words are secrets."""

    def words(self) -> dict[str, Any]:
        """Nothing of them."""
        return {}


class CodeForm(SecretForm):
    """The code of an app, or a recovery code."""

    code = StringField(_l("Code"), [Needed(), Length(max=40)], render_kw=ONE_TIME,
                       description=_l("Six digits from the app, or a recovery code of twelve."))  # fmt: skip


class FirstCodeForm(SecretForm):
    """The first code an app shows."""

    code = StringField(_l("The code the app shows"), [Needed(), Length(max=20)], render_kw=ONE_TIME)


class KeyForm(SecretForm):
    """A key's answer, put here by the page's script."""

    answer = HiddenField(_l("The passkey’s answer"), [Needed(), Length(max=20000)])


class NewKeyForm(KeyForm):
    """The same with a name."""

    name = short(_l("What the key is called"), most=NAME_SIGNS, description=_l("Such as: the office telephone."))


class NameForm(ActForm):
    """Another name for a key."""

    name = short(_l("What the key is called"), needed=True, most=NAME_SIGNS)


class PadForm(SecretForm):
    """The PIN."""

    pin = PasswordField(_l("PIN"), [Needed(), Length(max=20)], render_kw=PIN)


class NewPinForm(SecretForm):
    """A PIN of one's own, twice."""

    pin = PasswordField(_l("PIN"), [Needed(), Length(max=20)], render_kw=PIN,
                        description=_l("Six digits that are no birthday and stand in no row."))  # fmt: skip
    again = PasswordField(_l("The PIN again"), [Needed(), Length(max=20)], render_kw=PIN)

    def validate_again(self, field: Any) -> None:
        """The two are the same."""
        if field.data != self.pin.data:
            raise ValueError(_l("The two are not the same."))


class BareForm(ActForm):
    """Nothing but the button."""


class BackForm(SecretForm):
    """What the house that signs in for us sent along."""

    code = HiddenField(validators=[Length(max=4000)])
    state = HiddenField(validators=[Length(max=400)])
