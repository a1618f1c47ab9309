"""What every reply carries, and who is behind a request."""

from flask import Flask, Response, g, request, session
from flask_login import LoginManager, UserMixin
from flask_wtf import CSRFProtect

from ..records import staff
from ..records.base import db
from .clock import today

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
csrf = CSRFProtect()
login = LoginManager()


class SignedIn(UserMixin):
    """The signed-in account, with all the seats it holds today."""

    def __init__(self, sitting: staff.Sitting):
        self.id = str(sitting.staff)
        self.sitting = sitting


def init(app: Flask) -> None:
    """Headers on every reply, CSRF on every form, and the sign-in on the side of the desks."""
    csrf.init_app(app)
    app.after_request(harden)
    if app.config["SADEED_SIDE"] == "desks":
        login.init_app(app)
        login.login_view = "entrance.sign_in"
        login.login_message = None


@login.user_loader
def _signed_in(staff_id: str) -> SignedIn | None:
    """The account behind the session cookie, if it may still come in."""
    sitting = staff.sitting_of(int(staff_id), on=today()) if staff_id.isdigit() else None
    if sitting is None:
        return None
    g.account = db.session.get(staff.Staff, sitting.staff)
    if g.account.session_mark != session.get("mark", ""):
        g.account = None
        return None
    return SignedIn(sitting)


def harden(reply: Response) -> Response:
    """Security headers, and no copy of a page that holds people's facts left anywhere."""
    for name, value in HEADERS.items():
        reply.headers.setdefault(name, value)
    if request.endpoint != "static":
        reply.headers.setdefault("Cache-Control", "no-store")
    return reply
