"""A row somebody is working on says who; it leaves no record, wakes a desk only when work starts or ends, and fades."""

import re
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from sadeed.records import presence, pulse
from sadeed.records.base import db
from sadeed.records.comings import Comings
from sadeed.records.presence import Sign
from tests.cast import House, Visitor

pytestmark = pytest.mark.parametrize("house", ["sqlite", "postgres"], indirect=True)


def says(client: Visitor, path: str) -> TestResponse:
    """A page says that somebody is there, as htmx says it."""
    token = re.search(r'"X-CSRFToken": "([^"]+)"', client.get("/library/", follow_redirects=True).text)
    assert token
    return client.post(path, headers={"HX-Request": "true", "X-CSRFToken": token[1]})


def beat() -> int:
    """How often the counter has heard something."""
    db.session.rollback()
    return pulse.beat_of("reception")


@pytest.fixture
def quiet(house: House) -> Comings:
    """Signs are written when the test says so."""
    comings = house.app.extensions["comings"] = Comings(house.app, lambda: house.now)
    comings._write_on = lambda: None  # type: ignore[method-assign]
    return comings


def test_the_row_of_a_form_that_is_open_says_who_and_keeps_its_doors(house: House, quiet: Comings) -> None:
    number = house.make.case()
    hind, manager = house.client("reception"), house.client("manager")
    before = beat()
    assert says(hind, f"/cases/{number}/presence?act=match_paper").text == ""
    quiet.flush()
    assert beat() == before + 1
    row = house.client("delegate").get("/reception/").text, house.client("reception").get("/reception/").text
    assert "تعمل عليها هند محمد الفارس" not in row[0]
    assert "تعمل عليها هند محمد الفارس" in row[1]
    assert row[1].count('data-act="match_paper"') == 1
    assert "هند محمد الفارس (مطابقة بالأصل)" in says(manager, f"/cases/{number}/presence").text
    quiet.flush()
    says(hind, f"/cases/{number}/presence?act=match_paper")
    quiet.flush()
    assert beat() == before + 1  # looking, and going on, wakes nobody
    says(hind, f"/cases/{number}/presence?act=match_paper&gone=1")
    quiet.flush()
    assert beat() == before + 2
    assert "تعمل عليها" not in house.client("reception").get("/reception/").text


def test_who_says_nothing_for_forty_seconds_has_left_whoever_wrote_it(house: House, quiet: Comings) -> None:
    case = house.make.row(house.make.case()).id
    here = Sign(case, house.seat("reception").staff, "match_paper", house.now)
    presence.write([here], now=house.now)
    before, later = beat(), house.now + timedelta(seconds=41)
    assert presence.at_cases([case], now=later - timedelta(seconds=2), at_work=True)[case][0].sex == "female"
    assert presence.at_cases([case], now=later) == {}
    house.now = later
    quiet.flush()
    assert beat() == before + 1
    assert house.app.extensions["comings"] is quiet


def test_P3_a_case_out_of_reach_tells_nobody_and_a_form_left_open_is_not_thrown_away(house: House) -> None:
    number = house.make.case()
    for name in ("delegate", "quality", None):
        assert says(house.client(name), f"/cases/{number}/presence").status_code == 404, name
    page = house.client("reception").get(f"/cases/{number}/declaration").text
    assert 'hx-status:4xx="swap:none" hx-status:5xx="swap:none"' in page
