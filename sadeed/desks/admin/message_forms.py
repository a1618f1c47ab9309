"""What the administration is asked about the ways messages leave by."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField
from wtforms.validators import Length

from ...records import carriers
from ...records.carriers import MailServer, TextProvider
from ...web import messageview
from ...web.forms import LTR, ActForm, Written, long, one_of, short, whole

LATIN = LTR | {"inputmode": "text"}
KEPT = _l("Left empty, the kept one stays. It is never shown again.")
BODY = '{"recipients": ["{to}"], "body": "{text}", "sender": "{sender}"}'


def secret(label: Any) -> PasswordField:
    """A password of another house; never shown back."""
    return PasswordField(label, [Written(), Length(max=2000)], description=KEPT, render_kw={"autocomplete": "off"})


class MailForm(ActForm):
    """The mail server."""

    host = short(_l("Server"), needed=True, render_kw=LATIN)
    port = whole(_l("Port"), needed=True, lowest=1, highest=65535)
    safety = one_of(_l("Encryption"), list(messageview.SAFETY.items()), needed=True)
    user = short(_l("User"), render_kw=LATIN)
    password = secret(_l("Password"))
    sender = short(_l("Address of the sender"), needed=True, render_kw=LATIN | {"inputmode": "email"})
    sender_name = short(_l("Sender name"), most=60)

    def fill(self, view: Any) -> None:
        """What stands now, but for the password."""
        self.port.data, self.safety.data = 587, "starttls"
        for name, value in carriers.written(carriers.mail_server()).items():
            if name != "password":
                self[name].data = value

    def server(self) -> MailServer:
        """As written; the password apart."""
        return MailServer(**{**self.words(), "password": "", "user": self.user.data or ""})


class TextsForm(ActForm):
    """The provider of text messages."""

    url = short(_l("Address of the provider"), needed=True, most=500, render_kw=LATIN)
    form = one_of(_l("How it is asked"), list(messageview.FORMS.items()), needed=True)
    body = long(
        _l("What is sent"), needed=True, most=2000, render_kw={"dir": "ltr", "rows": 3, "spellcheck": "false"},
        description=_l("{to} is the number, as 9665…; {text} the words; {sender} the sender name."),
    )  # fmt: skip
    header = short(_l("Header of the token"), most=60, render_kw=LATIN)
    token = secret(_l("Token"))
    sender = short(_l("Sender name"), most=60, description=_l("As the provider registered it."))

    def fill(self, view: Any) -> None:
        """What stands now, but for the token; at first the shape most providers take."""
        self.form.data, self.body.data, self.header.data = "json", BODY, "Authorization"
        for name, value in carriers.written(carriers.text_provider()).items():
            if name != "token":
                self[name].data = value

    def provider(self) -> TextProvider:
        """As written; the token apart."""
        return TextProvider(**{**self.words(), "token": ""})


class TestForm(ActForm):
    """To whom a test goes."""

    channel = one_of(_l("Sent by"), list(messageview.CHANNELS.items()), needed=True)
    address = short(_l("Mobile or email of yours"), needed=True, render_kw=LATIN)

    def fill(self, view: Any) -> None:
        """The way one came from."""
        self.channel.data = view.get("channel", "sms")
