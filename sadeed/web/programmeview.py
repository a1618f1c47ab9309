"""What the administration sees of the programmes."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from ..records import catalogues, programmes
from ..records.cases import NotFound
from ..records.services import Programme
from . import catalogueview, format, locale
from .caseview import Door


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme with its days, its budget and what may be done with it."""

    code: str
    name: str
    support: str
    days: str
    budget: str
    used: str
    is_retired: bool
    change: Door
    offer: Door


def lines() -> list[ProgrammeLine]:
    """Every programme, retired ones last."""
    labels, used = catalogues.labels(locale.language(), "support_types"), programmes.uses()
    english = locale.language() == "en"
    return [
        ProgrammeLine(
            one.code, one.name_en or one.name if english else one.name,
            labels.get(("support_types", one.support_type), one.support_type), _days(one),
            format.riyals(one.budget) if one.budget is not None else "", catalogueview.used_words(used.get(one.id, 0)),
            one.retired_on is not None, *_doors(one),
        )
        for one in programmes.all_programmes()
    ]  # fmt: skip


def door() -> Door:
    """A new one is opened here."""
    return Door("open_programme", _("Add a programme"), url_for("admin.open_programme_form"), ("O-1",), is_open=True)


def programme_of(code: str) -> Programme:
    """The programme of that code; raises `NotFound`."""
    found = programmes.programme(code)
    if found is None:
        raise NotFound(code)
    return found


def _days(one: Programme) -> str:
    if one.from_on and one.until_on:
        return _("From %(first)s to %(last)s", first=format.row_date(one.from_on), last=format.row_date(one.until_on))
    if one.from_on:
        return _("From %(first)s", first=format.row_date(one.from_on))
    return _("Until %(last)s", last=format.row_date(one.until_on)) if one.until_on else ""


def _doors(one: Programme) -> list[Door]:
    offer = ("restore_programme", _("Offer again")) if one.retired_on else ("retire_programme", _("Retire"))
    return [Door(act, label, url_for(f"admin.{act}_form", code=one.code), (), is_open=True, about=one.name)
            for act, label in (("change_programme", _("Change")), offer)]  # fmt: skip
