"""A PDF is opened and its pages are laid into a new one, without what acts. Runs apart; knows nothing of us."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

MOST_PAGES = 60
LIKE_A_PDF = b"%PDF-"
# All a page keeps: what it looks like. Actions, annotations, threads and attachments hang on what is left behind.
OF_A_PAGE = ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group")
# What may hang on anything inside a page and leads out of it, acts, or tells of the one who made it.
ACTING = (
    "/A", "/AA", "/AF", "/Alternates", "/EF", "/EmbeddedFiles", "/JavaScript", "/JS", "/Launch", "/Metadata",
    "/OPI", "/OpenAction", "/PieceInfo", "/PS", "/Ref", "/RichMediaContent", "/URI", "/XFA",
)  # fmt: skip
OF_A_FILE_ELSEWHERE = ("/F", "/FFilter", "/FDecodeParms")  # of a stream: its content lies outside the document
NAMED_ROOMS = ("/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Properties", "/Shading", "/XObject", "/CharProcs")


class No(Exception):
    """Why it is refused, as a code."""


def anew(content: bytes) -> dict[str, Any] | None:
    """The document written anew and how many pages it has; None for what is no PDF. Raises `No`.

    Filled-in forms and stamps are drawn into their pages first, so that what was seen on paper is still seen.
    """
    if LIKE_A_PDF not in content[:1024]:
        return None
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as found:
            return _rewritten(found)
    except pikepdf.PasswordError:
        raise No("encrypted") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        raise No("broken") from None


def _rewritten(found: pikepdf.Pdf) -> dict[str, Any]:
    if found.is_encrypted:
        raise No("encrypted")
    if len(found.pages) > MOST_PAGES:
        raise No("pages")
    if not len(found.pages):
        raise No("broken")
    found.flatten_annotations("all")
    new = pikepdf.new()
    for page in found.pages:
        keep_only_looks(page)
        new.pages.append(page)
    rooms = set(rooms_of(new))
    for thing in new.objects:
        disarm(thing, is_room=thing.objgen in rooms)
    into = io.BytesIO()
    new.save(into, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return {"media_type": "application/pdf", "pages": len(new.pages), "content": into.getvalue(), "small": b""}


def keep_only_looks(page: pikepdf.Page) -> None:
    """Take everything from a page but what it looks like."""
    for name in list(page.obj.keys()):
        if name not in OF_A_PAGE:
            del page.obj[name]


def rooms_of(new: pikepdf.Pdf) -> Iterator[tuple[int, int]]:
    """Where fonts, pictures and colours lie under names of their own: "/A" is no action there."""
    for thing in new.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            held = [thing[name] for name in NAMED_ROOMS if name in thing]
            yield from (one.objgen for one in held if isinstance(one, pikepdf.Dictionary) and one.is_indirect)


def disarm(thing: Any, *, is_room: bool = False) -> None:
    """Take what acts from an object and from what lies directly in it. In a room of names, names are no orders."""
    if isinstance(thing, pikepdf.Array):
        for one in thing:
            _within(one)
        return
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return
    acting = () if is_room else ACTING + (OF_A_FILE_ELSEWHERE if isinstance(thing, pikepdf.Stream) else ())
    for name in list(thing.keys()):
        if name in acting:
            del thing[name]
        else:
            _within(thing[name], is_room=name in NAMED_ROOMS)


def _within(thing: Any, *, is_room: bool = False) -> None:
    """What lies in another object directly; what is only named there comes by itself."""
    if isinstance(thing, pikepdf.Object) and not thing.is_indirect:
        disarm(thing, is_room=is_room)
