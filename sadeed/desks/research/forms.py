"""What social research is asked, and what it writes."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField, RadioField, ValidationError

from ...records import sentences, studies
from ...web import locale
from ...web.caseview import CaseView
from ...web.forms import ActForm, Needed, day, long, short, whole
from ...web.words import TEAMS

ROWS_OF_NEEDS = 6


class PlainForm(ActForm):
    """An act that asks nothing more."""


class AnswerForm(ActForm):
    """The answer goes back to reception, with the page or clause it rests on."""

    answer = long(
        _l("Answer"), needed=True, description=_l("What is to be told to the person; no promise of a result.")
    )
    source = short(_l("Source: a page of the guide, or a clause"), needed=True)


class ReasonForm(ActForm):
    """Something is done for a reason."""

    reason = long(_l("Reason"), needed=True)


class PlanForm(ActForm):
    """Day, hours and team of a visit."""

    visit_on = day(_l("Day of the visit"), needed=True, description=_l("In either calendar."))
    time_window = short(_l("Hours"), most=60)
    team = RadioField(
        _l("Team"), [Needed()], choices=list(TEAMS.items()),
        description=_l("Where no adult man lives in the home, the team is women or mixed."),
    )  # fmt: skip

    def fill(self, view: CaseView) -> None:
        """What was planned before."""
        study = studies.study_of(view.case.id)
        if study and study.visit == "planned":
            self.visit_on.data, self.time_window.data, self.team.data = study.visit_on, study.time_window, study.team


class NeedRow(Form):
    """One need of the home."""

    kind = short(_l("Kind"), most=120)
    count = whole(_l("Count"), lowest=1, highest=999)

    def validate_count(self, field: Any) -> None:
        """A count without a kind counts nothing."""
        if field.data and not self.kind.data:
            raise ValidationError(_l("Needed: the kind that is counted."))


class VisitForm(ActForm):
    """What was seen in the home: facts."""

    visit_on = day(_l("Day of the visit"), needed=True, description=_l("In either calendar."))
    seen = long(
        _l("What was seen"), needed=True, description=_l("Facts without judgement; nothing learned from neighbours.")
    )
    needs = FieldList(FormField(NeedRow, _l("A need")), _l("Needs of the home"), min_entries=ROWS_OF_NEEDS,
                      max_entries=50)  # fmt: skip
    need_percent = whole(_l("Need, of a hundred"), lowest=0, highest=100)

    def fill(self, view: CaseView) -> None:
        """The day that was planned."""
        study = studies.study_of(view.case.id)
        self.visit_on.data = study.visit_on if study else None

    def listed(self) -> list[dict[str, Any]]:
        """The rows that were filled in; a kind without a count is one."""
        return [{"kind": row["kind"], "count": row["count"] or 1} for row in self.needs.data if row["kind"]]


class SensitivityForm(ActForm):
    """Who sees the study."""

    sensitive = RadioField(_l("Who sees the study"), [Needed()])

    def choose(self, view: CaseView) -> None:
        """Both, and what each means."""
        self.sensitive.choices = [
            ("yes", _("Sensitive: social research, and those who vote while the committee hears the request")),
            ("no", _("As other studies: social research, the committee and the executive manager")),
        ]

    def fill(self, view: CaseView) -> None:
        """As it stands."""
        self.sensitive.data = "yes" if view.facts.study.is_sensitive else "no"


class MissedForm(ActForm):
    """Nobody was met; another day."""

    reason = long(_l("What happened"), needed=True)
    new_date = day(_l("New day of the visit"), needed=True, description=_l("In either calendar."))


class ReportForm(ActForm):
    """The researcher's opinion, with its reasons."""

    opinion = RadioField(_l("Researcher's opinion"), [Needed()])
    reasons = long(
        _l("Reasons"), needed=True, description=_l("Facts and figures, as they will be read to the committee.")
    )

    def choose(self, view: CaseView) -> None:
        """For or against."""
        lang = locale.language()
        self.opinion.choices = [(code, sentences.say("opinion", code, lang, {})) for code in ("accept", "refuse")]

    def fill(self, view: CaseView) -> None:
        """A report not endorsed yet may be filed again."""
        study = studies.study_of(view.case.id)
        if study:
            self.opinion.data, self.reasons.data = study.opinion, study.reasons


class ReturnForm(ActForm):
    """What the applicant is to complete."""

    missing = long(_l("What is needed"), needed=True, description=_l("In words that reach the applicant."))


class ExtensionForm(ActForm):
    """A later date, openly."""

    until = day(_l("New date of reply"), needed=True, description=_l("In either calendar."))
    reason = long(_l("Reason, for the record"), needed=True)
    public_reason = long(_l("Reason told to the applicant"), needed=True)

    def fill(self, view: CaseView) -> None:
        """The date that stands now, to be moved."""
        self.until.data = view.case.promised_on
