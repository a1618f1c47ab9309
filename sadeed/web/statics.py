"""Static files carry their content's hash in the address and a year's cache; they are compressed once.

Pages are compressed each time, and padded by a random length: a page holds a token beside words that came with the
request, and the length of what is sent must not tell how well the one guesses the other (BREACH).
"""

import gzip
import hashlib
import secrets
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from flask import Flask, Response, current_app, g, request, send_from_directory, url_for

WHOLE = (200, 404, 409, 422, 503)
YEAR = 365 * 24 * 3600
PADDING = 100  # bytes at most, in gzip's own field for a name; readers skip it
SQUEEZED = {".css", ".js", ".svg", ".html", ".txt"}


def init(app: Flask) -> None:
    """`static_url(path)` for templates, hashed files with a long life, gzip for what shrinks."""
    app.jinja_env.globals["static_url"] = static_url
    app.view_functions["static"] = serve
    app.after_request(squeeze)


def static_url(path: str) -> str:
    """The address of a static file, with the hash of what it holds; a page shows a hundred icons of one file."""
    known: dict[str, str] = g.setdefault("static_urls", {})
    if path not in known:
        known[path] = url_for("static", filename=path, v=_hash(path))
    return known[path]


def _hash(path: str) -> str:
    file = Path(current_app.static_folder or "") / path
    return _hash_of(str(file), file.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _hash_of(file: str, _changed: int) -> str:
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()[:12]


def serve(filename: str) -> Response:
    """A static file; cached for a year when its address carries the hash."""
    reply = send_from_directory(current_app.static_folder or "", filename, conditional=True)
    if request.args.get("v"):
        reply.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return reply


def squeeze(reply: Response) -> Response:
    """gzip for text, where the browser takes it and it pays; a stream is left alone."""
    return _squeezed(reply) if _shrinks(reply) else reply


def _shrinks(reply: Response) -> bool:
    kind = reply.mimetype or ""
    is_text = kind.startswith("text/") or kind in ("image/svg+xml", "application/javascript")
    is_stream = kind == "text/event-stream" or (reply.is_streamed and not reply.direct_passthrough)
    takes = "gzip" in request.headers.get("Accept-Encoding", "")
    return (
        takes and is_text and not is_stream and reply.status_code in WHOLE and "Content-Encoding" not in reply.headers
    )


def _squeezed(reply: Response) -> Response:
    etag = reply.get_etag()[0]
    reply.direct_passthrough = False
    body = reply.get_data()
    if len(body) < 600:
        return reply
    small = _gzip_static(body) if etag else _gzip_padded(body)
    reply.set_data(small)
    reply.headers["Content-Encoding"] = "gzip"
    reply.headers["Content-Length"] = str(len(small))
    reply.vary.add("Accept-Encoding")
    if etag:
        reply.set_etag(f"{etag}-gz")
    return reply


@lru_cache(maxsize=64)
def _gzip_static(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


def _gzip_padded(body: bytes) -> bytes:
    small = BytesIO()
    with gzip.GzipFile("-" * secrets.randbelow(PADDING), "wb", 5, small, mtime=0) as file:
        file.write(body)
    return small.getvalue()
