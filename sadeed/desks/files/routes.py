"""The files of a case, and the forms that bring them."""

from datetime import datetime
from typing import Any

from flask import Blueprint, current_app, url_for
from werkzeug.wrappers import Response

from ...acts import keeping
from ...records.staff import Seat
from ...web import casefiles, caseview, guards, looks, sheets
from ...web.caseview import CaseView
from ...web.sheets import sheet
from ...web.show import show
from . import forms

bp = Blueprint("files", __name__)
guards.seated(bp, "files")


sheets.also(bp, "files", "index")


@bp.get("/cases/<number>/files")
def index(number: str) -> Response:
    """Every file of the case that this person may open."""
    view = caseview.view_of(number)
    looks.looked("view", number)
    return show("files/index", head=caseview.header(view), rows=casefiles.rows(view), doors=casefiles.doors(view))


@bp.get("/cases/<number>/files/<int:file_id>")
def content(number: str, file_id: int) -> Response:
    """One of them, as it was written when it came."""
    view = caseview.view_of(number)
    return casefiles.handed_out(view, casefiles.seen(view, file_id))


@bp.get("/cases/<number>/files/<int:file_id>/small")
def likeness(number: str, file_id: int) -> Response:
    """Its small likeness for lists."""
    return casefiles.small_one(casefiles.seen(caseview.view_of(number), file_id))


def _paper(view: CaseView, kind: str) -> dict[str, Any]:
    return {"paper": casefiles.name_of(view, kind), "stands": "", "doors": ()}


@sheet(bp, "keep_scan", "/cases/<number>/papers/<kind>/copy", forms.ScanForm, template="files/copy", more=_paper,
       known=keeping.about_a_scan)  # fmt: skip
def keep_scan(number: str, form: forms.ScanForm, *, by: Seat, at: datetime, kind: str) -> str:
    """A copy of a paper, where the catalogue keeps one."""
    keeping.keep_scan(number, kind, form.brought()[0], folder=current_app.config["SADEED"].folder, by=by, at=at)
    return url_for(".index", number=number)


@sheet(bp, "keep_sheet", "/cases/<number>/declaration/sheet", forms.SheetForm)
def keep_sheet(number: str, form: forms.SheetForm, *, by: Seat, at: datetime) -> str:
    """The sheet on which the declaration was signed."""
    keeping.keep_sheet(number, form.brought()[0], folder=current_app.config["SADEED"].folder, by=by, at=at)
    return url_for(".index", number=number)


@sheet(bp, "keep_photos", "/cases/<number>/visit/photos", forms.PhotosForm)
def keep_photos(number: str, form: forms.PhotosForm, *, by: Seat, at: datetime) -> str:
    """Photos of the home, with leave of who lives there."""
    said = {"has_consent": form.has_consent.data, "no_faces": form.no_faces.data}
    folder = current_app.config["SADEED"].folder
    keeping.keep_photos(number, form.brought(), **said, folder=folder, by=by, at=at)
    return url_for(".index", number=number)
