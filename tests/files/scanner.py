"""A little clamd: it speaks INSTREAM as the real one does, and finds what every scanner finds."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.files.corpus import EICAR


class Ear(socketserver.StreamRequestHandler):
    """One line: a word, the pieces, an end; then the verdict."""

    def handle(self) -> None:
        """Hear it out."""
        word = self.rfile.read(10)
        assert word == b"zINSTREAM\0", word
        heard = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            heard += self.rfile.read(size)
        found = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in heard else b"stream: OK\0"
        self.wfile.write(found)


class Over(Ear):
    """One whose limit is smaller than what it is handed."""

    def handle(self) -> None:
        """Say so."""
        self.rfile.read(10)
        self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")


@contextmanager
def clamd(folder: Path | None = None, ear: type[Ear] = Ear) -> Iterator[str]:
    """A clamd at work, on a socket in that folder or on a port of this machine; gives its address."""
    if folder:
        server: socketserver.BaseServer = socketserver.ThreadingUnixStreamServer(str(folder / "c"), ear)
        address = str(folder / "c")
    else:
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), ear)
        address = f"127.0.0.1:{server.server_address[1]}"  # type: ignore[index]
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()
