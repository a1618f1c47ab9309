"""Who comes in. A desk is not there for those who have no seat at it: they get "not found"."""

from flask import Blueprint, Response, abort, current_app, g, redirect, request, url_for
from flask_login import current_user

from ..policy.stages import COUNTER, RESEARCH
from ..records.staff import Sitting
from . import ways

EVERY_SEAT = (
    "reception", "delegate", "research", "research_head", "member", "chair", "secretary", "services", "finance",
    "quality", "manager", "admin",
)  # fmt: skip
CASE_READERS = tuple(role for role in EVERY_SEAT if role not in ("admin", "quality"))
SEATS_AT = {
    "reception": (*COUNTER, "manager"),
    "inbox": (*COUNTER, "manager"),
    "research": (*RESEARCH, "manager"),
    "committee": ("member", "chair", "secretary", "manager"),
    "services": ("services", "finance", "manager"),
    "feedback": ("quality", "manager"),
    "people": (*COUNTER, *RESEARCH, "services", "finance", "manager"),
    "cases": CASE_READERS,
    "library": EVERY_SEAT,
    "reports": ("manager",),
    "admin": ("admin",),
    "work": EVERY_SEAT,
    "first_day": ("admin",),
    "practice": EVERY_SEAT,
}


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
    """And back here afterwards. A fragment takes its whole page there: a sign-in has no place inside a list."""
    back = ways.here(with_query=True) if request.method == "GET" else None
    door = url_for("entrance.sign_in", next=back)
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
