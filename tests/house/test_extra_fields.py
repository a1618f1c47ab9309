"""A field that a form does not have reaches no record (S6): every form, plain and with every column there is."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from sadeed.records.base import db
from sadeed.records.tables import metadata
from tests.cast import House
from tests.databases import CLONES
from tests.house.filling import Seen
from tests.house.seats import DOORS
from tests.house.street import app_at, build
from tests.house.walking import Walker, address_of, visitor_of

pytestmark = pytest.mark.prove
HOSTILE = {
    "is_admin": "1",
    "is_superuser": "1",
    "admin": "1",
    "staff_id": "1",
    "by": "admin",
    "role": "admin",
    "branch_id": "2",
    "branch": "2",
    "stage": "closed",
    "version": "1",
    "id": "1",
    "number": "SD-1448-00001",
}
# Made by chance, or by the moment of the machine; and the record of looks, which is written behind the reply.
CODES = re.compile(r"[A-Za-z0-9_-]{10,}")  # a code made by chance, also inside the words of a letter
BY_CHANCE = ("salt", "digest", "prev", "hash", "head", "key", "answer", "token", "secret", "mark", "check_code", "body")
LOOKS = {"access", "day_chain", "case_chain", "presence", "checkpoint"}
APART = ("/sign-out", "/sign-in", "/choices", "/live/<desk>", "/training/entry", "/admin/practice/copy")
BUTTONS = {"more", "keep"}  # names of buttons that forms do have
FEWEST = 40  # forms of so many kinds are taken as they were filled in


@contextmanager
def another(steps: Any, folder: Path) -> Iterator[House]:
    """A street of its own."""
    folder.mkdir()
    with CLONES["sqlite"](steps, folder) as url:
        app = app_at(url, folder)
        with app.app_context():
            yield House(app)
            db.session.remove()
            db.engine.dispose()


def sent_everywhere(street: House, extra: dict[str, str]) -> dict[str, int]:
    """Every form of every door, by the first who may; what came of it."""
    clients: dict[str, Walker] = {}
    came: dict[str, int] = {}
    for door in DOORS:
        seats = [seat for seat, mark in door.marks.items() if mark == "." and seat != "nobody"]
        if "POST" not in door.methods or "GET" not in door.methods or door.rule.startswith(APART) or not seats:
            continue
        seat = seats[0]
        if seat not in clients:
            clients[seat] = visitor_of(street, seat)
        path = address_of(door.rule, door.at)
        page = Seen.read(clients[seat].get(path).text)
        for form in page.forms:
            if form.method == "post" and form.act and form.action.partition("?")[0] == path:
                fields = page.filled(form)
                more = {name: value for name, value in extra.items() if name not in form.names}
                came[f"{door.rule} {door.at}"] = clients[seat].post(path, data={**more, **fields}).status_code
    return came


def standing() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, without what is made by chance."""
    found = {}
    for table in metadata.sorted_tables:
        if table.name not in LOOKS:
            columns = [column for column in table.columns if not any(part in column.name for part in BY_CHANCE)]
            found[table.name] = (
                sorted(CODES.sub("…", str(row)) for row in db.session.execute(select(*columns))) if columns else []
            )
    db.session.rollback()
    return found


def test_S6_no_field_but_those_of_the_form_reaches_a_record(
    migrate: Callable[[str], None], furnish: Callable[[str], None], tmp_path: Path
) -> None:
    steps = (("bare", migrate), ("association", furnish), ("street", build))
    columns = {column.name: "7" for table in metadata.sorted_tables for column in table.columns
               if column.name not in BUTTONS}  # fmt: skip
    with another(steps, tmp_path / "plain") as street:
        street.now = street.now.replace(hour=10)
        plain, as_it_is = sent_everywhere(street, {}), standing()
    with another(steps, tmp_path / "more") as street:
        street.now = street.now.replace(hour=10)
        more, with_more = sent_everywhere(street, columns | HOSTILE), standing()
    assert more == plain
    assert sum(status in (200, 303) for status in plain.values()) >= FEWEST, plain
    changed = {name: [row for row in with_more[name] if row not in rows][:2] for name, rows in as_it_is.items()
               if with_more[name] != rows}  # fmt: skip
    assert not changed
