"""Requests about data, consents and retention, as the desk shows them (S13)."""

import re
from dataclasses import dataclass, replace
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..records import destruction, held, law, notices, people, retention, staff
from ..records.cases import NotFound
from ..records.law import Consent, DataRequest
from ..records.people import Person
from . import caseview, format, guards, lawdoors, locale, personview
from .caseview import Badge, Door
from .clock import now, today
from .personview import Told

KINDS = {
    "access": _l("A copy of what is held"), "correction": _l("Correction of data"),
    "objection": _l("Objection to a use"), "erasure": _l("Destruction of data"),
}  # fmt: skip
OUTCOMES = {
    "granted": _l("Done as asked"), "partly": _l("Done in part"), "not_granted": _l("Not done, with the reason"),
    "nothing_held": _l("Nothing is held"),
}  # fmt: skip
PURPOSES = {
    "processing": _l("Use of the data"), "photos": _l("Photos and publication"), "contact": _l("Being contacted"),
}  # fmt: skip
KEPT = {
    "file": _l("Files of applicants and beneficiaries (months)"), "empty_file": _l("Files without a request (months)"),
    "message": _l("Messages of the public pages (months)"), "voice": _l("Complaints and suggestions (months)"),
    "looks": _l("The record of looks (months)"),
}  # fmt: skip
SENSIBLE = re.compile(r"P-\d{4}-\d{1,6}")


@dataclass(frozen=True)
class Asked:
    """A request about data as a row or a page shows it."""

    number: str
    href: str
    title: str
    name: str
    badge: Badge
    facts: tuple[tuple[str, str], ...]
    words: str
    answer: str
    file_href: str | None
    doors: tuple[Door, ...] = ()


def notice() -> dict[str, Any]:
    """What is said before data are collected, in the reader's language, with its version."""
    return {"notice": notices.text("collection", locale.language()), "notice_version": notices.version("collection")}


def queue() -> dict[str, Any]:
    """Open ones by their day, the newest answers, and the doors."""
    reach = guards.branches("data_rights")
    doors = [_door("data_request", _("Register a request"), url_for("data_rights.data_request_form"), is_main=True)]
    if guards.sitting().has("manager"):
        doors.append(_door("retention", _("How long data are kept"), url_for("data_rights.kept")))
    return {
        "open": [_asked(one) for one in law.requests(branches=reach, is_open=True)],
        "answered": [_asked(one) for one in law.requests(branches=reach, is_open=False, limit=30)], "doors": doors,
    }  # fmt: skip


def page(number: str) -> Asked:
    """One request; raises `NotFound`."""
    return _asked(request_of(number), with_doors=True)


def request_of(number: str) -> DataRequest:
    """The request of that number within reach; raises `NotFound`."""
    return law.request_numbered(number, branches=guards.branches("data_rights"))


def _asked(one: DataRequest, *, with_doors: bool = False) -> Asked:
    person = people.with_id(one.person_id) if one.person_id else None
    may_see = person is not None and guards.may_enter("people")
    return Asked(
        number=one.number, href=url_for("data_rights.request_page", number=one.number), title=str(KINDS[one.kind]),
        name=one.name, badge=_badge(one), facts=_facts(one), words=one.words, answer=one.answer,
        file_href=url_for("data_rights.person", number=person.number) if person and may_see else None,
        doors=tuple(_doors(one)) if with_doors else (),
    )  # fmt: skip


def _badge(one: DataRequest) -> Badge:
    if one.answered_at:
        return Badge("well", str(OUTCOMES[one.outcome]), format.row_date(one.answered_at.date()))
    return caseview.due_badge(one.due_on, is_stopped=False, is_promised=True)


def _facts(one: DataRequest) -> tuple[tuple[str, str], ...]:
    names = staff.names_of([id for id in (one.received_by, one.answered_by) if id], locale.language())
    said = [
        (_("Received on"), format.long_date(one.received_on)), (_("To be answered by"), format.long_date(one.due_on)),
        (_("Received by"), names.get(one.received_by, "")), (_("Identity seen"), one.identity_seen),
        (_("Mobile"), format.in_digits(one.mobile)),
        (_("Answered by"), names.get(one.answered_by or 0, "")),
        (_("Copy made"), format.moment(one.copied_at) if one.copied_at else ""),
    ]  # fmt: skip
    return tuple((label, text) for label, text in said if text)


def _doors(one: DataRequest) -> list[Door]:
    """What the manager may do with it."""
    if not guards.sitting().has("manager"):
        return []
    found = []
    if one.copied_at:
        found.append(_door("copy", _("Open the copy"), url_for("data_rights.copy", number=one.number)))
    if one.answered_at:
        return found
    if one.kind == "access" and one.person_id and not one.copied_at:
        found.append(_door("data_copy", _("Make the copy"), url_for("data_rights.data_copy_form", number=one.number)))
    if one.kind == "erasure" and one.person_id:
        found.append(_door("erasure", _("Propose destruction"), url_for("data_rights.erasure_form", number=one.number)))
    answer = url_for("data_rights.data_answer_form", number=one.number)
    return [*found, _door("data_answer", _("Answer"), answer, is_main=True)]


def person_page(number: str) -> dict[str, Any]:
    """Consents of a person, with the text each was given to, and the ways on; raises `NotFound`."""
    person = person_of(number)
    given = law.consents_of(person.id)
    standing = {one.purpose: one for one in given if one.withdrawn_at is None}
    gone = destruction.of("file", number)
    return {
        "name": person.name, "number": number, "back": lawdoors.href("people.person", number=number),
        "gone": _("Destroyed by law on %(day)s.", day=format.long_date(gone.at.date())) if gone else "",
        "purposes": [_purpose(number, purpose, standing.get(purpose)) for purpose in law.PURPOSES],
        "history": [_history(one) for one in given],
        "notice": notices.text("collection", locale.language()), "version": notices.version("collection"),
        "door": _door("data_request", _("Register a request"), url_for("data_rights.data_request_form", person=number)),
    }  # fmt: skip


def person_of(number: str) -> Person:
    """The person of that number within reach; raises `NotFound`."""
    found = people.numbered(number, branches=guards.branches("data_rights"))
    if found is None:
        raise NotFound(number)
    return found


def purpose_of(number: str, purpose: str) -> str:
    """Raises `NotFound` for no such person or purpose."""
    person_of(number)
    if purpose not in PURPOSES:
        raise NotFound(purpose)
    return purpose


def _purpose(number: str, purpose: str, standing: Consent | None) -> dict[str, Any]:
    where: dict[str, Any] = {"number": number, "purpose": purpose}
    door = (
        _door("consent_withdraw", _("Take back"), url_for("data_rights.consent_withdraw_form", **where))
        if standing
        else _door("consent", _("Record the consent"), url_for("data_rights.consent_form", **where))
    )
    given = format.row_date(standing.given_at.date()) if standing else ""
    badge = Badge("well", _("Agreed"), given) if standing else Badge("none", _("No consent"))
    version = standing.text_version if standing else notices.version(purpose)
    return {"label": str(PURPOSES[purpose]), "text": notices.text(purpose, locale.language(), version), "badge": badge,
            "door": replace(door, about=str(PURPOSES[purpose]))}  # fmt: skip


def _history(one: Consent) -> tuple[str, ...]:
    back = format.moment(one.withdrawn_at) if one.withdrawn_at else "—"
    return (
        str(PURPOSES[one.purpose]),
        format.in_digits(one.text_version),
        format.moment(one.given_at),
        back,
        one.words,
    )


def copy_of(number: str) -> tuple[DataRequest, Person]:
    """The request a copy was made for, and whose it is; raises `NotFound` before a copy was made."""
    asked = request_of(number)
    person = people.with_id(asked.person_id) if asked.person_id and asked.copied_at else None
    if person is None:
        raise NotFound(number)
    return asked, person


def copy_page(number: str) -> dict[str, Any]:
    """The copy to read and print: the file as the house shows it, and every request."""
    _asked_for, person = copy_of(number)
    told = held.everything(person, at=now())
    json_href = url_for("data_rights.copy_json", number=number)
    requests = [_request_told(one) for one in told["requests"]]
    return {"json_href": json_href, "requests_told": requests, **_file(person)}


def _file(person: Person) -> dict[str, Any]:
    """What the registry holds of somebody, all of it: it is their own."""
    labels = personview.labels()
    everything = [(str(title), names) for title, names in personview.SECTIONS]
    sections = [
        {"title": title, "rows": [Told(str(personview.FIELDS[name]), said) for name in names
                                  if (said := personview.stated(person, name, labels))]}
        for title, names in everything
    ]  # fmt: skip
    return {
        "name": person.name, "number": person.number, "sections": [one for one in sections if one["rows"]],
        "household": [Told(personview.stated(one, "kinship", labels), one.name)
                      for one in people.household_of(person.id)],
        "money": [Told(personview.worded(one.side, one.code, labels), personview.money_words(one))
                  for one in people.money_of(person.id)],
    }  # fmt: skip


def _request_told(one: dict[str, Any]) -> dict[str, Any]:
    decided = one["decision"][0] if one["decision"] else {}
    return {"number": one["number"], "need": one.get("need", ""), "received": format.row_date(one["received_on"]),
            "decided": format.row_date(decided["decided_on"]) if decided else "", "reason": decided.get("reason", ""),
            "grant": decided.get("grant", "")}  # fmt: skip


def copy_as_told(number: str) -> dict[str, Any]:
    """The copy as plain values."""
    return held.everything(copy_of(number)[1], at=now())


def kept() -> dict[str, Any]:
    """How long each kind is kept, what is past its day, and the doors."""
    due = retention.due(today())
    waiting = {one.kind: sum(len(d.subjects) for d in due if d.kind == one.kind) for one in due}
    return {
        "is_example": retention.is_example(),
        "rows": [(str(KEPT[kind]), format.in_digits(n), format.in_digits(retention.FLOORS[kind]),
                  format.in_digits(waiting.get(kind, 0))) for kind, n in retention.months().items()],
        "heads": [_("What"), _("Months"), _("At least"), _("Past its day")],
        "door": _door("retention", _("Set the months"), url_for("data_rights.retention_form"), is_main=True),
        "second_href": lawdoors.href("record.second_person"),
    }  # fmt: skip


def branches() -> list[tuple[int, str]]:
    """The branches this person's seats reach here."""
    reach, names = guards.branches("data_rights"), staff.branch_names(locale.language())
    return [(one.id, names[one.id]) for one in staff.branches_open() if reach is None or one.id in reach]


def number_asked(text: str) -> str:
    """A person's number out of an address, and nothing else."""
    return text if SENSIBLE.fullmatch(text) else ""


def _door(act: str, label: str, href: str, *, is_main: bool = False) -> Door:
    return Door(act, label, href, (), is_open=True, is_main=is_main)
