"""What is asked at the feedback desk."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from ...records import staff
from ...web import guards, locale, voiceview, words
from ...web.clock import today
from ...web.forms import ActForm, day, from_catalogue, long, one_of, short


class VoiceForm(ActForm):
    """What somebody told us, through what and where; a name only when they wish."""

    words_said = long(_l("In the person's own words"), needed=True)
    channel = one_of(_l("Channel"), needed=True)
    branch = one_of(_l("Branch"), needed=True)
    person = short(_l("Number of the person's file"), description=_l("Left empty when no name was given."),
                   render_kw={"dir": "ltr"})  # fmt: skip

    def choose(self, view: Any) -> None:
        """Channels, and the branches of this seat."""
        self.channel.choices = [("", "—"), *((code, str(label)) for code, label in words.CHANNELS.items())]
        reach = guards.branches("feedback")
        names = staff.branch_names(locale.language())
        opened = [(str(b.id), names[b.id]) for b in staff.branches_open() if reach is None or b.id in reach]
        self.branch.choices = opened

    @property
    def branch_id(self) -> int:
        """The chosen branch."""
        return int(self.branch.data)


class ComplaintForm(VoiceForm):
    """A complaint about the service; an objection to a decision is an appeal and is lodged on the request."""

    category = one_of(
        _l("About"),
        needed=True,
        description=_l("Conduct reaches the executive manager alone. An objection to a decision is an appeal."),
    )

    def choose(self, view: Any) -> None:
        """And what it may be about."""
        super().choose(view)
        self.category.choices = [("", "—"), *from_catalogue("complaint_categories")]


class SuggestionForm(VoiceForm):
    """A suggestion, and which department it concerns."""

    department = short(_l("Department concerned"))


class AnswerForm(ActForm):
    """What is answered, and what was decided."""

    answer = long(_l("The answer"), needed=True)
    outcome = one_of(_l("What was decided"), needed=True)

    def choose(self, view: Any) -> None:
        """Outcomes of its kind; `NotFound` for what this person may not see."""
        kind = voiceview.kind_of(view["number"])
        self.outcome.choices = [("", "—"), *voiceview.outcomes(kind)]


def number_or_none(chosen: Any) -> int | None:
    """The chosen account; none while nothing is chosen."""
    return int(chosen) if str(chosen or "").isdigit() else None


class ImprovementForm(ActForm):
    """An improvement action."""

    title = short(_l("What will be done"), needed=True)
    theme = one_of(_l("Theme"), needed=True)
    source = short(_l("Where it comes from"), description=_l("A number of a complaint or suggestion, or a survey"))
    owner = one_of(_l("Owner"), needed=True, coerce=number_or_none)
    due_on = day(_l("Done by"), needed=True)
    is_public = BooleanField(_l("Show it on the public page “you said, we did”"))
    title_en = short(_l("The same in English"))

    def choose(self, view: Any) -> None:
        """Themes of the catalogue, and who works here."""
        self.theme.choices = [("", "—"), *from_catalogue("improvement_themes")]
        people = [id for id, _name, _role in staff.holders(*staff.ROLES, on=today())]
        self.owner.choices = [("", "—"), *staff.names_of(people, locale.language()).items()]


class DoneForm(ActForm):
    """What changed."""

    result = long(_l("What changed"), needed=True)
