"""The copy on which newcomers practise: made anew, thrown away (P-3)."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from ...acts import rehearsing
from ...records.staff import Seat
from ...web import practiceview
from ...web.forms import ActForm
from .room import sheet


@sheet("make_practice", "/practice/copy", ActForm, title=_l("Make a practice copy"), button=_l("Make the copy"),
       said=_l("The practice copy is being made; it takes less than a minute."), back="admin.index",
       effect=_l("The name, branches, catalogues, versions of the policy and seats of the association are copied; "
                 "people and requests in it are invented. A copy made before is thrown away with what was tried in "
                 "it."))  # fmt: skip
def make_practice(form: ActForm, *, by: Seat, at: datetime) -> str:
    """Refused here and now where it cannot be made; made behind the reply, for it takes a moment."""
    rehearsing.take_set_up(on=at.date())
    practiceview.beside().order(by=by, at=at)
    return practiceview.page_href()


@sheet("discard_practice", "/practice/removal", ActForm, title=_l("Throw the practice copy away"),
       button=_l("Throw the copy away"), said=_l("The practice copy was thrown away."), back="admin.index",
       effect=_l("Everything that was tried in it goes. Nothing of the real work is touched."))  # fmt: skip
def discard_practice(form: ActForm, *, by: Seat, at: datetime) -> str:
    """Gone."""
    practiceview.beside().discard(by=by, at=at)
    return practiceview.page_href()
