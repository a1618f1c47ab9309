"""What every letter says around its body: who writes, under which number, on which day."""

import base64
import struct
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sadeed.arabic import dates
from sadeed.printing.press import press
from sadeed.records import catalogues, files

Language = Literal["ar", "en"]
RIYADH = ZoneInfo("Asia/Riyadh")
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{0}" height="{1}" '
    'viewBox="0 0 {0} {1}"><image width="{0}" height="{1}" xlink:href="data:image/png;base64,{2}"/></svg>'
)
SAMPLE = {
    "ar": ("معاينة الترويسة", "رقم الصادر", "هكذا تظهر الخطابات والإيصالات على الورق. لا يُحفظ من هذه الورقة شيء."),
    "en": ("Preview of the letterhead", "Outgoing", "Letters and receipts look like this on paper. Nothing of this "
           "sheet is kept."),
}  # fmt: skip


@dataclass(frozen=True)
class Association:
    """Who writes: the name on its licence, the licence as it is to be read, where and how to reach it; PNG `logo`.

    `mark` is what must be seen on every sheet before anything else: that it comes out of a practice copy.
    """

    name: str
    licence: str
    address: str
    phone: str
    email: str = ""
    logo: bytes = b""
    mark: str = ""

    @property
    def drawings(self) -> dict[str, str]:
        """The logo as the press takes drawings: an SVG that holds the picture."""
        if not self.logo:
            return {}
        width, height = struct.unpack_from(">II", self.logo, 16)  # of a PNG, which begins with them
        return {"logo": DRAWN.format(width, height, base64.b64encode(self.logo).decode())}


@dataclass(frozen=True)
class Addressee:
    """To whom. `title` only if it stands in their own record; without a recorded `sex` no courtesy agrees with it.

    `blessing` is the association's switch for «وفقه الله» after the name.
    """

    name: str
    sex: Literal["male", "female"] | None = None
    title: str = ""
    blessing: bool = True


@dataclass(frozen=True)
class Number:
    """What the letter is filed under: «رقم الطلب» or «رقم الصادر» and the number itself."""

    label: str
    value: str


def framed(
    title: str, by: Association, to: Addressee, number: Number, *, at: datetime, language: Language
) -> dict[str, Any]:
    """The words of the frame, as `frame.typ` reads them. The letter's day is the day in Riyadh at that instant."""
    return {
        "title": title,
        "language": language,
        "association": {name: value for name, value in asdict(by).items() if name != "logo"},
        "person": asdict(to) | {"name": f"{to.title} {to.name}".strip()},
        "number": asdict(number),
        "date": both_calendars(at.astimezone(RIYADH).date(), language),
    }


def both_calendars(day: date | None, language: Language) -> str | None:
    """«الاثنين 27 جمادى الآخرة 1448هـ · 7 ديسمبر 2026م», or nothing for no day."""
    return None if day is None else dates.long(day, language)


def association_of(language: Language, *, folder: Path | None) -> Association:
    """Who writes, in that language; the logo is read from the files under `folder`, and left away without one."""
    kept = catalogues.setting("association") or {}
    said = {name: str((language == "en" and kept.get(f"{name}_en")) or kept.get(name, ""))
            for name in ("name", "licence", "address", "phone", "email", "mark")}  # fmt: skip
    return Association(**said, logo=_logo(str(kept.get("logo", "")), folder))


def preview(by: Association, *, at: datetime, language: Language) -> bytes:
    """A sheet with nothing on it but the letterhead and a word about itself, as a PDF."""
    title, label, words = SAMPLE[language]
    frame = framed(title, by, Addressee(by.name), Number(label, "S-0000-0000"), at=at, language=language)
    return press().pdf("letterhead", frame | {"words": words}, drawings=by.drawings, at=at)


def _logo(sha256: str, folder: Path | None) -> bytes:
    place = files.place_of(folder, sha256) if folder and sha256 else None
    return place.read_bytes() if place and place.is_file() else b""
