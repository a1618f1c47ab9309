"""The shapes of the public forms."""

import secrets
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField

from ..arabic import digits, marks
from ..records.once import LONGEST_KEY
from ..records.public_role import OWN_KEYS
from ..web.forms import LTR, Needed, clean, long, one_of, phone_field, short

LONGEST_CODE = 64
LONGEST_ADDRESS = 400


def new_key() -> str:
    """A form's key, of the kind the public role may keep."""
    return OWN_KEYS + secrets.token_urlsafe(24)


def is_own_key(key: str) -> bool:
    """Whether this is a key that such a form may have carried."""
    return key.startswith(OWN_KEYS) and len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()


def typed_code(text: str | None) -> str:
    """A code as it was meant: either digits, any case, without the gaps people put in to read it."""
    kept = digits.latin(marks.plain((text or "")[:LONGEST_CODE]).text).upper()
    return "".join(sign for sign in kept if sign.isalnum())


def typed_digits(text: str | None) -> str:
    """Digits alone, latin ones."""
    kept = digits.latin(marks.plain((text or "")[:LONGEST_CODE]).text)
    return "".join(sign for sign in kept if sign.isascii() and sign.isdigit())


def code_in(text: str | None) -> str:
    """The code in what was typed or pasted: by itself, or the last part of a whole address; its case counts."""
    kept = digits.latin(marks.plain((text or "")[:LONGEST_ADDRESS]).text)
    address = "".join(kept.split()).partition("#")[0].partition("?")[0]
    return address.rstrip("/").rpartition("/")[2][:LONGEST_CODE]


class CheckForm(FlaskForm):
    """What the square on a paper says."""

    code = StringField(
        _l("The address or the code in the square"), [Needed()], filters=[code_in],
        render_kw={"dir": "ltr", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )  # fmt: skip


class TrackForm(FlaskForm):
    """The short code of a receipt and the last digits of the mobile."""

    code = StringField(
        _l("The code on the receipt"), [Needed()], filters=[typed_code],
        render_kw={"dir": "ltr", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )  # fmt: skip
    last_digits = StringField(
        _l("The last four digits of the mobile"), [Needed()], filters=[typed_digits], render_kw=LTR
    )


class LetterForm(FlaskForm):
    """What every public form asks: who, how to reach them, where, about what; and its key."""

    key = HiddenField()
    name = short(_l("Name"), needed=True, most=120)
    mobile = phone_field(_l("Mobile number"), needed=True)
    branch = one_of(_l("The nearest branch"))
    words = long(_l("What you need"), needed=True, most=2000)

    def offer(self, branches: list[tuple[int, str]]) -> None:
        """The branches to choose from."""
        self.branch.choices = [("", "—"), *((str(branch_id), name) for branch_id, name in branches)]

    def written(self) -> dict[str, Any]:
        """What is sent on."""
        branch = self.branch.data or ""
        return {
            "name": clean(self.name.data), "mobile": self.mobile.data, "words": clean(self.words.data),
            "branch_id": int(branch) if branch.isascii() and branch.isdigit() else None,
        }  # fmt: skip


class HelpForm(LetterForm):
    """Somebody asks for help."""


class VolunteerForm(LetterForm):
    """Somebody offers time."""

    words = long(_l("What you offer, and when"), needed=True, most=2000)
