"""Files are kept by the hash of their content under the data folder, never under a web root (S12)."""

import base64
import binascii
import hashlib
import io
import os
import tempfile
from datetime import datetime
from pathlib import Path

from PIL import Image

from .base import db
from .cases import StoredFile

PNG = "data:image/png;base64,"
LARGEST_SIGNATURE = 400_000  # signs of the address a canvas gives
MOST_PIXELS = 4_000_000


def place_of(folder: Path, sha256: str) -> Path:
    """Where the content of that hash lies."""
    return folder / "files" / sha256[:2] / sha256


def keep(
    content: bytes, *, folder: Path, name: str, media_type: str, kind: str, case_id: int | None, by: int, at: datetime
) -> StoredFile:
    """Keep a file, in the caller's transaction. The content is on stable storage before the row is; twice is once.

    An act that fails afterwards leaves only content nobody names, never a row without its content.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    _write(place_of(folder, sha256), content)
    row = StoredFile(
        sha256=sha256, name=name, media_type=media_type, size=len(content), kind=kind, case_id=case_id, kept_at=at,
        kept_by=by,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row


def content_of(file: StoredFile, *, folder: Path) -> bytes:
    """The content; raises `ValueError` when it is not what was kept any more, `FileNotFoundError` when it is gone."""
    content = place_of(folder, file.sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ValueError(f"the content of file {file.id} is not what was kept")
    return content


def is_whole(place: Path) -> bool:
    """Whether what lies there still has the hash it lies under."""
    with place.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest() == place.name


def keep_small(content: bytes, *, folder: Path) -> str:
    """Keep a small likeness beside its file; returns its hash, "" where there is none."""
    sha256 = hashlib.sha256(content).hexdigest() if content else ""
    if content:
        _write(place_of(folder, sha256), content)
    return sha256


def drawn_picture(address: str) -> bytes:
    """The picture a canvas drew, opened and written anew as PNG; raises `ValueError` for anything else."""
    if not address.startswith(PNG) or len(address) > LARGEST_SIGNATURE:
        raise ValueError("not a drawn signature")
    try:
        with Image.open(io.BytesIO(base64.b64decode(address[len(PNG) :], validate=True)), formats=["PNG"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValueError("a signature larger than any screen")
            anew = io.BytesIO()
            picture.convert("RGBA").save(anew, "PNG")
            return anew.getvalue()
    except (binascii.Error, OSError, SyntaxError) as no:
        raise ValueError("not a drawn signature") from no


def _write(place: Path, content: bytes) -> None:
    if place.exists() and is_whole(place):
        os.utime(place)  # it is wanted again: no sweep of what nobody names takes it meanwhile
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as new:
        new.write(content)
        new.flush()
        os.fsync(new.fileno())
    os.replace(new.name, place)
