"""At the entrance with a one-time code: few wrong ones for one name and from one place, then a wait that grows."""

import time
from datetime import timedelta

from flask import abort, current_app, flash
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from ..acts import entry, invitations
from ..acts.entry import MustWait
from ..records import staff
from ..records.slowed import Pace
from ..records.staff import Staff
from . import trying
from .clock import now, today
from .forms import reason_of

FOR_ONE = Pace(free=5, first=timedelta(minutes=15), longest=timedelta(hours=1))  # under one user name
FROM_ONE = Pace(free=20, first=timedelta(minutes=15), longest=timedelta(hours=1))  # from one place
MISS_TAKES = 1.0  # seconds


def take_up(form: FlaskForm) -> Staff | None:
    """The account whose code and new password came; None when the form comes back, with what is wrong.

    429 for a place from which too many wrong codes came.
    """
    if not form.validate():
        return None
    username = (form.username.data or "").strip().lower()[:64]
    knock = trying.knock_of(username)
    marks = {f"{knock.account} code": FOR_ONE, f"{knock.place} code": FROM_ONE}
    try:
        entry.slow_down(marks, at=now())
        person = invitations.take_up(username, form.code.data or "", form.password.data or "", at=now())
    except MustWait:
        abort(429)
    except ValueError as no:
        entry.was_right(marks, knock)  # the code, not the password
        form.password.errors = [reason_of(no)]
        return None
    if person is None:
        form.form_errors.append(
            _("The name or the code is not right, or the code has ended; the administration issues another.")
        )
        time.sleep(current_app.config.get("MISS_TAKES", MISS_TAKES))
        return None
    entry.was_right(marks, knock)
    if staff.sitting_of(person.id, on=today()) is None:
        flash(_("The password is kept. Your seat has yet to begin; sign in from its first day."), "done")
    return person
