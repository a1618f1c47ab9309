"""Another house that vouches (OpenID Connect), small and real: a process of its own on loopback.

It knows one client and signs in, without asking, whoever `WHO` names. It minds the client's secret, PKCE and
that a code serves once; `SPOILS` names one thing it does wrong: nonce, audience, issuer, key, unsigned, late.
"""

import base64
import hashlib
import json
import os
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "sadeed", "a secret between two houses"
KEY, OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one"}), RSAKey.generate_key(2048, {"kid": "one"})
WHO, SPOILS = os.environ.get("WHO", ""), os.environ.get("SPOILS", "")
given: dict[str, dict[str, str]] = {}


class Desk(BaseHTTPRequestHandler):
    """Its four pages."""

    def log_message(self, *_said: Any) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        """What it is, its keys, and the way back with a code."""
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/.well-known/openid-configuration":
            self._say({
                "issuer": issuer(), "authorization_endpoint": f"{issuer()}/authorize",
                "token_endpoint": f"{issuer()}/token", "jwks_uri": f"{issuer()}/keys",
            })  # fmt: skip
        elif parts.path == "/keys":
            self._say({"keys": [KEY.as_dict(private=False)]})
        elif parts.path == "/authorize" and asked["client_id"] == CLIENT and asked["code_challenge_method"] == "S256":
            code = secrets.token_urlsafe(16)
            given[code] = asked
            self.send_response(302)
            back = urlencode({"code": code, "state": asked["state"]})
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()
        else:
            self._say({"error": "invalid_request"}, 400)

    def do_POST(self) -> None:
        """A code becomes a token, once, for who began the errand."""
        said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        asked = given.pop(said["code"][0], None)
        proof = hashlib.sha256(said["code_verifier"][0].encode()).digest()
        known = f"Basic {base64.b64encode(f'{CLIENT}:{SECRET}'.encode()).decode()}"
        challenge = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        is_theirs = asked is not None and asked["code_challenge"] == challenge
        if asked is None or not is_theirs or self.headers.get("Authorization") != known:
            self._say({"error": "invalid_grant"}, 400)
        else:
            self._say({"access_token": "unused", "token_type": "Bearer", "id_token": token(asked["nonce"])})

    def _say(self, said: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def issuer() -> str:
    """Its own address."""
    return f"http://127.0.0.1:{sys.argv[1]}"


def token(nonce: str) -> str:
    """Who came, signed; or spoilt."""
    now = int(time.time()) - (7200 if SPOILS == "late" else 0)
    claims = {
        "iss": "http://127.0.0.1:1" if SPOILS == "issuer" else issuer(), "sub": "7", "preferred_username": WHO,
        "aud": "another house" if SPOILS == "audience" else CLIENT, "iat": now, "exp": now + 300,
        "nonce": "another" if SPOILS == "nonce" else nonce,
    }  # fmt: skip
    if SPOILS == "unsigned":
        return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET), algorithms=["HS256"])
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, OTHER_KEY if SPOILS == "key" else KEY)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Desk).serve_forever()
