"""The registry: one box that finds, a file opened once, kept up to date, and a request received from it."""

from collections.abc import Collection
from functools import partial
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from ...acts import arrivals, intake
from ...acts import people as acts
from ...policy.rights import KEEPERS
from ...policy.stages import COUNTER
from ...policy.verdict import Refused
from ...records import cases, declared, people, search, staff
from ...records.people import Person
from ...records.search import Row
from ...records.staff import Seat
from ...records.transaction import Changed
from ...web import asked, exports, fileview, findview, guards, inboxview, lawview, looks, posting, refusals, ways, words
from ...web.caseview import Door
from ...web.clock import now
from ...web.forms import clean
from ...web.rowforms import BLANK_ROWS, RowsForm
from ...web.show import show, wants_fragment
from . import forms

bp = Blueprint("people", __name__, url_prefix="/people")
guards.seated(bp, "people")
KINDS = {"person": forms.PersonForm, "organisation": forms.OrganisationForm}


# -------------------------------------------------------------------------------------------------------- finding


@bp.get("/")
def index() -> Response:
    """One box for any fragment: a name in any spelling, an identity, a mobile, a number."""
    typed = asked.words().get("q", "")
    if typed:
        looks.looked("search", "people")
    found = search.people(typed, branches=guards.branches())
    door = fileview.door("open_file", url_for(".new"), COUNTER, ("P-1",), is_main=not found.rows)
    return show("people/people", typed=typed, found=fileview.hits(found.rows), more=found.has_more,
                elsewhere=found.known_elsewhere, door=door, file_href=_file_href(found.rows))  # fmt: skip


@bp.post("/")
def create_search() -> Response:
    """What was typed goes under seal, so that the page of what was found has an address without names or numbers."""
    typed = clean(request.form.get("q", ""))
    return redirect(url_for(".index", asked=asked.hidden(q=typed) if typed else None), 303)


@bp.get("/found.xlsx")
def found_file() -> Response:
    """The people found, as a file: what the list shows of them and no more."""
    typed = asked.words().get("q", "")
    if not typed:
        return redirect(url_for(".index"), 303)
    return exports.take("people", findview.table(typed), "xlsx")


def _file_href(rows: Collection[Row]) -> str | None:
    return url_for(".found_file", asked=request.args[asked.NAME]) if rows else None


@bp.post("/choices")
def choices() -> Response:
    """The list under the box while somebody types; without a script the box sends its form instead."""
    if not wants_fragment():
        return create_search()
    typed = clean(request.form.get("q", ""))
    looks.typed("people", is_search=bool(typed))
    return show("people/people", fragment="people/_choices", **findview.choices(typed))


# ----------------------------------------------------------------------------------------------------- opening a file


@bp.get("/new")
def new() -> Response:
    """The form of a new file, the privacy notice before its first field; begun with what a message said."""
    form = _new_form(formdata=None)
    inboxview.begin_file(form)
    return _new_page(form)


@bp.post("/new")
def create() -> Response:
    """A file is opened."""
    form = _new_form()
    by = posting.seat_for("open_file", ("P-1",), COUNTER)
    branch = int(form.branch.data) if "branch" in form and (form.branch.data or "").isdigit() else _branches()[0].id

    def act() -> str:
        person = acts.open_file(form.columns(), branch_id=branch, by=by, at=now())
        message = inboxview.asked()
        return _linked(message.id, person, by) if message else _href(person)

    return posting.send(form, act, again=lambda status, **no: _new_page(form, status, **no),
                        done=lambda: flash(_("The file is opened."), "done"))  # fmt: skip


def _linked(message: int, person: str, by: Seat) -> str:
    """A file opened from a message belongs to it; on to the message, where the request is next."""
    arrivals.link(message, person=person, by=by, at=now())
    return url_for("inbox.entry", entry_id=message)


def _new_form(**how: Any) -> forms.FileForm:
    form: forms.FileForm = KINDS.get(request.args.get("kind", ""), forms.PersonForm)(**how)
    form.choose(_branches(), is_new=True)
    return form


def _new_page(form: forms.FileForm, status: int = 200, *, refused: Refused | None = None, **_no: Any) -> Response:
    by = posting.seat_for("open_file", ("P-1",), COUNTER)
    is_person = isinstance(form, forms.PersonForm)
    return show(
        "people/new", status, form=form, sections=form.sections(), key=posting.key_for(status), by=by.name,
        action=ways.here(with_query=True), refusal=_refusal(refused), label=_("Open a file"), is_person=is_person,
        other_href=url_for(".new", kind="organisation" if is_person else None), **lawview.notice(),
    )  # fmt: skip


def _refusal(no: Refused | None) -> refusals.Refusal | None:
    """The refusal of a file, with the door to the person it is about when that is within reach."""
    if no is None:
        return None
    known = next((one.which for one in no.verdict.missing if one.what == "known"), "")
    door = Door("view", _("Open that file"), _href(known), (), is_open=True, icon="person-vcard") if known else None
    return refusals.refusal_of(no, door=door)


# --------------------------------------------------------------------------------------------------------- one person


@bp.get("/<number>")
def person(number: str) -> Response:
    """Everything the registry holds of somebody that these seats may see."""
    one = _person(number)
    looks.looked("view", number)
    return show("people/person", **fileview.file_of(one))


# ----------------------------------------------------------------------------------------------------------- changing


@bp.get("/<number>/edit")
def edit(number: str) -> Response:
    """The file, to be changed."""
    one = _person(number)
    return _edit_page(one, _edit_form(one, formdata=None))


@bp.post("/<number>/edit")
def create_amendment(number: str) -> Response:
    """The file is changed; every open, signed request then says so."""
    one = _person(number)
    form = _edit_form(one)
    by = posting.seat_for("amend_file", ("H-2",), KEEPERS, one.branch_id)

    def act() -> str:
        fields, reason = form.columns(), form.reason.data or ""
        return _href(acts.amend(number, fields, reason=reason, version=posting.version(), by=by, at=now()))

    return posting.send(
        form, act, again=lambda status, **no: _edit_page(_person(number), form, status, **no), done=_saved,
        theirs=lambda: _edit_form(_person(number), formdata=None),
    )  # fmt: skip


def _edit_form(one: Person, **how: Any) -> forms.FileForm:
    form: forms.FileForm = KINDS[one.kind](**how)
    form.choose((), is_new=False)
    form.keep_to(partial(guards.sees, branch_id=one.branch_id))
    if how:
        form.fill(one)
    return form


def _edit_page(
    one: Person, form: forms.FileForm, status: int = 200, *, refused: Refused | None = None, differing: Any = None
) -> Response:
    posting.seat_for("amend_file", ("H-2",), KEEPERS, one.branch_id)
    return show(
        "people/edit", status, one=one, form=form, sections=form.sections(), key=posting.key_for(status),
        version=one.version, action=ways.here(), refusal=_refusal(refused), differing=differing,
        label=str(words.ACTS["amend_file"]),
    )  # fmt: skip


@bp.get("/<number>/household")
def household(number: str) -> Response:
    """The members of the household, with blank rows at the end."""
    one = _person(number)
    return _rows_page(one, forms.HouseholdForm.of(one), _("Household"))


@bp.post("/<number>/household")
def create_household(number: str) -> Response:
    """The household as the family record shows it now."""
    return _send_rows(number, forms.HouseholdForm, "household", acts.set_household, _("Household"))


@bp.get("/<number>/money")
def money(number: str) -> Response:
    """Income and burdens, with blank rows at the end."""
    one = _person(number)
    return _rows_page(one, forms.MoneyForm.of(one), _("Income and burdens"))


@bp.post("/<number>/money")
def create_money(number: str) -> Response:
    """Income and burdens as stated."""
    return _send_rows(number, forms.MoneyForm, "money", acts.set_money, _("Income and burdens"))


def _send_rows(number: str, kind: type[Any], part: str, do: Any, title: str) -> Response:
    one = _person(number)
    by = posting.seat_for("amend_file", ("H-2",), KEEPERS, one.branch_id)
    form = kind()
    form.prepare()
    if "more" in request.form:
        return _rows_page(one, form, title)

    def act() -> str:
        if request.form.get("version") != declared.mark_of(_person(number).id, part):
            raise Changed
        return _href(do(number, form.columns(), by=by, at=now()))

    return posting.send(
        form, act, again=lambda status, **no: _rows_page(_person(number), form, title, status, **no), done=_saved,
        theirs=lambda: _prepared(kind.of(_person(number))),
    )  # fmt: skip


def _prepared(form: RowsForm) -> RowsForm:
    form.prepare()
    return form


def _rows_page(
    one: Person, form: RowsForm, title: str, status: int = 200, *, refused: Refused | None = None, differing: Any = None
) -> Response:
    posting.seat_for("amend_file", ("H-2",), KEEPERS, one.branch_id)
    form.prepare(blank=BLANK_ROWS if status == 200 else 0)
    part = "household" if isinstance(form, forms.HouseholdForm) else "money"
    return show(
        "people/rows", status, one=one, form=form, title=title, key=posting.key_for(status), action=ways.here(),
        version=declared.mark_of(one.id, part), refusal=_refusal(refused), differing=differing,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------------ request


@bp.get("/<number>/requests/new")
def new_request(number: str) -> Response:
    """The request form (T-4)."""
    one = _person(number)
    form = _request_form(one, formdata=None)
    inboxview.begin_request(form)
    return _request_page(one, form)


@bp.post("/<number>/requests/new")
def create_request(number: str) -> Response:
    """A request is received; on to its page, where the checklist waits."""
    one = _person(number)
    form = _request_form(one)
    by = guards.sitting().seat_for("receive", one.branch_id)

    def act() -> str:
        case = intake.receive(number, **form.columns(), by=by, at=now())
        message = inboxview.asked()
        if message is not None:
            arrivals.close(message.id, outcome="request_opened", words=case, by=by, at=now())
        return url_for("cases.page", number=case)

    return posting.send(form, act, again=lambda status, **no: _request_page(_person(number), form, status, **no),
                        done=lambda: flash(_("The request is received."), "done"))  # fmt: skip


def _request_form(one: Person, **how: Any) -> forms.RequestForm:
    form = forms.RequestForm(**how)
    is_delegate = guards.sitting().seat_for("receive", one.branch_id).role == "delegate"
    form.choose(one, is_delegate=is_delegate)
    if how:
        form.channel.data = "delegate" if is_delegate else "interview"
    return form


def _request_page(
    one: Person, form: forms.RequestForm, status: int = 200, *, refused: Refused | None = None, **_no: Any
) -> Response:
    posting.seat_for("receive", ("H-1", "T-4"), COUNTER, one.branch_id)
    return show(
        "people/request", status, one=one, form=form, key=posting.key_for(status), action=ways.here(with_query=True),
        refusal=refusals.refusal_of(refused) if refused else None, label=str(words.ACTS["receive"]),
    )  # fmt: skip


def _person(number: str) -> Person:
    one = people.numbered(number, branches=guards.branches())
    if one is None:
        raise cases.NotFound(number)
    return one


def _href(number: str) -> str:
    return url_for(".person", number=number)


def _branches() -> list[staff.Branch]:
    reach = guards.sitting().branches(*COUNTER)
    return [one for one in staff.branches_open() if reach is None or one.id in reach]


def _saved() -> None:
    flash(_("The file is saved."), "done")
