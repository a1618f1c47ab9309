"""The association's own virus scanner: clamd is handed what came in, before anything opens it (S12)."""

import socket
import struct

from ..arabic import Unreadable

PATIENCE = 20  # seconds for each word of the scanner
PIECE = 256 * 1024


class Away(OSError):
    """The scanner does not answer, or not as one that scanned."""


def look_through(content: bytes, *, address: str, may_be_away: bool = False) -> bool:
    """Whether the scanner looked through `content` and found nothing; False without one.

    Raises `Unreadable` when it found something, and when it is away while files wait for it.
    """
    if not address:
        return False
    try:
        said = asked(address, content)
    except OSError:
        if may_be_away:
            return False
        raise Unreadable(
            "scanner_away",
            "لا يُرفع ملف الآن: برنامج فحص الفيروسات لا يستجيب. تُبلَّغ إدارة النظام.",
            "No file is taken now: the virus scanner does not answer. Tell the system administration.",
        ) from None
    if said.endswith("FOUND"):
        raise Unreadable("virus", "وجد برنامج فحص الفيروسات في الملف ما يضر، فلم يُحفظ.",
                         "The virus scanner found something harmful in the file; it was not kept.")  # fmt: skip
    return True


def asked(address: str, content: bytes) -> str:
    """clamd's word on `content` (INSTREAM): "stream: OK" or "stream: <name> FOUND". Raises `Away` for any other."""
    with connected(address) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            line.sendall(struct.pack("!I", len(piece)) + piece)
        line.sendall(struct.pack("!I", 0))
        said = _heard(line)
    if not said.endswith((" OK", " FOUND")):
        raise Away(said)
    return said


def connected(address: str) -> socket.socket:
    """A line to it: "/run/clamav/clamd.ctl" or "127.0.0.1:3310". Raises `OSError`."""
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        line.connect(address)
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE)


def _heard(line: socket.socket) -> str:
    heard = b""
    while not heard.endswith(b"\0") and len(heard) < 4096:
        more = line.recv(4096)
        if not more:
            break
        heard += more
    return heard.rstrip(b"\0\n").decode("utf-8", "replace")
