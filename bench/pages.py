"""Pages and counts: server time without a socket, beside a bare view with the same statements and the same bytes."""

from collections.abc import Iterator

from bench import floor_page
from bench.ground import Ground
from bench.house import House
from bench.table import Figure, race
from sadeed.records import tallies, waiting
from sadeed.records.base import db
from sadeed.web.clock import today
from sadeed.web.rendered import Rendered

TIMES = 150


def measure(ground: Ground, larger: Ground, how_many: tuple[int, int]) -> Iterator[Figure]:
    """The queue, the same with ten times the cases, the counts, and the page of a case."""
    house, many = House(ground), House(larger)
    cookie, theirs = house.cookie_of("reception"), many.cookie_of("reception")
    yield _beside(house, f"queue of 50, {how_many[0]:,} cases", "/reception/", cookie, most=10, held=1.5)
    yield _beside(house, "queue of 50, the list rendered anew", "/reception/", cookie, is_anew=True, held=5.0)
    ours, floor = race(many.asking("/reception/", theirs), house.asking("/reception/", cookie), TIMES)
    yield Figure(f"queue of 50, {how_many[1]:,} cases / {how_many[0]:,}", ours, floor, promise=1.2, held=1.2)
    yield _beside(house, "queue, its fragment alone", "/reception/", cookie, as_fragment=True, held=1.5)
    number = waiting_at(house, "committee")
    yield _beside(house, "page of a case before the committee", f"/cases/{number}", cookie, held=9.0)
    yield _counts(many, how_many[1])


def waiting_at(house: House, desk: str) -> str:
    """The number of a case that waits there."""
    with house.app.app_context():
        rows = waiting.taken(desk, branches=None, beat=2**31).rows
    return rows[0].number


def _beside(
    house: House, what: str, path: str, cookie: str, *, as_fragment: bool = False, is_anew: bool = False,
    most: float | None = None, held: float | None = None,
) -> Figure:  # fmt: skip
    def ask() -> bytes:
        if is_anew:
            house.app.extensions["rendered"] = Rendered()
        return house.ask(path, cookie, as_fragment=as_fragment)

    ask()
    with house.listening() as asked:
        html = ask().decode()
    bare = floor_page.app_of(house.ground.plain, asked, html).test_client()
    ours, floor = race(ask, lambda: bare.get("/").data, TIMES)
    return Figure(f"{what} ({len(asked)} queries)", ours, floor, promise=1.5, most=most, held=held)


def _counts(house: House, how_many: int) -> Figure:
    desks = ("reception", "research", "committee", "services")

    def ask() -> None:
        tallies.late(dict.fromkeys(desks), on=today(), sensitive_in=None)
        db.session.rollback()

    with house.app.app_context():
        ask()
        with house.listening() as asked:
            ask()
        ours, floor = race(ask, floor_page.asking(house.ground.plain, asked), TIMES)
    return Figure(f"late ones on the rail, {how_many:,} cases", ours, floor, held=6.0)
