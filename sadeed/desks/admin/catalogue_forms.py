"""What the administration is asked about the lines of catalogues, and about programmes."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import Field

from ...policy.checklist import decompose
from ...policy.lines import ASKS, OF_PERSONS, Ask
from ...records import catalogues
from ...records.catalogues import CatalogueEntry
from ...web import catalogueview, format, linewords, locale, programmeview
from ...web.forms import LTR, ActForm, day, from_catalogue, many_of, money, one_of, short, whole

SET = "set_"  # before the name of a setting, so that it is no name the form itself uses


def field_of(ask: Ask) -> Any:
    """The field of one setting, by its kind."""
    label, meaning = linewords.SETTINGS[ask.name]
    said: dict[str, Any] = {"needed": ask.is_needed, "description": meaning}
    if ask.kind in ("codes", "facts"):
        return many_of(label, **said)
    if ask.kind in ("choice", "code"):
        return one_of(label, **said)
    if ask.kind == "whole":
        return whole(label, lowest=ask.lowest, highest=ask.highest, **said)
    return money(label, **said) if ask.kind == "money" else short(label, **said)


def code_field() -> Any:
    """The code of something that is added."""
    meaning = _l("A short Latin name that records carry, such as rent_aid; it never changes.")
    return short(_l("Code"), needed=True, most=40, render_kw=LTR | {"inputmode": "text"}, description=meaning)


class LineForm(ActForm):
    """A line of a catalogue: how it reads, and what is set on it. The fields of other catalogues fall away."""

    code = code_field()
    arabic = short(_l("In Arabic"), needed=True)
    arabic_female = short(_l("In Arabic, of a woman"))
    english = short(_l("In English"))
    is_new = False

    def choose(self, view: Any) -> None:
        """The settings of this catalogue with their choices; `NotFound` for no such line."""
        self.asks = ASKS.get(view["name"], ())
        self.arabic.description = self.headline(view)
        if not self.is_new:
            del self.code
        if view["name"] not in OF_PERSONS:
            del self.arabic_female
        own = {SET + ask.name for ask in self.asks}
        for name in [field.name for field in self if field.name.startswith(SET) and field.name not in own]:
            del self[name]
        for ask in self.asks:
            field = self[SET + ask.name]
            if hasattr(field, "choices"):
                field.choices = choices_of(ask, view["name"])

    def headline(self, view: Any) -> Markup:
        """Which line it is."""
        line = catalogueview.entry_of(view["name"], view["code"])
        return Markup(_("Code: %(code)s", code="{}")).format(format.num(line.code))  # noqa: S704

    def fill(self, view: Any) -> None:
        """What stands now."""
        line = catalogueview.entry_of(view["name"], view["code"])
        now = settings_of(line)
        for name in ("arabic", "arabic_female", "english"):
            if name in self:
                self[name].data = getattr(line, name)
        for ask in self.asks:
            said = now.get(ask.name)
            self[SET + ask.name].data = int(said) if said and ask.kind in ("whole", "money") else said

    def line(self) -> dict[str, Any]:
        """The words and the settings, as the act takes them."""
        words = {field.name: field.data for field in self if field.name in ("arabic", "arabic_female", "english")}
        return {**words, "settings": {ask.name: plain(self[SET + ask.name]) for ask in self.asks}}


for _asks in ASKS.values():
    for _ask in _asks:
        setattr(LineForm, SET + _ask.name, field_of(_ask))


class NewLineForm(LineForm):
    """A line that is added."""

    is_new = True

    def headline(self, view: Any) -> Markup:
        """To which catalogue."""
        return Markup.escape(catalogueview.label_of(view["name"]))

    def fill(self, view: Any) -> None:
        """Nothing stands yet."""


def choices_of(ask: Ask, catalogue: str) -> list[tuple[str, str]]:
    """What a setting is chosen from."""
    none = [] if ask.kind in ("codes", "facts") else [("", "—")]
    if ask.kind == "facts":
        return [(code, str(word)) for code, word in linewords.FACTS.items()]
    if ask.of:
        lines = catalogues.entries(ask.of, with_retired=True)
        return [*none, *((line.code, line.label(locale.language())) for line in lines)]
    return [*none, *((said, str(linewords.OPTIONS[ask.name, said])) for said in ask.options)]


def settings_of(line: CatalogueEntry) -> dict[str, Any]:
    """The settings of a line as its form shows them."""
    now = line.settings
    if line.catalogue == "support_types" and "often" not in now:
        now["often"] = "month" if now.get("periodic") == "yes" else "once"
    if line.catalogue == "document_kinds":
        now["any_of"], now["all_of"] = decompose(now["condition"])
    return now


def plain(field: Field) -> Any:
    """What was said, as a line keeps it."""
    return str(field.data) if isinstance(field.data, int) else field.data


class PlaceForm(ActForm):
    """Where a line stands."""

    after = one_of(_l("It stands after"))

    def choose(self, view: Any) -> None:
        """Every other line; `NotFound` for no such line."""
        line = catalogueview.entry_of(view["name"], view["code"])
        others = [one for one in catalogues.entries(view["name"], with_retired=True) if one.code != line.code]
        self.after.choices = [("", _("First of all")), *((one.code, one.label(locale.language())) for one in others)]
        self.after.description = line.label(locale.language())

    def fill(self, view: Any) -> None:
        """Where it stands now."""
        codes = [one.code for one in catalogues.entries(view["name"], with_retired=True)]
        place = codes.index(view["code"])
        self.after.data = codes[place - 1] if place else ""


class EntryAct(ActForm):
    """An act on a line of a catalogue that needs nothing said."""

    def choose(self, view: Any) -> None:
        """`NotFound` for no such line."""
        catalogueview.entry_of(view["name"], view["code"])


class ProgrammeForm(ActForm):
    """What is offered in a period."""

    code = code_field()
    name = short(_l("Name"), needed=True)
    name_en = short(_l("Name in English"))
    support_type = one_of(_l("Type of support"), needed=True)
    from_on = day(_l("First day"))
    until_on = day(_l("Last day"))
    budget = money(_l("Budget (riyals)"), description=_l("Left empty: none was set."))
    is_new = False

    def choose(self, view: Any) -> None:
        """Types of support that are offered; `NotFound` for no such programme."""
        self.support_type.choices = [("", "—"), *from_catalogue("support_types")]
        if not self.is_new:
            del self.code
            programmeview.programme_of(view["code"])

    def fill(self, view: Any) -> None:
        """What stands now."""
        one = programmeview.programme_of(view["code"])
        for name in ("name", "name_en", "support_type", "from_on", "until_on", "budget"):
            self[name].data = getattr(one, name)


class NewProgrammeForm(ProgrammeForm):
    """A programme that is opened."""

    is_new = True

    def fill(self, view: Any) -> None:
        """Nothing stands yet."""


class ProgrammeAct(ActForm):
    """An act on a programme that needs nothing said."""

    def choose(self, view: Any) -> None:
        """`NotFound` for no such programme."""
        programmeview.programme_of(view["code"])
