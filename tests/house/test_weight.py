"""What a visit weighs on the wire: sizes are facts of the pages, not of the machine."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.cast import House
from tests.house.street import number_of
from tests.house.walking import visitor_of

FIRST_VISIT, LATER_PAGE = 300 * 1024, 15 * 1024
TYPE = Path(__file__).parents[2] / "static/vendor/files"
LINKED = re.compile(r'(?:href|src)="(/static/[^"#]+)')


def weighed(client: FlaskClient, path: str) -> int:
    """Bytes of the body as they travel."""
    with client.get(path, headers={"Accept-Encoding": "gzip"}) as reply:
        assert reply.status_code == 200, path
        return len(reply.data)


@pytest.mark.parametrize("street", ["sqlite"], indirect=True)
def test_a_first_visit_and_each_later_page_are_light(street: House) -> None:
    client = visitor_of(street, "manager")
    pages = ["/reception/", "/committee/", "/people/", "/reports/", *(f"/cases/{number_of(one)}" for one in
             ("received", "voted", "closed"))]  # fmt: skip
    weights = {f"{page} {lang}": weighed(client, page + ("&" if "?" in page else "?") + f"lang={lang}")
               for page in pages for lang in ("ar", "en")}  # fmt: skip
    assert max(weights.values()) <= LATER_PAGE, weights
    linked = set(LINKED.findall(client.get("/reception/").text))
    letters = sum(file.stat().st_size for file in TYPE.glob("ibm-plex-*"))
    first = sum(weighed(client, address.replace("&amp;", "&")) for address in linked) + letters + max(weights.values())
    assert first <= FIRST_VISIT, first
