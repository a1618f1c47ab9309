"""A passkey without a device: it makes keys and signs challenges as a browser's does, and may be told to misbehave."""

import hashlib
import json
import secrets
import struct
from base64 import urlsafe_b64encode
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, MADE = 0x01, 0x04, 0x40


def text(raw: bytes) -> str:
    """As binary things travel."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


class SoftKey:
    """One key pair. `counter` is what it says of how often it was used; `is_sure` whether it saw a finger."""

    def __init__(self, *, counter: int = 1, is_sure: bool = True) -> None:
        self.id, self.counter, self.is_sure = secrets.token_bytes(16), counter, is_sure
        self._private = generate_private_key(SECP256R1())

    def make(self, options: str, origin: str) -> str:
        """The answer to `navigator.credentials.create()`."""
        asked = json.loads(options)
        seen = self._private.public_key().public_numbers()
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: seen.x.to_bytes(32), -3: seen.y.to_bytes(32)})
        held = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cose
        told = self._told(asked["rp"]["id"], MADE) + held
        self.counter += 1 if self.counter else 0
        answer = {"attestationObject": text(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": told}))}
        return self._sent({**answer, "clientDataJSON": text(_client("webauthn.create", asked, origin))})

    def show(self, options: str, origin: str) -> str:
        """The answer to `navigator.credentials.get()`."""
        asked = json.loads(options)
        told, client = self._told(asked["rpId"]), _client("webauthn.get", asked, origin)
        signed = self._private.sign(told + hashlib.sha256(client).digest(), ECDSA(SHA256()))
        self.counter += 1 if self.counter else 0
        return self._sent({"authenticatorData": text(told), "clientDataJSON": text(client), "signature": text(signed)})

    def _told(self, host: str, more: int = 0) -> bytes:
        flags = PRESENT | more | (VERIFIED if self.is_sure else 0)
        return hashlib.sha256(host.encode()).digest() + struct.pack(">BI", flags, self.counter)

    def _sent(self, response: dict[str, Any]) -> str:
        return json.dumps({"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response})


def _client(kind: str, asked: dict[str, Any], origin: str) -> bytes:
    return json.dumps({"type": kind, "challenge": asked["challenge"], "origin": origin}).encode()
