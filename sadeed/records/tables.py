"""Every table, imported in one place: what the migrations are compared with."""

from . import (  # noqa: F401  (imported for their tables)
    access,
    cases,
    catalogues,
    charters,
    contacts,
    drafts,
    inbox,
    invitations,
    journal,
    library,
    numbers,
    once,
    outbox,
    people,
    presence,
    pulse,
    search,
    services,
    sessions,
    staff,
    studies,
    surveys,
    voices,
    waiting,
)
from .base import Base

metadata = Base.metadata
