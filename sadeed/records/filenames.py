"""The name of a file is a word somebody wrote: shown, and handed back on download; never a place on a disk (S12)."""

import re
from urllib.parse import quote

from ..arabic.marks import plain

LONGEST = 120  # signs
ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}
_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\s]+')
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def kept_name(given: str | None) -> str:
    """The name as it is kept: its last part, without unseen signs and signs of direction, at most 120 signs."""
    last = re.split(r"[\\/]", plain(given or "").text)[-1]
    return _NOT_IN_A_NAME.sub(" ", last).strip(" .")[:LONGEST].strip()


def download_name(kept: str, media_type: str, file_id: int) -> str:
    """What it is called on the reader's disk: its words, and the ending of what it really is."""
    return (_ENDING.sub("", kept).strip(" .") or f"file-{file_id}") + ENDINGS.get(media_type, ".bin")


def disposition(name: str, *, is_shown: bool) -> str:
    """The header that names a download (RFC 6266): plain signs for old browsers, and the name itself."""
    ascii_only = re.sub(r"[^A-Za-z0-9._ -]", "", name).strip(" .") or "file"
    ascii_only = ascii_only if "." in ascii_only else f"file.{ascii_only}"
    how = "inline" if is_shown else "attachment"
    return f"{how}; filename=\"{ascii_only}\"; filename*=UTF-8''{quote(name, safe='')}"
