"""What is asked at the reception desk."""

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField
from wtforms.validators import ValidationError

from ...records import cases
from ...web import asked, declaredview, personview, words
from ...web.caseview import CaseView
from ...web.forms import ActForm, Needed, clean, day, from_catalogue, iban_field, long, money, one_of, short

CAPACITIES = (("self", _l("The applicant")), ("guardian", _l("A guardian")), ("agent", _l("An agent with a deed")))
WAITS = (("hall", _l("In the hall")), ("phone", _l("By telephone")))
LONGEST_SIGNATURE = 400_000


class ConfirmForm(ActForm):
    """Nothing is asked but the act itself."""


class PaperForm(ActForm):
    """A paper that is handed in."""

    kind = one_of(_l("Paper"), needed=True)
    issued_on = day(_l("Issued on"))
    expires_on = day(_l("Valid until"))
    paper_number = short(_l("Number of the paper"), most=60)
    note = short(_l("Note"))

    def choose(self, view: CaseView) -> None:
        """Every kind of the catalogue, asked for or not."""
        self.kind.choices = [("", "—"), *from_catalogue("document_kinds")]

    def fill(self, view: CaseView) -> None:
        """The kind whose page led here."""
        self.kind.data = request.args.get("kind", "")


class MatchForm(ActForm):
    """The three facts of a paper."""

    original_seen = BooleanField(_l("The original was seen and agrees"))
    issued_on = day(_l("Issued on"), description=_l("In either calendar, as the paper has it."))
    expires_on = day(_l("Valid until"), description=_l("Left empty where the paper never expires."))

    def fill(self, view: CaseView) -> None:
        """The dates already on record."""
        paper = cases.paper_of(view.case.id, (request.view_args or {})["kind"])
        self.issued_on.data, self.expires_on.data = paper.issued_on, paper.expires_on


class FaultForm(ActForm):
    """What is wrong with a paper."""

    what = long(_l("What is wrong, and what mends it"), needed=True, most=500)


class WaiverForm(ActForm):
    """Why a paper is not asked of this person."""

    why = long(_l("Why this person cannot or need not bring it"), needed=True, most=500)


class DataForm(ActForm):
    """What the request asks for."""

    support_type = one_of(personview.FIELDS["support_type"], needed=True)
    category = one_of(personview.FIELDS["category"])
    need = long(personview.FIELDS["need"], needed=True)
    amount_asked = money(personview.FIELDS["amount_asked"])
    reason = long(_l("Why it changes"), most=500, description=_l("Needed once the declaration is signed."))

    def choose(self, view: CaseView) -> None:
        """Kinds of support and categories as the applicant reads them."""
        self.support_type.choices = [("", "—"), *from_catalogue("support_types")]
        self.category.choices = [("", "—"), *from_catalogue("beneficiary_categories", view.person.sex)]

    def fill(self, view: CaseView) -> None:
        """What is asked now."""
        for name in ("support_type", "category", "need", "amount_asked"):
            self[name].data = getattr(view.case, name)

    def asked(self) -> dict[str, Any]:
        """The columns of the case."""
        return {
            "support_type": self.support_type.data, "category": self.category.data or "", "need": self.need.data,
            "amount_asked": self.amount_asked.data,
        }  # fmt: skip


class ReferForm(ActForm):
    """A question for social research."""

    question = long(_l("The question, in the person's own words"), needed=True, most=2000)
    waits = RadioField(_l("Where the person waits for the answer"), choices=WAITS, default="hall")


def who_signs(said: Mapping[str, str]) -> dict[str, str]:
    """Signer, capacity and deed as they were sent; whatever else was sent is left."""
    capacity = said.get("capacity", "self")
    return {
        "signer": clean(said.get("signer", ""))[:200], "deed": clean(said.get("deed", ""))[:200],
        "capacity": capacity if capacity in dict(CAPACITIES) else "self",
    }  # fmt: skip


class DeclareForm(ActForm):
    """How the declaration is signed. Who signs, and the words signed, were chosen before this form was shown."""

    signer = HiddenField(filters=[clean])
    capacity = HiddenField(default="self")
    deed = HiddenField(filters=[clean])
    shown = HiddenField()
    was_read_aloud = BooleanField(_l("Read aloud in full, and every question answered"))
    method = RadioField(_l("How it is signed"), [Needed()], choices=list(words.METHODS.items()), default="screen")
    witness = short(_l("Name of the witness of the thumb print"))
    strokes = HiddenField()
    picture = HiddenField()
    drawn = b""  # the picture, opened and written anew

    def fill(self, view: CaseView) -> None:
        """The applicant signs, unless the page was asked for somebody else."""
        said = who_signs(asked.words())
        self.signer.data, self.capacity.data = said["signer"] or view.person.name, said["capacity"]
        self.deed.data = said["deed"] if self.capacity.data != "self" else ""

    def words(self) -> dict[str, Any]:
        """The data shown count among what was sent."""
        return super().words() | {"shown_digest": self.shown_digest}

    @property
    def shown_digest(self) -> str:
        """The digest of the data that stood on the page."""
        return str(request.form.get("shown_digest", ""))

    def validate_capacity(self, field: Any) -> None:
        """One of the three."""
        if field.data not in dict(CAPACITIES):
            raise ValidationError(_l("Choose who signs."))

    def validate_method(self, field: Any) -> None:
        """A signature on the screen is one that was drawn."""
        drawn = self.strokes.data or ""
        if field.data == "screen" and (len(drawn) > LONGEST_SIGNATURE or not declaredview.points_of(drawn)):
            raise ValidationError(_l("The place to sign is empty; sign there, or choose another way."))
        if field.data == "screen" and self.picture.data:
            self.drawn = declaredview.picture_of(self.picture.data)


class RegisterForm(ActForm):
    """The beneficiary's file."""

    category = one_of(personview.FIELDS["category"], needed=True)
    iban = iban_field(personview.FIELDS["iban"])

    def choose(self, view: CaseView) -> None:
        """Categories as the applicant reads them."""
        self.category.choices = [("", "—"), *from_catalogue("beneficiary_categories", view.person.sex)]

    def fill(self, view: CaseView) -> None:
        """What the request and the file hold already."""
        self.category.data = view.case.category
        self.iban.data = view.person.iban if view.sees("iban") else ""


class SuspendForm(ActForm):
    """What the request waits for."""

    awaited = long(_l("What is awaited from the applicant"), needed=True, most=500)


class AppealForm(ActForm):
    """An appeal, in the applicant's own words."""

    said = long(_l("The appeal, in the applicant's own words"), needed=True)
    channel = one_of(_l("How it reached us"), needed=True, default="interview")

    def choose(self, view: CaseView) -> None:
        """The eight channels."""
        self.channel.choices = personview.channels()
