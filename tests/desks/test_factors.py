"""One's second step through the pages, as the people who use it (S6, P-3)."""

import re
from dataclasses import replace

import pyotp
import pytest

from sadeed.records import factors
from tests.cast import House
from tests.pages import Page
from tests.walls import of_factors as walls

ONE = pytest.mark.parametrize("association", ["sqlite"], indirect=True)
TYPED = re.compile(r'code-typed"><bdi[^>]*>([A-Z2-7 ]+)<')


@pytest.mark.parametrize("removal", walls.REMOVALS, ids=lambda one: one.name)
@ONE
def test_S6_the_wall_stands(house: House, removal) -> None:
    if removal.check not in (one.check for one in walls.REMOVALS[: walls.REMOVALS.index(removal)]):
        removal.check(house)


def connect(client, house: House) -> str:
    """Through the pages: the secret that is typed, the first code. Returns the secret."""
    secret = TYPED.search(client.get("/account/factors/app").text)[1].replace(" ", "")  # type: ignore[index]
    assert client.get("/account/factors/app/code.svg").mimetype == "image/svg+xml"
    reply = client.act("/account/factors/app", code=pyotp.TOTP(secret).at(house.now))
    assert reply.location == "/account/factors/recovery", reply.text
    return secret


def test_S6_who_connects_an_app_is_asked_for_its_code_at_the_next_sign_in(house: House) -> None:
    client = house.client("reception")
    secret = connect(client, house)
    codes = re.findall(r"<li><bdi[^>]*>([\d ]{14})<", client.get("/account/factors/recovery").text)
    assert len(codes) == 10
    assert client.get("/account/factors/recovery").status_code == 303  # shown once
    house.later(1)
    other = house.app.test_client()
    assert other.sign_in("reception").location.startswith("/sign-in/factor")
    assert other.get("/reception/").status_code == 303
    assert other.get("/account/factors/app").location == "/sign-in/factor"  # a password makes no second app
    assert other.act("/sign-in/factor", code="000000").status_code == 422
    right = pyotp.TOTP(secret).at(house.now)
    assert other.act("/sign-in/factor", code=right).status_code == 303
    assert other.get("/reception/").status_code == 200
    third = house.app.test_client()
    third.sign_in("reception")
    assert third.act("/sign-in/factor", code=right).status_code == 422
    assert third.act("/sign-in/factor", code=codes[0]).status_code == 303


@ONE
def test_S6_a_code_is_good_a_half_minute_either_way_and_no_longer(house: House) -> None:
    by, _codes = walls.connect(house)
    taken = [walls.is_taken(house, by, walls.code_of(house, steps)) for steps in (-2, -1, 2, 1)]
    assert taken == [False, True, False, True]


@ONE
def test_S6_who_pays_or_rules_makes_a_second_step_before_anything_else(house: House) -> None:
    house.app.config["SADEED"] = replace(house.app.config["SADEED"], environment="production")
    for username in factors.REQUIRED_OF:
        client = house.app.test_client()
        client.sign_in("member1" if username == "member" else username)
        assert client.get("/my-work/").status_code == 303, username
        assert "لا تكفي" in client.get("/account/factors").text
    connect(client, house)
    assert client.get("/my-work/").status_code == 200
    assert house.client("reception").get("/reception/").status_code == 200


@ONE
def test_S6_who_is_given_such_a_seat_while_signed_in_is_led_to_make_one(house: House) -> None:
    client = house.app.test_client()
    assert client.sign_in("chair").status_code == 303
    house.app.config["SADEED"] = replace(house.app.config["SADEED"], environment="production")
    assert client.get("/committee/").location == "/account/factors"


@ONE
def test_S6_five_wrong_pins_end_the_session(house: House) -> None:
    walls.pins.set_pin(walls.GOOD_PIN, by=house.seat("chair"), at=house.now)
    client = house.client("chair")
    client.post("/sign-in/pin/rest", data=_token(client))
    for _ in range(4):
        assert client.act("/sign-in/pin", pin="910746").status_code == 422
    assert client.act("/sign-in/pin", pin="910746").location == "/sign-in"
    assert client.get("/committee/").location.startswith("/sign-in")
    assert house.client("chair").get("/committee/").status_code == 200


def _token(client) -> dict[str, str]:
    return {"csrf_token": Page.read(client.get("/account/factors").text).hidden()["csrf_token"]}


@ONE
def test_S6_a_marked_tablet_rests_for_everybody_who_has_a_pin(house: House) -> None:
    walls.pins.set_pin(walls.GOOD_PIN, by=house.seat("research"), at=house.now)
    client = house.client("research")
    client.post("/account/tablet", data=_token(client))
    assert "data-rest-after" in client.get("/research/").text
    house.now += walls.timedelta(minutes=11)
    assert client.get("/research/").location == "/sign-in/pin?next=/research/"
    reply = client.act("/sign-in/pin?next=/research/", pin=walls.GOOD_PIN)
    assert reply.location == "/research/"


@ONE
def test_P3_the_administration_takes_a_lost_second_step_away_with_a_reason(house: House) -> None:
    walls.connect(house, "services")
    admin = house.client("admin")
    assert admin.act("/admin/accounts/services/second-step", reason="فُقد الجوال، وحضر صاحبه").status_code == 303
    assert house.app.test_client().sign_in("services").location == "/"
