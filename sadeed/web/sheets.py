"""The form of an act: opened, sent, refused, changed meanwhile, done. One way for every act of every desk.

A desk declares its sheets: the verb, the address, the shape of the form, and the act. The rest is the same: the door
is judged before the form is shown; a wrong shape comes back filled with the field named (422); a refusal says its
clauses (422); a change by somebody else shows both values (409); the same form twice has one effect.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, request, session
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from ..policy.doors import GATES, judge
from ..policy.verdict import Refused, Verdict
from ..records import drafts
from ..records.staff import Seat
from . import caseview, format, guards, posting, presenceview, refusals, resuming, signing, sureness, ways, words
from .caseview import CaseView
from .clock import now
from .forms import ActForm
from .posting import Differing
from .show import show

UNSEEN = ("CSRFTokenField", "HiddenField")
NOT_TYPED = ("csrf_token", "key", "version", "keep", "strokes", "picture", sureness.FIELD, signing.FIELD)
Do = Callable[..., Any]


@dataclass(frozen=True)
class Sheet:
    """One act's form: where it lives and what it looks like."""

    verb: str
    form: type[ActForm]
    do: Do
    template: str
    more: Callable[..., dict[str, Any]] | None
    known: Callable[..., Mapping[str, Any]] | None = None
    sure: bool = False

    @property
    def asked(self) -> type[ActForm]:
        """The form as this person gets it now."""
        form = signing.asking(self.form, self.verb)
        return sureness.asking(form) if self.sure else form


def sheet(
    bp: Blueprint, verb: str, rule: str, form: type[ActForm], *, template: str = "acts/sheet",
    more: Callable[..., dict[str, Any]] | None = None, known: Callable[..., Mapping[str, Any]] | None = None,
    sure: bool = False,
) -> Callable[[Do], Do]:  # fmt: skip
    """Declare the form of `verb` at `rule` (GET opens it, POST does it).

    The decorated function gets (number, form, by=, at=, **path) and does the act. `more(view, **path)` gives the
    template what else it shows; `known(**path)` what the gate can be told before anything is typed. `sure`:
    the person proves once more who they are.
    """

    def keep(do: Do) -> Do:
        one = Sheet(verb, form, do, template, more, known, sure)

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


def also(bp: Blueprint, name: str, view: str) -> None:
    """Let the case page know of a page of this desk that is no act, under `name`."""
    bp.record_once(lambda state: state.app.extensions.setdefault("sheets", {}).update({name: f"{bp.name}.{view}"}))


def _open(one: Sheet, number: str, path: dict[str, Any]) -> BaseResponse:
    view = caseview.view_of(number)
    seat = guards.sitting().seat_for(one.verb, view.case.branch_id)
    verdict = judge(one.verb, view.facts, view.charter, seat.who, one.known(**path) if one.known else None)
    lost, draft = resuming.words(seat.staff), drafts.kept(seat.staff, _draft_of(one, number, path))
    if lost is None and draft is None:
        return _page(one, view, _as_it_stands(one, number), path, verdict=verdict)
    typed = lost if lost is not None or draft is None else MultiDict(draft.typed)
    form = one.asked(formdata=typed)
    form.choose(view)
    drafted = format.moment(draft.saved_at) if lost is None and draft else ""
    return _page(one, view, form, path, verdict=verdict, drafted=drafted)


def _send(one: Sheet, number: str, path: dict[str, Any]) -> BaseResponse:
    view = caseview.view_of(number)
    seat = guards.sitting().seat_for(one.verb, view.case.branch_id)
    form = one.asked()
    form.choose(view)
    if request.form.get("keep") == "draft":
        return _keep_draft(one, number, path, seat)

    def again(status: int, *, refused: Refused | None = None, differing: Any = None) -> BaseResponse:
        stands = caseview.view_of(number)
        return _page(
            one, stands, form, path, status=status, refused=refused.verdict if refused else None, differing=differing
        )

    return posting.send(
        form, lambda: _do(one, view, form, seat, path), again=again, theirs=lambda: _as_it_stands(one, number),
        done=lambda: session.update(did=number),
    )  # fmt: skip


def _do(one: Sheet, view: CaseView, form: ActForm, seat: Seat, path: dict[str, Any]) -> str:
    go = one.do(view.number, form, by=seat, at=now(), **path)
    drafts.drop(seat.staff, _draft_of(one, view.number, path))
    return go if isinstance(go, str) and go.startswith("/") else view.href


def _keep_draft(one: Sheet, number: str, path: dict[str, Any], seat: Seat) -> BaseResponse:
    """Keep what is typed so far, as typed, for this account alone (S4); it comes back with the form."""
    typed = {name: values for name, values in request.form.lists() if name not in NOT_TYPED}
    drafts.keep(seat.staff, _draft_of(one, number, path), typed, at=now())
    flash(_("The draft is kept at the office; it comes back with this form."), "done")
    return posting.arrived_at(ways.here(with_query=True))


def _draft_of(one: Sheet, number: str, path: dict[str, Any]) -> str:
    return " ".join([one.verb, number, *map(str, path.values())])


def _as_it_stands(one: Sheet, number: str) -> ActForm:
    view = caseview.view_of(number)
    form = one.asked(formdata=None)
    form.choose(view)
    form.fill(view)
    return form


def _page(
    one: Sheet, view: CaseView, form: ActForm, path: dict[str, Any], *, status: int = 200,
    verdict: Verdict | None = None, refused: Verdict | None = None, differing: list[Differing] | None = None,
    drafted: str = "",
) -> BaseResponse:  # fmt: skip
    shut = refused or (verdict if verdict and not verdict.is_allowed else None)
    return show(
        one.template, status, fragment="acts/_sheet" if one.template == "acts/sheet" else f"{one.template}",
        head=caseview.header(view), presence=presenceview.place(view.number, one.verb), form=form, verb=one.verb,
        label=str(words.ACTS[one.verb]),
        action=ways.here(), key=posting.key_for(status), version=view.case.version,
        refusal=refusals.refusal_of(Refused(shut), view.case) if shut else None,
        may_write=refused is not None or not shut, differing=differing, drafted=drafted,
        can_draft=not form.takes_files and any(field.type not in UNSEEN for field in form),
        clauses=_clauses(one.verb), **(one.more(view, **path) if one.more else {}),
    )  # fmt: skip


def _clauses(verb: str) -> tuple[str, ...]:
    return GATES[verb].clauses
