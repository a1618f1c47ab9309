"""The files of a case as its readers see them: each under the rights of what it shows, no look without its line."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import structlog
from flask import Response, current_app, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..acts import keeping
from ..policy import filing
from ..policy.doors import judge
from ..policy.verdict import Verdict
from ..records import attachments, cases, files, staff
from ..records.attachments import Brought
from ..records.cases import NotFound
from ..records.filenames import disposition, download_name
from . import caseview, faults, format, guards, locale, looks
from .caseview import CaseView, Door

SANDBOX = "sandbox; default-src 'none'"
SHOWN = ("image/jpeg", "image/png")  # written by us, pixel by pixel; anything else is only downloaded
KINDS = {
    "paper": _l("Copies of papers"), "payment": _l("Copies of papers"), "health": _l("Copies of papers"),
    "sheet": _l("The signed declaration sheet"), "signature": _l("The drawn signature"),
    "photo": _l("Photos of the home"),
}  # fmt: skip
log = structlog.get_logger("sadeed.files")


@dataclass(frozen=True)
class FileRow:
    """A file in a list."""

    title: str
    name: str
    facts: str
    href: str
    small: str | None
    is_picture: bool


def may_see(view: CaseView, one: Brought) -> bool:
    """Whether a seat of this person opens what this file shows. What nobody thought of is opened by nobody."""
    field = filing.SEEN_AS.get(filing.shows(one.file.kind, one.paper))
    return field is not None and view.sees(field)


def seen(view: CaseView, file_id: int) -> Brought:
    """A file of this case that this person may open; raises `NotFound` for any other, as if it were not there."""
    one = attachments.file_of(view.case.id, file_id)
    if not may_see(view, one):
        raise NotFound(str(file_id))
    return one


def rows(view: CaseView) -> list[FileRow]:
    """Every file of the case that this person may open, newest first."""
    found = [one for one in attachments.files_of(view.case.id) if may_see(view, one)]
    names = staff.names_of({one.file.kept_by for one in found if one.file.kept_by}, locale.language())
    return [_row(view, one, names) for one in found]


def _row(view: CaseView, one: Brought, names: dict[int, str]) -> FileRow:
    to: dict[str, Any] = {"number": view.number, "file_id": one.file.id}
    pages = _("pages: %(pages)s", pages=format.in_digits(one.pages)) if one.file.media_type not in SHOWN else ""
    told = [pages, format.moment(one.file.kept_at), names.get(one.file.kept_by or 0, "")]
    return FileRow(
        title=view.labels.get(("document_kinds", one.paper)) or str(KINDS.get(one.file.kind, "")), name=one.file.name,
        facts=" · ".join(each for each in told if each), href=url_for("files.content", **to),
        small=url_for("files.likeness", **to) if one.small else None, is_picture=one.file.media_type in SHOWN,
    )  # fmt: skip


def doors(view: CaseView) -> list[Door]:
    """What may be brought here now: the sheet, the photos, and a copy of each paper the catalogue keeps one of."""
    whos = [seat.who for seat in guards.sitting().seats if seat.reaches(view.case.branch_id)]
    wanted: Iterable[Verdict] = (judge(act, view.facts, view.charter, who)
                                 for act in ("keep_sheet", "keep_photos") for who in whos)  # fmt: skip
    found = [caseview.door_of(view, verdict) for verdict in wanted if verdict.is_allowed]
    return [*_scans(view), *(door for door in found if door)]


def _scans(view: CaseView) -> Iterable[Door]:
    whos = [seat.who for seat in guards.sitting().seats if seat.reaches(view.case.branch_id)]
    for paper in cases.papers_of(view.case.id):
        said = keeping.about_a_scan(paper.kind)
        if any(judge("keep_scan", view.facts, view.charter, who, said).is_allowed for who in whos):
            name = view.labels.get(("document_kinds", paper.kind), paper.kind)
            href = url_for("files.keep_scan_form", number=view.number, kind=paper.kind)
            yield Door("keep_scan", _("A copy: %(paper)s", paper=name), href, ("H-2",), is_open=True, icon="camera")


def handed_out(view: CaseView, one: Brought) -> Response:
    """The content, under a name that is only a word, in a sandbox; and the look of who opened it is kept."""
    shown = filing.shows(one.file.kind, one.paper)
    looks.looked("view_file", view.number, case=view.number, file=one.file.id, attached=shown, paper=one.paper)
    name = download_name(one.file.name, one.file.media_type, one.file.id)
    return _reply(one.file, one.file.sha256, disposition(name, is_shown=one.file.media_type in SHOWN))


def small_one(one: Brought) -> Response:
    """The likeness for lists; `NotFound` where there is none."""
    if not one.small:
        raise NotFound(str(one.file.id))
    return _reply(one.file, one.small, disposition("small.jpg", is_shown=True), media_type="image/jpeg")


def _reply(file: cases.StoredFile, sha256: str, named: str, media_type: str = "") -> Response:
    place = files.place_of(current_app.config["SADEED"].folder, sha256)
    if not place.is_file() or not files.is_whole(place):
        log.error("a file is not as it was kept", file=file.id, is_there=place.is_file())
        return faults.fault(410, _("The file is not as it was kept"), _("It is not handed out."),
                            _("Tell the system administration: the check of files finds it."))  # fmt: skip
    reply = Response(place.read_bytes(), mimetype=media_type or file.media_type)
    reply.headers.update(guarded(named))
    return reply


def guarded(named: str) -> dict[str, str]:
    """What keeps a file from doing anything where it is opened."""
    return {
        "Content-Disposition": named, "Content-Security-Policy": SANDBOX, "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }  # fmt: skip


def name_of(view: CaseView, kind: str) -> str:
    """A paper as people call it; `NotFound` for one the checklist does not have."""
    return view.labels.get(("document_kinds", cases.paper_of(view.case.id, kind).kind), kind)
