"""What every reply carries, and who is behind a request."""

import ipaddress

from flask import Flask, Response, abort, g, request
from flask.sessions import SecureCookieSessionInterface
from flask_login import LoginManager, UserMixin
from flask_wtf import CSRFProtect

from ..records.staff import Sitting
from . import entering

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
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
KEPT_NOWHERE = "no-store"  # no copy of a page that holds people's facts stays in a browser
ONLY_HTTPS = "max-age=63072000; includeSubDomains"  # two years; a browser minds it over HTTPS alone
csrf = CSRFProtect()
login = LoginManager()


class SignedIn(UserMixin):
    """The signed-in account, with all the seats it holds today."""

    def __init__(self, sitting: Sitting):
        self.id = str(sitting.staff)
        self.sitting = sitting


class Sessions(SecureCookieSessionInterface):
    """The session's cookie travels over HTTPS alone; only this machine itself may speak plainly to the house.

    Its name says so to the browser, which then takes it from nobody else: `__Host-`, or `__Secure-` under a path.
    """

    def get_cookie_name(self, app: Flask) -> str:
        """The name, with its promise where it can be kept."""
        name, is_whole = super().get_cookie_name(app), self.get_cookie_path(app) == "/"
        return (f"__Host-{name}" if is_whole else f"__Secure-{name}") if self.get_cookie_secure(app) else name

    def get_cookie_secure(self, app: Flask) -> bool:
        """Secure, but for a loopback address over plain HTTP, where a secure cookie would never come back."""
        return speaks_safely()


def speaks_safely() -> bool:
    """Whether this request came over HTTPS, as every one does but those of this machine itself."""
    return request.is_secure or not _is_loopback(request.host.rsplit(":", 1)[0].strip("[]"))


def init(app: Flask) -> None:
    """Headers on every reply, CSRF on every form, and the sign-in on the side of the desks."""
    app.session_interface = Sessions()
    csrf.init_app(app)
    app.after_request(harden)
    if app.config["SADEED"].is_demo:
        app.before_request(stay_here)
    if app.config["SADEED_SIDE"] == "desks":
        login.init_app(app, add_context_processor=False)  # pages get their names from `show` alone
        login.login_view = "entrance.sign_in"
        login.login_message = None
        login.session_protection = None  # `login` knows the device; the library's own check would write every session


def stay_here() -> None:
    """The demo has passwords everybody knows: it answers this machine alone, by name and by address (403 to others)."""
    host = request.host.rsplit(":", 1)[0].strip("[]")
    if not _is_loopback(host) or not _is_loopback(request.remote_addr or ""):
        abort(403)


def _is_loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


@login.user_loader
def _signed_in(_secret: str) -> SignedIn | None:
    """The account behind the cookie, if it may still come in; asked anew with every page, in one statement."""
    found = entering.current()
    if found is None or found.awaits_factor:
        return None
    g.choices = found.account.choices
    entering.note_use(found)
    return SignedIn(found.account.sitting)


def harden(reply: Response) -> Response:
    """Security headers, and no copy of a page that holds people's facts left anywhere."""
    for name, value in HEADERS.items():
        reply.headers.setdefault(name, value)
    if speaks_safely():
        reply.headers.setdefault("Strict-Transport-Security", ONLY_HTTPS)
    if request.endpoint != "static":
        reply.headers.setdefault("Cache-Control", KEPT_NOWHERE)
    return reply
