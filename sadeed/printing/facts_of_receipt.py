"""From the records of a request to what its receipt says (H-5), in the language of the applicant."""

from datetime import date
from pathlib import Path

from sadeed.policy.charter import Charter
from sadeed.printing.letterhead import Addressee, Language, association_of
from sadeed.printing.receipt import Missing, ReceiptFacts
from sadeed.records import cases, catalogues, people, weeks
from sadeed.records.base import db
from sadeed.records.cases import Case, Paper
from sadeed.records.staff import Seat, branch_names

# How the request came, as it reads after «عبر» and after "by".
CHANNELS: dict[Language, dict[str, str]] = {
    "ar": {
        "interview": "الحضور إلى المكتب", "phone": "الهاتف", "social": "وسائل التواصل الاجتماعي", "letter": "خطاب",
        "help_request": "نموذج طلب المساعدة", "volunteering": "نموذج التطوع", "website": "الموقع الإلكتروني",
        "delegate": "مندوب الفرع",
    },
    "en": {
        "interview": "a visit to the office", "phone": "telephone", "social": "social media", "letter": "letter",
        "help_request": "the help request form", "volunteering": "the volunteering form", "website": "the website",
        "delegate": "the branch delegate",
    },
}  # fmt: skip
OFFICES: dict[Language, str] = {"ar": "علاقات المستفيدين", "en": "Beneficiary Relations"}
NOT_MATCHED: dict[Language, str] = {"ar": "لم يُطابق بأصله بعد", "en": "not matched with its original yet"}


def receipt_of(
    case: Case, charter: Charter, *, public_url: str, code: str, short_code: str, by: Seat, on: date,
    folder: Path | None = None,
) -> ReceiptFacts:  # fmt: skip
    """What the receipt of `case` says on that day; `code` and `short_code` are fresh tracking codes."""
    person: people.Person = db.session.get(people.Person, case.person_id)
    language: Language = "en" if person.language == "en" else "ar"
    names = catalogues.labels(language, "document_kinds")
    papers = [paper for paper in cases.papers_of(case.id) if paper.is_required or paper.received_on]
    missing = tuple(_missing(paper, names, language) for paper in papers if is_missing(paper))
    return ReceiptFacts(
        association=association_of(language, folder=folder), person=_addressee(person), case_number=case.number,
        received_on=case.received_on, channel=CHANNELS[language][case.channel],
        papers_received=tuple(_name(paper, names) for paper in papers if paper.matched_on and not is_missing(paper)),
        papers_missing=missing, raised=case.promised_on is not None, promised_on=case.promised_on,
        holds_reply=bool(charter.terms["holds_reply"]),
        complete_by=weeks.complete_by(charter, on=on) if missing and case.promised_on is None else None,
        tracking_url=f"{public_url}/t/{code}", short_code=read_aloud(short_code), by=by.name,
        seat_office=f"{OFFICES[language]}، {branch_names().get(case.branch_id, '')}" if language == "ar"
        else OFFICES[language], language=language, tracking_page=f"{public_url.partition('://')[2]}/t",
    )  # fmt: skip


def is_missing(paper: Paper) -> bool:
    """Still to come before the request is complete: asked for, not waived, and not matched or found at fault."""
    asked = paper.is_required and not paper.waived and paper.asked_for == "request"
    return asked and (paper.matched_on is None or bool(paper.fault))


def read_aloud(short_code: str) -> str:
    """In threes, as it is read out over the telephone: K7M-2QF-9TX."""
    return "-".join(short_code[n : n + 3] for n in range(0, len(short_code), 3))


def _missing(paper: Paper, names: dict[tuple[str, str], str], language: Language) -> Missing:
    return Missing(_name(paper, names), paper.fault or (NOT_MATCHED[language] if paper.received_on else ""))


def _name(paper: Paper, names: dict[tuple[str, str], str]) -> str:
    return names.get(("document_kinds", paper.kind), paper.kind)


def _addressee(person: people.Person) -> Addressee:
    sex = person.sex if person.sex in ("male", "female") else None
    return Addressee(person.name, sex)  # type: ignore[arg-type]
