"""Messages of the public forms as the inbox shows them, and as they lead into a file and a request."""

import re
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext, pgettext

from ..arabic import nameparts
from ..policy.stages import COUNTER
from ..records import inbox, search, staff
from ..records.cases import NotFound
from ..records.inbox import CLAUSES, KINDS, Entry, InboxEntry
from ..records.queued import PAGE
from . import format, guards, locale, queueview, words
from .caseview import Badge, Door
from .clock import RIYADH, today
from .queueview import Asked, Listed, Shown, drawn

ENDS = {
    "answered": _l("Answered"), "request_opened": _l("A request was opened"),
    "volunteer_noted": _l("Noted as a volunteer"), "guided_elsewhere": _l("Guided elsewhere"),
    "no_answer": _l("Could not be reached"), "not_pursued": _l("Nothing to be done"),
}  # fmt: skip
OF_KIND = {"request_opened": ("help_request", "website"), "volunteer_noted": ("volunteering",)}


@dataclass(frozen=True)
class Message:
    """The page of one message."""

    id: int
    name: str
    words: str
    badge: Badge
    facts: tuple[tuple[str, str], ...]
    person: str
    person_href: str | None
    alike: tuple[tuple[str, str], ...]  # (name, where it is linked to them) of those who have this mobile
    doors: tuple[Door, ...]
    taken: str
    outcome: str
    answer: str


def listing(asked: Asked) -> Listed:
    """What nobody has answered yet, oldest first."""
    kind = asked.kind if asked.kind in KINDS else ""
    after = int(asked.after) if re.fullmatch(r"[0-9]{1,15}", asked.after) else 0
    rows = inbox.taken(branches=asked.reach, beat=asked.taken, kind=kind, after=after)
    stand, fresh = inbox.numbers(branches=asked.reach, beat=asked.taken)
    names = staff.branch_names(locale.language()) if rows else {}
    return Listed(
        rows=[drawn(_shown(entry, names, asked.taken)) for entry in rows], counts=stand,
        labels={name: str(words.CHANNELS[name]) for name in KINDS},
        arrived=queueview.arrived(sum(n for name, n in fresh.items() if kind in ("", name))),
        further=str(rows[-1].row.id) if len(rows) == PAGE else None,
    )  # fmt: skip


def one(entry_id: int) -> Message:
    """One message within this person's reach; raises `NotFound`."""
    entry = _entry(entry_id)
    row, person = entry.row, entry.person
    may_see = person is not None and guards.may_enter("people")
    return Message(
        id=row.id, name=row.name, words=row.words, badge=_badge(row), facts=_facts(row), doors=tuple(_doors(entry)),
        person=f"{person.name} · {person.number}" if person else "",
        person_href=url_for("people.person", number=person.number) if person and may_see else None,
        alike=() if person or row.closed_at or not may_act() else _alike(row), taken=_taken(entry),
        outcome=str(ENDS.get(row.outcome, "")), answer=row.answer,
    )  # fmt: skip


def row_of(entry_id: int) -> InboxEntry:
    """The message as it stands; raises `NotFound`."""
    return _entry(entry_id).row


def asked() -> InboxEntry | None:
    """The open message whose page led here (`?inbox=`), within this person's reach."""
    entry_id = request.args.get("inbox", 0, int)
    found = inbox.numbered(entry_id, branches=guards.branches("inbox")) if entry_id and may_act() else None
    return found.row if found and found.row.closed_at is None else None


def begin_file(form: Any) -> None:
    """A new file begins with what the message says."""
    row = asked()
    if row is not None and "name_own" in form:
        said = nameparts.parts(row.name)
        form.name_own.data, form.name_father.data = said.own, said.father
        form.name_grandfather.data, form.name_family.data = said.grandfather, said.family
        form.mobile.data = row.mobile


def begin_request(form: Any) -> None:
    """A request begins with the words of the message, and the channel it came through."""
    row = asked()
    if row is not None:
        form.need.data, form.channel.data = row.words, row.kind


def may_act() -> bool:
    """The counter answers messages; the manager reads them."""
    return guards.sitting().has(*COUNTER)


def outcomes(entry_id: int) -> list[tuple[str, str]]:
    """What may come of a message of its kind."""
    kind = row_of(entry_id).kind
    return [(code, str(label)) for code, label in ENDS.items() if kind in OF_KIND.get(code, KINDS)]


def _entry(entry_id: int) -> Entry:
    found = inbox.numbered(entry_id, branches=guards.branches("inbox"))
    if found is None:
        raise NotFound(str(entry_id))
    return found


def _shown(entry: Entry, branches: dict[int, str], taken: int) -> Shown:
    row = entry.row
    parts = (str(words.CHANNELS[row.kind]), branches.get(row.branch_id or 0, ""))
    return Shown(
        number=str(row.id), href=url_for("inbox.entry", entry_id=row.id), name=row.name,
        second=" · ".join(part for part in parts if part), what=_short(row.words),
        what_second=format.in_digits(row.mobile), badge=_badge(row),
        door=_next_door(entry), is_fresh=row.changed_at > taken, is_gone=row.left_at is not None,
        gone_text=str(ENDS.get(row.outcome, "")), busy_text="" if row.left_at is not None else _taken(entry),
        kind="entry",
    )  # fmt: skip


def _badge(row: InboxEntry) -> Badge:
    if row.closed_at is not None:
        return Badge("well", _("Closed"))
    days = (today() - row.arrived_at.astimezone(RIYADH).date()).days
    waits = ngettext("Waits for %(num)s day", "Waits for %(num)s days", days) if days else _("Arrived today")
    return Badge("none", format.in_digits(waits))


def _taken(entry: Entry) -> str:
    if entry.taker is None:
        return ""
    name = (entry.taker.name_en if locale.language() == "en" else "") or entry.taker.name
    if entry.taker.sex == "female":
        return pgettext("she", "%(name)s took it", name=name)
    return pgettext("he", "%(name)s took it", name=name)


def _next_door(entry: Entry) -> Door | None:
    if not may_act() or entry.row.closed_at is not None:
        return None
    return _door(entry, "inbox_close", _("Close the message")) if entry.taker else _take_door(entry)


def _take_door(entry: Entry, *, is_main: bool = False) -> Door:
    return _door(entry, "inbox_take", _("Take the message"), is_main=is_main)


def _door(entry: Entry, act: str, label: str, *, is_main: bool = False, href: str = "") -> Door:
    to = href or url_for(f"inbox.{act}_form", entry_id=entry.row.id)
    return Door(act, label, to, CLAUSES[entry.row.kind], is_open=True, is_main=is_main, about=entry.row.name)


def _doors(entry: Entry) -> list[Door]:
    """What may be done with it, the next first."""
    row, person = entry.row, entry.person
    if row.closed_at is not None or not may_act():
        return []
    doors = [] if row.taken_by == guards.sitting().staff else [_take_door(entry, is_main=True)]
    if guards.may_enter("people") and person is None:
        href = url_for("people.new", inbox=row.id)
        doors.append(_door(entry, "open_file", _("Open a file"), is_main=not doors, href=href))
        doors.append(_door(entry, "inbox_link", _("Link to a person's file")))
    elif guards.may_enter("people") and person is not None and row.kind != "volunteering":
        href = url_for("people.new_request", number=person.number, inbox=row.id)
        doors.append(_door(entry, "receive", str(words.ACTS["receive"]), is_main=not doors, href=href))
    return [*doors, _door(entry, "inbox_close", _("Close the message"), is_main=not doors)]


def _alike(row: InboxEntry) -> tuple[tuple[str, str], ...]:
    """Those of our people who have this mobile."""
    if not row.mobile or not guards.may_enter("people"):
        return ()
    found = search.people(row.mobile, branches=guards.branches("people")).rows
    return tuple(
        (f"{one.name} · {one.number}", url_for("inbox.inbox_link_form", entry_id=row.id, person=one.number))
        for one in found
    )


def _facts(row: InboxEntry) -> tuple[tuple[str, str], ...]:
    branch = staff.branch_names(locale.language()).get(row.branch_id or 0, "")
    found = (
        (_("Kind"), str(words.CHANNELS[row.kind])), (_("Mobile number"), format.in_digits(row.mobile)),
        (_("Branch"), branch), (_("Arrived"), format.moment(row.arrived_at)),
    )  # fmt: skip
    return tuple((label, value) for label, value in found if value)


def _short(said: str, most: int = 140) -> str:
    line = " ".join(said.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"
