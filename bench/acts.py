"""An act, request to reply, beside a bare durable transaction with as many statements, on both databases."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import floor_act
from bench.ground import Ground
from bench.house import House
from bench.pages import waiting_at
from bench.table import Figure, clocked
from tests.pages import Page

TIMES = 60


def measure(ground: Ground, folder: Path) -> Iterator[Figure]:
    """What the person asks for is changed, again and again, each time in a form of its own."""
    house = House(ground)
    cookie, path = house.cookie_of("reception"), f"/cases/{waiting_at(house, 'reception')}/data"
    with house.listening() as asked:
        house.ask(path, cookie, **filled(house, path, cookie, 0))
    del asked[: _in_the_form(house, path, cookie)]
    reads = sum(statement.startswith("SELECT") for statement, _ in asked)
    where = str(folder / "floor.db") if ground.kind == "sqlite" else ground.plain
    bare = floor_act.transacting(where, reads, len(asked) - reads)
    ours, floor = [], []
    for n in range(1, TIMES + 6):
        form = filled(house, path, cookie, n)
        ours.append(clocked(lambda form=form: house.ask(path, cookie, **form)))  # type: ignore[misc]
        floor.append(clocked(bare))
    what = f"an act on {ground.kind} ({reads} reads, {len(asked) - reads} writes)"
    yield Figure(what, ours[5:], floor[5:], promise=2.0, held=40.0)


def filled(house: House, path: str, cookie: str, n: int) -> dict[str, Any]:
    """A fresh form of the request's data, filled in with other words each time."""
    form = Page.read(house.ask(path, cookie).decode()).form(path)
    return {**form.values, "need": f"سداد ما تراكم من إيجار، للمرة {n}", "reason": "تصحيح ما كتب"}


def _in_the_form(house: House, path: str, cookie: str) -> int:
    with house.listening() as asked:
        house.ask(path, cookie)
    return len(asked)
