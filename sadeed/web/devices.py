"""From where somebody comes: the browser in words, a mark that stays with it, and a mark of the address.

The address itself is kept nowhere. The mark is salted with the house's secret: the same address gives the same mark
in this house, and tells nothing outside it.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from flask import Response, after_this_request, current_app, request

YEAR = 365 * 24 * 3600
PLACE_SIGNS = 12
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
            ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
SYSTEMS = (("iPad", "iPad"), ("iPhone", "iPhone"), ("Android", "Android"), ("Windows", "Windows"),
           ("Macintosh", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"))  # fmt: skip


@dataclass(frozen=True)
class Here:
    """The device and the place of a request. `mark` is "" while this browser never came in."""

    words: str
    mark: str
    place: str


def here() -> Here:
    """Of this request."""
    kept = request.cookies.get(_cookie(), "")
    return Here(words_of(request.user_agent.string), mark_of(kept) if kept else "", place())


def place() -> str:
    """The salted mark of the address this request came from."""
    return mark_of(f"place {request.remote_addr or ''}")[:PLACE_SIGNS]


def known_from_now() -> Here:
    """The same, giving this browser a mark of its own if it has none."""
    found = here()
    if found.mark:
        return found
    token = secrets.token_urlsafe(24)

    @after_this_request
    def give(reply: Response) -> Response:
        is_secure = current_app.session_interface.get_cookie_secure(current_app)
        path = current_app.session_interface.get_cookie_path(current_app)
        reply.set_cookie(_cookie(), token, max_age=YEAR, secure=is_secure, httponly=True, samesite="Lax", path=path)
        return reply

    return Here(found.words, mark_of(token), found.place)


def words_of(agent: str) -> str:
    """The browser and the system behind a User-Agent: Firefox, Windows; a question mark where it says neither."""
    browser = next((name for sign, name in BROWSERS if f"{sign}/" in agent), "")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return ", ".join(filter(None, (browser, system))) or "?"


def mark_of(said: str) -> str:
    """A mark salted with the house's secret."""
    salt = f"marks {current_app.config['SECRET_KEY']}".encode()
    return hmac.new(salt, said.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:32]


def _cookie() -> str:
    return f"{current_app.session_interface.get_cookie_name(current_app)}_device"
