"""Signing in, staying in and going out: the walls, and what falls when one is taken away (S6, S7, P-3)."""

import re
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest

from sadeed.acts import accounts, entry, passwords, staff
from sadeed.arabic import Unreadable
from sadeed.records import drafts, journal, logins
from sadeed.records.base import db
from sadeed.records.drafts import Draft
from sadeed.records.logins import Login
from sadeed.records.staff import known_as
from sadeed.web.entering import CARRIED
from tests.cast import PASSWORD, House, Visitor
from tests.pages import Page
from tests.walls.removals import Removal

WRONG = "not the password"
GOOD = "four words that nobody knows"


def newcomer(house: House, address: str = "127.0.0.1") -> Visitor:
    """A browser that never came in, from that address of this machine."""
    visitor = house.client()
    visitor.environ_base = {**visitor.environ_base, "REMOTE_ADDR": address}
    return visitor


def secret_of(visitor: Visitor) -> str:
    """What the cookie carries."""
    with visitor.session_transaction() as session:
        return str(session.get(CARRIED, ""))


def is_in(visitor: Visitor) -> bool:
    """Whether the next page is shown."""
    return visitor.get("/my-work/").status_code == 200


def only_a_digest_of_the_cookie_is_kept(house: House) -> None:
    secret = secret_of(house.client("reception"))
    db.session.rollback()
    assert secret
    assert db.session.query(Login).filter_by(digest=secret).count() == 0, "the database holds what the cookie carries"


def a_planted_session_is_worth_nothing(house: House) -> None:
    """Somebody hands a victim a browser with a session of their own choosing, and waits."""
    visitor = house.client()
    with visitor.session_transaction() as session:
        session[CARRIED] = "planted by somebody who knows it"
    assert visitor.sign_in("reception").status_code == 303
    assert secret_of(visitor) != "planted by somebody who knows it"


def a_changed_password_ends_every_other_session(house: House) -> None:
    here, there = house.client("reception"), house.client("reception")
    reply = here.act("/account/password", proof=PASSWORD, password=GOOD, again=GOOD)
    assert reply.status_code == 303, reply.text
    assert is_in(here)
    assert not is_in(there)
    with house.app.app_context():  # as it was, for whoever asks next
        known_as("reception").password_hash = staff.hash_of(PASSWORD)  # type: ignore[union-attr]
        db.session.rollback()


def a_disabled_account_is_out_with_the_next_request(house: House) -> None:
    client = house.client("quality")
    assert is_in(client)
    accounts.disable("quality", by=house.seat("admin"), at=house.now)
    try:
        assert not is_in(client)
        accounts.enable("quality", by=house.seat("admin"), at=house.now)
        assert not is_in(client), "the session of before has come back"
    finally:
        accounts.enable("quality", by=house.seat("admin"), at=house.now)


def an_idle_and_an_old_session_end(house: House) -> None:
    began, client = house.now, house.client("reception")
    try:
        house.now = began + timedelta(minutes=59)
        assert is_in(client)
        house.app.extensions["behind"].flush()
        house.now += timedelta(minutes=61)
        assert not is_in(client), "idle"
        busy, house.now = house.client("reception"), began
        house.at(began)
        for _hour in range(12):
            assert is_in(busy)
            house.app.extensions["behind"].flush()
            house.now += timedelta(minutes=59)
        house.now += timedelta(minutes=30)
        assert not is_in(busy), "older than a working day"
    finally:
        house.at(began)


def tries_are_slowed(house: House) -> None:
    visitor = newcomer(house, "127.0.0.9")
    said = [visitor.sign_in("manager", WRONG).status_code for _ in range(7)]
    assert said[:5] == [422] * 5
    assert said[5:] == [429] * 2, "nobody is kept waiting"
    assert visitor.sign_in("manager").status_code == 429, "the right one is looked at all the same"
    _an_hour_later(house)


def strangers_lock_nobody_out(house: House) -> None:
    owner = newcomer(house, "127.0.0.2")
    assert owner.sign_in("finance").status_code == 303
    owner.post("/sign-out", data=Page.read(owner.get("/my-work/").text).hidden())
    stranger = newcomer(house, "127.0.0.3")
    for _ in range(8):
        stranger.sign_in("finance", WRONG)
    assert stranger.sign_in("finance").status_code == 429
    assert owner.sign_in("finance").status_code == 303, "strangers have locked the owner out"
    _an_hour_later(house)


def an_unknown_name_takes_as_long_and_says_the_same(house: House) -> None:
    looked_at: list[str] = []

    class Watched:
        def verify(self, hashed: str, secret: str) -> bool:
            looked_at.append(hashed[:9])
            return bool(kept.verify(hashed, secret))

        def check_needs_rehash(self, _hashed: str) -> bool:
            return False

    kept: Any = staff.HASHER
    with mock.patch.object(staff, "HASHER", Watched()):
        pages = [
            _as_read(newcomer(house, "127.0.0.4").sign_in(name, WRONG).text, name) for name in ("chair", "nobody1")
        ]
    assert looked_at == ["$argon2id", "$argon2id"], "no work is done for an unknown name"
    differing = [pair for pair in zip(*(page.splitlines() for page in pages), strict=True) if pair[0] != pair[1]]
    assert not differing, differing


def a_weighty_step_asks_once_more(house: House) -> None:
    began, admin = house.now, house.client("admin")
    try:
        house.now = began + timedelta(minutes=6)
        fields = {"role": "quality", "from_on": "2026-12-01", "until_on": "2026-12-05"}
        silent = admin.act("/admin/accounts/services/seat", **fields)
        assert silent.status_code == 422
        assert 'value="2026-12-05"' in silent.text, "what was typed is lost"
        wrong = admin.act("/admin/accounts/services/seat", **fields, proof=WRONG)
        assert wrong.status_code == 422
        assert "proof-wrong" in wrong.text
        assert admin.act("/admin/accounts/services/seat", **fields, proof=PASSWORD).status_code == 303
        assert 'name="proof"' not in admin.get("/admin/accounts/services/seat").text, "asked again at once"
    finally:
        house.at(began)


def the_wire_of_an_ended_session_falls_silent(house: House) -> None:
    from sadeed.web import live

    client = house.client("reception")
    login = logins.open_of(house.seat("reception").staff)[0].id
    wire = client.get("/live/reception", buffered=False)
    events = iter(wire.response)
    assert b"retry" in _bytes(next(events))
    db.session.rollback()
    with mock.patch.object(live, "SIGN_OF_LIFE", 0.05):
        _end(login, house)
        heard = [next(events, None) for _ in range(3)]
    wire.close()
    assert None in heard, "the wire goes on"


def a_common_password_is_refused(house: House) -> None:
    for password in ("Password123456", "P@ssw0rd2026!!", "qwertyuiop1234", "محمد أحمد 1448", "sadeed-demo-2026"):
        with pytest.raises(Unreadable):
            _no_error_means_failure(password)


def words_sent_under_an_ended_session_come_back_to_their_writer_alone(house: House) -> None:
    number, client = house.make.case("received"), house.client("reception")
    path, words = f"/cases/{number}/referral", "هل تشملها الكفالة مع وجود معاش"
    form = Page.read(client.get(path).text).form(path)
    logins_end(house, "reception")
    reply = client.post(path, data={**form.values, "question": words, "proof": "a password typed here"})
    assert reply.status_code == 303
    assert reply.location.startswith("/sign-in?next=")
    kept = db.session.query(Draft).one()
    assert words not in str(kept.typed), "kept in plain words"
    other = house.client("delegate")
    assert words not in other.get(path).text
    door = client.get(reply.location)
    back = client.post(reply.location, data={**Page.read(door.text).hidden(), "username": "reception",
                                             "password": PASSWORD})  # fmt: skip
    assert back.location == path
    page = client.get(path)
    assert words in page.text, "what was written is lost"
    assert "a password typed here" not in page.text
    assert client.post(path, data={**Page.read(page.text).form(path).values, "question": words, "waits": "yes"})
    house.now += timedelta(minutes=31)
    house.at(house.now)
    assert words not in client.get(path).text, "kept for longer than half an hour"
    drafts.forget(house.seat("reception").staff, kept.form)


def the_cookies_are_for_this_house_alone(house: House) -> None:
    visitor = house.client()
    base = "https://localhost"
    page = Page.read(visitor.get("/sign-in", base_url=base).text)
    fields = {**page.hidden(), "username": "reception", "password": PASSWORD}
    reply = visitor.post("/sign-in", data=fields, base_url=base, headers={"Referer": base + "/sign-in"})
    cookies = reply.headers.getlist("Set-Cookie")
    assert len(cookies) == 2, "the session, and the mark of the browser"
    for cookie in cookies:
        assert "; Secure" in cookie, cookie
        assert "; HttpOnly" in cookie, cookie
        assert "; SameSite=Lax" in cookie, cookie
        assert "Domain=" not in cookie, cookie


def no_address_stands_in_the_record(house: House) -> None:
    visitor = newcomer(house, "127.9.8.7")
    visitor.sign_in("reception", WRONG)
    assert visitor.sign_in("reception").status_code == 303
    db.session.rollback()
    day = journal.stamp(house.now)[:10]
    told = [body for _line, body in journal.story_of(day)]
    assert "127.9" not in str(told)
    assert "127.9" not in str([(one.place, one.device) for one in logins.open_of(house.seat("reception").staff)])


def logins_end(house: House, username: str) -> None:
    """Every session of that account ends."""
    from sadeed.acts import logins as acts

    acts.end_of(username, by=house.seat("admin"), at=house.now)


def _end(login: int, house: House) -> None:
    from sadeed.acts import logins as acts

    acts.end_of("reception", login, by=house.seat("admin"), at=house.now)


def _bytes(said: Any) -> bytes:
    return said if isinstance(said, bytes) else str(said).encode()


def _no_error_means_failure(password: str) -> None:
    passwords.check(password, username="hind")
    raise AssertionError(f"{password} was taken")


def _an_hour_later(house: House) -> None:
    house.at(house.now + timedelta(hours=25))


def _as_read(text: str, name: str) -> str:
    return re.sub(r'(csrf_token"[^>]*value="|X-CSRFToken": ")[^"]*', r"\1", text.replace(name, "somebody"))


REMOVALS = [
    Removal("the cookie is kept as a digest", "S6", "sadeed.records.logins.digest_of", lambda secret: secret,
            only_a_digest_of_the_cookie_is_kept),
    Removal("a new session at sign-in", "S6", "sadeed.web.entering.fresh_secret",
            lambda: "planted by somebody who knows it", a_planted_session_is_worth_nothing),
    Removal("sessions end together", "S6", "sadeed.records.logins.end_all", lambda *_, **__: 0,
            a_changed_password_ends_every_other_session),
    Removal("a disabled account stays out", "S6", "sadeed.records.logins.end_all", lambda *_, **__: 0,
            a_disabled_account_is_out_with_the_next_request),
    Removal("idle and old sessions end", "S6", "sadeed.records.logins.is_over", lambda *_, **__: False,
            an_idle_and_an_old_session_end),
    Removal("tries are slowed", "S6", "sadeed.records.slowed.Pace.wait_after", lambda *_: timedelta(),
            tries_are_slowed),
    Removal("strangers lock nobody out", "S6", "sadeed.acts.entry.Knock.marks",
            lambda self, **_: {self.account: entry.OF_ONE},
            strangers_lock_nobody_out),
    Removal("an unknown name takes as long", "S6", "sadeed.acts.entry.somebodys", lambda hashed: hashed,
            an_unknown_name_takes_as_long_and_says_the_same),
    Removal("a weighty step asks once more", "S6", "sadeed.web.sureness.is_sure", lambda: True,
            a_weighty_step_asks_once_more),
    Removal("the wire of an ended session", "S6", "sadeed.web.live.is_over", lambda *_: False,
            the_wire_of_an_ended_session_falls_silent),
    Removal("common passwords", "S6", "sadeed.acts.passwords.is_common", lambda *_: False,
            a_common_password_is_refused),
    Removal("words of an ended session", "S4", "sadeed.web.resuming.keep", lambda: False,
            words_sent_under_an_ended_session_come_back_to_their_writer_alone),
    Removal("secure cookies", "S6", "sadeed.web.security.Sessions.get_cookie_secure", lambda *_: False,
            the_cookies_are_for_this_house_alone),
    Removal("addresses are marks", "S13", "sadeed.web.devices.mark_of", lambda said: said,
            no_address_stands_in_the_record),
]  # fmt: skip
