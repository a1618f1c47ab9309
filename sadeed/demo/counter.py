"""What happens at the counter: a request is received, its papers matched, questions asked, signed and raised."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from ..acts import declaration, intake, papers, raising, referral
from ..records import cases, catalogues
from .cast import Cast, Tale
from .requests import AWAITED, CHANGES, EXTENSIONS, FAULTS, MISSING, QUESTIONS
from .staff import DELEGATED

Deed = Callable[[Cast, Tale, datetime], object]
CHANNELS = ("interview", "interview", "interview", "phone", "website", "interview", "letter", "help_request", "social")
A_MINUTE = timedelta(minutes=1)


def receive(cast: Cast, tale: Tale, at: datetime) -> None:
    """Somebody comes, writes or is visited by the delegate."""
    support, made = tale.support, tale.whose.made
    is_paper = tale.office == DELEGATED
    tale.number = intake.receive(
        tale.whose.number, channel="delegate" if is_paper else CHANNELS[tale.n % len(CHANNELS)],
        support_type=support.code, need=support.need, category=made.category,
        amount_asked=support.amount and support.amount + 50_000,
        paper_day=at.date() - timedelta(days=1) if is_paper and tale.n % 2 else None,
        acts_through="guardian" if made.guardian else "", by=cast.counter(tale), at=at,
    )  # fmt: skip


def match_papers(cast: Cast, tale: Tale, at: datetime) -> None:
    """Every paper of the request is matched with its original."""
    match_each(cast, tale, at, unmatched(tale, "request"))


def match_some(cast: Cast, tale: Tale, at: datetime) -> None:
    """All papers but two: one is faulty, the other was not brought."""
    asked = unmatched(tale, "request")
    match_each(cast, tale, at, asked[:-2])
    what = FAULTS[tale.n % len(FAULTS)]
    papers.fault(tale.number, asked[-1], what=what, by=cast.counter(tale), at=at + A_MINUTE * len(asked))


def unmatched(tale: Tale, step: str) -> list[str]:
    """The kinds of paper that `step` still asks for."""
    row = case_of(tale)
    return [p.kind for p in cases.papers_of(row.id) if p.is_required and p.asked_for == step and p.matched_on is None]


def match_each(cast: Cast, tale: Tale, at: datetime, kinds: list[str]) -> None:
    """One paper after the other, a minute each."""
    for n, kind in enumerate(kinds):
        moment = at + A_MINUTE * n
        issued = _issued_on(kind, moment.date(), tale.n)
        papers.match(tale.number, kind, original_seen=True, issued_on=issued, by=cast.counter(tale), at=moment)


def _issued_on(kind: str, on: date, n: int) -> date:
    line = catalogues.entry("document_kinds", kind)
    most = int(line.more.get("max_age_days", 0)) if line else 0
    return on - timedelta(days=min(most // 3, 20 + n % 60) if most else 400 + 7 * n)


def refer(cast: Cast, tale: Tale, at: datetime) -> None:
    """A question the counter cannot answer."""
    question, _, _ = QUESTIONS[tale.n % len(QUESTIONS)]
    waits = "hall" if tale.n % 2 else "phone"
    referral.refer(tale.number, question=question, waits=waits, by=cast.counter(tale), at=at)


def answer(cast: Cast, tale: Tale, at: datetime) -> None:
    """Research answers it."""
    _, words, source = QUESTIONS[tale.n % len(QUESTIONS)]
    referral.answer(tale.number, answer=words, source=source, by=cast.researcher(tale), at=at)


def declare(cast: Cast, tale: Tale, at: datetime) -> None:
    """The applicant signs, or puts a thumb before a witness; a guardian signs for a child."""
    made, by = tale.whose.made, cast.counter(tale)
    name = " ".join(made.fields.get(f"name_{part}", "") for part in ("own", "father", "grandfather", "family"))
    signer = made.guardian or made.fields.get("representative") or name
    if made.guardian:
        deed = f"صك ولاية تجريبي رقم {tale.n:04}"
        declaration.declare(tale.number, signer=signer, method="screen", capacity="guardian", deed=deed, by=by, at=at)
    elif not made.reads:
        witness = made.fields["relative_name"]
        declaration.declare(tale.number, signer=signer, method="thumb", witness=witness, by=by, at=at)
    else:
        declaration.declare(tale.number, signer=signer, method="screen", by=by, at=at)


def change(cast: Cast, tale: Tale, at: datetime) -> None:
    """What was signed is changed, and waits for a new signature."""
    fields = {"need": f"{tale.support.need}. وزاد الاحتياج بعد التقديم"}
    intake.change_data(tale.number, fields, reason=CHANGES, by=cast.counter(tale), at=at)


def raise_(cast: Cast, tale: Tale, at: datetime) -> None:
    """The request goes to the committee and a date is promised."""
    raising.raise_(tale.number, by=cast.counter(tale), at=at)


def return_(cast: Cast, tale: Tale, at: datetime) -> None:
    """Research sends it back for something that is missing."""
    raising.return_(tale.number, missing=MISSING[tale.n % len(MISSING)], by=cast.researcher(tale), at=at)


def suspend(cast: Cast, tale: Tale, at: datetime) -> None:
    """It waits for the applicant."""
    raising.suspend(tale.number, awaited=AWAITED[tale.n % len(AWAITED)], by=cast.counter(tale), at=at)


def resume(cast: Cast, tale: Tale, at: datetime) -> None:
    """What was awaited is here."""
    raising.resume(tale.number, by=cast.counter(tale), at=at)


def extend(cast: Cast, tale: Tale, at: datetime) -> None:
    """A later date, with its reasons."""
    promised = case_of(tale).promised_on
    assert promised is not None  # the plot raised it first
    reason, public_reason = EXTENSIONS[tale.n % len(EXTENSIONS)]
    raising.extend(tale.number, until=promised + timedelta(days=10 + tale.n % 5), reason=reason,
                   public_reason=public_reason, by=cast.researcher(tale), at=at)  # fmt: skip


def withdraw(cast: Cast, tale: Tale, at: datetime) -> None:
    """The applicant wants it no longer."""
    intake.withdraw(tale.number, by=cast.counter(tale), at=at)


def case_of(tale: Tale) -> cases.Case:
    """The case as it stands."""
    return cases.numbered(tale.number, branches=None)


DEEDS: dict[str, Deed] = {
    "receive": receive, "papers": match_papers, "some": match_some, "refer": refer, "answer": answer,
    "declare": declare, "change": change, "raise": raise_, "return": return_, "suspend": suspend, "resume": resume,
    "extend": extend, "withdraw": withdraw,
}  # fmt: skip
