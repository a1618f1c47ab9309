"""What the law on personal data gives to people: consents taken back, and requests about their data (S13)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from ..arabic import Unreadable, marks
from ..arabic.dates import hijri_year
from ..policy.stages import COUNTER
from ..policy.verdict import Missing, Refused, Verdict
from ..records import catalogues, journal, law, notices, numbers, people, retention
from ..records.base import db
from ..records.cases import NotFound
from ..records.law import Consent, DataRequest
from ..records.people import Person
from ..records.staff import Seat
from ..records.transaction import transaction
from .people import name_of
from .settings import keep_setting

KEEPERS = (*COUNTER, "manager")
ANSWERERS = ("manager",)
ANSWER_WITHIN = timedelta(days=30)  # calendar days
CLAUSES = ("P-1",)


def give_consent(number: str, purpose: str, *, text_version: str, by: Seat, at: datetime) -> str:
    """Somebody agrees to one purpose, having heard its text of that version. Returns the person's number.

    Raises `NotFound`, and `ValueError` when it stands already or the text is no longer the one in use.
    """
    _only("consent", KEEPERS, by)
    if text_version != notices.version(purpose):
        raise Unreadable("text", "تغيّر نص الموافقة؛ يُقرأ النص الجديد", "The text of the consent changed; read it anew")
    with transaction():
        person = _held(number, by)
        if law.consent_now(person.id, purpose):
            raise Unreadable("stands", "الموافقة قائمة من قبل", "This consent stands already")
        db.session.add(
            Consent(person_id=person.id, purpose=purpose, text_version=text_version, given_at=at, given_by=by.staff)
        )
        _let(person, purpose, True)
        told = {"person": number, "purpose": purpose, "text_version": text_version}
        journal.note_day("consent", by=by, at=at, clauses=CLAUSES, told=told)
        return number


def withdraw_consent(number: str, purpose: str, *, words: str, by: Seat, at: datetime) -> str:
    """It is taken back, from now on; what was done until now was lawful and stays. Raises `NotFound`, `ValueError`."""
    _only("consent_withdraw", KEEPERS, by)
    with transaction():
        person = _held(number, by)
        standing = law.consent_now(person.id, purpose)
        if standing is None:
            raise Unreadable("none", "لا موافقة قائمة على هذا الغرض", "No consent to this purpose stands")
        standing.withdrawn_at, standing.withdrawn_by, standing.words = at, by.staff, _line(words)
        _let(person, purpose, False)
        journal.note_day("consent_withdraw", by=by, at=at, clauses=CLAUSES, told={"person": number, "purpose": purpose})
        return number


def _let(person: Person, purpose: str, is_agreed: bool) -> None:
    """What the rest of the house goes by."""
    if purpose == "photos":
        person.media_consent = is_agreed
    if purpose == "contact":
        person.no_contact = not is_agreed


def receive_request(
    kind: str, *, person: str, name: str, mobile: str, identity_seen: str, words: str, branch_id: int, by: Seat,
    at: datetime,
) -> str:  # fmt: skip
    """Somebody asks about their own data, their identity seen at the desk; answered within thirty days.

    `person` is their file's number, "" when there is none. Returns the request's number. Raises `NotFound`,
    `ValueError` without a name or without the original that was seen.
    """
    _only("data_request", KEEPERS, by)
    if kind not in law.KINDS:
        raise ValueError(kind)
    if not _line(identity_seen):
        raise Unreadable("identity", "يلزم ذكر أصل الهوية الذي اطُّلع عليه", "Say which original of an identity was seen")
    with transaction():
        file = _held(person, by) if person else None
        day = at.date()
        made = DataRequest(
            number=numbers.next_number("data_request", year=hijri_year(day)), kind=kind,
            branch_id=file.branch_id if file else branch_id, person_id=file.id if file else None,
            name=name_of(file.name if file else name), mobile=mobile, identity_seen=_line(identity_seen),
            words=marks.plain(words).text.strip(), received_on=day, due_on=day + ANSWER_WITHIN, received_by=by.staff,
        )  # fmt: skip
        db.session.add(made)
        db.session.flush()
        told = {"request": made.number, "kind": kind, "due_on": made.due_on.isoformat(), "person": person}
        journal.note_day("data_request", by=by, at=at, clauses=CLAUSES, told=told)
        return str(made.number)


def answer_request(number: str, *, outcome: str, words: str, by: Seat, at: datetime) -> str:
    """It is answered, with what came of it and what was said. Raises `NotFound`, `ValueError` without either."""
    _only("data_answer", ANSWERERS, by)
    said = marks.plain(words).text.strip()
    if outcome not in law.OUTCOMES or not said:
        raise Unreadable("answer", "تلزم النتيجة ونص الجواب", "The outcome and the answer are needed")
    with transaction():
        asked = request_in_reach(number, by, for_change=True)
        if asked.answered_at is not None:
            raise Unreadable("answered", "أُجيب هذا الطلب من قبل", "This was answered before")
        asked.outcome, asked.answer, asked.answered_at, asked.answered_by = outcome, said, at, by.staff
        told = {"request": number, "outcome": outcome, "kind": asked.kind}
        journal.note_day("data_answer", by=by, at=at, clauses=CLAUSES, told=told)
        return number


def make_copy(number: str, *, by: Seat, at: datetime) -> str:
    """A copy of everything held is made for who asked; each time it is opened a look says so. Returns the number.

    Raises `NotFound`, `ValueError` for a request of another kind or without a file.
    """
    _only("data_copy", ANSWERERS, by)
    with transaction():
        asked = request_in_reach(number, by, for_change=True)
        person = db.session.get(Person, asked.person_id) if asked.person_id else None
        if asked.kind != "access" or person is None:
            raise Unreadable("copy", "النسخة تُعطى على طلب اطّلاع يخص ملفًا محفوظًا",
                             "A copy is given on a request for access that has a file")  # fmt: skip
        asked.copied_at = at
        journal.note_day("data_copy", by=by, at=at, clauses=CLAUSES, told={"request": number, "person": person.number})
        return number


def set_retention(months: Mapping[str, int], *, by: Seat, at: datetime) -> None:
    """How long each kind is kept, in months, as the board decided. Raises `ValueError` below the floor of a kind."""
    _only("setting_changed", ANSWERERS, by)
    for kind, n in months.items():
        if not retention.FLOORS[kind] <= n <= retention.HIGHEST:
            raise Unreadable("months", f"أقل مدة لهذا النوع {retention.FLOORS[kind]} شهرًا",
                             f"The shortest time for this kind is {retention.FLOORS[kind]} months")  # fmt: skip
    with transaction():
        before = catalogues.setting(retention.SETTING) or {}
        keep_setting(retention.SETTING, dict(months))
        told = {"setting": retention.SETTING, "before": before, "after": dict(months)}
        journal.note_day("setting_changed", by=by, at=at, clauses=CLAUSES, told=told)


def request_in_reach(number: str, by: Seat, *, for_change: bool = False) -> DataRequest:
    """The request of that number, where this seat reaches; raises `NotFound`."""
    reach = None if by.branch is None else frozenset({by.branch})
    return law.request_numbered(number, branches=reach, for_change=for_change)


def _held(number: str, by: Seat) -> Person:
    person = people.numbered(number, branches=None if by.branch is None else frozenset({by.branch}))
    if person is None:
        raise NotFound(number)
    return person


def _only(act: str, roles: tuple[str, ...], by: Seat) -> None:
    if by.role not in roles:
        raise Refused(Verdict(act, CLAUSES, (Missing("seat", " ".join(roles)),)))


def _line(text: str) -> str:
    return " ".join(marks.plain(text or "").text.split())[:400]
