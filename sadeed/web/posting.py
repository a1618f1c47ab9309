"""The one way a form is sent: once, and back again filled when it cannot be saved.

Wrong shape → 422 with the field named. Forbidden → 422 with the clauses. Saved by somebody else meanwhile → 409 with
both values. Sent twice → one effect, the same answer. Nothing half-done in any of them.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from flask import Response, redirect, request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as BaseResponse

from ..policy.verdict import Missing, Refused, Verdict
from ..records.once import once
from ..records.staff import Seat
from ..records.transaction import Changed
from . import guards, locale, refusals, resuming, signing, sureness
from .clock import now
from .forms import reason_of

SHORTEST_KEY, LONGEST_KEY = 8, 64
TYPED_UNSEEN = "PasswordField"  # a kind of field: never shown again, never kept


@dataclass(frozen=True)
class Differing:
    """A field that somebody else saved otherwise meanwhile."""

    label: str
    theirs: str
    mine: str


class Again(Protocol):
    """Shows the form again: `refused` is the policy's no, `differing` what somebody else saved first."""

    def __call__(
        self, status: int, *, refused: Refused | None = None, differing: list[Differing] | None = None
    ) -> BaseResponse:
        """The page, under that status."""


def send(
    form: FlaskForm, act: Callable[[], str], *, again: Again, theirs: Callable[[], FlaskForm] | None = None,
    done: Callable[[], object] = lambda: None,
) -> BaseResponse:  # fmt: skip
    """Check the shape, do `act` once, call `done` (what the next page says of it), and go where `act` says (303).

    `act` returns an address of this house; it may raise `Refused`, `Changed`, or `ValueError` with a reason to read.
    `theirs()` gives the same form filled with what now stands, to show both values.
    """
    if not form.validate() or not sureness.holds(form) or not signing.holds(form):
        return again(422)
    try:
        answer = once(key(), {"path": request.full_path, **words_of(form)}, lambda: {"go": act()}, at=now())
    except Refused as no:
        refusals.remember(no)
        return again(422, refused=no)
    except Changed:
        return again(409, differing=differing(form, theirs()) if theirs else [])
    except ValueError as no:
        _place_of(form, no).append(reason_of(no))
        return again(422)
    resuming.forget(guards.sitting().staff)
    done()
    return arrived_at(answer["go"])


def _place_of(form: FlaskForm, no: ValueError) -> list[Any]:
    """Where the reason is said: at the field it is about, else above the form."""
    field = getattr(no, "field", "")
    if field not in form:
        return form.form_errors
    form[field].errors = list(form[field].errors)
    return form[field].errors


def words_of(form: FlaskForm) -> Mapping[str, Any]:
    """What was written, for the form's fingerprint; of passwords not even that is kept."""
    own = getattr(form, "words", None)
    said = own() if own else {field.name: field.data for field in form if field.name != "csrf_token"}
    return {name: value for name, value in said.items() if name not in form or form[name].type != TYPED_UNSEEN}


def key() -> str:
    """The key this form came with; `ValueError` when there is none."""
    given: str = request.form.get("key", "")
    if not _is_key(given):
        raise ValueError(_("The form came without its key; open it again."))
    return given


def key_for(status: int) -> str:
    """The key of a form about to be shown: one that came back keeps its own, for nothing was done under it."""
    kept = request.form.get("key", "") if status != 200 else ""
    return kept if _is_key(kept) else secrets.token_urlsafe(18)


def version() -> int | None:
    """The version of the record the form was filled in against, if it says one."""
    given: str = request.form.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def seat_for(act: str, clauses: tuple[str, ...], roles: tuple[str, ...], branch_id: int | None = None) -> Seat:
    """The seat of one of these roles from which this person acts in that branch; raises `Refused` when none is held."""
    for seat in guards.sitting().seats:
        if seat.role in roles and (branch_id is None or seat.reaches(branch_id)):
            return seat
    raise Refused(Verdict(act, clauses, (Missing("seat", " ".join(roles)),)))


def arrived_at(href: str) -> BaseResponse:
    """Go on to a page: 303 for a browser, its own header for htmx."""
    if request.headers.get("HX-Request") == "true":
        return Response(status=200, headers={"HX-Redirect": href})
    return redirect(href, 303)


def differing(mine: FlaskForm, theirs: FlaskForm) -> list[Differing]:
    """The fields in which the two disagree, with both values as people read them."""
    shared = [field for field in mine if field.name in theirs and field.name not in ("csrf_token", "reason")]
    shown = [(field.label.text, _shown(theirs[field.name]), _shown(field)) for field in shared
             if field.type != TYPED_UNSEEN]  # fmt: skip
    return [Differing(str(label), now_stands, written) for label, now_stands, written in shown if now_stands != written]


def _shown(field: Any) -> str:
    if field.type == "FieldList":
        return ("؛ " if locale.language() == "ar" else "; ").join(line for line in map(_shown, field) if line) or "—"
    if field.type == "FormField":
        return " · ".join(said for said in (_shown(inner) for inner in field) if said not in ("", "—", "False"))
    if field.type == "BooleanField":
        return _("yes") if field.data else _("no")
    choices = {value: label for value, label, *_more in field.iter_choices()} if hasattr(field, "iter_choices") else {}
    value = field._value() if hasattr(field, "_value") and not choices else choices.get(field.data, field.data)
    return str(value) if value not in (None, "") else "—"


def _is_key(text: str) -> bool:
    return SHORTEST_KEY <= len(text) <= LONGEST_KEY and text.isascii()
