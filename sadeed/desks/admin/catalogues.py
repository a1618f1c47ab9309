"""The catalogues and the programmes: lines added, changed, moved, retired, offered again (P-4, O-1)."""

from datetime import datetime

from flask import url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import catalogues as acts
from ...acts import programmes as programme_acts
from ...records.staff import Seat
from ...web import adminview, catalogueview, programmeview
from ...web.show import show
from . import catalogue_forms as forms
from .room import SAVED, bp, sheet

LATER = _l("Requests already received keep the rules they were received under.")


@bp.get("/catalogues")
def catalogues() -> Response:
    """Every catalogue."""
    return show("admin/catalogues", rooms=adminview.rooms("admin.catalogues"), groups=catalogueview.catalogue_list())


@bp.get("/catalogues/<name>")
def catalogue(name: str) -> Response:
    """The lines of one."""
    return show("admin/catalogue", **catalogueview.catalogue(name))


@bp.get("/programmes")
def programmes() -> Response:
    """What is offered in a period."""
    return show("admin/programmes", lines=programmeview.lines(), add=programmeview.door())


@sheet("add_entry", "/catalogues/<name>/new-line", forms.NewLineForm, title=_l("Add a line"), button=_l("Add the line"),
       said=SAVED, back="admin.catalogue", clauses=("P-4", "O-1"))  # fmt: skip
def add_entry(form: forms.NewLineForm, *, by: Seat, at: datetime, name: str) -> str:
    """One more."""
    acts.add_line(name, form.code.data or "", **form.line(), by=by, at=at)
    return url_for("admin.catalogue", name=name)


@sheet("rename_entry", "/catalogues/<name>/<code>", forms.LineForm, title=_l("Change a line"), button=_l("Save"),
       said=SAVED, back="admin.catalogue", clauses=("P-4", "O-1"), effect=LATER)  # fmt: skip
def rename_entry(form: forms.LineForm, *, by: Seat, at: datetime, name: str, code: str) -> str:
    """Reads and asks otherwise from now on."""
    acts.change_line(name, code, **form.line(), by=by, at=at)
    return url_for("admin.catalogue", name=name)


@sheet("move_entry", "/catalogues/<name>/<code>/place", forms.PlaceForm, title=_l("Move a line"),
       button=_l("Move the line"), said=SAVED, back="admin.catalogue", clauses=("P-4",))  # fmt: skip
def move_entry(form: forms.PlaceForm, *, by: Seat, at: datetime, name: str, code: str) -> str:
    """Stands elsewhere."""
    acts.move_line(name, code, after=form.after.data or "", by=by, at=at)
    return url_for("admin.catalogue", name=name)


@sheet("retire_entry", "/catalogues/<name>/<code>/retirement", forms.EntryAct, title=_l("Retire a line"),
       button=_l("Retire the line"), said=SAVED, back="admin.catalogue", clauses=("P-4",),
       effect=_l("It is offered no more; what used it keeps it."))  # fmt: skip
def retire_entry(form: forms.EntryAct, *, by: Seat, at: datetime, name: str, code: str) -> str:
    """Offered no more."""
    acts.retire_entry(name, code, by=by, at=at)
    return url_for("admin.catalogue", name=name)


@sheet("restore_entry", "/catalogues/<name>/<code>/return", forms.EntryAct, title=_l("Offer a line again"),
       button=_l("Offer it again"), said=SAVED, back="admin.catalogue", clauses=("P-4",))  # fmt: skip
def restore_entry(form: forms.EntryAct, *, by: Seat, at: datetime, name: str, code: str) -> str:
    """Offered again."""
    acts.restore_entry(name, code, by=by, at=at)
    return url_for("admin.catalogue", name=name)


@sheet("open_programme", "/programme", forms.NewProgrammeForm, title=_l("Add a programme"),
       button=_l("Add the programme"), said=SAVED, back="admin.programmes", clauses=("O-1",))  # fmt: skip
def open_programme(form: forms.NewProgrammeForm, *, by: Seat, at: datetime) -> str:
    """One more."""
    programme_acts.open_programme(form.code.data or "", form.words(), by=by, at=at)
    return url_for("admin.programmes")


@sheet("change_programme", "/programmes/<code>", forms.ProgrammeForm, title=_l("Change a programme"), button=_l("Save"),
       said=SAVED, back="admin.programmes", clauses=("O-1",))  # fmt: skip
def change_programme(form: forms.ProgrammeForm, *, by: Seat, at: datetime, code: str) -> str:
    """Other words, days or budget."""
    programme_acts.change_programme(code, form.words(), by=by, at=at)
    return url_for("admin.programmes")


@sheet("retire_programme", "/programmes/<code>/retirement", forms.ProgrammeAct, title=_l("Retire a programme"),
       button=_l("Retire the programme"), said=SAVED, back="admin.programmes", clauses=("O-1",),
       effect=_l("It is offered no more; what used it keeps it."))  # fmt: skip
def retire_programme(form: forms.ProgrammeAct, *, by: Seat, at: datetime, code: str) -> str:
    """Offered no more."""
    programme_acts.retire_programme(code, by=by, at=at)
    return url_for("admin.programmes")


@sheet("restore_programme", "/programmes/<code>/return", forms.ProgrammeAct, title=_l("Offer a programme again"),
       button=_l("Offer it again"), said=SAVED, back="admin.programmes", clauses=("O-1",))  # fmt: skip
def restore_programme(form: forms.ProgrammeAct, *, by: Seat, at: datetime, code: str) -> str:
    """Offered again."""
    programme_acts.restore_programme(code, by=by, at=at)
    return url_for("admin.programmes")
