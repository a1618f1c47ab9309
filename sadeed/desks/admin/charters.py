"""The versions of the policy: drafts, their terms, their approval (P-4, B-1)."""

from datetime import datetime

from flask import url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import charters as acts
from ...records.staff import Seat
from ...web import adminview, charterview, documentview
from ...web.show import show
from . import charter_forms as forms
from .room import SAVED, bp, sheet


@bp.get("/charters")
def charter_versions() -> Response:
    """Every version of the policy."""
    return show("admin/charters", rooms=adminview.rooms("admin.charter_versions"), versions=charterview.versions(),
                doors=charterview.doors())  # fmt: skip


@bp.get("/charters/<version>")
def charter_version(version: str) -> Response:
    """One version: its approval, its terms, its clauses."""
    return show("admin/charter", **charterview.page(version))


@sheet("draft_charter", "/charters/<version>/copy", forms.DraftForm, title=_l("Draft a version of the policy"),
       button=_l("Make the draft"), said=SAVED, back="admin.charter_versions", clauses=("P-4",),
       effect=_l("It begins with the clauses and terms of this version. Nothing is in force by that."))  # fmt: skip
def draft_charter(form: forms.DraftForm, *, by: Seat, at: datetime, version: str) -> str:
    """A copy to work on."""
    return url_for("admin.charter_version", version=acts.draft_from(version, form.name.data or "", by=by, at=at))


@sheet("charter_terms", "/charters/<version>/terms", forms.TermsForm, title=_l("Terms of the draft"), button=_l("Save"),
       said=SAVED, back="admin.charter_version", clauses=("P-4",),
       effect=_l("Each term stands with its clause, its bounds and what is in force now."))  # fmt: skip
def charter_terms(form: forms.TermsForm, *, by: Seat, at: datetime, version: str) -> str:
    """What the board sets."""
    return url_for("admin.charter_version", version=acts.change_terms(version, form.terms(), by=by, at=at))


@sheet("approve_charter", "/charters/<version>/approval", forms.ApprovalForm,
       title=_l("Approve a version of the policy"), button=_l("Approve this version"), said=SAVED,
       back="admin.charter_version", clauses=("P-4", "B-1"),
       effect=_l("Once approved it is never edited; requests already received stay on their own version."))  # fmt: skip
def approve_charter(form: forms.ApprovalForm, *, by: Seat, at: datetime, version: str) -> str:
    """In force from its day."""
    return url_for("admin.charter_version", version=acts.approve(version, **form.words(), by=by, at=at))


@sheet("discard_charter", "/charters/<version>/discarding", forms.CharterAct, title=_l("Discard a draft"),
       button=_l("Discard the draft"), said=SAVED, back="admin.charter_version", clauses=("P-4",),
       effect=_l("The draft goes, and its number is free again. The record keeps that it was there."))  # fmt: skip
def discard_charter(form: forms.CharterAct, *, by: Seat, at: datetime, version: str) -> str:
    """Gone."""
    acts.discard(version, by=by, at=at)
    return url_for("admin.charter_versions")


@bp.get("/charter-document")
def charter_document() -> Response:
    """Where a document is brought in."""
    return show("admin/charter_document", **documentview.empty(forms.DocumentForm(formdata=None)))


@bp.post("/charter-document")
def charter_document_read() -> Response:
    """What was recognised in it; nothing is kept yet."""
    return show("admin/charter_document", **documentview.read(forms.DocumentForm()))


@sheet("import_charter", "/charter-document/draft", forms.DocumentForm, title=_l("Keep a document as a draft"),
       button=_l("Keep as a draft"), said=SAVED, back="admin.charter_document", clauses=("P-4",))  # fmt: skip
def import_charter(form: forms.DocumentForm, *, by: Seat, at: datetime) -> str:
    """A draft with the association's own words."""
    return url_for("admin.charter_version", version=acts.import_text(form.text.data or "", by=by, at=at))
