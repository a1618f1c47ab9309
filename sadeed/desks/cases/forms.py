"""What is asked of an emergency entry."""

from flask_babel import lazy_gettext as _l

from ...web.forms import ActForm, long, short


class EmergencyForm(ActForm):
    """Which request, and why; nothing is looked for, the number is known."""

    number = short(_l("Number of the request, exactly"), needed=True, most=40)
    reason = long(_l("Why it cannot wait for its own branch"), needed=True, most=500)
