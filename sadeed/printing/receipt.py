"""The receipt of a request with the promised date of reply (H-5)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Literal

from sadeed.printing import qr
from sadeed.printing.letterhead import Addressee, Association, Language, Number, both_calendars, framed
from sadeed.printing.press import press

TITLES = {"ar": "إيصال استلام طلب رقم {}", "en": "Receipt of request {}"}
NUMBER_LABELS = {"ar": "رقم الطلب", "en": "Request"}


@dataclass(frozen=True)
class Missing:
    """A paper still to come and why, in a few words; `why` may be empty when it was simply not handed in."""

    paper: str
    why: str = ""


@dataclass(frozen=True)
class ReceiptFacts:
    """All that a receipt says, already in its language: nothing here names the kind of help.

    `channel` reads after «عبر» («الحضور إلى المكتب»). `promised_on` is set once the request is raised, `holds_reply`
    when the charter forbids a reply before it; `complete_by` is the last day for what remains. `tracking_url` carries
    a random code of its own; `short_code` is the one to type or read aloud, at `tracking_page` (an address without
    https://) when there is one.
    """

    association: Association
    person: Addressee
    case_number: str
    received_on: date
    channel: str
    papers_received: tuple[str, ...]
    papers_missing: tuple[Missing, ...]
    raised: bool
    promised_on: date | None
    holds_reply: bool
    complete_by: date | None
    tracking_url: str
    short_code: str
    by: str
    seat_office: str
    language: Language = "ar"
    tracking_page: str = ""

    def __post_init__(self) -> None:
        if self.raised and self.promised_on is None:
            raise ValueError("a raised request has a promised date (H-5)")
        if self.case_number in self.tracking_url or self.case_number in self.short_code:
            raise ValueError("the tracking code is random, never the case number")

    @property
    def reply(self) -> Literal["by", "held", "not begun"]:
        """How the reply is promised: at the latest, not before, or not yet counted."""
        if not self.raised:
            return "not begun"
        return "held" if self.holds_reply else "by"


def receipt(facts: ReceiptFacts, *, at: datetime) -> bytes:
    """The receipt as a PDF/A-2b of one A4 sheet; the same facts at the same second are the same bytes (H-5).

    Raises `ValueError` when `at` names no time zone.
    """
    number = Number(NUMBER_LABELS[facts.language], facts.case_number)
    title = TITLES[facts.language].format(facts.case_number)
    frame = framed(title, facts.association, facts.person, number, at=at, language=facts.language)
    drawing = qr.svg(facts.tracking_url, quiet_zone=0)
    return press().pdf("receipt", frame | _body(facts), drawings={"qr": drawing} | facts.association.drawings, at=at)


def _body(facts: ReceiptFacts) -> dict[str, object]:
    return {
        "received_on": both_calendars(facts.received_on, facts.language),
        "channel": facts.channel,
        "reply": facts.reply,
        "promised_on": both_calendars(facts.promised_on, facts.language),
        "complete_by": both_calendars(facts.complete_by if facts.papers_missing else None, facts.language),
        "received": facts.papers_received,
        "missing": [asdict(each) for each in facts.papers_missing],
        "short_code": facts.short_code,
        "tracking_page": facts.tracking_page,
        "by": facts.by,
        "office": facts.seat_office,
    }
