"""Pictures people bring, opened and drawn anew: what is kept was written by us, pixel by pixel (S12)."""

import io
import warnings

from PIL import Image

from ..arabic import Unreadable

LARGEST, MOST_PIXELS = 2_000_000, 25_000_000  # bytes; pixels before it is drawn smaller
LOGO = (640, 240)  # pixels: enough for print at the size of a letterhead
KINDS = ("PNG", "JPEG")


def logo(content: bytes) -> bytes:
    """A PNG of at most 640 × 240 pixels with its margins cut; raises `ValueError` with a reason for anything else."""
    if len(content) > LARGEST:
        raise Unreadable("large", "الشعار 2 ميغابايت على الأكثر", "A logo has at most 2 megabytes")
    picture = _opened(content)
    picture.thumbnail(LOGO)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _opened(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=KINDS) as found:
                if found.width * found.height > MOST_PIXELS:
                    raise Unreadable("pixels", "الصورة أكبر من أن تكون شعارًا", "The picture is too large for a logo")
                anew = found.convert("RGBA")
                return anew.crop(anew.getbbox(alpha_only=True))
    except (OSError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as no:
        raise Unreadable("picture", "الشعار صورة PNG أو JPEG", "A logo is a PNG or JPEG picture") from no
