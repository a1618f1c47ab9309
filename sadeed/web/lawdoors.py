"""The ways from a case or a file to what the law gives: who looked, consents (S7, S13)."""

from flask import current_app, url_for
from flask_babel import gettext as _

from . import guards
from .caseview import Door


def href(endpoint: str, **path: str) -> str | None:
    """The address of a page of another desk; None where that desk was taken out."""
    return url_for(endpoint, **path) if endpoint in current_app.view_functions else None  # type: ignore[arg-type]


def on_case(number: str, branch_id: int) -> list[Door]:
    """Who looked at it, for who answers to the applicant."""
    return _looks("record.case_looks", number, branch_id)


def on_person(number: str, branch_id: int) -> list[Door]:
    """Consents and requests about data; who looked."""
    return [*_consents(number, branch_id), *_looks("record.person_looks", number, branch_id)]


def _consents(number: str, branch_id: int) -> list[Door]:
    if not _reaches("data_rights", branch_id):
        return []
    href = url_for("data_rights.person", number=number)
    return [Door("consent", _("Consents and data"), href, ("P-1",), is_open=True, icon="shield-lock")]


def _looks(endpoint: str, number: str, branch_id: int) -> list[Door]:
    if "record" not in current_app.blueprints or not _reaches("looks", branch_id):
        return []
    return [Door("looks", _("Who looked, and when"), url_for(endpoint, number=number), (), is_open=True, icon="eye")]


def _reaches(desk: str, branch_id: int) -> bool:
    """Whether a seat at that desk reaches the branch, and the desk is here at all."""
    roles = guards.SEATS_AT[desk]
    is_here = desk == "looks" or desk in current_app.blueprints
    return is_here and any(seat.role in roles and seat.reaches(branch_id) for seat in guards.sitting().seats)
