"""A page sends on to this house alone, never to another host."""

import pytest
from flask import Flask

from sadeed.web import ways


@pytest.mark.parametrize("address", ["", "//evil.example", "/\\evil.example", "https://evil.example/", "evil", "/a\\b"])
def test_an_address_that_leads_out_of_the_house_is_no_way(address: str) -> None:
    assert ways.within(address) == ""


def test_the_way_back_is_the_page_one_came_from_or_the_one_given() -> None:
    app = Flask(__name__)
    for referrer, way in (
        ("http://localhost/cases/SD-1448-00001?act=raise", "/cases/SD-1448-00001?act=raise"),
        ("http://evil.example/cases", "/home"),
        ("http://localhost//evil.example", "/home"),
        ("", "/home"),
    ):
        with app.test_request_context("/", headers={"Referer": referrer}):
            assert ways.back("/home") == way
