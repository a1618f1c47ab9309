"""What people bring is opened in a closed room beside the house, and written anew there (S12).

The type is what opens it, never its name or what the browser says of it. What is kept was written by us.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...arabic import Unreadable

LARGEST = 15_000_000  # bytes, as people count megabytes
LONGEST = 30  # seconds, by the clock on the wall
ROOM = Path(__file__).parent
AT_ONCE = threading.BoundedSemaphore(2)  # rooms open at a time in one process: two gigabytes at the most
REASONS = {
    "empty": ("الملف فارغ.", "The file is empty."),
    "large": ("الملف أكبر من 15 ميغابايت.", "The file is larger than 15 megabytes."),
    "pixels": ("الصورة أكبر من 40 مليون نقطة. تُصغَّر أو تُلتقط بدقة أقل.",
               "The picture has more than 40 million pixels. Make it smaller, or take it at a lower resolution."),
    "pages": ("الملف أكثر من 60 صفحة.", "The file has more than 60 pages."),
    "encrypted": ("ملف PDF محمي أو مشفّر. يُحفظ بلا حماية، أو يُصوَّر المستند.",
                  "The PDF is protected or encrypted. Save it without protection, or photograph the paper."),
    "broken": ("الملف تالف أو ناقص ولا يُفتح. يُحفظ من جديد، أو يُصوَّر المستند.",
               "The file is damaged or cut short and does not open. Save it anew, or photograph the paper."),
    "heic": ("صورة HEIC لا تُفتح هنا. تُحفظ بصيغة JPEG («الأكثر توافقًا» في إعدادات الكاميرا).",
             "HEIC pictures do not open here. Save it as JPEG (“Most Compatible” in the camera's settings)."),
    "heavy": ("فتح الملف يتطلب أكثر مما يُسمح به. يُصوَّر المستند بدلًا منه.",
              "Opening this file takes more than is allowed. Photograph the paper instead."),
    "busy": ("تُفتح ملفات أخرى الآن. يُعاد الرفع بعد قليل.", "Other files are being opened. Send it again shortly."),
    "unknown": ("تُقبل صور JPEG وPNG وWebP وملفات PDF.", "Pictures (JPEG, PNG, WebP) and PDF files are taken."),
}  # fmt: skip


@dataclass(frozen=True)
class Anew:
    """What was written anew: "image/jpeg" with its small likeness, or "application/pdf" without one."""

    content: bytes
    media_type: str
    pages: int
    small: bytes = b""


def no(code: str) -> Unreadable:
    """Why a file is refused, in words."""
    return Unreadable(code, *REASONS[code])


def written_anew(content: bytes) -> Anew:
    """The picture or document in `content`, written anew. Raises `Unreadable` with the reason for anything else."""
    if not content:
        raise no("empty")
    if len(content) > LARGEST:
        raise no("large")
    with _a_place():
        said = opened_apart(content)
    head, _, rest = said.partition(b"\n")
    try:
        found = json.loads(head)
    except ValueError:
        raise no("heavy") from None  # the room fell before it could say anything: out of time, or worse
    if "no" in found:
        raise no(found["no"])
    size = int(found["size"])
    return Anew(rest[:size], str(found["media_type"]), int(found["pages"]), rest[size:])


def opened_apart(content: bytes) -> bytes:
    """What the closed room says of it; nothing when it did not come to an end in time."""
    room = subprocess.Popen(
        [sys.executable, "-I", str(ROOM)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        cwd="/", env={"LC_ALL": "C.UTF-8"}, start_new_session=True,
    )  # fmt: skip
    try:
        said, _ = room.communicate(content, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        os.killpg(room.pid, signal.SIGKILL)
        room.communicate()
        return b""
    return said if room.returncode == 0 else b""


@contextlib.contextmanager
def _a_place() -> Iterator[None]:
    if not AT_ONCE.acquire(timeout=LONGEST):
        raise no("busy")
    try:
        yield
    finally:
        AT_ONCE.release()
