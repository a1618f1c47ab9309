"""Practice as the pages show it: whether there is one, the way in, the way back; and the pass between the houses."""

from typing import Any

from flask import current_app, request, url_for
from flask_babel import gettext as _
from itsdangerous import BadData, URLSafeTimedSerializer

from ..config import PRACTICE
from ..records import staff
from ..records.staff import Staff
from . import guards
from .caseview import Door
from .clock import today

PASS_LASTS = 60  # seconds from the click in one house to the door of the other


def pass_of(username: str, secret: str) -> str:
    """What the real house writes and the practice house reads, under the practice house's own secret."""
    return str(_passes(secret).dumps(username))


def who_comes(token: str) -> Staff | None:
    """The account on a pass; None for one that is old, forged or of another house, and everywhere but in practice."""
    settings = current_app.config["SADEED"]
    if not settings.is_practice:
        return None
    try:
        found = staff.known_as(str(_passes(settings.secret).loads(token, max_age=PASS_LASTS)))
    except BadData:
        return None
    return found if found and staff.sitting_of(found.id, on=today()) else None


def is_practice() -> bool:
    """Whether this is the practice house."""
    return bool(current_app.config["SADEED"].is_practice)


def real_address(path: str = "/") -> str:
    """That path in the real house, from wherever one stands."""
    return request.script_root.removesuffix(PRACTICE) + path


def way_in(username: str) -> str:
    """The address by which that account enters; the page that says there is no copy, where there is none."""
    way = beside().entry_for(username)
    return f"{request.script_root}{way}" if way else url_for("practice.index")


def door() -> Door | None:
    """The way between the houses, for the menu of an account."""
    if is_practice():
        return Door("leave_practice", _("Back to the real work"), real_address(), (), is_open=True, icon="back")
    return _entry() if "practice" in current_app.blueprints and beside().is_there() else None


def page_href() -> str:
    """The page of practice; that of the administration where the desk was taken out of the house."""
    return url_for("practice.index" if "practice" in current_app.blueprints else "admin.index")


def page() -> dict[str, Any]:
    """What the page of practice says, and its doors."""
    if is_practice():
        return {"said": _("This is the practice copy. What is done here changes nothing real."), "doors": [door()]}
    is_made, is_in_the_making = beside().is_there(), beside().is_being_made()
    if is_in_the_making:
        return {"said": _("A copy is being made; open this page again in a moment."), "doors": []}
    said = _("A copy is ready. You enter it from your own account, with your own seats.") if is_made else _(
        "No copy was made yet; the administration makes it.")  # fmt: skip
    return {"said": said, "doors": [*([_entry()] if is_made else []), *_of_the_administration(is_made)]}


def _entry() -> Door:
    return Door("enter_practice", _("Practise"), url_for("practice.create_entry"), (), is_open=True, icon="mortarboard",
                method="post")  # fmt: skip


def _of_the_administration(is_made: bool) -> list[Door]:
    if not guards.may_enter("admin"):
        return []
    label = _("Make the copy anew") if is_made else _("Make a practice copy")
    doors = [Door("make_practice", label, url_for("admin.make_practice_form"), (), is_open=True, is_main=not is_made)]
    away = Door("discard_practice", _("Throw the copy away"), url_for("admin.discard_practice_form"), (), is_open=True)
    return [*doors, *([away] if is_made else [])]


def beside() -> Any:
    """The practice house beside this one, whether made or not (`sadeed.practice`)."""
    return current_app.extensions["practice"]


def _passes(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="entry to practice")
