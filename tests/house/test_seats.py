"""S6: every door of the house × every seat, from one table; and nobody learns of what is not theirs."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from sadeed.config import Settings
from sadeed.desks import DESKS
from sadeed.public import create_public_app
from sadeed.web.guards import SEATS_AT
from tests.cast import House
from tests.house.seats import DOORS, SEATS, Door
from tests.house.standing import rows_of
from tests.house.street import number_of
from tests.house.walking import Walker, address_of, knock, routes_of, visitor_of

ONE = pytest.mark.parametrize("street", ["sqlite"], indirect=True)
UNKNOWN = {"SD": "SD-1448-90001", "P-": "P-1448-90001"}
PUBLIC = {
    "GET /", "GET /<any(help, volunteer):which>", "POST /<any(help, volunteer):which>", "GET /answers",
    "POST /choices", "GET /did", "GET /healthz", "GET /privacy", "GET /readyz", "GET /s/<code>", "POST /s/<code>",
    "GET /s/here/<branch>", "POST /s/here/<branch>", "GET /s/thanks/", "GET /sent", "GET /t", "POST /t",
    "GET /t/<code>", "GET /check", "POST /check", "GET /check/<code>", "GET /logo/<mark>.png",
}  # fmt: skip


@pytest.fixture
def walked(street: House) -> House:
    """CSRF is another test's; here only who gets in."""
    street.app.config["WTF_CSRF_ENABLED"] = False
    return street


@pytest.fixture
def public(street: House, settings: Settings) -> Flask:
    """The public app beside it."""
    return create_public_app(settings)


@ONE
def test_S6_the_table_has_every_door_of_the_house_and_no_other(street: House) -> None:
    assert routes_of(street.app) == {route for door in DOORS for route in door.routes}


@ONE
def test_S6_the_public_side_has_these_doors_and_none_of_the_staff(public: Flask, street: House) -> None:
    assert routes_of(public) == PUBLIC
    assert not set(public.blueprints) & set(DESKS)


@ONE
def test_S6_every_blueprint_of_a_desk_stands_behind_its_guard(street: House) -> None:
    for name, blueprint in street.app.blueprints.items():
        assert name == "entrance" or (name in SEATS_AT and blueprint.before_request_funcs.get(None)), name


@pytest.mark.parametrize("seat", SEATS)
@ONE
def test_S6_a_seat_finds_exactly_what_the_table_promises(walked: House, seat: str) -> None:
    client = visitor_of(walked, seat)
    before = rows_of(walked)
    wrong = [
        f"{seat}: {door.methods} {door.rule} at {door.at}: found {found}, promised {door.marks[seat]}"
        for door in DOORS
        if door.rule != "/sign-out"
        for found in _found(client, door, seat)
        if found not in _allowed(door, seat)
    ]
    assert not wrong, "\n".join(wrong)
    assert rows_of(walked) == before  # no form was whole, so nobody changed anything


def _found(client: Walker, door: Door, seat: str) -> Iterator[str]:
    """GET as it is; POST an empty form, with a good key unless the act is this seat's to do."""
    path = address_of(door.rule, door.at)
    key = {} if door.marks[seat] == "." else {"key": f"{door.rule} {door.at}"[-40:]}
    for method in door.methods:
        yield knock(client, method, path) if method == "GET" else f"POST {knock(client, method, path, **key)}"


def _allowed(door: Door, seat: str) -> tuple[str, ...]:
    """An empty form comes back before anybody asks whose it is; an address that is not there is never there."""
    mark = door.marks[seat]
    return (mark, f"POST {mark}", "POST .") if mark == "x" else (mark, f"POST {mark}")


OUT_OF_REACH = [door for door in DOORS if door.marks["delegate"] == "o" and re.match(r"/(cases|people)/<", door.rule)]


@pytest.mark.parametrize("methods", ["GET", "POST"])
@ONE
def test_S6_a_number_of_another_branch_and_one_that_is_nowhere_are_the_same_answer(walked: House, methods: str) -> None:
    client = visitor_of(walked, "delegate")
    for door in OUT_OF_REACH:
        if methods in door.methods:
            theirs = address_of(door.rule, door.at)
            answers = [_answer(client, methods, path) for path in (theirs, _nowhere(theirs))]
            assert answers[0] == answers[1], theirs
            assert answers[0][0] == 404, theirs


def _nowhere(path: str) -> str:
    return re.sub(r"(SD|P-)[-\d]+", lambda found: UNKNOWN[found[1]], path)


def _answer(client: Walker, method: str, path: str) -> tuple[int, str, dict[str, str]]:
    """Status, words and headers, but for the token that differs from page to page."""
    reply = client.open(path, method=method)
    headers = {name: value for name, value in reply.headers if name not in ("Set-Cookie", "Content-Length")}
    return reply.status_code, re.sub(r'"X-CSRFToken": "[^"]*"|value="[\w.-]{60,}"', "", reply.text), headers


@ONE
def test_S6_a_search_of_a_delegate_finds_nobody_of_another_branch(walked: House) -> None:
    client = visitor_of(walked, "delegate")
    assert 'href="/people/P-1448-00001"' not in _found_by(client)
    assert 'href="/people/P-1448-00001"' in _found_by(visitor_of(walked, "reception"))
    queue = client.get("/reception/").text
    assert number_of("elsewhere") in queue
    assert number_of("received") not in queue


def _found_by(client: Walker) -> str:
    return client.post("/people/", data={"q": "P-1448-00001"}, follow_redirects=True).text


@ONE
def test_S6_nobody_is_shown_a_place_on_the_rail_that_is_not_there_for_them(walked: House) -> None:
    for seat in SEATS[1:]:
        client = visitor_of(walked, seat)
        page = client.get("/library/").text
        rail = page[page.index("<nav") : page.index("</nav>")]
        for place in re.findall(r'href="([^"]+)"', rail):
            assert client.get(place).status_code == 200, f"{seat} at {place}"
