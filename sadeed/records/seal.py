"""Secrets of others that must be said again (a mail server's password): kept under a key made of the house's secret."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Broken(ValueError):
    """What was sealed cannot be opened: it was sealed under another secret of the house."""


class Seal:
    """Seals and opens short texts. The key is for this purpose alone: sessions are signed with another."""

    def __init__(self, secret: str) -> None:
        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"sadeed: secrets kept").derive(secret.encode())
        self._box = Fernet(base64.urlsafe_b64encode(key))

    def close(self, text: str) -> str:
        """The text sealed; nothing stays nothing."""
        return self._box.encrypt(text.encode()).decode() if text else ""

    def open(self, sealed: str) -> str:
        """What was sealed. Raises `Broken` when it is not ours."""
        try:
            return self._box.decrypt(sealed.encode()).decode() if sealed else ""
        except InvalidToken as no:
            raise Broken("sealed under another secret") from no
