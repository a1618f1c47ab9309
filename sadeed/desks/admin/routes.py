"""The administration: accounts and seats, branches, holidays (P-3, P-4)."""

from datetime import datetime
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from ...acts import accounts, factors, invitations, logins, settings
from ...records.staff import Seat
from ...web import accountview, adminview, asked, seatview
from ...web.forms import clean
from ...web.show import show
from . import catalogues, charters, forms, messages, office, practice  # noqa: F401  (all but the forms open pages)
from .room import SAVED, bp, sheet


@bp.get("/")
def index() -> Response:
    """Who works here."""
    form = forms.AccountFilter.asked()
    found = accountview.accounts(form.data if form.validate() else {})
    return show("admin/index", rooms=adminview.rooms("admin.index"), accounts=found, asked=form)


@bp.post("/")
def create_filter() -> Response:
    """Somebody is looked for; a name goes under seal, not into the address."""
    typed = clean(request.form.get("q", ""))
    kinds: dict[str, Any] = {name: request.form.get(name) or None for name in ("role", "branch_id", "state")}
    return redirect(url_for(".index", asked=asked.hidden(q=typed) if typed else None, **kinds), 303)


@bp.get("/seats")
def seats() -> Response:
    """Who sits where today."""
    return show("admin/seats", rooms=adminview.rooms("admin.seats"), **seatview.seats_today())


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


@sheet("add_account", "/account", forms.AccountForm, title=_l("New account"), button=_l("Open the account"), said=SAVED,
       back="admin.index", sure=True)  # fmt: skip
def add_account(form: forms.AccountForm, *, by: Seat, at: datetime) -> str:
    """Somebody new, with a code to hand over."""
    return accountview.hand_over(invitations.invite(**form.invited(), by=by, at=at))


@sheet("issue_code", "/accounts/<username>/code", forms.AccountAct, title=_l("Issue a code"),
       button=_l("Issue the code"), said=SAVED, back="admin.account",
       effect=_l("All sessions of the account end, and its password opens it no more until the owner takes up the "
                 "code."), sure=True)  # fmt: skip
def issue_code(form: forms.AccountAct, *, by: Seat, at: datetime, username: str) -> str:
    """A code to hand over."""
    return accountview.hand_over(invitations.issue(username, by=by, at=at))


@sheet("give_seat", "/accounts/<username>/seat", forms.SeatForm, title=_l("Give a seat"), button=_l("Give the seat"),
       said=SAVED, back="admin.account", sure=True)  # fmt: skip
def give_seat(form: forms.SeatForm, *, by: Seat, at: datetime, username: str) -> str:
    """A seat for a period."""
    return url_for("admin.account", username=accounts.seat(username, **form.words(), by=by, at=at))


@sheet("end_seat", "/accounts/<username>/seats/<int:seat_id>/end", forms.EndForm, title=_l("End a seat"),
       button=_l("End the seat"), said=SAVED, back="admin.account",
       effect=_l("What was done from this seat stays on record."), sure=True)  # fmt: skip
def end_seat(form: forms.EndForm, *, by: Seat, at: datetime, username: str, seat_id: int) -> str:
    """The last day of a seat."""
    return url_for("admin.account", username=accounts.end_seat(seat_id, **form.words(), by=by, at=at))


@sheet("name_deputy", "/accounts/<username>/deputy", forms.DeputyForm, title=_l("Name a deputy"),
       button=_l("Name the deputy"), said=SAVED, back="admin.account",
       effect=_l("What the deputy does is written as done for the absent."), sure=True)  # fmt: skip
def name_deputy(form: forms.DeputyForm, *, by: Seat, at: datetime, username: str) -> str:
    """Somebody stands in."""
    return url_for("admin.account", username=accounts.deputise(username, **form.words(), by=by, at=at))


@sheet("end_deputy", "/accounts/<username>/deputies/<int:deputy_id>/end", forms.AccountAct,
       title=_l("End the deputising"), button=_l("End the deputising"), said=SAVED, back="admin.account",
       effect=_l("The deputy no longer acts for the absent; what was done stays on record."), sure=True)  # fmt: skip
def end_deputy(form: forms.AccountAct, *, by: Seat, at: datetime, username: str, deputy_id: int) -> str:
    """Back early."""
    return url_for("admin.account", username=accounts.end_deputy(deputy_id, by=by, at=at))


@sheet("remove_factors", "/accounts/<username>/second-step", forms.LostForm, title=_l("Remove the second step"),
       button=_l("Remove the second step"), said=SAVED, back="admin.account",
       effect=_l("App, recovery codes, passkeys and PIN of the account open nothing any more, and all its sessions "
                 "end."), sure=True)  # fmt: skip
def remove_factors(form: forms.LostForm, *, by: Seat, at: datetime, username: str) -> str:
    """For who lost the telephone and the recovery codes."""
    factors.take_away(username, reason=form.reason.data or "", by=by, at=at)
    return url_for("admin.account", username=username)


@sheet("disable_account", "/accounts/<username>/closing", forms.AccountAct, title=_l("Disable the account"),
       button=_l("Disable the account"), said=SAVED, back="admin.account",
       effect=_l("All its sessions end at once; what was done from it stays on record."), sure=True)  # fmt: skip
def disable_account(form: forms.AccountAct, *, by: Seat, at: datetime, username: str) -> str:
    """Closed."""
    return url_for("admin.account", username=accounts.disable(username, by=by, at=at))


@sheet("enable_account", "/accounts/<username>/opening", forms.AccountAct, title=_l("Enable the account"),
       button=_l("Enable the account"), said=SAVED, back="admin.account",
       effect=_l("Its owner may sign in again, with the same password."), sure=True)  # fmt: skip
def enable_account(form: forms.AccountAct, *, by: Seat, at: datetime, username: str) -> str:
    """Open again."""
    return url_for("admin.account", username=accounts.enable(username, by=by, at=at))


@sheet("end_session", "/accounts/<username>/sessions/<int:login_id>/end", forms.SessionAct, title=_l("End a session"),
       button=_l("End the session"), said=SAVED, back="admin.account",
       effect=_l("Whoever uses that device is asked to sign in."))  # fmt: skip
def end_session(form: forms.SessionAct, *, by: Seat, at: datetime, username: str, login_id: int) -> str:
    """On a lost telephone."""
    return url_for("admin.account", username=logins.end_of(username, login_id, by=by, at=at))


@sheet("end_sessions", "/accounts/<username>/sessions/end", forms.AccountAct, title=_l("End all sessions"),
       button=_l("End all sessions"), said=SAVED, back="admin.account",
       effect=_l("Everybody who is in under this account is asked to sign in."))  # fmt: skip
def end_sessions(form: forms.AccountAct, *, by: Seat, at: datetime, username: str) -> str:
    """Everywhere."""
    return url_for("admin.account", username=logins.end_of(username, by=by, at=at))


@sheet("open_branch", "/branch", forms.BranchForm, title=_l("New branch"), button=_l("Open the branch"), said=SAVED,
       back="admin.branches")  # fmt: skip
def open_branch(form: forms.BranchForm, *, by: Seat, at: datetime) -> str:
    """One more office."""
    settings.open_branch(**form.words(), by=by, at=at)
    return url_for("admin.branches")


@sheet("amend_branch", "/branches/<code>", forms.BranchFactsForm, title=_l("Edit a branch"), button=_l("Save"),
       said=SAVED, back="admin.branches")  # fmt: skip
def amend_branch(form: forms.BranchFactsForm, *, by: Seat, at: datetime, code: str) -> str:
    """Called, lying or reached otherwise."""
    settings.amend_branch(code, **form.words(), by=by, at=at)
    return url_for("admin.branches")


@sheet("retire_branch", "/branches/<code>/closing", forms.BranchAct, title=_l("Close a branch"),
       button=_l("Close the branch"), said=SAVED, back="admin.branches",
       effect=_l("Nothing new is received there; its history stays."))  # fmt: skip
def retire_branch(form: forms.BranchAct, *, by: Seat, at: datetime, code: str) -> str:
    """An office closes."""
    settings.retire_branch(code, by=by, at=at)
    return url_for("admin.branches")


@sheet("announce_holiday", "/holiday", forms.HolidayForm, title=_l("Announce a holiday"),
       button=_l("Announce the holiday"), said=_l("The holiday is announced; dates of reply on it moved forward."),
       back="admin.holidays", clauses=("H-5",),
       effect=_l("Dates of reply that fall on it move forward, and each applicant is told."))  # fmt: skip
def announce_holiday(form: forms.HolidayForm, *, by: Seat, at: datetime) -> str:
    """Promises move forward, never back."""
    settings.announce_holiday(**form.words(), by=by, at=at)
    return url_for("admin.holidays")
