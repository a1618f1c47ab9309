"""How often a page asks the database: a number that does not grow with the rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import current_app
from sqlalchemy import event

from sadeed.acts import intake
from sadeed.records.base import db
from sadeed.web.rendered import Rendered
from tests.cast import House
from tests.house.street import number_of
from tests.house.walking import visitor_of

CASE_PAGE, QUEUE_PAGE = 40, 8


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked inside the block."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN")):
            asked.append(" ".join(statement.split()))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def counted(ask: Callable[[], object]) -> list[str]:
    """The statements of one look, after a first that fills what is kept; a list is rendered anew."""
    ask()
    current_app.extensions["rendered"] = Rendered()
    with statements() as asked:
        ask()
    return asked


@pytest.mark.parametrize("street", ["sqlite"], indirect=True)
@pytest.mark.parametrize("at", ["received", "referred", "raised", "voted", "closed"])
def test_the_page_of_a_case_asks_few_questions_however_far_it_came(street: House, at: str) -> None:
    client = visitor_of(street, "manager")
    asked = counted(lambda: client.get(f"/cases/{number_of(at)}"))
    assert len(asked) <= CASE_PAGE, f"{len(asked)}:\n" + "\n".join(asked)


@pytest.mark.parametrize("street", ["sqlite"], indirect=True)
def test_a_queue_asks_the_same_number_of_questions_for_five_rows_and_for_fifty(street: House) -> None:
    client = visitor_of(street, "delegate")
    _receive(street, 4)
    few = counted(lambda: client.get("/reception/"))
    _receive(street, 45)
    many = counted(lambda: client.get("/reception/"))
    assert client.get("/reception/").text.count("data-case=") == 50
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= QUEUE_PAGE, f"{len(many)}:\n" + "\n".join(many)


def _receive(house: House, more: int) -> None:
    house.make.made = max(house.make.made, 30)
    for _ in range(more):
        asked = {"support_type": "one_off_aid", "category": "widow", "need": "سداد ما تراكم من إيجار"}
        person = house.make.person(branch="east")
        intake.receive(person, channel="delegate", **asked, by=house.seat("delegate"), at=house.now)


@pytest.mark.parametrize("street", ["sqlite"], indirect=True)
@pytest.mark.parametrize("desk", ["reception", "inbox", "research", "committee", "services", "feedback"])
def test_every_queue_asks_few_questions(street: House, desk: str) -> None:
    client = visitor_of(street, "manager")
    for headers in ({}, {"HX-Request": "true"}):
        asked = counted(lambda headers=headers: client.get(f"/{desk}/", headers=headers))  # type: ignore[misc]
        assert len(asked) <= QUEUE_PAGE, f"{len(asked)}:\n" + "\n".join(asked)
