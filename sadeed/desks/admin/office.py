"""The association: letterhead and logo, languages, numbers (P-3)."""

from datetime import datetime

from flask import current_app, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import office as acts
from ...acts import settings
from ...records.staff import Seat
from ...web import adminview, officeview
from ...web.forms import ActForm
from ...web.show import show
from . import office_forms as forms
from .room import SAVED, bp, sheet


@bp.get("/office")
def office() -> Response:
    """What letters and pages say of the association."""
    return show("admin/office", rooms=adminview.rooms("admin.office"), **officeview.office())


@bp.get("/office/letterhead.pdf")
def letterhead_sheet() -> Response:
    """An empty letter."""
    head = {"Content-Disposition": "inline; filename=letterhead.pdf"}
    return Response(officeview.letterhead_sheet(), mimetype="application/pdf", headers=head)


@sheet("association", "/association", forms.AssociationForm, title=_l("The association"), button=_l("Save"), said=SAVED,
       back="admin.office")  # fmt: skip
def association(form: forms.AssociationForm, *, by: Seat, at: datetime) -> str:
    """What stands on letters and public pages."""
    settings.describe_association(form.words(), by=by, at=at)
    return url_for("admin.office")


@sheet("set_logo", "/association/logo", forms.LogoForm, title=_l("Logo"), button=_l("Save the logo"), said=SAVED,
       back="admin.office")  # fmt: skip
def set_logo(form: forms.LogoForm, *, by: Seat, at: datetime) -> str:
    """On letters and pages from now on."""
    acts.set_logo(form.content(), folder=current_app.config["SADEED"].folder, by=by, at=at)
    return url_for("admin.office")


@sheet("remove_logo", "/association/logo/end", ActForm, title=_l("Remove the logo"), button=_l("Remove the logo"),
       said=SAVED, back="admin.office", effect=_l("Letters and pages carry the name alone again."))  # fmt: skip
def remove_logo(form: ActForm, *, by: Seat, at: datetime) -> str:
    """The name alone."""
    acts.remove_logo(by=by, at=at)
    return url_for("admin.office")


@sheet("set_languages", "/languages", forms.LanguagesForm, title=_l("Languages and digits"), button=_l("Save"),
       said=SAVED, back="admin.office")  # fmt: skip
def set_languages(form: forms.LanguagesForm, *, by: Seat, at: datetime) -> str:
    """How pages speak."""
    acts.set_manners(**form.words(), by=by, at=at)
    return url_for("admin.office")


@sheet("set_stays", "/session-limits", forms.StaysForm, title=_l("How long a session lasts"), button=_l("Save"),
       said=SAVED, back="admin.office", sure=True)  # fmt: skip
def set_stays(form: forms.StaysForm, *, by: Seat, at: datetime) -> str:
    """From the next page on, for everybody."""
    acts.set_stays(**form.words(), by=by, at=at)
    return url_for("admin.office")


@bp.get("/numbers")
def numbers() -> Response:
    """Every series."""
    return show("admin/numbers", rooms=adminview.rooms("admin.numbers"), series=officeview.series())


@sheet("begin_numbers", "/numbers/<series>", forms.FirstNumberForm, title=_l("First number of the year"),
       button=_l("Begin here"), said=SAVED, back="admin.numbers",
       effect=_l("For numbers given on paper before: the system goes on from here. "
                 "Once a number was given, its first stays."))  # fmt: skip
def begin_numbers(form: forms.FirstNumberForm, *, by: Seat, at: datetime, series: str) -> str:
    """Begins there."""
    acts.begin_at(series, year=officeview.this_year(), first=form.first.data or 1, by=by, at=at)
    return url_for("admin.numbers")
