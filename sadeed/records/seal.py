"""What must be said again but read by nobody (a mail server's password): sealed under a key of the house's secret."""

import base64
from datetime import datetime

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Broken(ValueError):
    """What was sealed cannot be opened: it was sealed under another secret of the house."""


class Seal:
    """Seals and opens short texts. The key is for this purpose alone: sessions are signed with another."""

    def __init__(self, secret: str, purpose: str = "secrets kept") -> None:
        info = f"sadeed: {purpose}".encode()
        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret.encode())
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

    def close_at(self, text: str, at: datetime) -> str:
        """The text sealed, with the moment."""
        return self._box.encrypt_at_time(text.encode(), int(at.timestamp())).decode()

    def open_within(self, sealed: str, seconds: int, at: datetime) -> str:
        """What was sealed at most so many seconds before `at`. Raises `Broken` when it is older, or not ours."""
        try:
            return self._box.decrypt_at_time(sealed.encode(), seconds, int(at.timestamp())).decode()
        except InvalidToken as no:
            raise Broken("sealed too long ago, or under another secret") from no
