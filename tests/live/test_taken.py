"""A list is taken at a beat: what was on it stays where it stood, on its own page, whatever happens meanwhile."""

import re

import pytest

from sadeed.acts import intake
from sadeed.records import pulse, waiting
from tests.cast import House
from tests.pages import Page

pytestmark = pytest.mark.parametrize("house", ["sqlite", "postgres"], indirect=True)


def numbers(html: str) -> list[str]:
    return re.findall(r'<li id="case-[^"]*" data-case="([^"]*)"', html)


def refreshed(html: str) -> str:
    """The address under which the list asks for itself again."""
    return next(str(mark["hx-get"]) for mark in Page.read(html).marks if mark.get("id") == "queue")


def test_the_second_page_of_a_list_asks_for_itself_again_and_not_for_the_first(house: House) -> None:
    made = [house.make.case() for _ in range(waiting.PAGE + 2)]
    client = house.client("reception")
    first = client.get("/reception/").text
    further = next(link for link in Page.read(first).links if "after=" in link)
    second = client.get(further).text
    assert numbers(second) == made[-2:]
    assert numbers(client.fragment(refreshed(second)).text) == made[-2:]
    intake.withdraw(made[0], by=house.seat("reception"), at=house.now)
    house.make.to_matched(made[3])
    assert numbers(client.fragment(refreshed(first)).text) == numbers(first) == made[:-2]
    assert numbers(client.fragment(refreshed(second)).text) == made[-2:]


def test_rows_that_change_place_again_and_again_stand_where_they_were_when_the_list_was_taken(house: House) -> None:
    number, other = house.make.case(branch="east"), house.make.case(branch="east")
    here = frozenset({house.make.branch("east")})
    beat = pulse.beat_of("reception", here)
    house.later(3)
    house.make.to_matched(number, branch="east")
    between = pulse.beat_of("reception", here)
    house.later(3)
    house.make.to_declared(number, branch="east")

    def listed(at: int, *acts: str) -> list[str]:
        return [row.number for row in waiting.taken("reception", branches=here, acts=acts, beat=at).rows]

    assert listed(beat) == listed(beat, "match_paper") == [number, other]
    assert listed(between, "match_paper") == [other]
    assert listed(between, "declare") == [number]
    assert waiting.taken("reception", branches=here, beat=between, acts=("raise",)).turned == 1
    assert waiting.numbers("reception", branches=here, beat=between) == ({"match_paper": 1, "raise": 1}, {})
