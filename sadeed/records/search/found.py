"""What a search hands back: a page of people, or of the library. Values, no entities."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One person found. `through` says why, where the name or number shown is not what was typed."""

    number: str
    name: str
    kind: str  # person | organisation
    branch_id: int
    identity_end: str  # the last four digits, or fewer
    mobile_end: str
    through: str = ""
    through_kind: str = ""  # member | merged | case | file | ""


@dataclass(frozen=True)
class Found:
    """The first of those found, never how many there are. `known_elsewhere` says no more than that."""

    rows: tuple[Row, ...] = ()
    has_more: bool = False
    known_elsewhere: bool = False


@dataclass(frozen=True)
class Trace:
    """Somebody answers, perhaps through something else than their own name."""

    person_id: int
    through: str = ""
    through_kind: str = ""


@dataclass(frozen=True)
class Hit:
    """An entry of the library that answers, and the paragraph that does."""

    code: str
    version: str
    kind: str  # document | answer | misconception
    title: str
    file_name: str
    clause: str
    excerpt: str  # of the text as written
