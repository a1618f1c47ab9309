"""What the committee is asked: sessions and agendas, votes, recusals, decisions, appeals."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField

from ...records import agendas, catalogues, sentences, sessions
from ...records.catalogues import CatalogueEntry
from ...web import guards, locale, sessionview
from ...web.caseview import CaseView
from ...web.clock import today
from ...web.forms import ActForm, Needed, day, long, money, must, one_of, short, whole
from ...web.words import VOTES

GROUNDS = ("kinship", "interest")
FIELDS_OF = {
    "accept": ("grant", "amount", "instalments", "conditions"),
    "refuse": ("reason_code", "reason", "what_would_change"),
    "defer": ("reason_code", "reason", "until"),
    "return": ("missing",),
}


class PlainForm(ActForm):
    """An act that asks nothing more."""


class ReasonForm(ActForm):
    """Something is done for a reason."""

    reason = long(_l("Reason"), needed=True)


class CallForm(ActForm):
    """A session is called."""

    held_on = day(_l("Day of the session"), needed=True, description=_l("In either calendar."))
    place = short(_l("Place"))
    is_by_circulation = BooleanField(_l("By circulation, without meeting"))


class AgendaForm(ActForm):
    """Which session takes the case."""

    session = one_of(_l("Session"), needed=True)

    def choose(self, view: CaseView) -> None:
        """Sessions called or open, soonest first."""
        taking = [sessionview.shown(one) for one in sessions.sessions_taking_cases()]
        lines = [(one.number, " · ".join(part for part in (one.number, one.day, one.place) if part)) for one in taking]
        self.session.choices = [("", "—"), *lines]


class VoteForm(ActForm):
    """A member's vote; the policy asks words for every choice but approval."""

    choice = RadioField(_l("Vote"), [Needed()])
    reason = long(_l("Reason"), most=1000, description=_l("Needed for every choice but approval."))
    amount = money(_l("Amount (SAR)"), description=_l("Of one instalment."))
    months = whole(_l("Instalments, in months"), lowest=1, highest=120)

    def choose(self, view: CaseView) -> None:
        """Four ways to vote; recusal stands apart."""
        self.choice.choices = [(code, label) for code, label in VOTES.items() if code != "recuse"]

    def fill(self, view: CaseView) -> None:
        """One's own vote, when it is thought over."""
        given = agendas.vote_of(view.case.id, guards.sitting().staff)
        if given and given.choice != "recuse":
            self.choice.data, self.reason.data = given.choice, given.reason
            self.amount.data, self.months.data = given.amount, given.months


class RecuseForm(ActForm):
    """Kinship or interest."""

    ground = RadioField(_l("Ground"), [Needed()])

    def choose(self, view: CaseView) -> None:
        """The two grounds."""
        self.ground.choices = [(code, sentences.say("ground", code, locale.language(), {})) for code in GROUNDS]


class DecisionForm(ActForm):
    """The decision the votes came to. Its kind is theirs; only the fields of that kind stay on the form."""

    grant = short(_l("What is granted"), needed=True, most=400)
    amount = money(_l("Amount (SAR)"), description=_l("Of one instalment."))
    instalments = whole(_l("Number of instalments"), needed=True, lowest=1, highest=120)
    conditions = long(_l("Conditions"))
    reason_code = SelectField(_l("Reason in the catalogue"), validate_choice=True)
    reason = long(_l("Reason"), needed=True, description=_l("With the figures of this request."))
    what_would_change = long(_l("What would change the result"), needed=True)
    until = day(_l("Deferred until"), needed=True, description=_l("In either calendar."))
    missing = long(_l("What is needed"), needed=True, description=_l("In words that reach the applicant."))
    kind = "defer"

    def choose(self, view: CaseView) -> None:
        """Keep the fields of the result; undecided or without quorum, the case is deferred."""
        self.kind = view.facts.result or "defer"
        for name in {name for names in FIELDS_OF.values() for name in names} - set(FIELDS_OF[self.kind]):
            del self[name]
        if "reason_code" in self:
            lines = [(line.code, line.label(locale.language())) for line in reasons_for(self.kind)]
            self.reason_code.choices = [("", "—"), *lines]

    def fill(self, view: CaseView) -> None:
        """What the voters agreed on, or the words of the reason that was picked."""
        item = sessions.item_of(view.case.id)
        if self.kind == "accept":
            self.amount.data, months = agendas.agreed(item.id) if item else (None, None)
            self.grant.data = view.labels.get(("support_types", view.case.support_type), "")
            self.instalments.data = months or 1
        if "reason_code" in self:
            picked = request.args.get("reason") or (item.state if item else "")
            self._take_words(next((line for line in reasons_for(self.kind) if line.code == picked), None), view)

    def _take_words(self, line: CatalogueEntry | None, view: CaseView) -> None:
        if line is None:
            return
        lang = view.person.language
        self.reason_code.data, self.reason.data = line.code, line.label(lang)
        if "what_would_change" in self:
            what = f"what_would_change_it_{'english' if lang == 'en' else 'arabic'}"
            self.what_would_change.data = line.more.get(what, "")

    def validate_reason(self, field: Any) -> None:
        """A figure the catalogue left open is filled in before the words reach anybody."""
        must(not {"{", "}"} & set(field.data), _l("Put the figure of this request in place of the words in braces."))

    def validate_what_would_change(self, field: Any) -> None:
        """The same."""
        self.validate_reason(field)

    def validate_until(self, field: Any) -> None:
        """A deferral ends on a day to come."""
        must(field.data > today(), _l("The day is in the past."))

    def said(self) -> dict[str, Any]:
        """What is decided, under the names the act knows."""
        return {"kind": self.kind} | {name: self[name].data for name in FIELDS_OF[self.kind]}


def reasons_for(kind: str) -> list[CatalogueEntry]:
    """The reasons a refusal or a deferral may give."""
    if kind == "refuse":
        return catalogues.entries("refusal_reasons")
    return [line for line in catalogues.entries("deferral_reasons") if line.more.get("kind") == "defer"]


class RatifyForm(ActForm):
    """The board's own minute, where the charter leaves ratifying to the board."""

    minute = short(
        _l("Number of the board's minute"),
        description=_l("Needed where the policy leaves ratifying to the board."),
    )
