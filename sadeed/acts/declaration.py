"""The declaration: exact text, exact data, signed and sealed (H-4)."""

from datetime import datetime
from pathlib import Path

from ..records import declared, files, journal
from ..records.base import db
from ..records.cases import Declaration
from ..records.people import Person
from ..records.staff import Seat
from ..records.transaction import Changed
from .beats import Beat, on_case

SENTENCES = {"thumb": "declare_read_aloud", "guardian": "declare_guardian", "agent": "declare_guardian"}


def declare(
    number: str, *, signer: str, method: str, capacity: str = "self", deed: str = "", witness: str = "",
    strokes: str = "", picture: bytes = b"", folder: Path | None = None, was_read_aloud: bool = False,
    shown_digest: str = "", by: Seat, at: datetime,
) -> str:  # fmt: skip
    """The applicant, or who acts for them, signs that the data shown are true.

    `shown_digest` is the digest of the data that stood on the page: when they changed since, `Changed` is raised and
    nothing is sealed. A thumb print needs a witness who is not the clerk. `picture` (PNG) is kept as a file of the
    data `folder`.
    """
    said = {"signer": signer.strip(), "method": method, "capacity": capacity, "deed": deed.strip(),
            "witness": witness.strip(), "witness_is_clerk": witness.strip() in (by.name, by.username)}  # fmt: skip
    with on_case("declare", number, by=by, at=at, said=said) as beat:
        data = declared.declared_data(beat.case)
        digest = declared.digest_of(data)
        if shown_digest and shown_digest != digest:
            raise Changed({"data": "changed"})
        person = db.session.get(Person, beat.case.person_id)
        text = declared.text_for(beat.case, person, signer=signer.strip(), capacity=capacity, deed=deed.strip())
        drawn = _kept(picture, folder, beat) if picture and folder else None
        db.session.add(
            Declaration(
                case_id=beat.case.id, text_version=declared.TEXT_VERSION, text=text, declared=data, data_digest=digest,
                seal=declared.seal_of(text, data, journal.stamp(at), signer.strip()), method=method, capacity=capacity,
                signer=signer.strip(), deed=deed.strip(), witness=witness.strip(), strokes=strokes,
                was_read_aloud=was_read_aloud or method == "thumb", signed_at=at, taken_by=by.staff,
                file_id=drawn,
            )
        )  # fmt: skip
        beat.case.data_digest = digest
        beat.sentence = SENTENCES.get(capacity) or SENTENCES.get(method, "")
        beat.told = {"person": person.name, "text_version": declared.TEXT_VERSION, "method": method,
                     "witness": witness.strip(), "guardian": signer.strip(), "deed": deed.strip()}  # fmt: skip
    return number


def _kept(picture: bytes, folder: Path, beat: Beat) -> int:
    file = files.keep(
        picture, folder=folder, name="signature.png", media_type="image/png", kind="signature", case_id=beat.case.id,
        by=beat.by.staff, at=beat.at,
    )  # fmt: skip
    return int(file.id)
