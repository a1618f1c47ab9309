"""What is asked about somebody's rights to their own data."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, ValidationError

from ...records import notices, retention
from ...web import lawview, locale
from ...web.forms import ActForm, long, one_of, phone_field, short, whole


class RequestForm(ActForm):
    """A request about data, handed in at the desk."""

    kind = one_of(_l("What is asked"), needed=True)
    person = short(_l("Number of the file"), most=20, description=_l("Left empty where we hold no file of theirs."))
    name = short(_l("Name"), most=200, description=_l("Where there is no file."))
    mobile = phone_field(_l("Mobile"))
    branch_id = one_of(_l("Branch"), needed=True, coerce=int)
    identity_seen = short(_l("Which original of an identity was seen"), needed=True, most=200)
    said = long(_l("In the person’s own words"))

    def choose(self, view: Any) -> None:
        """Kinds, and the branches this seat reaches."""
        self.kind.choices = [("", "—"), *((kind, str(word)) for kind, word in lawview.KINDS.items())]
        self.branch_id.choices = lawview.branches()

    def as_asked(self) -> dict[str, Any]:
        """As the act takes it."""
        fields = self.words()
        words = fields.pop("said") or ""
        return {**fields, "words": words, "mobile": fields["mobile"] or ""}

    def fill(self, view: Any) -> None:
        """Begun from a file."""
        self.person.data = lawview.number_asked(request.args.get("person", ""))

    def validate_name(self, field: Any) -> None:
        """A name or a file."""
        if not field.data and not self.person.data:
            raise ValidationError(_l("Needed: %(field)s.", field=field.label.text))


class RequestAct(ActForm):
    """An act on a request about data that needs nothing said."""

    def choose(self, view: Any) -> None:
        """`NotFound` for none within reach."""
        lawview.request_of(view["number"])


class AnswerForm(RequestAct):
    """What came of it."""

    outcome = one_of(_l("Outcome"), needed=True)
    answer = long(_l("The answer"), needed=True)

    def choose(self, view: Any) -> None:
        """Outcomes."""
        super().choose(view)
        self.outcome.choices = [("", "—"), *((code, str(word)) for code, word in lawview.OUTCOMES.items())]


class ErasureForm(RequestAct):
    """Why the file is to be destroyed."""

    reason = long(_l("Reason"), needed=True, most=600)


class ConsentForm(ActForm):
    """The text of the consent, and that it was heard."""

    agreed = BooleanField(_l("The text was read to the person, and they agree"))

    def choose(self, view: Any) -> None:
        """The text in use; `NotFound` for no such person or purpose."""
        lawview.purpose_of(view["number"], view["purpose"])
        self.agreed.description = notices.text(view["purpose"], locale.language())

    def validate_agreed(self, field: Any) -> None:
        """Nothing is taken for a consent but a consent."""
        if not field.data:
            raise ValidationError(_l("Without agreement there is no consent to record."))


class WithdrawForm(ActForm):
    """How it was taken back."""

    said = short(_l("How it was taken back"), most=300)

    def choose(self, view: Any) -> None:
        """`NotFound` for no such person or purpose."""
        lawview.purpose_of(view["number"], view["purpose"])


class RetentionForm(ActForm):
    """Months of each kind."""

    file = whole(lawview.KEPT["file"], needed=True, lowest=1, highest=retention.HIGHEST)
    empty_file = whole(lawview.KEPT["empty_file"], needed=True, lowest=1, highest=retention.HIGHEST)
    message = whole(lawview.KEPT["message"], needed=True, lowest=1, highest=retention.HIGHEST)
    voice = whole(lawview.KEPT["voice"], needed=True, lowest=1, highest=retention.HIGHEST)
    looks = whole(lawview.KEPT["looks"], needed=True, lowest=retention.FLOORS["looks"], highest=retention.HIGHEST)

    def fill(self, view: Any) -> None:
        """What stands now."""
        for kind, n in retention.months().items():
            self[kind].data = n
