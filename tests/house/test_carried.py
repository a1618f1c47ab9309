"""What every reply of both apps carries, and what every form must bring: one test each, over every route (S11, S12)."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sadeed.config import Settings
from tests.cast import House
from tests.house.public_side import addresses, patient
from tests.house.seats import DOORS, Door
from tests.house.standing import rows_of
from tests.house.walking import Walker, address_of, visitor_of

ONE = pytest.mark.parametrize("street", ["sqlite"], indirect=True)
ROOT = Path(__file__).parents[2]
CARRIED = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
OVER_HTTPS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
STRICTER = ("default-src 'none'; sandbox", "sandbox; default-src 'none'")  # of a file somebody brought
KEPT = ("/static/", "/logo/")  # nobody's: a browser may keep it
FAILURES = ("/nothing/of/the/kind", "/cases/SD-1448-99999", "/static/nothing.css")


@pytest.fixture
def public(street: House, settings: Settings) -> Flask:
    """The public app beside the desks."""
    return patient(settings)


def opened(client: FlaskClient, method: str, path: str, base: str) -> TestResponse:
    """The reply, its body unread: a wire never ends."""
    reply = client.open(path, method=method, base_url=base, buffered=False)
    reply.close()
    return reply


def seat_at(door: Door) -> str:
    """The first who may."""
    return next((seat for seat, mark in door.marks.items() if mark == "."), "manager")


def signed_in(street: House) -> dict[str, Walker]:
    """Everybody who is the first somewhere, at home over HTTP and over HTTPS."""
    found = {seat: visitor_of(street, seat) for seat in {seat_at(door) for door in DOORS} | {"manager"}}
    for client in found.values():
        for cookie in list(client._cookies.values()):
            client.set_cookie(f"__Host-{cookie.key}", cookie.value, secure=True)
    return found


def visits(street: House, public: Flask, base: str) -> Iterator[TestResponse]:
    """Every route of both apps by whoever may, an empty form for each POST, static files, and failures."""
    visitors = signed_in(street)
    for door in DOORS:
        for method in door.methods:
            if door.rule != "/sign-out":
                yield opened(visitors[seat_at(door)], method, address_of(door.rule, door.at), base)
    for client, listed in ((visitors["manager"], FAILURES), (public.test_client(), FAILURES[:1])):
        yield from (opened(client, method, path, base) for path in listed for method in ("GET", "POST", "PUT"))
        yield opened(client, "GET", "/static/css/tokens.css?v=1", base)
    yield from (opened(public.test_client(), method, path, base) for method, path in addresses(public))


def faults(reply: TestResponse, base: str) -> Iterator[str]:
    """Which headers differ from what every reply carries."""
    expected = CARRIED | (OVER_HTTPS if base.startswith("https") else {})
    for name, value in expected.items():
        said = reply.headers.getlist(name)
        is_file = name == "Content-Security-Policy" and "attachment" in reply.headers.get("Content-Disposition", "")
        if said != [value] and not (is_file and len(said) == 1 and "sandbox" in said[0]):
            yield f"{name}: {said}"
    if not base.startswith("https") and "Strict-Transport-Security" in reply.headers:
        yield "HSTS over plain HTTP on this machine"
    kept = reply.headers.get("Cache-Control", "")
    if "no-store" not in kept and not (reply.request.path.startswith(KEPT) and reply.status_code in (200, 304)):
        yield f"Cache-Control: {kept}"
    if "Server" in reply.headers or "X-Powered-By" in reply.headers:
        yield "it says what it is made of"
    yield from (f"Set-Cookie: {one}" for one in reply.headers.getlist("Set-Cookie") if not is_good_cookie(one, base))


def is_good_cookie(said: str, base: str) -> bool:
    """Out of reach of scripts and of other sites; over HTTPS bound to this very host."""
    parts = {part.strip().lower() for part in said.split(";")[1:]}
    is_bound = said.startswith("__Host-sadeed_") and "secure" in parts
    return (
        {"httponly", "samesite=lax", "path=/"} <= parts
        and not any(part.startswith("domain") for part in parts)
        and (is_bound if base.startswith("https") else said.startswith("sadeed_"))
    )


@pytest.mark.parametrize("base", ["http://localhost", "https://localhost"])
@ONE
def test_S12_every_reply_of_both_apps_carries_the_headers_and_cookies_of_the_house(
    street: House, public: Flask, base: str
) -> None:
    for app in (street.app, public):
        app.config["WTF_CSRF_SSL_STRICT"] = False
    seen = list(visits(street, public, base))
    assert len(seen) > len(DOORS)
    wrong = [f"{one.request.method} {one.request.path} {one.status_code}: {no}" for one in seen
             for no in faults(one, base)]  # fmt: skip
    assert not wrong, "\n".join(sorted(set(wrong))[:20])


@ONE
def test_S12_no_form_of_either_app_is_taken_without_its_token(street: House, public: Flask) -> None:
    street.app.config["WTF_CSRF_ENABLED"] = public.config["WTF_CSRF_ENABLED"] = True
    visitors, forged = signed_in(street), {"key": "k" * 20, "csrf_token": "of-nobody"}
    before = rows_of(street)
    for door in DOORS:
        for method in set(door.methods) - {"GET"}:
            client, path = visitors[seat_at(door)], address_of(door.rule, door.at)
            for fields in ({"key": "k" * 20}, forged):
                reply = client.open(path, method=method, data=fields)
                assert reply.status_code == 400, f"{method} {door.rule}: {reply.status_code}"
    for method, path in addresses(public):
        if method != "GET":
            assert public.test_client().open(path, method=method, data={"key": "k" * 20}).status_code == 400, path
    assert rows_of(street) == before


OUTSIDE = re.compile(r"""(?:url\(|@import|src=|href=|fetch\(|import\s)\s*["']?(?:https?:)?//""")


def test_S11_no_style_and_no_script_of_ours_names_another_house() -> None:
    files = [*ROOT.glob("static/css/*.css"), *ROOT.glob("static/js/*.js"), *ROOT.glob("static/vendor/*.css")]
    assert len(files) > 10
    for file in files:
        assert not OUTSIDE.search(file.read_text()), file.name


@ONE
def test_S11_no_paper_of_the_house_leads_outside(street: House) -> None:
    for door in DOORS:
        if door.rule.endswith(".pdf"):
            paper = visitor_of(street, "admin").get(address_of(door.rule, door.at)).data
            addresses_ = re.findall(rb"/URI\s*\(([^)]*)\)", paper)
            assert all(urlsplit(one.decode()).netloc == "public.example" for one in addresses_), door.rule
