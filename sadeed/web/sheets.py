"""The form of an act: opened, sent, refused, changed meanwhile, done. One way for every act of every desk.

A desk declares its sheets: the verb, the address, the shape of the form, and the act. The rest is the same: the door
is judged before the form is shown; a wrong shape comes back filled with the field named (422); a refusal says its
clauses (422); a change by somebody else shows both values (409); the same form twice has one effect.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from ..policy.doors import GATES, judge
from ..policy.verdict import Refused, Verdict
from ..records import drafts
from ..records.once import once
from ..records.staff import Seat
from ..records.transaction import Changed
from . import caseview, guards, refusals, words
from .caseview import CaseView
from .clock import now
from .forms import ActForm, reason_of
from .show import show

Do = Callable[..., Any]


@dataclass(frozen=True)
class Sheet:
    """One act's form: where it lives and what it looks like."""

    verb: str
    form: type[ActForm]
    do: Do
    template: str
    more: Callable[..., dict[str, Any]] | None


def sheet(
    bp: Blueprint, verb: str, rule: str, form: type[ActForm], *, template: str = "acts/sheet",
    more: Callable[..., dict[str, Any]] | None = None,
) -> Callable[[Do], Do]:  # fmt: skip
    """Declare the form of `verb` at `rule` (GET opens it, POST does it).

    The decorated function gets (number, form, by=, at=, **path) and does the act. `more(view, **path)` gives the
    template what else it shows.
    """

    def keep(do: Do) -> Do:
        one = Sheet(verb, form, do, template, more)

        def opened(number: str, **path: Any) -> BaseResponse:
            return _open(one, number, path)

        def sent(number: str, **path: Any) -> BaseResponse:
            return _send(one, number, path)

        opened.desk = sent.desk = "cases"  # type: ignore[attr-defined]
        bp.add_url_rule(rule, f"{verb}_form", opened, methods=["GET"])
        bp.add_url_rule(rule, f"create_{verb}", sent, methods=["POST"])
        bp.record_once(
            lambda state: state.app.extensions.setdefault("sheets", {}).update({verb: f"{bp.name}.{verb}_form"})
        )
        return do

    return keep


def _open(one: Sheet, number: str, path: dict[str, Any]) -> BaseResponse:
    view = caseview.view_of(number)
    seat = guards.sitting().seat_for(one.verb, view.case.branch_id)
    verdict = judge(one.verb, view.facts, view.charter, seat.who)
    form = one.form(formdata=None)
    form.choose(view)
    form.fill(view)
    return _page(one, view, form, path, verdict=verdict)


def _send(one: Sheet, number: str, path: dict[str, Any]) -> BaseResponse:
    view = caseview.view_of(number)
    seat = guards.sitting().seat_for(one.verb, view.case.branch_id)
    form = one.form()
    form.choose(view)
    if not form.validate():
        return _page(one, view, form, path, status=422)
    try:
        answer = once(
            _key(), {"path": request.path, **form.words()}, lambda: _do(one, view, form, seat, path), at=now()
        )
    except Refused as no:
        refusals.remember(no)
        return _page(one, caseview.view_of(number), form, path, status=422, refused=no.verdict)
    except Changed:
        return _changed(one, number, form, path)
    except ValueError as no:
        form.form_errors.append(reason_of(no))
        return _page(one, caseview.view_of(number), form, path, status=422)
    flash(answer["said"], "done")
    return arrived_at(answer["go"])


def _do(one: Sheet, view: CaseView, form: ActForm, seat: Seat, path: dict[str, Any]) -> dict[str, Any]:
    go = one.do(view.number, form, by=seat, at=now(), **path)
    drafts.drop(seat.staff, f"{one.verb} {view.number}")
    said = _("Done: %(act)s.", act=words.ACTS[one.verb])
    return {"go": go if isinstance(go, str) and go.startswith("/") else view.href, "said": said}


def _key() -> str:
    key: str = request.form.get("key", "")
    if not 8 <= len(key) <= 64 or not key.isascii():
        raise ValueError(_("The form came without its key; open it again."))
    return key


def arrived_at(href: str) -> BaseResponse:
    """Go on to a page: 303 for a browser, its own header for htmx."""
    if request.headers.get("HX-Request") == "true":
        return Response(status=200, headers={"HX-Redirect": href})
    return redirect(href, 303)


def _changed(one: Sheet, number: str, form: ActForm, path: dict[str, Any]) -> BaseResponse:
    view = caseview.view_of(number)
    theirs = one.form(formdata=None)
    theirs.choose(view)
    theirs.fill(view)
    differing = [
        {"label": mine.label.text, "theirs": _shown(theirs[mine.name]), "mine": _shown(mine)}
        for mine in form
        if mine.name in theirs and mine.name != "csrf_token" and _shown(theirs[mine.name]) != _shown(mine)
    ]
    return _page(one, view, form, path, status=409, differing=differing)


def _shown(field: Any) -> str:
    choices = dict(getattr(field, "choices", None) or [])
    if choices:
        return str(choices.get(field.data, field.data or "—"))
    value = field._value() if hasattr(field, "_value") else field.data
    return str(value) if value not in (None, "") else "—"


def _page(
    one: Sheet, view: CaseView, form: ActForm, path: dict[str, Any], *, status: int = 200,
    verdict: Verdict | None = None, refused: Verdict | None = None, differing: list[dict[str, str]] | None = None,
) -> BaseResponse:  # fmt: skip
    shut = refused or (verdict if verdict and not verdict.is_allowed else None)
    return show(
        one.template, status, fragment="acts/_sheet" if one.template == "acts/sheet" else f"{one.template}",
        head=caseview.header(view), form=form, verb=one.verb, label=str(words.ACTS[one.verb]),
        action=request.path, key=_fresh_key(status), version=view.case.version,
        refusal=refusals.refusal_of(Refused(shut), view.case) if shut else None,
        may_write=refused is not None or not shut, differing=differing,
        clauses=_clauses(one.verb), **(one.more(view, **path) if one.more else {}),
    )  # fmt: skip


def _fresh_key(status: int) -> str:
    """A form that came back keeps its key: nothing was done under it."""
    kept: str = request.form.get("key", "") if status != 200 else ""
    return kept if 8 <= len(kept) <= 64 and kept.isascii() else secrets.token_urlsafe(18)


def _clauses(verb: str) -> tuple[str, ...]:
    return GATES[verb].clauses
