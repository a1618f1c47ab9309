"""Checkpoints signed with Ed25519 (S7): the private key is a file the checkpoint job alone can read.

The pages never open it; they know the public half, which says whether a checkpoint was signed here.
"""

import base64
import hashlib
import json
import os
from binascii import Error as NoBase64
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from .heads import Checkpoint
from .journal import canonical

KIND = "sadeed checkpoint, ed25519"
OTHERS = 0o077


class Unsigned(ValueError):
    """What was given is no checkpoint signed with this house's key: unsigned, forged, damaged, or of another key."""


class KeyExposed(ValueError):
    """Others than its owner can read the private key."""


def make_pair(private: Path) -> str:
    """A new pair: the private key into a new file (mode 600), the public one beside it and returned as PEM.

    Raises `FileExistsError` when there is a key: it is made once.
    """
    key = Ed25519PrivateKey.generate()
    private.parent.mkdir(parents=True, exist_ok=True)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with open(os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
        new.write(secret)
        new.flush()
        os.fsync(new.fileno())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    beside(private).write_text(public)
    return public


def beside(private: Path) -> Path:
    """Where the public half lies."""
    return private.with_name(f"{private.name}.pub")


def opened(private: Path) -> Ed25519PrivateKey:
    """The private key. Raises `KeyExposed`, `FileNotFoundError`, and `ValueError` for a file that holds none."""
    if private.stat().st_mode & OTHERS:
        raise KeyExposed(str(private))
    key = load_pem_private_key(private.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("this is no Ed25519 key")
    return key


def public_of(key: Ed25519PrivateKey) -> str:
    """Its public half, as PEM."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def fingerprint(public: str) -> str:
    """A public key in sixteen signs, to be compared by eye; "" for what is no key."""
    key = _read_public(public)
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw) if key else b""
    mark = hashlib.sha256(raw).hexdigest()[:16]
    return "-".join(mark[n : n + 4] for n in range(0, 16, 4)) if raw else ""


def signed(taken: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The checkpoint with its signature and the fingerprint of the key, as it is kept and sent."""
    text = taken.text()
    signature = base64.b64encode(key.sign(text.encode())).decode()
    said = {"kind": KIND, "checkpoint": text, "key": fingerprint(public_of(key)), "signature": signature}
    return canonical(said) + "\n"


def read(text: str, public: str) -> Checkpoint:
    """The checkpoint in a signed file, once its signature is seen to hold. Raises `Unsigned`."""
    key = _read_public(public)
    try:
        said = json.loads(text)
        words, signature = said["checkpoint"], base64.b64decode(said["signature"], validate=True)
        if key is None or said["kind"] != KIND:
            raise Unsigned("no key")
        confirm(key, signature, words)
        return Checkpoint.read(words)
    except (KeyError, TypeError, AttributeError, NoBase64, json.JSONDecodeError) as other:
        raise Unsigned("this is no signed checkpoint") from other


def confirm(key: Ed25519PublicKey, signature: bytes, words: str) -> None:
    """Raises `Unsigned` unless these very words were signed with this key."""
    try:
        key.verify(signature, words.encode())
    except InvalidSignature as no:
        raise Unsigned("not signed with this key") from no


def _read_public(public: str) -> Ed25519PublicKey | None:
    try:
        key = load_pem_public_key(public.encode())
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, Ed25519PublicKey) else None
