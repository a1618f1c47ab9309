"""How often something was tried within the hour: a file of its own, shared by the processes of the public pages.

It keeps salted marks, never an address or a code, and forgets after the hour.
"""

import hashlib
import hmac
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

HOUR = timedelta(hours=1)
TABLE = "CREATE TABLE IF NOT EXISTS tried (mark TEXT NOT NULL, at REAL NOT NULL)"
INDEX = "CREATE INDEX IF NOT EXISTS ix_tried ON tried (mark, at)"


class Tries:
    """Tries by mark. `secret` salts the marks."""

    def __init__(self, file: Path, secret: str):
        self.file = file
        self._secret = secret.encode()

    def note(self, *said: str, at: datetime) -> None:
        """One more of each."""
        with self._opened() as box:
            box.execute("DELETE FROM tried WHERE at < ?", ((at - HOUR).timestamp(),))
            box.executemany("INSERT INTO tried VALUES (?, ?)", [(self._mark(one), at.timestamp()) for one in said])
        box.close()

    def within_the_hour(self, said: str, *, at: datetime) -> int:
        """How many there were."""
        asked = "SELECT count(*) FROM tried WHERE mark = ? AND at >= ?"
        with self._opened() as box:
            count: int = box.execute(asked, (self._mark(said), (at - HOUR).timestamp())).fetchone()[0]
        box.close()
        return count

    def _mark(self, said: str) -> str:
        return hmac.new(self._secret, said.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:32]

    def _opened(self) -> sqlite3.Connection:
        box = sqlite3.connect(self.file, timeout=10)
        box.execute("PRAGMA synchronous = OFF")  # an hour's memory need not survive a power cut
        box.execute(TABLE)
        box.execute(INDEX)
        return box
