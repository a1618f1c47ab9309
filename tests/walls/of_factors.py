"""The second step, passkeys, the PIN, the other house: what each protection is, and what shows when it is gone (S6)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pyotp
from sqlalchemy import text

from sadeed.acts import factors, passkeys, pins, vouching
from sadeed.acts.factors import TooMany
from sadeed.acts.passkeys import NotTaken, Place
from sadeed.acts.vouching import NotReached, NotVouched
from sadeed.config import Elsewhere
from sadeed.records.base import db
from sadeed.records.seal import Seal
from sadeed.records.staff import Seat
from tests.softkey import SoftKey
from tests.walls.removals import Removal

SEAL = Seal("only for the tests, and long enough", "codes of apps")
HERE = Place("sadeed.example", "https://sadeed.example")
OTHER = Place("sadeed.example.net", "https://sadeed.example.net")
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
GOOD_PIN = "820746"


def connect(house: Any, username: str = "reception") -> tuple[Seat, list[str]]:
    """An app of codes for that account; returns the account and its recovery codes. Half a minute goes by."""
    by = house.seat(username)
    codes = factors.add_app(SECRET, code_of(house), seal=SEAL, by=by, at=house.now)
    house.now += timedelta(minutes=5)
    return by, codes


def code_of(house: Any, steps: int = 0) -> str:
    """What the app shows at the house's clock, or so many half minutes off."""
    return pyotp.TOTP(SECRET).generate_otp(int(house.now.timestamp()) // 30 + steps)


def is_taken(house: Any, by: Seat, code: str) -> bool:
    """Whether the code opens the second step."""
    return factors.agrees(code, seal=SEAL, by=by, at=house.now)


def a_code_serves_once(house: Any) -> None:
    """The same code a second time, and the one before it, are refused."""
    by, _codes = connect(house)
    assert is_taken(house, by, code_of(house))
    assert not is_taken(house, by, code_of(house))
    assert not is_taken(house, by, code_of(house, -1))


def tries_are_few(house: Any) -> None:
    """After five wrong ones even the right one is not looked at."""
    by, _codes = connect(house)
    for _ in range(5):
        assert not is_taken(house, by, "000000")
    try:
        is_taken(house, by, code_of(house))
    except TooMany:
        return
    raise AssertionError("a sixth try was looked at")


def a_recovery_code_serves_once(house: Any) -> None:
    """Right the first time, wrong the second."""
    by, codes = connect(house)
    assert is_taken(house, by, codes[3])
    assert not is_taken(house, by, codes[3])


def no_secret_lies_open(house: Any) -> None:
    """Neither the app's secret nor a recovery code can be read off the database."""
    _by, codes = connect(house)
    rows = [*db.session.execute(text("SELECT secret FROM code_app")).scalars(),
            *db.session.execute(text("SELECT code_hash FROM recovery_code")).scalars()]  # fmt: skip
    assert not any(one in row for row in rows for one in (SECRET, *codes))


def who_rules_shows_more_than_a_password(house: Any) -> None:
    """Where people are real the chair comes to nothing by the password alone."""
    real = replace(house.app.config["SADEED"], environment="production")
    was, house.app.config["SADEED"] = house.app.config["SADEED"], real
    try:
        client = house.app.test_client()
        client.sign_in("chair")
        assert client.get("/committee/").status_code == 303
        assert client.get("/account/factors").status_code == 200
    finally:
        house.app.config["SADEED"] = was


def a_weak_pin_is_refused(house: Any) -> None:
    """What is tried first is no PIN."""
    for pin in ("123456", "654321", "111111", "121212", "123123", "150785", "850715", "071585", "198507", "071405"):
        try:
            pins.set_pin(pin, by=house.seat("chair"), at=house.now)
        except ValueError:
            continue
        raise AssertionError(pin)


def a_tablet_rests(house: Any) -> None:
    """After ten idle minutes the chair's page is the pad, also when it is asked twice; the PIN wakes it."""
    pins.set_pin(GOOD_PIN, by=house.seat("chair"), at=house.now)
    client = house.client("chair")
    house.now += timedelta(minutes=11)
    for _ in range(2):
        assert "/sign-in/pin" in client.get("/committee/").headers.get("Location", "")
    assert client.act("/sign-in/pin", pin=GOOD_PIN).status_code == 303
    assert client.get("/committee/").status_code == 200


def a_signature_wants_the_pin(house: Any) -> None:
    """A decision is not signed without it; a vote wants none."""
    number = house.make.case("before_committee")
    house.make.votes(number, chair="accept", member1="accept", member2="accept")
    pins.set_pin(GOOD_PIN, by=house.seat("chair"), at=house.now)
    client = house.client("chair")
    assert "signature_pin" not in client.get(f"/cases/{number}/vote/change").text
    assert client.act(f"/cases/{number}/voting/closing", signature_pin="920746").status_code == 422
    assert house.make.row(number).stage == "before_committee"
    assert client.act(f"/cases/{number}/voting/closing", signature_pin=GOOD_PIN).status_code == 303


def keep(house: Any, key: SoftKey, place: Place = HERE, username: str = "reception") -> Seat:
    """A passkey for that account."""
    by = house.seat(username)
    asked = passkeys.ask_to_make(place, house="سديد", by=by)
    answer = key.make(asked.options, place.origin)
    passkeys.add(answer, challenge=asked.challenge, place=place, name="مفتاح", by=by, at=house.now)
    return by


def show(house: Any, key: SoftKey, place: Place = HERE, challenge: bytes = b"", **more: Any) -> int | None:
    """Whose key it is, shown at that place."""
    asked = passkeys.ask_to_show(place)
    answer = key.show(asked.options, place.origin)
    return passkeys.agreed(answer, challenge=challenge or asked.challenge, place=place, at=house.now, **more)


def a_key_signs_for_itself(house: Any) -> None:
    """Another challenge, another private key, a copied counter, nobody's finger: all refused; the key itself opens."""
    key = SoftKey(counter=5)
    by = keep(house, key)
    assert show(house, key) == by.staff
    assert show(house, key, challenge=b"another challenge") is None
    stranger = SoftKey(counter=50)
    stranger.id = key.id
    assert show(house, stranger) is None
    key.counter = 5
    assert show(house, key) is None
    key.counter, key.is_sure = 60, False
    assert show(house, key) is None
    assert show(house, key, staff_id=by.staff) == by.staff  # after a password it need not see a finger


def a_key_is_good_where_it_was_made(house: Any) -> None:
    """A page elsewhere that passes on what it was told gets nothing."""
    key = SoftKey()
    keep(house, key)
    asked = passkeys.ask_to_show(HERE)
    answer = key.show(asked.options, OTHER.origin)
    assert passkeys.agreed(answer, challenge=asked.challenge, place=OTHER, at=house.now) is None


def a_challenge_is_answered_once(house: Any) -> None:
    """Also by a key that does not count."""
    key = SoftKey(counter=0)
    by = keep(house, key)
    asked = passkeys.ask_to_show(HERE)
    answer = key.show(asked.options, HERE.origin)
    assert passkeys.agreed(answer, challenge=asked.challenge, place=HERE, at=house.now) == by.staff
    try:
        again = passkeys.agreed(answer, challenge=asked.challenge, place=HERE, at=house.now)
    except NotTaken:
        return
    assert again is None


def an_errand_is_our_own(_house: Any) -> None:
    """An answer to somebody else's errand is not even looked at."""
    nowhere = Elsewhere("http://127.0.0.1:9", "sadeed", "", "preferred_username")
    one = vouching.errand("https://sadeed.example/back")
    try:
        vouching.name_given(nowhere, one, code="a code", state="another state", at=_house.now)
    except NotVouched:
        return
    except NotReached as no:
        raise AssertionError("the other house was asked about a foreign errand") from no


REMOVALS = [
    Removal("a code is taken once", "S6", "sadeed.records.factors.takes_step", lambda *_: True, a_code_serves_once),
    Removal("tries are slowed", "S6", "sadeed.acts.factors.refuse_many", lambda *_, **__: None, tries_are_few),
    Removal("a recovery code is used up", "S6", "sadeed.acts.factors._use", lambda *_: None,
            a_recovery_code_serves_once),
    Removal("the app's secret is sealed", "S6", "sadeed.records.seal.Seal.close", lambda _seal, said: said,
            no_secret_lies_open),
    Removal("recovery codes are hashed", "S6", "sadeed.acts.staff.hash_of", lambda said: said, no_secret_lies_open),
    Removal("a second step is required", "S6", "sadeed.records.factors.is_required_of", lambda _sitting: False,
            who_rules_shows_more_than_a_password),
    Removal("a weak PIN is refused", "S6", "sadeed.acts.pins.check", lambda pin: pin, a_weak_pin_is_refused),
    Removal("a tablet rests", "S6", "sadeed.web.pad.is_resting", lambda: False, a_tablet_rests),
    Removal("a signature wants the PIN", "S6", "sadeed.web.signing.SIGNS", (), a_signature_wants_the_pin),
    Removal("a passkey's signature is checked", "S6", "sadeed.acts.passkeys._verified", lambda *_, **__: True,
            a_key_signs_for_itself),
    Removal("a passkey is bound to its host", "S6", "sadeed.acts.passkeys.is_here", lambda *_: True,
            a_key_is_good_where_it_was_made),
    Removal("a challenge is spent", "S6", "sadeed.acts.passkeys._spend", lambda *_, **__: None,
            a_challenge_is_answered_once),
    Removal("an errand comes back as ours", "S6", "sadeed.acts.vouching.is_ours", lambda *_: True,
            an_errand_is_our_own),
]  # fmt: skip
