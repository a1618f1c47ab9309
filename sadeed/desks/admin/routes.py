"""The administration: accounts and seats, branches, holidays, catalogues, versions of the policy (P-3, P-4)."""

from datetime import datetime
from functools import partial

from flask import Blueprint, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import accounts, charters, settings
from ...records.staff import Seat
from ...web import accountview, adminview, guards
from ...web.leaves import leaf
from ...web.show import show
from . import forms

bp = Blueprint("admin", __name__, url_prefix="/admin")
guards.seated(bp, "admin")
sheet = partial(leaf, bp, roles=("admin",), clauses=("P-3",))
SAVED = _l("Saved, and written into the record.")


@bp.get("/")
def index() -> Response:
    """Who works here."""
    return show("admin/index", rooms=adminview.rooms("admin.index"), accounts=accountview.accounts())


@bp.get("/accounts/<username>")
def account(username: str) -> Response:
    """One account, its seats and what may be done with it."""
    return show("admin/account", **accountview.account(username))


@bp.get("/branches")
def branches() -> Response:
    """The offices."""
    return show("admin/branches", rooms=adminview.rooms("admin.branches"), branches=adminview.branches())


@bp.get("/holidays")
def holidays() -> Response:
    """Holidays announced by circular."""
    return show("admin/holidays", rooms=adminview.rooms("admin.holidays"), holidays=adminview.holidays())


@bp.get("/catalogues")
def catalogues() -> Response:
    """Every catalogue."""
    return show("admin/catalogues", rooms=adminview.rooms("admin.catalogues"), catalogues=adminview.catalogue_list())


@bp.get("/catalogues/<name>")
def catalogue(name: str) -> Response:
    """The lines of one."""
    return show("admin/catalogue", **adminview.catalogue(name))


@bp.get("/charters")
def charter_versions() -> Response:
    """Every version of the policy."""
    return show("admin/charters", rooms=adminview.rooms("admin.charter_versions"), versions=adminview.versions())


@sheet("add_account", "/account", forms.AccountForm, title=_l("New account"), button=_l("Open the account"), said=SAVED,
       back="admin.index")  # fmt: skip
def add_account(form: forms.AccountForm, *, by: Seat, at: datetime) -> str:
    """Somebody new."""
    return url_for(
        "admin.account", username=accounts.enrol(**form.words(), password=form.password.data or "", by=by, at=at)
    )


@sheet("give_seat", "/accounts/<username>/seat", forms.SeatForm, title=_l("Give a seat"), button=_l("Give the seat"),
       said=SAVED, back="admin.account")  # fmt: skip
def give_seat(form: forms.SeatForm, *, by: Seat, at: datetime, username: str) -> str:
    """A seat for a period."""
    return url_for("admin.account", username=accounts.seat(username, **form.words(), by=by, at=at))


@sheet("end_seat", "/accounts/<username>/seats/<int:seat_id>/end", forms.EndForm, title=_l("End a seat"),
       button=_l("End the seat"), said=SAVED, back="admin.account",
       effect=_l("What was done from this seat stays on record."))  # fmt: skip
def end_seat(form: forms.EndForm, *, by: Seat, at: datetime, username: str, seat_id: int) -> str:
    """The last day of a seat."""
    return url_for("admin.account", username=accounts.end_seat(seat_id, **form.words(), by=by, at=at))


@sheet("name_deputy", "/accounts/<username>/deputy", forms.DeputyForm, title=_l("Name a deputy"),
       button=_l("Name the deputy"), said=SAVED, back="admin.account",
       effect=_l("What the deputy does is written as done for the absent."))  # fmt: skip
def name_deputy(form: forms.DeputyForm, *, by: Seat, at: datetime, username: str) -> str:
    """Somebody stands in."""
    return url_for("admin.account", username=accounts.deputise(username, **form.words(), by=by, at=at))


@sheet("disable_account", "/accounts/<username>/closing", forms.AccountAct, title=_l("Disable the account"),
       button=_l("Disable the account"), said=SAVED, back="admin.account",
       effect=_l("All its sessions end at once; what was done from it stays on record."))  # fmt: skip
def disable_account(form: forms.AccountAct, *, by: Seat, at: datetime, username: str) -> str:
    """Closed."""
    return url_for("admin.account", username=accounts.disable(username, by=by, at=at))


@sheet("enable_account", "/accounts/<username>/opening", forms.AccountAct, title=_l("Enable the account"),
       button=_l("Enable the account"), said=SAVED, back="admin.account",
       effect=_l("Its owner may sign in again, with the same password."))  # fmt: skip
def enable_account(form: forms.AccountAct, *, by: Seat, at: datetime, username: str) -> str:
    """Open again."""
    return url_for("admin.account", username=accounts.enable(username, by=by, at=at))


@sheet("open_branch", "/branch", forms.BranchForm, title=_l("New branch"), button=_l("Open the branch"), said=SAVED,
       back="admin.branches")  # fmt: skip
def open_branch(form: forms.BranchForm, *, by: Seat, at: datetime) -> str:
    """One more office."""
    settings.open_branch(**form.words(), by=by, at=at)
    return url_for("admin.branches")


@sheet("retire_branch", "/branches/<code>/closing", forms.BranchAct, title=_l("Close a branch"),
       button=_l("Close the branch"), said=SAVED, back="admin.branches",
       effect=_l("Nothing new is received there; its history stays."))  # fmt: skip
def retire_branch(form: forms.BranchAct, *, by: Seat, at: datetime, code: str) -> str:
    """An office closes."""
    settings.retire_branch(code, by=by, at=at)
    return url_for("admin.branches")


@sheet("association", "/association", forms.AssociationForm, title=_l("The association"), button=_l("Save"), said=SAVED,
       back="admin.index")  # fmt: skip
def association(form: forms.AssociationForm, *, by: Seat, at: datetime) -> str:
    """What stands on letters and public pages."""
    settings.describe_association(form.words(), by=by, at=at)
    return url_for("admin.association_form")


@sheet("announce_holiday", "/holiday", forms.HolidayForm, title=_l("Announce a holiday"),
       button=_l("Announce the holiday"), said=_l("The holiday is announced; dates of reply on it moved forward."),
       back="admin.holidays", clauses=("H-5",),
       effect=_l("Dates of reply that fall on it move forward, and each applicant is told."))  # fmt: skip
def announce_holiday(form: forms.HolidayForm, *, by: Seat, at: datetime) -> str:
    """Promises move forward, never back."""
    settings.announce_holiday(**form.words(), by=by, at=at)
    return url_for("admin.holidays")


@sheet("rename_entry", "/catalogues/<name>/<code>", forms.EntryForm, title=_l("Rename a line"), button=_l("Save"),
       said=SAVED, back="admin.catalogue", clauses=("P-4",))  # fmt: skip
def rename_entry(form: forms.EntryForm, *, by: Seat, at: datetime, name: str, code: str) -> str:
    """Reads otherwise from now on."""
    settings.rename_entry(name, code, **form.words(), by=by, at=at)
    return url_for("admin.catalogue", name=name)


@sheet("retire_entry", "/catalogues/<name>/<code>/retirement", forms.EntryAct, title=_l("Retire a line"),
       button=_l("Retire the line"), said=SAVED, back="admin.catalogue", clauses=("P-4",),
       effect=_l("It is offered no more; what used it keeps it."))  # fmt: skip
def retire_entry(form: forms.EntryAct, *, by: Seat, at: datetime, name: str, code: str) -> str:
    """Offered no more."""
    settings.retire_entry(name, code, by=by, at=at)
    return url_for("admin.catalogue", name=name)


@sheet("restore_entry", "/catalogues/<name>/<code>/return", forms.EntryAct, title=_l("Offer a line again"),
       button=_l("Offer it again"), said=SAVED, back="admin.catalogue", clauses=("P-4",))  # fmt: skip
def restore_entry(form: forms.EntryAct, *, by: Seat, at: datetime, name: str, code: str) -> str:
    """Offered again."""
    settings.restore_entry(name, code, by=by, at=at)
    return url_for("admin.catalogue", name=name)


@sheet("approve_charter", "/charters/<version>/approval", forms.CharterAct, title=_l("Approve a version of the policy"),
       button=_l("Approve this version"), said=SAVED, back="admin.charter_versions", clauses=("P-4", "B-1"),
       effect=_l("Once approved it is never edited; requests already received stay on their own version."))  # fmt: skip
def approve_charter(form: forms.CharterAct, *, by: Seat, at: datetime, version: str) -> str:
    """In force from its day."""
    charters.approve(version, by=by, at=at)
    return url_for("admin.charter_versions")
