"""What people bring as a file is kept on the case: a copy of a paper, the signed sheet, photos of the home (S12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..policy import filing
from ..records import antivirus, attachments, cases, checklist, files, opening, studies
from ..records.base import db
from ..records.filenames import kept_name
from ..records.staff import Seat
from .beats import Beat, on_case

MOST_AT_ONCE = 6


@dataclass(frozen=True)
class Opened:
    """What was brought, looked through and written anew, under the name it came with."""

    name: str
    anew: opening.Anew
    is_scanned: bool = False


def opened(content: bytes, name: str, *, scanner: str = "", scanner_may_be_away: bool = False) -> Opened:
    """Open what was brought, before any act begins. Raises `Unreadable` with the reason when it cannot be kept.

    The size is looked at first, then the association's virus scanner, then it is written anew.
    """
    if not 0 < len(content) <= opening.LARGEST:
        raise opening.no("large" if content else "empty")
    is_scanned = antivirus.look_through(content, address=scanner, may_be_away=scanner_may_be_away)
    return Opened(kept_name(name), opening.written_anew(content), is_scanned)


def keep_scan(number: str, kind: str, brought: Opened, *, folder: Path, by: Seat, at: datetime) -> str:
    """A copy of a paper of the checklist. Refused where the catalogue has papers seen only (H-2).

    The catalogue of today decides: a switch turned off for privacy is off for running requests too.
    """
    said = about_a_scan(kind)
    with on_case("keep_scan", number, by=by, at=at, said=said) as beat:
        paper = cases.paper_of(beat.case.id, kind)
        row = _kept(brought, "paper", beat, folder)
        row.paper_id = paper.id
        beat.told = {"paper": kind, "pages": brought.anew.pages, "sha256": row.sha256}
    return number


def about_a_scan(kind: str) -> dict[str, object]:
    """What the gate is told of a copy of such a paper."""
    rule = dict(checklist.rule_of(kind))
    return {"kind": kind, "may_be_kept": filing.may_be_kept(rule), "is_photo_of_home": kind == filing.HOME}


def keep_sheet(number: str, brought: Opened, *, folder: Path, by: Seat, at: datetime) -> str:
    """The sheet on which the declaration was signed by hand (H-4)."""
    with on_case("keep_sheet", number, by=by, at=at) as beat:
        row = _kept(brought, "sheet", beat, folder, declaration_id=cases.signed_declaration(beat.case.id).id)
        beat.told = {"pages": brought.anew.pages, "sha256": row.sha256}
    return number


def keep_photos(
    number: str, brought: Sequence[Opened], *, has_consent: bool, no_faces: bool, folder: Path, by: Seat, at: datetime
) -> str:
    """Photos of the home that is visited, with leave of who lives there, and nobody's face in them (O-4)."""
    said = {"leave_of_the_home": has_consent, "no_faces": no_faces}
    with on_case("keep_photos", number, by=by, at=at, said=said) as beat:
        study = studies.study_of(beat.case.id)
        study_id = study.id if study else None
        rows = [_kept(one, "photo", beat, folder, study_id=study_id, has_consent=has_consent) for one in brought]
        beat.told = {"photos": len(rows), "sha256": [row.sha256 for row in rows]}
    return number


def _kept(
    brought: Opened, kind: str, beat: Beat, folder: Path, *, declaration_id: int | None = None,
    study_id: int | None = None, has_consent: bool = False,
) -> cases.StoredFile:  # fmt: skip
    row = files.keep(
        brought.anew.content, folder=folder, name=brought.name, media_type=brought.anew.media_type, kind=kind,
        case_id=beat.case.id, by=beat.by.staff, at=beat.at,
    )  # fmt: skip
    small = files.keep_small(brought.anew.small, folder=folder)
    db.session.add(attachments.Attachment(
        file_id=row.id, declaration_id=declaration_id, study_id=study_id, pages=brought.anew.pages, small=small,
        is_scanned=brought.is_scanned, has_consent=has_consent,
    ))  # fmt: skip
    return row
