"""What is asked at the inbox."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from ...web import inboxview
from ...web.forms import ActForm, long, one_of, short


class TakeForm(ActForm):
    """Nothing is asked; it carries who had the message when the form was opened."""

    stood = HiddenField()

    def fill(self, view: Any) -> None:
        """Who has it now."""
        self.stood.data = str(inboxview.row_of(view["entry_id"]).taken_by or "")

    @property
    def holder(self) -> int | None:
        """Whose it was, None while nobody had it."""
        said = self.stood.data or ""
        return int(said) if said.isascii() and said.isdigit() else None


class LinkForm(ActForm):
    """Whose file it belongs to."""

    person = short(_l("Number of the person's file"), needed=True, render_kw={"dir": "ltr"})

    def fill(self, view: Any) -> None:
        """The person whose name led here."""
        self.person.data = request.args.get("person", "")


class CloseForm(ActForm):
    """What came of it, and what was said."""

    outcome = one_of(_l("What came of it"), needed=True)
    words_said = long(_l("What was said or done"), needed=True)

    def choose(self, view: Any) -> None:
        """Outcomes for its kind; `NotFound` for what this person may not see."""
        self.outcome.choices = [("", "—"), *inboxview.outcomes(view["entry_id"])]
