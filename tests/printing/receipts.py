"""A receipt to vary, and a reader of what was printed."""

from datetime import UTC, date, datetime

import pymupdf

from sadeed.printing.letterhead import Addressee, Association
from sadeed.printing.receipt import Missing, ReceiptFacts, receipt

AT = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
NAME = "منيرة بنت عبد الكريم بن صالح الكعبي"
PROMISE = "الاثنين 27 جمادى الآخرة 1448هـ · 7 ديسمبر 2026م"

RAISED = ReceiptFacts(
    association=Association(
        "جمعية البر الأهلية بالرياض", "ترخيص المركز الوطني رقم 1042", "حي العليا، الرياض 12241", "011 234 5678"
    ),
    person=Addressee(NAME, "female"),
    case_number="SD-1448-00012",
    received_on=date(2026, 11, 23),
    channel="الحضور إلى المكتب",
    papers_received=("الهوية الوطنية", "سجل الأسرة", "عقد الإيجار"),
    papers_missing=(Missing("فاتورة الكهرباء", "صادرة قبل أكثر من 60 يومًا"), Missing("شهادة الآيبان")),
    raised=True,
    promised_on=date(2026, 12, 7),
    holds_reply=False,
    complete_by=None,
    tracking_url="https://sadeed.example/t/hJ3kQ9vX2mLr8PzTn5WbYc",
    short_code="K7M-2QF-9TX",
    by="هند الفارس",
    seat_office="علاقات المستفيدين",
)

ENGLISH = {
    "association": Association("Al-Birr Association", "Licence no. 1042", "Olaya, Riyadh 12241", "011 234 5678"),
    "person": Addressee("Munirah Al-Kaabi", "female", "Dr."),
    "channel": "a visit to the office",
    "papers_received": ("National ID", "Family record"),
    "papers_missing": (Missing("Electricity bill", "the one handed in is older than 60 days"),),
    "by": "Hind Al-Faris",
    "seat_office": "Beneficiary Relations",
    "language": "en",
}


def printed(facts: ReceiptFacts) -> pymupdf.Document:
    """The receipt, opened."""
    return pymupdf.open(stream=receipt(facts, at=AT))


def words(document: pymupdf.Document) -> str:
    """The text the file holds; without the spaces a reader guesses where Arabic letters lean away from each other."""
    return " ".join(" ".join(page.get_text(flags=pymupdf.TEXT_INHIBIT_SPACES) for page in document).split())


def squeezed(text: str) -> str:
    """Letters alone, for what turns direction within a line: readers differ in the spaces they put there."""
    return "".join(text.split())
