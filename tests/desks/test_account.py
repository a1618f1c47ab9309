"""Signing in, my account, and being asked once more who one is."""

import pytest
from argon2 import PasswordHasher

from sadeed.acts import staff
from sadeed.records import logins, stays
from sadeed.records.base import db
from sadeed.records.staff import known_as
from tests.cast import PASSWORD, House
from tests.pages import Page
from tests.walls import of_signing_in as walls

ONE = pytest.mark.parametrize("association", ["sqlite"], indirect=True)
CHECKS = {removal.check.__name__: removal.check for removal in walls.REMOVALS}
ON_BOTH = ("a_changed_password_ends_every_other_session", "tries_are_slowed", "strangers_lock_nobody_out")


@ONE
@pytest.mark.parametrize("check", [name for name in CHECKS if name not in ON_BOTH])
def test_P3_the_walls_of_signing_in_stand(house: House, check: str) -> None:
    CHECKS[check](house)


@pytest.mark.parametrize("check", ON_BOTH)
def test_P3_the_walls_the_database_holds_up_stand(house: House, check: str) -> None:
    CHECKS[check](house)


@ONE
def test_P3_somebody_sees_where_they_are_in_and_ends_another_session(house: House) -> None:
    here, there = house.client("reception"), house.client("reception")
    page = here.get("/account/").text
    assert page.count('<p class="now"><bdi>Firefox, Linux</bdi>') == 2
    other = next(one.id for one in logins.open_of(house.seat("reception").staff) if f"/sessions/{one.id}/end" in page)
    assert here.act(f"/account/sessions/{other}/end").status_code == 303
    assert walls.is_in(here)
    assert not walls.is_in(there)


@ONE
def test_P3_nobody_ends_the_session_of_another_but_the_administrator(house: House) -> None:
    client = house.client("services")
    login = logins.open_of(house.seat("services").staff)[0].id
    assert house.client("reception").get(f"/account/sessions/{login}/end").status_code == 404
    assert house.client("admin").act(f"/admin/accounts/services/sessions/{login}/end").status_code == 303
    assert not walls.is_in(client)


@ONE
def test_P3_ending_all_other_sessions_leaves_this_one(house: House) -> None:
    here, *others = (house.client("chair") for _ in range(3))
    assert here.act("/account/other-sessions/end").status_code == 303
    assert [walls.is_in(one) for one in (here, *others)] == [True, False, False]


@ONE
@pytest.mark.parametrize(("password", "reason"), [("short one", "اثنا عشر"), ("chair-chair-1", "اسم الدخول"),
                                                  ("صمديقصمديق1448", ""), ("password 2026", "شائعة")])  # fmt: skip
def test_P3_a_password_that_is_easily_guessed_is_refused_at_its_field(house: House, password: str, reason: str) -> None:
    client = house.client("chair")
    reply = client.act("/account/password", proof=PASSWORD, password=password, again=password)
    assert (reply.status_code, reason in reply.text) == ((422, True) if reason else (303, True))
    assert not reason or 'id="password-wrong"' in reply.text
    assert password not in reply.text


@ONE
def test_P3_the_old_password_must_be_right_and_the_new_one_opens(house: House) -> None:
    client, long = house.client("chair"), "كلام طويل لا يعرفه أحد " * 40
    wrong = client.act("/account/password", proof="wrong", password=long, again=long)
    assert (wrong.status_code, 'id="proof-wrong"' in wrong.text) == (422, True)
    assert client.act("/account/password", proof=PASSWORD, password=long, again=long).status_code == 303
    assert house.client().sign_in("chair", PASSWORD).status_code == 422
    assert house.client().sign_in("chair", long).status_code == 303


@ONE
def test_P3_a_password_hashed_long_ago_is_hashed_anew_at_sign_in(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = known_as("chair").password_hash  # type: ignore[union-attr]
    monkeypatch.setattr(staff, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert house.client().sign_in("chair").status_code == 303
    db.session.rollback()
    after = known_as("chair").password_hash  # type: ignore[union-attr]
    assert (before != after, "t=2" in after) == (True, True)


@ONE
def test_P3_the_administration_sets_how_long_a_session_lasts(house: House) -> None:
    assert house.client("admin").act("/admin/session-limits", idle_minutes="15", whole_hours="8").status_code == 303
    db.session.rollback()
    limits = stays.standing()
    assert (limits.idle.total_seconds(), limits.whole.total_seconds()) == (15 * 60, 8 * 3600)


@ONE
def test_P3_an_export_asks_once_more_and_comes_back(house: House) -> None:
    began, manager = house.now, house.client("manager")
    house.now = began.replace(hour=began.hour, minute=began.minute + 6)
    sent = manager.get("/reports/requests.csv")
    assert (sent.status_code, sent.location.startswith("/account/certainty?next=")) == (303, True)
    form = Page.read(manager.get(sent.location).text).form("/account/certainty")
    back = manager.post(form.action, data={**form.values, "proof": PASSWORD})
    assert back.location == "/reports/requests.csv"
    assert manager.get(back.location).mimetype == "text/csv"


@ONE
def test_P3_between_the_password_and_the_second_step_nobody_is_in(house: House) -> None:
    client = house.client("chair")
    login = logins.open_of(house.seat("chair").staff)[0]
    login.awaits_factor = True
    with db.engine.connect().execution_options(writes=True) as connection:
        connection.exec_driver_sql(f"UPDATE login SET awaits_factor = TRUE WHERE id = {login.id}")
        connection.commit()
    db.session.rollback()
    assert not walls.is_in(client)
