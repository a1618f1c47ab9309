"""The parts of the look, without a browser: complete, well formed, and free of what the pages' policy forbids."""

import gzip
import re
from collections import Counter
from pathlib import Path

import html5lib
import pytest
from flask.testing import FlaskClient

from tests.look.gallery import ROOT, create_gallery
from tests.look.invented import PAGES

PHYSICAL = re.compile(
    r"(?<![-\w])(?:margin|padding|border|inset)?-?(?:left|right|top|bottom)\s*:|(?:float|clear|text-align)\s*:\s*(?:left|right)"
)
MACRO = re.compile(r"{%-?\s*macro ([a-z]\w*)\(")


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_gallery().test_client()


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_parts_is_well_formed_and_carries_no_style_or_script(
    client: FlaskClient, page: str, lang: str
) -> None:
    reply = client.get(f"/{page}?lang={lang}&theme=auto")
    assert reply.status_code == 200
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(reply.text)
    elements = list(tree.iter())
    ids = Counter(element.get("id") for element in elements if element.get("id"))
    assert [name for name, times in ids.items() if times > 1] == []
    assert sum(element.tag == "h1" for element in elements) == 1
    assert not any(name == "style" or name.startswith("on") for element in elements for name in element.attrib)
    assert all(element.get("src") for element in elements if element.tag == "script")
    assert not any(element.tag == "style" for element in elements)


def test_every_part_is_shown_in_the_gallery() -> None:
    shown = "".join(path.read_text() for path in (ROOT / "tests/look/pages").glob("*.html"))
    inside = "".join(path.read_text() for path in (ROOT / "templates").glob("*/*.html"))
    for path in sorted((ROOT / "templates/parts").glob("*.html")):
        for macro in MACRO.findall(path.read_text()):
            used = re.compile(rf"\b{macro}\((?!.*-%}}\s*$)")
            assert used.search(shown) or len(used.findall(inside)) > 1, f"{path.name}: nobody sees {macro}"


def test_every_part_says_how_it_is_used() -> None:
    for path in sorted((ROOT / "templates/parts").glob("*.html")):
        text = path.read_text()
        assert text.startswith("{#") and f'from "parts/{path.name}" import' in text.split("#}")[0], path.name


@pytest.mark.parametrize("path", sorted((ROOT / "static/css").glob("*.css")), ids=lambda path: path.name)
def test_the_look_knows_no_left_and_no_right_and_stays_short(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert PHYSICAL.findall(text) == []
    assert len(path.read_text().splitlines()) <= 400


def test_shared_rows_hold_nobodys_token(client: FlaskClient) -> None:
    rows = re.findall(r"<li id=\"case-.*?</li>\n", client.get("/queue").text, re.DOTALL)
    assert "csrf_token" not in "".join(rows[2:])


def test_the_icons_turn_with_the_language(client: FlaskClient) -> None:
    assert "#arrow-right" in client.get("/table?lang=ar").text
    assert "#arrow-left" in client.get("/table?lang=en").text


def test_a_first_visit_stays_under_300_kilobytes(client: FlaskClient) -> None:
    page = client.get("/queue").text
    asked = set(re.findall(r'(?:href|src)="/static/([^"#]+)', page))
    asked |= {
        f"vendor/files/ibm-plex-sans-arabic-{subset}-{weight}-normal.woff2"
        for subset in ("arabic", "latin")
        for weight in (400, 600)
    }
    weight = sum(len(gzip.compress((ROOT / "static" / path).read_bytes())) for path in asked)
    assert weight + len(gzip.compress(page.encode())) <= 300_000
