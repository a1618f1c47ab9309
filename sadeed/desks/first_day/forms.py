"""What the first day asks that is asked on no other."""

from typing import Any

from flask_babel import lazy_gettext as _l

from ...web.clock import today
from ...web.forms import LTR, ActForm, day, must, short


class AdoptForm(ActForm):
    """The association's own approval of the wording that the product ships."""

    version = short(_l("Version"), needed=True, most=20, render_kw=LTR | {"inputmode": "text"})
    board_meeting = short(_l("Number of the board’s meeting"), needed=True, most=40)
    board_term = short(_l("Term of the board"), needed=True, most=40)
    approved_on = day(_l("Approved on"), needed=True)
    in_force_from = day(_l("In force from"), needed=True)

    def validate_approved_on(self, field: Any) -> None:
        """What the board has not decided yet is not entered as decided (B-1)."""
        must(field.data <= today(), _l("An approval lies behind us, not ahead."))

    def validate_in_force_from(self, field: Any) -> None:
        """No version takes force before it is approved."""
        approved = self.approved_on.data
        must(approved is None or field.data >= approved, _l("It takes force on the day of its approval or later."))

    def fill(self, view: Any) -> None:
        """The first version, from today."""
        self.version.data, self.in_force_from.data = "1", today()
