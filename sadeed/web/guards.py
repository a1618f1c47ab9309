"""Who comes in. A desk is not there for those who have no seat at it: they get "not found"."""

from flask import Blueprint, Response, abort, current_app, g, redirect, request, url_for
from flask_login import current_user

from ..policy import rights
from ..records.staff import Sitting
from . import entering, resuming, ways

SEATS_AT = rights.DESKS


def seated(bp: Blueprint, desk: str) -> None:
    """Everybody who asks for a page of this blueprint is signed in and has a seat at `desk`.

    The form of an act is open to whoever may read the case; the gate then says whose seat does it.
    """

    @bp.before_request
    def guard() -> Response | None:
        if not current_user.is_authenticated:
            return _to_the_sign_in()
        entered = getattr(current_app.view_functions[request.endpoint or ""], "desk", desk)
        if not sitting().has(*SEATS_AT[entered]):
            abort(404)
        g.desk = desk
        return None


def _to_the_sign_in() -> Response:
    """And back here afterwards, with what was sent. A fragment takes its whole page there: a sign-in has no place
    inside a list. Whoever gave the password already goes on to the second step."""
    is_back = request.method == "GET" or resuming.keep()
    back = ways.here(with_query=True) if is_back else None
    door = url_for("entrance.sign_in" if entering.current() is None else "factors.stranger_show", next=back)
    if request.headers.get("HX-Request") == "true":
        return Response(status=200, headers={"HX-Redirect": door})
    return redirect(door, 303)  # type: ignore[return-value]


def sitting() -> Sitting:
    """The signed-in person with all their seats."""
    found: Sitting = current_user.sitting
    return found


def branches(desk: str | None = None) -> frozenset[int] | None:
    """The branches this person may see from `desk` (the present one by default); None means all."""
    return sitting().branches(*SEATS_AT[desk or g.desk])


def may_enter(desk: str) -> bool:
    """Whether this person has a seat there, and the desk is open at all."""
    return desk in current_app.blueprints and sitting().has(*SEATS_AT[desk])


def roles_at(branch_id: int | None) -> frozenset[str]:
    """The seats of this person that reach that branch: what another seat sees elsewhere, it does not see here."""
    return frozenset(seat.role for seat in sitting().seats if seat.reaches(branch_id))


def sees(field: str, branch_id: int | None, stage: str = "") -> bool:
    """Whether this person sees that field of a file or a case of that branch (`policy.rights`)."""
    return rights.sees(roles_at(branch_id), field, stage)


def sees_in(field: str) -> frozenset[int] | None:
    """The branches where this person sees that field, wherever a case stands; None means all, an empty set none."""
    roles = {role for line in rights.SIGHTS[field] for role in line.by if not line.at}
    return sitting().branches(*roles)
