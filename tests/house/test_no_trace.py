"""Names, identities and mobiles stand in no address, and in no log, whatever fails (S6, S7, S9)."""

import logging
import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from sadeed.config import Settings
from tests.cast import IDENTITIES, House
from tests.house.public_side import addresses, patient
from tests.house.seats import DOORS
from tests.house.walking import Walker, address_of, visitor_of
from tests.pages import Page

ONE = pytest.mark.parametrize("street", ["sqlite"], indirect=True)
LED = re.compile(r'\b(?:href|action|src|hx-(?:get|post)|formaction)="([^"]*)"')
PEOPLE = re.compile(r"نوال|المطلق|وفاء|المهنا|[\u0621-\u064a]{2}|\b1\d{9}\b|(?:\+9665|\b05)\d{8}|SA\d{22}")
WORDS_OF_NOBODY = ("/library/",)  # what is looked for in the library is about nobody
CANARY = "canary-نوال-1000000008-0551234567"


def visitors(street: House) -> dict[str, Walker]:
    """Everybody who has a door of their own."""
    return {seat: visitor_of(street, seat) for seat in ("manager", "reception", "research", "admin", "secretary")}


@ONE
def test_S6_no_link_no_form_and_no_redirect_of_any_page_holds_anything_of_anybody(street: House) -> None:
    clients, wrong = visitors(street), []
    for door in DOORS:
        if "GET" not in door.methods or door.rule == "/live/<desk>":
            continue
        seat = next((seat for seat in clients if door.marks[seat] == "."), "manager")
        reply = clients[seat].get(address_of(door.rule, door.at))
        if reply.mimetype == "text/html":
            led = (
                one for one in (*LED.findall(reply.text), reply.location or "") if not one.startswith(("#", "data:"))
            )
            wrong += [f"{door.rule}: {one}" for one in led if PEOPLE.search(unquote_plus(one))]
            wrong += [
                f"{door.rule}: a form sends its words in the address of {form.action or door.rule}"
                for form in Page.read(reply.text).forms
                if form.method == "get" and door.rule not in WORDS_OF_NOBODY
            ]
    assert not wrong, "\n".join(wrong)


@ONE
def test_S6_what_was_looked_for_is_under_seal_for_its_owner_and_for_an_hour(street: House) -> None:
    reception = street.client("reception")
    found = reception.find(IDENTITIES[1])
    assert 'data-person="P-1448-00001"' in found.text
    address = found.request.full_path
    assert not PEOPLE.search(unquote_plus(address))
    assert 'data-person="P-1448-00001"' in reception.get(address).text  # back, or read again
    assert "data-person" not in street.client("manager").get(address).text
    assert "data-person" not in reception.get("/people/", query_string={"q": IDENTITIES[1]}).text
    street.later(1)
    assert "data-person" not in reception.get(address).text


class Kept(logging.Handler):
    """Everything any part of the house or of its libraries says."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))


def broken(*_: object, **__: object) -> None:
    """A fault with somebody's words in it, of our own or of the database."""
    raise OperationalError(f"SELECT '{CANARY}'", {"name": CANARY}, RuntimeError(CANARY))


def faulty(*_: object, **__: object) -> None:
    """The same, of our own."""
    raise RuntimeError(CANARY)


def knocked(app: Flask, asked: Iterator[tuple[Walker, str, str]]) -> None:
    """Each address with the canary in its query, its form, its headers; then with every view failing."""
    app.config["WTF_CSRF_ENABLED"], app.config["PROPAGATE_FAULTS"] = False, False
    listed, views = list(asked), dict(app.view_functions)
    headers = {"User-Agent": "canary-agent", "Referer": "http://localhost/?q=canary-referer"}
    for failing in (None, faulty, broken):
        app.view_functions.update(dict.fromkeys(views, failing) if failing else views)
        for client, method, path in listed:
            fields = dict.fromkeys(("q", "name", "username", "password", "national_id", "words", "code"), CANARY)
            data = fields if method == "POST" else None
            client.open(path, method=method, query_string={"q": CANARY, "name": CANARY}, data=data, headers=headers,
                        buffered=False).close()  # fmt: skip
    app.view_functions.update(views)


@ONE
def test_S9_no_log_holds_what_came_with_a_request_whatever_fails(
    street: House, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, root, public = Kept(), logging.getLogger(), patient(settings)
    root.addHandler(kept)
    level = root.level
    root.setLevel(logging.INFO)
    everybody = visitors(street)
    try:
        knocked(street.app, (
            (everybody[next((seat for seat in everybody if door.marks[seat] == "."), "manager")], method,
             address_of(door.rule, door.at))
            for door in DOORS for method in door.methods if door.rule not in ("/live/<desk>", "/sign-out")
        ))  # fmt: skip
        client = Walker(public, street.client().response_wrapper)
        knocked(public, ((client, method, path) for method, path in addresses(public)))
    finally:
        root.removeHandler(kept)
        root.setLevel(level)
    said = "".join(capsys.readouterr()) + "\n".join(kept.said)
    assert "RuntimeError" in said  # it was heard that something failed
    for part in ("canary", "نوال", "1000000008", "0551234567"):
        assert part not in said, said[max(0, said.find(part) - 300) : said.find(part) + 100]
