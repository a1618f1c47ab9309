"""What the house holds of a person, table by table, and how it is made empty (S13).

Numbers, dates of steps, amounts paid and codes stay, for they are the books of the association; whatever is written
in words goes, also in columns that are added later: what stays is named, what goes is the rest.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, delete, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, db
from .cases import Case, StoredFile
from .drafts import Draft
from .people import Person

KEPT = {
    # words of a row that say nothing of the person: codes and numbers
    "cases": ("number", "support_type", "acts_through", "category", "channel", "stage", "standing", "outcome",
              "data_digest", "journal_head"),
    "paper": ("kind", "asked_for"),
    "declaration": ("text_version", "data_digest", "seal", "method", "capacity"),
    "referral": ("waits",),
    "promise_change": ("kind",),
    "study": ("kind", "visit", "team", "report_number", "opinion"),
    "agenda_item": ("present", "state", "result", "counts"),
    "vote": ("choice",),
    "decision": ("number", "kind", "reason_code", "clauses", "deciders"),
    "appeal": ("channel", "result"),
    "delivery": ("voucher", "service", "item", "capacity"),
    "registration": ("number", "category", "state"),
    "glass": ("role",),
    "waiting": ("desk", "next_act", "clauses", "shut_by", "left_for", "stood"),
    "contact": ("channel", "kind", "outcome", "incoming_number"),
    "inbox_entry": ("kind", "outcome"),
    "voice": ("number", "kind", "category", "channel", "department", "outcome", "code_digest"),
    "relation": ("kind",),
    "consent": ("purpose", "text_version"),
    "data_request": ("number", "kind", "outcome"),
}  # fmt: skip
OF_PERSON = ("contact", "inbox_entry", "voice", "registration", "relation", "consent", "data_request")
OF_CASE = ("cases", "paper", "declaration", "referral", "promise_change", "study", "agenda_item", "vote", "decision",
           "appeal", "delivery", "waiting", "contact", "glass")  # fmt: skip
ALSO_EMPTY = {
    "cases": ("amount_asked",), "study": ("need_percent", "net_per_head"), "paper": ("issued_on", "expires_on"),
    "declaration": ("file_id",), "vote": ("amount", "months"),
}  # fmt: skip
REMOVED_OF_PERSON = {"household_member": "head_id", "money_line": "head_id", "representative": "person_id"}
REMOVED_OF_CASE = ("tracking", "outbox", "presence")
FILES = ("attachment", "file")  # removed with their content
WITHOUT_FACTS = ("merge", "person_word", "person_word_member")  # two ids; and what the search keeps in step by itself
STAYS_OF_PERSON = ("id", "number", "kind", "branch_id", "created_at", "version", "merged_into_id", "language")


class Destruction(db.Model):
    """What was destroyed by law, when, and by which proposal. Its line of the journal says the rest."""

    __tablename__ = "destruction"
    __table_args__ = (UniqueConstraint("kind", "subject"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # file | message | voice
    subject: Mapped[str]
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"))
    at: Mapped[datetime]


def of(kind: str, subject: str) -> Destruction | None:
    """The destruction of this, if it was destroyed."""
    return db.session.scalar(select(Destruction).where(Destruction.kind == kind, Destruction.subject == subject))


def with_merged(person: Person) -> list[Person]:
    """The person, and the records that were found to be the same one."""
    once = select(Person.id).where(Person.merged_into_id == person.id)
    asked = select(Person).where(or_(Person.merged_into_id == person.id, Person.merged_into_id.in_(once)))
    return [person, *db.session.scalars(asked)]


def cases_of(people: Collection[int]) -> list[Case]:
    """Every case of these people, in whatever branch."""
    return list(db.session.scalars(select(Case).where(Case.person_id.in_(people)).order_by(Case.id)))


def numbers_of(people: Collection[int]) -> set[str]:
    """Numbers by which lines of the record know what belongs to these people: complaints, messages, files."""
    named = {"voice": "number", "data_request": "number", "registration": "number"}
    found: set[str] = set()
    for name, column in named.items():
        table = _table(name)
        found |= set(db.session.scalars(select(table.c[column]).where(table.c.person_id.in_(people))))
    inbox = _table("inbox_entry")
    return found | {f"message {n}" for n in db.session.scalars(select(inbox.c.id).where(inbox.c.person_id.in_(people)))}


def empty_person(person: Person) -> None:
    """Nothing is left of the person but a number; the search forgets them with it."""
    for column in Person.__table__.columns:
        if column.key not in STAYS_OF_PERSON:
            setattr(person, column.key, _nothing(column))
    person.name, person.no_contact = person.number, True
    db.session.flush()


def empty_rows(people: Collection[int], cases: Collection[int], numbers: Collection[str]) -> None:
    """What stands about these people and cases in all other tables goes; `numbers` name the drafts on them."""
    for name, column in REMOVED_OF_PERSON.items():
        _remove(name, column, people)
    for name in REMOVED_OF_CASE:
        _remove(name, "case_id", cases)
    for name in OF_CASE:
        _empty(name, *_belongs(name, cases))
    for name in OF_PERSON:
        _empty(name, "person_id", people)
    for number in numbers:
        db.session.execute(delete(Draft).where(Draft.form.contains(number, autoescape=True)))


def remove_files(cases: Collection[int]) -> set[str]:
    """The files of these cases leave the database; returns the hashes of contents nobody names any more."""
    attachment, file = _table("attachment"), StoredFile.__table__
    ids = list(db.session.scalars(select(file.c.id).where(file.c.case_id.in_(cases))))
    hashes = set(db.session.scalars(select(file.c.sha256).where(file.c.id.in_(ids))))
    hashes |= set(db.session.scalars(select(attachment.c.small).where(attachment.c.file_id.in_(ids)))) - {""}
    db.session.execute(delete(attachment).where(attachment.c.file_id.in_(ids)))
    db.session.execute(delete(file).where(file.c.id.in_(ids)))
    still = set(db.session.scalars(select(file.c.sha256).where(file.c.sha256.in_(hashes))))
    still |= set(db.session.scalars(select(attachment.c.small).where(attachment.c.small.in_(hashes))))
    return hashes - still


def empty_row(name: str, id: int) -> None:
    """One row of a table: a message of the inbox, a complaint."""
    _empty(name, "id", [id])


def row_as_told(name: str, row: Any) -> dict[str, Any]:
    """A row as a copy for the person says it: without ids."""
    hidden = {"id", "person_id", "case_id", "version"}
    return {column.key: getattr(row, column.key) for column in _table(name).columns if column.key not in hidden}


def untold() -> set[str]:
    """Tables that belong to a person or a case, and that nothing here knows of: there must be none."""
    known = {*KEPT, *REMOVED_OF_PERSON, *REMOVED_OF_CASE, *FILES, *WITHOUT_FACTS, "person"}
    near = {"person", "cases", "file", "declaration", "study", "decision", "agenda_item", "paper"}
    tables = Base.metadata.tables.values()
    return {one.name for one in tables if one.name not in known and _reaches(one, near)}


def _reaches(table: Any, near: set[str]) -> bool:
    points_there = {key.column.table.name for key in table.foreign_keys} & near
    return bool(points_there or {"person_id", "case_id"} & {*table.c.keys()})


def _belongs(name: str, cases: Collection[int]) -> tuple[str, Collection[int]]:
    if name == "cases":
        return "id", cases
    if name != "vote":
        return "case_id", cases
    items = _table("agenda_item")
    return "item_id", list(db.session.scalars(select(items.c.id).where(items.c.case_id.in_(cases))))


def _empty(name: str, column: str, ids: Collection[int]) -> None:
    table, emptied = _table(name), dict(_emptied(name))
    if not emptied or not ids:
        return
    asked = update(table).where(table.c[column].in_(ids)).values(emptied)
    db.session.execute(asked, execution_options={"synchronize_session": False})


def _emptied(name: str) -> Iterator[tuple[str, Any]]:
    for column in _table(name).columns:
        is_words = isinstance(column.type, String | Text | JSON)
        if column.key in ALSO_EMPTY.get(name, ()) or (is_words and column.key not in KEPT[name]):
            yield column.key, _nothing(column)


def _remove(name: str, column: str, ids: Collection[int]) -> None:
    table = _table(name)
    db.session.execute(delete(table).where(table.c[column].in_(ids)))


def _nothing(column: Any) -> Any:
    """The emptiest value a column takes."""
    if column.nullable:
        return None
    if isinstance(column.type, JSON):
        return [] if column.key in ("before", "stood") else {}
    return "" if isinstance(column.type, String | Text) else False


def _table(name: str) -> Any:
    return Base.metadata.tables[name]
