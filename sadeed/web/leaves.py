"""The form of an act that is on no case: opened, sent, come back, done. One way for all of them.

A leaf is declared with its act, its address, the shape of its form and its words; the desk adds only what is done.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, current_app, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from ..policy.verdict import Refused
from ..records.staff import Seat
from . import guards, posting, refusals, resuming, sureness, ways
from .clock import now
from .forms import ActForm
from .posting import Differing
from .refusals import Refusal
from .show import show

Do = Callable[..., str]


@dataclass(frozen=True)
class Leaf:
    """One act's form: what it is called, who sends it, where one came from."""

    act: str
    form: type[ActForm]
    title: Any
    button: Any
    effect: Any
    back: str
    roles: tuple[str, ...]
    clauses: tuple[str, ...]
    sure: bool = False

    @property
    def asked(self) -> type[ActForm]:
        """The form as this person gets it now."""
        return sureness.asking(self.form) if self.sure else self.form


def leaf(
    bp: Blueprint, act: str, rule: str, form: type[ActForm], *, title: Any, button: Any, said: Any, back: str,
    roles: tuple[str, ...], clauses: tuple[str, ...], effect: Any = "", sure: bool = False,
) -> Callable[[Do], Do]:  # fmt: skip
    """Declare the form of `act` at `rule` (GET opens it, POST does it), for seats of `roles`, the
    first of them that is held.

    The decorated function gets (form, by=, at=, **path), does the act and returns the address to go to. `form.choose`
    and `form.fill` get the path. `back` is the endpoint to return to unsaved; parts of the path it needs are passed on.
    `effect` says what the act does, where no field does. `sure`: the person proves once more who they are.
    """
    one = Leaf(act, form, title, button, effect, back, roles, clauses, sure)

    def keep(do: Do) -> Do:
        def opened(**path: Any) -> Response:
            kept = resuming.words(guards.sitting().staff)
            shown = one.asked(formdata=kept)
            shown.choose(path)
            if kept is None:
                shown.fill(path)
            return _page(one, shown, path, 200)

        def sent(**path: Any) -> Response:
            given = one.asked()
            given.choose(path)

            def again(
                status: int, *, refused: Refused | None = None, differing: list[Differing] | None = None
            ) -> Response:  # fmt: skip
                return _page(one, given, path, status, refused=refused, differing=differing)

            def work() -> str:
                return ways.onward(do(given, by=_seat(one), at=now(), **path))

            return posting.send(given, work, again=again, done=lambda: flash(str(said), "done") if said else None)

        bp.add_url_rule(rule, f"{act}_form", opened, methods=["GET"])
        bp.add_url_rule(rule, f"create_{act}", sent, methods=["POST"])
        return do

    return keep


def _page(
    one: Leaf, form: ActForm, path: dict[str, Any], status: int, *, refused: Refused | None = None,
    differing: list[Differing] | None = None,
) -> Response:  # fmt: skip
    back = ways.onward(url_for(one.back, **{name: value for name, value in path.items() if name in _parts(one.back)}))
    return show(
        "acts/leaf", status, form=form, act=one.act, title=str(one.title), button=str(one.button),
        effect=str(one.effect), back=back, clauses=one.clauses, action=ways.here_and_on(), key=posting.key_for(status),
        refusal=_refusal(one, refused) if refused else None, differing=differing,
    )  # fmt: skip


def _seat(one: Leaf) -> Seat:
    """The seat that does it: the first of these roles that is held; raises `Refused` when none is."""
    held = guards.sitting().seats
    found = (seat for role in one.roles for seat in held if seat.role == role)
    return next(found, None) or posting.seat_for(one.act, one.clauses, one.roles)


def _refusal(one: Leaf, no: Refused) -> Refusal:
    return replace(refusals.refusal_of(no), headline=_("Not done: %(act)s", act=one.title))


def _parts(endpoint: str) -> set[str]:
    return {part for rule in current_app.url_map.iter_rules(endpoint) for part in rule.arguments}
