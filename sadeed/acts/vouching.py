"""Another house vouches for an account of ours: OpenID Connect, by code, with PKCE, state and nonce.

Only accounts that stand here already come in; none is made by it.
"""

import hmac
import ipaddress
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from ..arabic import Unreadable
from ..config import Elsewhere
from ..records import journal, staff
from ..records.staff import Seat, Staff
from ..records.transaction import transaction

PATIENCE = 10  # seconds a house may take to answer
LEEWAY = 60  # seconds two clocks may differ
SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]  # a key of theirs, never a shared secret
KNOWN_AT = "/.well-known/openid-configuration"


class NotVouched(Unreadable):
    """The other house does not vouch, or what it says does not hold."""

    def __init__(self) -> None:
        super().__init__("elsewhere", "لم تكتمل المصادقة عند الجهة الأخرى؛ يُعاد الدخول من صفحة تسجيل الدخول",
                         "The other house did not vouch for you; start again from the sign-in page")  # fmt: skip


class NotReached(Unreadable):
    """The other house does not answer."""

    def __init__(self) -> None:
        super().__init__("elsewhere_silent", "لا تجيب الجهة الأخرى الآن؛ يبقى الدخول بكلمة المرور متاحًا",
                         "The other house does not answer now; the password still opens the door")  # fmt: skip


@dataclass(frozen=True)
class Errand:
    """What goes to the other house and must come back: kept by the browser, sealed, until then."""

    state: str
    nonce: str
    verifier: str
    back: str


def errand(back: str) -> Errand:
    """A new one; `back` is our address to which the browser is sent."""
    return Errand(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48), back)


def address(house: Elsewhere, one: Errand) -> str:
    """Where the browser goes. Raises `NotReached`."""
    known = _known(house)
    client = _client(house, one)
    asked: tuple[str, str] = client.create_authorization_url(
        known["authorization_endpoint"], state=one.state, nonce=one.nonce, code_verifier=one.verifier
    )
    return asked[0]


def name_given(house: Elsewhere, one: Errand, *, code: str, state: str, at: datetime) -> str:
    """What the other house calls the one who came back. Raises `NotVouched`, `NotReached`."""
    if not code or not is_ours(one, state):
        raise NotVouched
    known = _known(house)
    try:
        given = _client(house, one).fetch_token(
            _endpoint(known, "token_endpoint"), grant_type="authorization_code", code=code, code_verifier=one.verifier
        )
        keys = KeySet.import_key_set({"keys": _read(_endpoint(known, "jwks_uri"))["keys"]})
        claims = _claims(house, one, known, str(given.get("id_token", "")), keys, at)
    except requests.RequestException as no:
        raise NotReached from no
    except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError) as no:
        raise NotVouched from no
    return str(claims.get(house.claim) or "")


def account(name: str, *, at: datetime) -> Staff:
    """The account of that name, which may come in today. Raises `NotVouched`; the try is on record."""
    with transaction():
        person = staff.known_as(name.strip().lower()[:64]) if name else None
        if person is None or staff.sitting_of(person.id, on=at.date()) is None:
            told = {"account": name.strip()[:64]}
            journal.note_day("sign_in_failed", by=Seat(0, "unknown", "", ""), at=at, told=told)
            person = None
    if person is None:
        raise NotVouched
    return person


def is_ours(one: Errand, state: str) -> bool:
    """Whether this browser was sent on that errand by us."""
    return hmac.compare_digest(one.state.encode(), state.encode())


def is_safe(address: str) -> bool:
    """Whether secrets may travel there: over HTTPS, or without leaving this machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname or ""))


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _claims(house: Elsewhere, one: Errand, known: dict[str, Any], token: str, keys: KeySet, at: datetime) -> Any:
    """What a token says that they signed, for us, on this errand, and that has not run out."""
    read = jwt.decode(token, keys, algorithms=SIGNED_BY)
    options = {
        "iss": {"essential": True, "value": known["issuer"]},
        "aud": {"essential": True, "value": house.client},
    }
    claims = CodeIDToken(read.claims, read.header, options, {"nonce": one.nonce, "client_id": house.client})
    claims.validate(now=int(at.timestamp()), leeway=LEEWAY)
    return claims


def _client(house: Elsewhere, one: Errand) -> Any:
    return OAuth2Session(
        house.client, house.secret or None, scope="openid profile", redirect_uri=one.back,
        code_challenge_method="S256", default_timeout=PATIENCE,
    )  # fmt: skip


def _known(house: Elsewhere) -> dict[str, Any]:
    """What the other house says of itself, which must be itself."""
    try:
        said = _read(house.issuer.rstrip("/") + KNOWN_AT)
    except (requests.RequestException, ValueError) as no:
        raise NotReached from no
    if said.get("issuer") != house.issuer:
        raise NotVouched
    return said


def _endpoint(known: dict[str, Any], name: str) -> str:
    if not is_safe(str(known[name])):
        raise ValueError(name)
    return str(known[name])


def _read(address: str) -> dict[str, Any]:
    reply = requests.get(address, timeout=PATIENCE)
    reply.raise_for_status()
    said: dict[str, Any] = reply.json()
    return said
