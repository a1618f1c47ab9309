"""What is asked of somebody about their own account."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField
from wtforms.validators import EqualTo

from ...acts.accounts import LONGEST_PASSWORD
from ...web import guards, ownaccount
from ...web.forms import ActForm, Needed, at_most


class PasswordForm(ActForm):
    """The old password, and the new one twice."""

    proves_by_password = True
    proof = PasswordField(
        _l("Current password"), [Needed(), at_most(LONGEST_PASSWORD)], render_kw={"autocomplete": "current-password"}
    )
    password = PasswordField(
        _l("New password"), [Needed()], render_kw={"autocomplete": "new-password"},
        description=_l("At least twelve signs, known to nobody else; a sentence is easily kept in mind."),
    )  # fmt: skip
    again = PasswordField(
        _l("The password again"), [Needed(), EqualTo("password", message=_l("The two are not the same."))],
        render_kw={"autocomplete": "new-password"},
    )  # fmt: skip


class OwnSession(ActForm):
    """A session of one's own; `NotFound` for any other."""

    def choose(self, view: Any) -> None:
        """It is there."""
        ownaccount.named(view["login_id"], staff_id=guards.sitting().staff)
