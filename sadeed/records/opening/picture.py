"""A picture is opened, turned upright, made smaller, written anew, pixel by pixel. Runs apart; knows nothing of us."""

import io
import warnings
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000
LONGEST_SIDE, SMALL_SIDE = 2500, 240
QUALITY, SMALL_QUALITY = 85, 75
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


class No(Exception):
    """Why it is refused, as a code."""


def is_heic(content: bytes) -> bool:
    """A photo as some telephones keep it; nothing in this house opens it."""
    return content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS


def anew(content: bytes) -> dict[str, Any] | None:
    """The picture as JPEG, its small likeness, and its size; None for what is no picture. Raises `No`.

    The pixels are counted before one is decoded. Nothing is carried over but the pixels: no EXIF and so no place
    where it was taken, no profile, no comment, no second picture behind the first, nothing after its end.
    """
    found = _opened(content)
    if found is None:
        return None
    upright = _upright(found)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    small = upright.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return {
        "media_type": "image/jpeg", "pages": 1, "content": written(upright, QUALITY),
        "small": written(small, SMALL_QUALITY),
    }  # fmt: skip


def _opened(content: bytes) -> Image.Image | None:
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            found = Image.open(io.BytesIO(content), formats=FORMATS)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise No("pixels") from None
        except UnidentifiedImageError:
            return None
        except (OSError, SyntaxError, ValueError):
            raise No("broken") from None
    if found.width * found.height > MOST_PIXELS:
        raise No("pixels")
    return found


def _upright(found: Image.Image) -> Image.Image:
    try:
        found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded no larger than it is wanted
        return on_white(ImageOps.exif_transpose(found))
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        raise No("broken") from None


def on_white(picture: Image.Image) -> Image.Image:
    """As it would lie on paper."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def written(picture: Image.Image, quality: int) -> bytes:
    """As JPEG, with nothing beside the pixels."""
    picture.info = {}
    into = io.BytesIO()
    picture.save(into, "JPEG", quality=quality, optimize=True)
    return into.getvalue()
