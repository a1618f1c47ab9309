"""What the administration is asked about the versions of the policy."""

from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, TextAreaField

from ...policy.document import MOST_CHARACTERS
from ...policy.terms import TERMS, Term
from ...policy.unfit import said
from ...web import charterview, termwords
from ...web.forms import LTR, ActForm, Needed, at_most, day, many_of, money, one_of, short, whole


class CharterAct(ActForm):
    """An act on a version of the policy that needs nothing said."""

    def choose(self, view: Any) -> None:
        """`NotFound` for no such version."""
        charterview.version_of(view["version"])


class DraftForm(CharterAct):
    """The name of a version that is begun."""

    name = short(_l("New version"), needed=True, most=20, render_kw=LTR | {"inputmode": "text"},
                 description=_l("A number or a short name, as the board will know it."))  # fmt: skip


class ApprovalForm(CharterAct):
    """The board's data: they stand on every version, and on what was decided under it."""

    board_meeting = short(_l("Board meeting number"), needed=True, most=40)
    board_term = short(_l("Term of the board"), needed=True, most=40)
    approved_on = day(_l("Approved on"), needed=True)
    in_force_from = day(_l("In force from"), needed=True,
                        description=_l("Requests received from that day on go by it."))  # fmt: skip

    def fill(self, view: Any) -> None:
        """What the draft holds already."""
        record = charterview.version_of(view["version"])
        for name in ("board_meeting", "board_term", "approved_on", "in_force_from"):
            self[name].data = getattr(record, name)


class TermsForm(CharterAct):
    """Every term of a draft, each with its meaning, bounds, clause and what is in force."""

    def choose(self, view: Any) -> None:
        """The words of each field; `NotFound` for no such version."""
        own, current = charterview.terms_of(charterview.version_of(view["version"])), charterview.terms_in_force()
        for name, term in TERMS.items():
            field = self[name]
            field.label.text = termwords.meaning(term)
            field.description = termwords.beside(term, current[name] if current else None)
            if term.kind == "fraction":
                field.choices = [(said(part), said(part)) for part in termwords.parts_of(term, own[name])]
            elif term.kind in ("choice", "list"):
                field.choices = [(one, termwords.choice_words(term, one)) for one in term.options]

    def fill(self, view: Any) -> None:
        """What the draft says now."""
        for name, value in charterview.terms_of(charterview.version_of(view["version"])).items():
            kind = TERMS[name].kind
            plain = said(value) if kind == "fraction" else list(value) if kind == "list" else value
            self[name].data = int(value * 100) if kind == "money" else plain

    def terms(self) -> dict[str, Any]:
        """The terms as the act takes them."""
        return {name: self._plain(term) for name, term in TERMS.items()}

    def _plain(self, term: Term) -> Any:
        value = self[term.name].data
        return str(Decimal(value) / 100) if term.kind == "money" else value


def field_of(term: Term) -> Any:
    """The field of one term, by its kind."""
    if term.kind == "int":
        return whole(term.name, needed=True, lowest=term.lowest, highest=term.highest)
    if term.kind == "money":
        return money(term.name, needed=True)
    if term.kind == "bool":
        return BooleanField(term.name)
    if term.kind == "list":
        return many_of(term.name)
    return SelectField(term.name, [Needed()]) if term.kind == "fraction" else one_of(term.name, needed=True)


for _term in TERMS.values():
    setattr(TermsForm, _term.name, field_of(_term))


class DocumentForm(ActForm):
    """The association's own document, pasted."""

    text = TextAreaField(
        _l("The document"), [Needed(), at_most(MOST_CHARACTERS)], render_kw={"rows": 14, "dir": "auto"},
        description=_l("Plain text: **H-1** before each statement, and the approval between two --- at its top."),
    )  # fmt: skip
