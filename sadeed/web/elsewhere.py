"""Signing in by another house (OpenID Connect): the browser's errand there and back. Off unless it is set."""

import json
from dataclasses import asdict

from flask import current_app, session, url_for

from ..acts import vouching
from ..acts.vouching import Errand, NotVouched
from ..config import Elsewhere
from ..records import staff
from ..records.staff import Staff
from . import factors
from .clock import now, today


def is_set() -> bool:
    """Whether the environment names another house, and this is the real one."""
    return _house() is not None


def address() -> str:
    """Where the browser goes, carrying what must come back."""
    house = _house()
    assert house is not None
    one = vouching.errand(url_for("factors.stranger_back", _external=True))
    factors.keep("errand", json.dumps(asdict(one)))
    return vouching.address(house, one)


def who_comes(code: str, state: str) -> Staff:
    """The account the other house vouches for; an errand is run once. Raises `ValueError`."""
    house, carried = _house(), factors.kept("errand")
    session.pop("errand", None)
    if house is None or not carried:
        raise NotVouched
    name = vouching.name_given(house, Errand(**json.loads(carried)), code=code, state=state, at=now())
    return vouching.account(name, at=now())


def may_come(person: Staff) -> bool:
    """Whether this account is open and holds a seat today."""
    return staff.sitting_of(person.id, on=today()) is not None


def _house() -> Elsewhere | None:
    settings = current_app.config["SADEED"]
    found: Elsewhere | None = None if settings.is_practice else settings.elsewhere
    return found
