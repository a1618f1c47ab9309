"""Every page of the house, alone and as a fragment, in both languages (house, habits 7, 8 and 10; S11)."""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from tests.cast import House
from tests.house.reading import foreign, leads_outside, part, whole
from tests.house.seats import DOORS, Door
from tests.house.spoken import unmarked, words_people_wrote
from tests.house.walking import Walker, address_of, visitor_of
from tests.pages import Page

ONE = pytest.mark.parametrize("street", ["sqlite"], indirect=True)
WITHOUT_KEY = (
    "sign_in",
    "sign_out",
    "choose",
    "read_document",
    "show_passkey",
    "mark_tablet",
)  # they change nothing of the house
PLAIN = (
    "/healthz",
    "/readyz",
    "/live/<desk>",
    "/logo/<mark>.png",
    "/admin/office/letterhead.pdf",
    "/reports/requests.csv",
    "/reports/requests.xlsx",
    "/people/found.xlsx",
    "/account/factors/app/code.svg",
    "/data-rights/requests/<number>/copy.json",
)
OPENED = [door for door in DOORS if "GET" in door.methods and door.rule not in PLAIN and "." in door.marks.values()]
LANGUAGES = ("ar", "en")


@pytest.fixture
def visitors(street: House) -> dict[str, Walker]:
    """Browsers, signed in when first asked for."""
    house = street

    class Signing(dict[str, Walker]):
        def __missing__(self, seat: str) -> Walker:
            self[seat] = visitor_of(house, seat)
            return self[seat]

    return Signing()


def doors_with_words(visitors: dict[str, Walker], language: str, **headers: str) -> Iterator[tuple[Door, str]]:
    """Every page by somebody who may see it, in that language; redirects have no words."""
    for door in OPENED:
        seat = next(seat for seat, mark in door.marks.items() if mark == ".")
        path = address_of(door.rule, door.at)
        reply = visitors[seat].get(path + ("&" if "?" in path else "?") + f"lang={language}", headers=headers)
        if reply.status_code not in (302, 303):
            assert reply.status_code == 200, f"{seat} at {path}: {reply.status}"
            assert reply.mimetype == "text/html", path
            yield door, reply.text


def form_faults(page: Page) -> Iterator[str]:
    """A form of an act without what makes it happen once."""
    for form in page.forms:
        if form.method == "post" and form.act and form.act not in WITHOUT_KEY and not form.values.get("key"):
            yield f"the form of {form.act} has no key"


@pytest.mark.parametrize("language", LANGUAGES)
@ONE
def test_every_page_is_whole_and_speaks_one_language(street: House, visitors: dict[str, Walker], language: str) -> None:
    wrong, data = [], words_people_wrote()
    for door, html in doors_with_words(visitors, language):
        root, faults = whole(html)
        page = Page.read(html)
        faults += [*page.what_is_wrong(), *form_faults(page), *leads_outside(root)]
        faults += [f"words of the other language: {text}" for text in foreign(root, language, data)]
        faults += [f"Arabic that does not say so: {text}" for text in unmarked(root, language)]
        if page.html.get("lang") != language:
            faults.append(f"it speaks {page.html.get('lang')}")
        wrong += [f"{door.rule} at {door.at}: {fault}" for fault in faults]
    assert not wrong, "\n".join(wrong)


@ONE
def test_every_page_has_a_fragment_that_stands_in_the_room_alone(street: House, visitors: dict[str, Walker]) -> None:
    wrong = []
    for door, html in doors_with_words(visitors, "ar", **{"HX-Request": "true"}):
        wrong += [f"{door.rule} at {door.at}: {fault}" for fault in fragment_faults(door, html)]
    assert not wrong, "\n".join(wrong)


def fragment_faults(door: Door, html: str) -> Iterator[str]:
    """What a fragment must not be or hold."""
    if "<html" in html or "<!doctype" in html.lower():
        yield "the fragment is a whole page"
        return
    root, faults = part(html)
    yield from faults
    page = Page.read(html)
    yield from page.unfit
    yield from form_faults(page)
    yield from leads_outside(root)
    if door.rule in SHARED and ("csrf_token" in html or "X-CSRFToken" in html):
        yield "a fragment many people share carries one person's token"
    if door.rule not in SHARED:
        yield from (f"the form to {f.action} has no token" for f in _without_token(page))


def _without_token(page: Page) -> list[Any]:
    return [form for form in page.forms if form.method == "post" and not form.values.get("csrf_token")]


SHARED = ("/reception/", "/research/", "/committee/", "/services/", "/feedback/", "/inbox/")


@ONE
def test_the_shared_fragment_of_a_queue_is_the_same_for_two_who_may_see_the_same(
    street: House, visitors: dict[str, Walker]
) -> None:
    path, htmx = "/committee/?lang=ar", {"HX-Request": "true"}
    answers = {visitors[seat].get(path, headers=htmx).text for seat in ("member1", "member2", "member3")}
    assert len(answers) == 1
    assert "data-case" in answers.pop()


@ONE
def test_a_fragment_of_somebody_signed_out_meanwhile_takes_the_whole_page_to_the_sign_in(street: House) -> None:
    reply = street.client().fragment("/reception/?taken=7")
    assert reply.headers["HX-Redirect"].startswith("/sign-in?next=")
    assert not reply.text


@ONE
def test_S11_the_policy_of_every_page_lets_nothing_in_from_outside(street: House, visitors: dict[str, Walker]) -> None:
    policy = visitors["manager"].get("/reports/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert json.dumps(policy).count("*") == 0


def test_the_eyes_see_what_is_not_html_what_leads_outside_and_which_words_are_strange() -> None:
    nobody = re.compile("$^")
    assert whole("<!doctype html><title>t</title><p><div></p></div>")[1]
    root, _ = whole('<!doctype html><title>س</title><img src="//cdn.example/x"><p>طلب Save <bdi>ab</bdi></p>')
    assert leads_outside(root) == ["<img src=//cdn.example/x>"]
    assert foreign(root, "ar", nobody) == {"طلب Save"}
    assert foreign(root, "en", re.compile("طلب")) == {"س"}


def test_the_words_of_a_page_are_found_in_what_is_read_aloud_too() -> None:
    root: Element = whole('<!doctype html><title>س</title><a aria-label="Open" lang="ar">فتح</a>')[0]
    assert foreign(root, "ar", re.compile("$^")) == {"Open"}
