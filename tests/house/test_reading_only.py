"""Looking changes nothing; what cannot be done this way says so; what is wrong comes back whole (S9)."""

import re

import pytest
from sqlalchemy import event

from sadeed.records.base import db
from tests.cast import House, Visitor
from tests.house.seats import DOORS
from tests.house.standing import rows_of
from tests.house.street import number_of
from tests.house.walking import address_of, visitor_of
from tests.pages import Page

ONE = pytest.mark.parametrize("street", ["sqlite"], indirect=True)
CHANGES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP)\b", re.I)
NOWHERE = ("/nothing", "/cases/", "/cases/x/y/z", "/live/nothing", "/admin/accounts/nobody", "/library/nothing")
SENT_TO = {door.rule for door in DOORS if "POST" in door.methods}
BY_GET = [door for door in DOORS if door.rule not in SENT_TO]


def keyed(client: Visitor, path: str) -> dict[str, str]:
    """What a form at `path` holds already."""
    return dict(Page.read(client.get(path).text).form(path).values)


def test_no_page_that_is_looked_at_changes_anything(street: House) -> None:
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *seen: statements.append(seen[2]))
    clients = {seat: visitor_of(street, seat) for seat in ("manager", "reception", "research", "admin", "secretary")}
    before = rows_of(street)
    statements.clear()
    for door in DOORS:
        if "GET" in door.methods and door.rule != "/live/<desk>":
            seat = next((seat for seat in clients if door.marks[seat] == "."), "manager")
            clients[seat].get(address_of(door.rule, door.at))
    street.app.extensions["behind"].flush()
    changes = [one for one in statements if CHANGES.match(one) and "access" not in one and "day_chain" not in one]
    assert not changes, changes[:3]
    assert rows_of(street) == before


@ONE
def test_an_address_that_is_only_looked_at_takes_no_form_and_says_so_in_words(street: House) -> None:
    street.app.config["WTF_CSRF_ENABLED"] = False
    client = street.client("manager")
    for door in BY_GET:
        reply = client.post(address_of(door.rule, door.at))
        assert reply.status_code == 405, door.rule
        assert "هذا العنوان لا يستقبل هذا النوع من الطلبات" in reply.text, door.rule


@ONE
def test_an_address_of_nothing_is_a_page_in_words_for_everybody(street: House) -> None:
    for seat in (None, "reception", "admin"):
        for path in NOWHERE:
            reply = street.client(seat).get(path)
            assert reply.status_code in (303, 404), path
            assert reply.status_code == 303 or "لا شيء بهذا الرقم" in reply.text, path


def test_a_wrong_shape_comes_back_filled_with_the_field_named_and_nothing_changed(street: House) -> None:
    client = street.client("reception")
    before = rows_of(street)
    for field, value, tail in (
        ("awaited", "", "suspension"),
        ("issued_on", "31/4/2026", "papers/national_id/matching"),
        ("need", "", "data"),
    ):
        path = f"/cases/{number_of('received')}/{tail}"
        reply = client.act(path, **{field: value})
        assert reply.status_code == 422, path
        form = Page.read(reply.text).form(path)
        assert form.values.get(field, "") == value
        assert re.search(rf'href="#{field}[^"]*"', reply.text), f"{path}: no link to {field}"
    assert rows_of(street) == before


def test_a_form_without_its_key_is_not_taken(street: House) -> None:
    client, before = street.client("reception"), rows_of(street)
    for at, path, fields in (
        ("declared", "raising", {}),
        ("received", "suspension", {"awaited": "كشف حساب"}),
        ("received", "withdrawal", {}),
    ):
        where = f"/cases/{number_of(at)}/{path}"
        for key in ("", "short", "ا" * 20, "k" * 300):
            reply = client.post(where, data={**keyed(client, where), **fields, "key": key})
            assert reply.status_code == 422, where
            assert "وصل النموذج من غير مفتاحه" in reply.text
    assert rows_of(street) == before


def test_a_form_without_its_token_is_refused_in_arabic_and_nothing_is_saved(street: House) -> None:
    client, before = street.client("reception"), rows_of(street)
    for door in DOORS:
        if "POST" in door.methods and door.marks["reception"] == ".":
            reply = client.post(address_of(door.rule, door.at), data={"key": "a key of our own"})
            assert reply.status_code == 400, door.rule
            assert "لم يُحفظ شيء" in reply.text, door.rule
    assert rows_of(street) == before
