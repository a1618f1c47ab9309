"""Servers of others, on this machine: one that takes mail, one that takes text messages over HTTP."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

PASSWORD = "known to the server"


class Box:
    """Keeps what it was handed; knows no address that begins with "nobody"."""

    def __init__(self) -> None:
        self.letters: list[Any] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        """Each address once."""
        if address.startswith("nobody"):
            return "550 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """The letter."""
        self.letters.append(envelope)
        return "250 taken"


def _knows(_server: Any, _session: Any, _envelope: Any, _way: str, said: Any) -> AuthResult:
    is_right = isinstance(said, LoginPassword) and said.password == PASSWORD.encode()
    return AuthResult(success=is_right, handled=False)  # the server itself answers


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return int(trial.getsockname()[1])


@contextmanager
def mail_server(**more: Any) -> Iterator[tuple[Box, int]]:
    """A mail server that asks for a password; the box and the port."""
    box = Box()
    more |= {"authenticator": _knows, "auth_require_tls": False}
    server = Controller(box, hostname="127.0.0.1", port=_free_port(), **more)
    server.start()
    try:
        yield box, server.port
    finally:
        server.stop()


@contextmanager
def text_server(status: int = 200) -> Iterator[tuple[list[tuple[dict[str, str], bytes, str]], int]]:
    """A provider of text messages: (headers, body, path) of what it was asked, and the port."""
    asked: list[tuple[dict[str, str], bytes, str]] = []

    class Provider(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append((dict(self.headers), body, self.path))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()
            self.wfile.write(b'{"message": "balance is over"}')

        do_GET = do_POST

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield asked, server.server_port
    finally:
        server.shutdown()
        server.server_close()


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for this machine, signed by itself; and a server's context with it."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    written = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=True).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, SHA256())
    )  # fmt: skip
    file = folder / "certificate.pem"
    kept = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(kept + written.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return file, context
