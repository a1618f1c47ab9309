"""What was brought to a case as a file: a copy of a paper, the signed sheet, photos. And what lies astray."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column

from . import catalogues, files
from .base import db
from .cases import NotFound, Paper, StoredFile

A_DAY = 24 * 60 * 60  # seconds: an act under way has long ended by then


class Attachment(db.Model):
    """What a brought file shows and what was said of it. `small` is the hash of its likeness for lists, "" without."""

    __tablename__ = "attachment"
    __table_args__ = (
        Index("ix_attachment_declaration_id", "declaration_id"),
        Index("ix_attachment_study_id", "study_id"),
    )
    file_id: Mapped[int] = mapped_column(ForeignKey("file.id"), primary_key=True, autoincrement=False)
    declaration_id: Mapped[int | None] = mapped_column(ForeignKey("declaration.id"))
    study_id: Mapped[int | None] = mapped_column(ForeignKey("study.id"))
    pages: Mapped[int] = mapped_column(default=1)
    small: Mapped[str] = mapped_column(default="")
    is_scanned: Mapped[bool] = mapped_column(default=False)  # a virus scanner looked through what was brought
    has_consent: Mapped[bool] = mapped_column(default=False)  # of who lives there, to photos of the home


@dataclass(frozen=True)
class Brought:
    """A file of a case as lists and replies need it; `paper` is the kind of the paper it is a scan of, or ""."""

    file: StoredFile
    paper: str
    pages: int
    small: str


def files_of(case_id: int) -> list[Brought]:
    """Every file of a case, newest first."""
    return [Brought(*row) for row in db.session.execute(_asked(case_id).order_by(StoredFile.id.desc()))]


def file_of(case_id: int, file_id: int) -> Brought:
    """One file of this case; `NotFound` for that of another."""
    row = db.session.execute(_asked(case_id).where(StoredFile.id == file_id)).first()
    if row is None:
        raise NotFound(str(file_id))
    return Brought(*row)


def _asked(case_id: int):  # type: ignore[no-untyped-def]  # what select() gives back has a type per column
    kind, pages, small = (db.func.coalesce(Paper.kind, ""), db.func.coalesce(Attachment.pages, 1),
                          db.func.coalesce(Attachment.small, ""))  # fmt: skip
    asked = select(StoredFile, kind, pages, small).where(StoredFile.case_id == case_id)
    return asked.outerjoin(Attachment, Attachment.file_id == StoredFile.id).outerjoin(
        Paper, Paper.id == StoredFile.paper_id)  # fmt: skip


# ------------------------------------------------------------------------------------------------ what lies astray


@dataclass(frozen=True)
class Astray:
    """One thing that is not as it should be: nameless | gone | touched. `name` is the hash it should have."""

    what: str
    name: str
    place: Path


def named_hashes() -> set[str]:
    """Every content that something on record names."""
    named = set(db.session.scalars(select(StoredFile.sha256)))
    named |= set(db.session.scalars(select(Attachment.small).where(Attachment.small != "")))
    logo = (catalogues.setting("association") or {}).get("logo", "")
    return named | ({str(logo)} if logo else set())


def astray(folder: Path, *, at: datetime) -> Iterator[Astray]:
    """Content nobody names for longer than a day, content that is gone, content that is not what was kept."""
    named, lying = named_hashes(), {place.name: place for place in (folder / "files").glob("*/*") if place.is_file()}
    for sha256 in sorted(named):
        if sha256 not in lying:
            yield Astray("gone", sha256, files.place_of(folder, sha256))
        elif not files.is_whole(lying[sha256]):
            yield Astray("touched", sha256, lying[sha256])
    for name in sorted(lying.keys() - named):
        if at.timestamp() - lying[name].stat().st_mtime > A_DAY:
            yield Astray("nameless", name, lying[name])


def sweep(found: list[Astray]) -> int:
    """Remove the nameless; returns how many. What is named is never touched."""
    nameless = [one for one in found if one.what == "nameless"]
    for one in nameless:
        one.place.unlink(missing_ok=True)
    return len(nameless)
