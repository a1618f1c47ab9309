"""The case page."""

from flask import Blueprint
from werkzeug.wrappers import Response

from ...records import cases as records
from ...records import journal, services, sessions, studies
from ...web import caseview, guards, looks, presenceview, story
from ...web.show import show, wants_fragment

bp = Blueprint("cases", __name__, url_prefix="/cases")
guards.seated(bp, "cases")


@bp.get("/<number>")
def page(number: str) -> Response:
    """Everything about one case that this person may see."""
    view = caseview.view_of(number)
    looks.looked("view", number)
    case_id = view.case.id
    return show(
        "cases/case", head=caseview.header(view), presence=presenceview.place(number), need=view.case.need,
        stops=caseview.stops(view.case),
        promise=caseview.promise(view), doors=caseview.doors(view), papers=caseview.paper_rows(view),
        paper_door=caseview.paper_door(view), receipt_door=caseview.receipt_door(view),
        lines=story.story_of(number), declaration=records.declaration_of(case_id),
        is_outdated=view.facts.is_signed and view.facts.is_changed_after_signing,
        referrals=records.referrals_of(case_id), study=studies.study_of(case_id),
        decision=sessions.decision_of(case_id), registration=services.registration_of(case_id),
        deliveries=services.deliveries_of(case_id), due_on=view.case.due_on, is_whole=journal.is_whole(view.case),
    )  # fmt: skip


@bp.get("/<number>/doors")
def doors(number: str) -> Response:
    """What stands open on it for this person: the menu of a row in a queue; without a script, the page itself."""
    if not wants_fragment():
        return page(number)
    return show("cases/case", fragment="cases/_doors", doors=caseview.open_doors(caseview.view_of(number)))
