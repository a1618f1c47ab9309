"""What the association sets of itself: its name, branches, holidays (P-3, H-5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..arabic import Unreadable, identity, marks
from ..policy import promises
from ..policy.calendar import Week
from ..policy.charter import Charter
from ..policy.verdict import Verdict
from ..records import cases, catalogues, charters, figures, journal, seating, staff, weeks
from ..records.base import db
from ..records.cases import Case, NotFound
from ..records.catalogues import Holiday, Setting
from ..records.facts import facts_of
from ..records.staff import Branch, Seat
from ..records.transaction import transaction
from . import beats
from .accounts import only_admin
from .beats import Beat
from .staff import add_branch

ASSOCIATION = ("name", "name_en", "licence", "phone", "whatsapp", "address", "address_en", "email")
LONGEST_HOLIDAY = timedelta(days=30)
LONGEST = 200


def describe_association(said: Mapping[str, str], *, by: Seat, at: datetime) -> None:
    """What the association says of itself on letters and public pages; a part not given stays as it is.

    Raises `ValueError` without a name, and for a telephone that is none.
    """
    only_admin("setting_changed", by)
    written = {name: _line(said[name]) for name in ASSOCIATION if name in said}
    for name in ("phone", "whatsapp"):
        if written.get(name):
            written[name] = identity.phone(written[name])
    with transaction():
        before = catalogues.setting("association") or {}
        now = before | written
        if not now.get("name"):
            raise Unreadable("name", "يلزم اسم الجمعية", "The association's name is needed")
        keep_setting("association", now)
        changed = sorted(name for name in now if now[name] != before.get(name))
        journal.note_day("setting_changed", by=by, at=at, told={"setting": "association", "fields": changed})


def open_branch(
    *, code: str, name: str, name_en: str = "", region: str = "", phone: str = "", by: Seat, at: datetime
) -> int:  # fmt: skip
    """One more office; the first is the main one. Raises `ValueError` for a code that is taken or cannot be one."""
    only_admin("setting_changed", by)
    chosen = code.strip().lower()
    if not chosen.isascii() or not chosen.isalnum() or len(chosen) > 20:
        raise Unreadable("code", "رمز الفرع حروف لاتينية وأرقام", "A branch's code is Latin letters and digits")
    with transaction():
        if staff.branch_with_code(chosen) is not None:
            raise Unreadable("taken", "رمز الفرع مستعمل", "This code is taken")
        return add_branch(code=chosen, name=_named(name), name_en=_line(name_en), region=region,
                          phone=_phone(phone), is_main=not staff.all_branches(), by=by, at=at)  # fmt: skip


def amend_branch(
    code: str, *, name: str, name_en: str = "", region: str = "", phone: str = "", by: Seat, at: datetime
) -> str:  # fmt: skip
    """An office is called, lies or is reached otherwise from now on; its code stays. Raises `ValueError`."""
    only_admin("setting_changed", by)
    with transaction():
        branch = _branch(code)
        now = {"name": _named(name), "name_en": _line(name_en), "region": region, "phone": _phone(phone)}
        changed = sorted(field for field, value in now.items() if getattr(branch, field) != value)
        for field in changed:
            setattr(branch, field, now[field])
        journal.note_day("setting_changed", by=by, at=at, told={"setting": f"branch {code}", "fields": changed})
        return code


def retire_branch(code: str, *, by: Seat, at: datetime) -> str:
    """An office closes: nothing new goes there, its history stays. Not the main office, and not with open requests."""
    only_admin("setting_changed", by)
    with transaction():
        branch = _branch(code)
        if branch.is_main:
            raise Unreadable("main", "المكتب الرئيس لا يُغلق", "The main office does not close")
        if figures.open_by_stage(frozenset({branch.id})):
            raise Unreadable("open", "في الفرع طلبات مفتوحة؛ تُنقل أو تُغلق أولًا",
                             "The branch has open requests; they are moved or closed first")  # fmt: skip
        if seating.seats_at(branch.id, on=at.date()):
            raise Unreadable("seats", "في الفرع صفات سارية؛ تُنهى أو تُنقل أولًا",
                             "Somebody still sits at this branch; their seats are ended first")  # fmt: skip
        branch.retired_on = branch.retired_on or at.date()
        journal.note_day("setting_changed", by=by, at=at, told={"setting": f"branch {code}", "retired": True})
        return code


@dataclass(frozen=True)
class Moved:
    """What an announcement did: the holiday's days, and the requests whose promise moved."""

    from_on: date
    until_on: date
    numbers: tuple[str, ...]


def announce_holiday(name: str, *, from_on: date, until_on: date, by: Seat, at: datetime) -> Moved:
    """A holiday is announced; promises that fall on it move forward, never back, and their applicants are told (H-5).

    A paused promise moves when it resumes, and counts the holiday then. Raises `ValueError` for days that are past,
    out of order, or more than thirty.
    """
    only_admin("holiday_announced", by)
    said = _named(name)
    if from_on < at.date() or not from_on <= until_on <= from_on + LONGEST_HOLIDAY:
        raise Unreadable("days", "أيام الإجازة من اليوم فصاعدًا، ونهايتها بعد بدايتها، وأكثرها ثلاثون",
                         "A holiday lies ahead, ends after it begins, and has at most thirty days")  # fmt: skip
    with transaction():
        db.session.add(Holiday(name=said, from_on=from_on, until_on=until_on))
        db.session.flush()
        moved = _move_promises(said, from_on, until_on, by=by, at=at)
        told = {"holiday": said, "from_on": from_on.isoformat(), "until_on": until_on.isoformat(), "moved": len(moved)}
        journal.note_day("holiday_announced", by=by, at=at, clauses=("H-5",), told=told)
        return Moved(from_on, until_on, tuple(moved))


def _move_promises(name: str, first: date, last: date, *, by: Seat, at: datetime) -> list[str]:
    weeks_of: dict[int, tuple[Charter, Week]] = {}
    moved = []
    for case in cases.promised_between(first, last):
        if case.charter_id not in weeks_of:
            charter = charters.charter_of(case.charter_id)
            weeks_of[case.charter_id] = (charter, weeks.week_of(charter, on=at.date()))
        if _move_promise(case, *weeks_of[case.charter_id], name=name, by=by, at=at):
            moved.append(case.number)
    return moved


def _move_promise(case: Case, charter: Charter, week: Week, *, name: str, by: Seat, at: datetime) -> bool:
    before = case.promised_on
    assert before is not None  # it was found by its promise
    after = promises.promise_after_announcement(before, week)
    if after == before:
        return False
    beat = Beat(MOVED.act, case, facts_of(case, charter, on=at.date()), charter, week, by, at, MOVED.clauses)
    case.promised_on = after
    beats.note_promise(beat, "moved", after, name)
    beat.told = {"before": before, "promised_on": after, "holiday": name, "case": case.number}
    journal.note_case(case, MOVED.act, by=by, at=at, clauses=MOVED.clauses, told=beats.plain(beat.told))
    beats.resettle(case, charter, at=at)
    beats.tell_applicant(beat)
    return True


MOVED = Verdict("promise_moved", ("H-5",))


def _branch(code: str) -> Branch:
    found = staff.branch_with_code(code)
    if found is None:
        raise NotFound(code)
    return found


def keep_setting(name: str, value: object) -> None:
    """Write a setting, in the caller's transaction."""
    kept = db.session.get(Setting, name)
    if kept is None:
        db.session.add(Setting(name=name, value=value))
    else:
        kept.value = value


def _line(text: str) -> str:
    return " ".join(marks.plain(text or "").text.split())[:LONGEST]


def _phone(text: str) -> str:
    return identity.phone(text) if text.strip() else ""


def _named(text: str) -> str:
    said = _line(text)
    if not said:
        raise Unreadable("name", "يلزم الاسم", "A name is needed")
    return said
