"""The closed room: one thing brought in, one thing written anew handed out, and nothing else within reach.

Started alone as `python -I <this folder>`, with the content on its input. What a file does to the program that opens
it, it does here: bounded memory and time, no file may be written, and when it falls the house stands.
"""

import contextlib
import importlib
import json
import resource
import sys
from typing import Any

MEMORY = 1024 * 1024 * 1024  # bytes of addresses: 40 million pixels fit several times
SECONDS = 20  # of the processor
LARGEST = 15_000_000


def close_the_doors() -> None:
    """The bounds, set before anything is read."""
    bounds = {
        resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 32,
    }  # fmt: skip
    for what, most in bounds.items():
        with contextlib.suppress(ValueError, OSError):  # a system that does not know one of them has the others
            resource.setrlimit(what, (most, most))


def anew(content: bytes) -> dict[str, Any]:
    """What was brought, written anew; or why not, as a code. Its kind is what opens it, whatever it is called."""
    picture, document = importlib.import_module("picture"), importlib.import_module("document")
    try:
        return picture.anew(content) or document.anew(content) or {"no": _unknown(picture, content)}
    except (picture.No, document.No) as no:
        return {"no": str(no)}
    except (MemoryError, OverflowError):
        return {"no": "heavy"}


def _unknown(picture: Any, content: bytes) -> str:
    return "heic" if picture.is_heic(content) else "unknown"


def main() -> None:
    """Read, write anew, hand out: a line of JSON, then the content and its small likeness."""
    close_the_doors()
    out = sys.stdout.buffer
    found = anew(sys.stdin.buffer.read(LARGEST + 1))
    content, small = found.pop("content", b""), found.pop("small", b"")
    out.write(json.dumps(found | {"size": len(content)}).encode() + b"\n" + content + small)
    out.flush()


if __name__ == "__main__":
    main()
