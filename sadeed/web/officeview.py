"""The association as its own administration sees it: letterhead, languages, numbers."""

from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..arabic import dates
from ..printing import letterhead
from ..records import catalogues, manners, numbers, stays
from ..records.cases import NotFound
from . import format, locale
from .caseview import Door
from .clock import now, today

SAID = {
    "name": _l("Name of the association"), "name_en": _l("Name in English"), "licence": _l("Licence number"),
    "phone": _l("Telephone"), "whatsapp": _l("WhatsApp number"), "email": _l("Email"), "address": _l("Address"),
    "address_en": _l("Address in English"),
}  # fmt: skip
LANGUAGES = {"ar": _l("Arabic"), "en": _l("English")}
DIGITS = {"latin": _l("Latin: 123"), "arabic": _l("Arabic-Indic: ١٢٣")}
DENSITIES = {"comfortable": _l("Comfortable"), "compact": _l("Compact")}
SERIES = {
    "case": _l("Requests"), "person": _l("People"), "decision": _l("Decisions"), "session": _l("Committee sessions"),
    "report": _l("Research reports"), "file": _l("Beneficiaries’ files"), "voucher": _l("Vouchers"),
    "incoming": _l("Incoming letters"), "outgoing": _l("Outgoing letters"), "complaint": _l("Complaints"),
    "suggestion": _l("Suggestions"), "improvement": _l("Improvement actions"), "circular": _l("Circulars"),
    "data_request": _l("Requests about data"),
}  # fmt: skip


def office() -> dict[str, Any]:
    """What the association says of itself, and how its pages speak."""
    kept, house = catalogues.association(), manners.standing()
    ways = [
        (_("Languages of the desks"), _languages(house.desks)),
        (_("Languages of the public pages"), _languages(house.public)),
        (_("Digits at first"), str(DIGITS[house.digits])), (_("Rows at first"), str(DENSITIES[house.density])),
        (_("A session ends"), _stays()),
    ]  # fmt: skip
    return {"said": [(str(label), kept.get(name) or "—") for name, label in SAID.items()], "ways": ways,
            "doors": _office_doors(bool(kept.get("logo")))}  # fmt: skip


def letterhead_sheet() -> bytes:
    """The preview of the letterhead, in the language of the page."""
    language: letterhead.Language = "en" if locale.language() == "en" else "ar"
    by = letterhead.association_of(language, folder=current_app.config["SADEED"].folder)
    return letterhead.preview(by, at=now(), language=language)


def series() -> list[dict[str, Any]]:
    """Every series of numbers of this Hijri year: what comes next, and whether its first may move."""
    year, waiting = this_year(), numbers.next_of(this_year())
    begun = numbers.begun(year)
    return [
        {"label": str(SERIES[name]), "next": numbers.written(name, year=year, n=waiting[name]), "code": name,
         "is_begun": name in begun, "door": Door(
             "begin_numbers", _("Choose the first number"), url_for("admin.begin_numbers_form", series=name), (),
             is_open=name not in begun, reason="" if name not in begun else _("numbers were given this year"),
             about=str(SERIES[name]))}
        for name in numbers.FORMS
    ]  # fmt: skip


def series_named(name: str) -> str:
    """What a series counts; raises `NotFound`."""
    if name not in SERIES:
        raise NotFound(name)
    return str(SERIES[name])


def this_year() -> int:
    """The Hijri year of today."""
    return dates.to_hijri(today())[0]


def _stays() -> str:
    limits = stays.standing()
    return _("after %(idle)s minutes without work, and after %(whole)s hours in all",
             idle=format.in_digits(int(limits.idle.total_seconds()) // 60),
             whole=format.in_digits(int(limits.whole.total_seconds()) // 3600))  # fmt: skip


def _languages(codes: tuple[str, ...]) -> str:
    return format.joined(str(LANGUAGES[one]) for one in codes)


def _office_doors(has_logo: bool) -> list[Door]:
    wanted = [
        ("association", _("Edit name and contact"), "admin.association_form", True),
        ("set_logo", _("Change the logo") if has_logo else _("Add a logo"), "admin.set_logo_form", False),
        ("set_languages", _("Languages and digits"), "admin.set_languages_form", False),
        ("set_stays", _("How long a session lasts"), "admin.set_stays_form", False),
        ("preview", _("Preview of the letterhead (PDF)"), "admin.letterhead_sheet", False),
    ]  # fmt: skip
    if has_logo:
        wanted.append(("remove_logo", _("Remove the logo"), "admin.remove_logo_form", False))
    return [Door(act, label, url_for(endpoint), (), is_open=True, is_main=is_main)
            for act, label, endpoint, is_main in wanted]  # fmt: skip
