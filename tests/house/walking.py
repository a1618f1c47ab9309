"""How a route of the table is walked: which address it gets, and which mark its answer is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context
from typing import Any

from flask import Flask, template_rendered
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.cast import House
from tests.house.street import CASES, number_of

EXAMPLES = {
    # what stands in an address, by the first words of its route
    "/cases": {"kind": "national_id", "file_id": "1"},
    "/committee/sessions": {"number": "J-1448-001", "member": "6"},
    "/people": {"number": "P-1448-00001"},
    "/record/people": {"number": "P-1448-00001"},
    "/record/proposals": {"proposal_id": "1"},
    "/data-rights/requests": {"number": "D-1448-0001"},
    "/data-rights/people": {"number": "P-1448-00001", "purpose": "photos"},
    "/inbox": {"entry_id": "1"},
    "/feedback/voices": {"number": "K-1448-0001"},
    "/feedback/improvements": {"number": "E-1448-001"},
    "/admin/accounts": {"username": "services", "seat_id": "10", "deputy_id": "1", "login_id": "9999"},
    "/account": {"login_id": "9999", "key_id": "9999"},
    "/admin/numbers": {"series": "circular"},
    "/entry": {"token": "a-pass-of-nobody"},
    "/logo": {"mark": "0123456789abcdef"},
    "/admin/branches": {"code": "east"},
    "/admin/catalogues": {"name": "support_types", "code": "one_off_aid"},
    "/admin/charters": {"version": "1"},
    "/admin/programmes": {"code": "winter"},
    "/library": {"code": "about"},
}


def routes_of(app: Flask) -> set[str]:
    """Every route of an app as the table writes it: `GET /cases/<number>`."""
    rules = (rule for rule in app.url_map.iter_rules() if rule.endpoint != "static")
    return {f"{method} {rule.rule}" for rule in rules for method in methods_of(rule)}


def methods_of(rule: Rule) -> set[str]:
    """What a rule answers to, but for what Flask adds by itself."""
    return (rule.methods or set()) - {"HEAD", "OPTIONS"}


def address_of(rule: str, at: str) -> str:
    """A real address of `rule`; `at` is a case of the street, a desk, or nothing in particular."""
    given = {"number": number_of(at)} if at in CASES else {"desk": at}
    for beginning, examples in EXAMPLES.items():
        if rule.startswith(beginning + "/"):
            given = {**examples, **given} if at in CASES else {**given, **examples}
    path = rule.replace("<int:", "<")
    for name, value in given.items():
        path = path.replace(f"<{name}>", value)
    assert "<" not in path, f"nothing stands for a part of {rule}"
    return path


@contextmanager
def watching(app: Flask) -> Iterator[list[dict[str, Any]]]:
    """What the templates were given while the block ran."""
    seen: list[dict[str, Any]] = []

    def keep(_app: Flask, context: dict[str, Any], **_more: Any) -> None:
        seen.append(context)

    with template_rendered.connected_to(keep, app):
        yield seen


class Walker(FlaskClient):
    """A browser nobody looks at; each request in a context of its own, as on the server."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Open it."""
        return Context().run(super().open, *args, **kwargs)


def visitor_of(house: House, seat: str) -> FlaskClient:
    """A browser of that seat; its pages are looked at elsewhere, here only who gets in."""
    client = house.client(None if seat == "nobody" else seat)
    plain = Walker(house.app, client.response_wrapper)
    plain._cookies = client._cookies
    return plain


def knock(client: FlaskClient, method: str, path: str, **fields: str) -> str:
    """The mark of what one gets there."""
    with watching(client.application) as seen:
        reply = client.open(path, method=method, data=fields or None, buffered=False)
        mark = mark_of(reply, seen)
        reply.close()
    return mark


def mark_of(reply: TestResponse, seen: list[dict[str, Any]]) -> str:
    """`.` `o` `>` `x`, as the table explains them. Anything else has no mark: it is a fault."""
    refusals = [view.get("refusal") for view in seen if view.get("refusal")]
    if reply.status_code == 404:
        return "o"
    if reply.status_code in (302, 303) and str(reply.location).startswith("/sign-in"):
        return ">"
    if any("seat" in no.codes for no in refusals):
        return "x"
    assert reply.status_code in (200, 302, 303, 422), reply.status
    return "."
