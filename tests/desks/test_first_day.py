"""The first day of a real association: the code, the account, and steps that are read off what stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask

from sadeed import create_app
from sadeed.acts import accounts, founding, settings, staff
from sadeed.acts import charters as charter_acts
from sadeed.config import CannotStart, Settings, kept_secret
from sadeed.policy import opening
from sadeed.records import catalogues, charters
from sadeed.records.base import db
from sadeed.records.staff import SYSTEM, has_known_an_administrator, known_as
from sadeed.web import firstdayview
from tests.cast import MONDAY, House, Visitor
from tests.desks.test_factors import connect
from tests.pages import Page

PHRASE = "four words that nobody knows"
ADMINISTRATOR = {"name": "نورة فيصل الشمري", "sex": "female", "username": "noura", "password": PHRASE, "again": PHRASE}


@pytest.fixture
def empty(database: str, tmp_path: Path) -> Iterator[House]:
    """A house of production in which nobody was ever seen."""
    staff.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with opened(database, tmp_path) as house:
        yield house


@contextmanager
def opened(url: str, folder: Path) -> Iterator[House]:
    """A server of that house, as after a restart or on another machine."""
    secret = "only for the tests, and long enough"
    app: Flask = create_app(Settings("production", folder, url, url, secret, "http://public.example"))
    app.testing = True
    app.config["MISS_TAKES"] = 0
    with app.app_context():
        yield House(app)
        db.session.remove()
        db.engine.dispose()


def stands(client: Visitor) -> dict[str, bool]:
    """step → whether it is done, as the checklist shows it."""
    page = client.get("/first-day/").text
    pieces = page.split('data-step="')[1:]
    return {piece.partition('"')[0]: 'data-done="yes"' in piece.partition(">")[0] for piece in pieces}


def take_up(client: Visitor, code: str, **more: str):  # type: ignore[no-untyped-def]
    page = Page.read(client.get("/first-day/administrator").text)
    return client.post("/first-day/administrator", data={**page.hidden(), **ADMINISTRATOR, "code": code, **more})


@pytest.fixture
def admin(empty: House) -> Visitor:
    """The administrator, just come in."""
    client = empty.client()
    assert take_up(client, founding.make_setup_code(at=MONDAY)).status_code == 303
    connect(client, empty)  # whoever administers has a second step before anything else
    return client


def test_P3_every_page_leads_to_the_account_while_there_is_none(empty: House) -> None:
    client = empty.client()
    for path in ("/", "/reception/", "/sign-in", "/admin/", "/first-day/", "/cases/SD-1448-00001", "/nowhere"):
        assert client.get(path).location == "/first-day/administrator", path
    assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200


def test_P3_the_code_makes_one_account_once_and_only_its_hash_is_kept(empty: House) -> None:
    old, code = founding.make_setup_code(at=MONDAY), founding.make_setup_code(at=MONDAY)
    assert code.replace("-", "") not in str(catalogues.setting("setup_code"))
    client, slow = empty.client(), empty.client()
    form = Page.read(slow.get("/first-day/administrator").text).hidden()
    assert take_up(client, old).status_code == 422
    assert take_up(client, code.lower().replace("-", " ")).location == "/sign-in/factor?next=%2F"
    connect(client, empty)
    assert client.get("/").location == "/first-day/"
    assert founding.make_setup_code(at=MONDAY) == ""
    assert catalogues.setting("setup_code") is None
    late = slow.post("/first-day/administrator", data={**form, **ADMINISTRATOR, "code": code, "username": "another"})
    assert (late.location, known_as("another")) == ("/", None)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_P3_a_weak_password_and_many_wrong_codes_are_refused(empty: House) -> None:
    code, client = founding.make_setup_code(at=MONDAY), empty.client()
    assert take_up(client, code, password="noura-noura-noura", again="noura-noura-noura").status_code == 422
    assert take_up(client, code, again="another phrase of theirs").status_code == 422
    for _ in range(5):
        assert take_up(client, "AAAA-BBBB-CCCC").status_code == 422
    assert take_up(client, code).status_code == 429
    assert not has_known_an_administrator()


def test_B1_the_steps_are_read_off_what_stands_and_go_on_after_a_restart(
    empty: House, admin: Visitor, database: str, tmp_path: Path
) -> None:
    done = {"support"}
    assert {step for step, is_done in stands(admin).items() if is_done} == done

    def step(path: str, code: str, /, **fields: str) -> None:
        assert admin.act(f"{path}?next=/first-day/", **fields).location == "/first-day/"
        done.add(code)
        assert {one for one, is_done in stands(admin).items() if is_done} == done

    assert admin.act("/admin/association?next=/first-day/", name="جمعية البر", licence="1042").status_code == 303
    done.add("association")
    step("/admin/association", "letterhead", name="جمعية البر", licence="1042", address="الرياض", phone="0112345678")
    step("/admin/branch", "branches", code="main", name="المكتب الرئيس", region="riyadh")
    for username, role in (("hind", "reception"), ("majid", "research")):
        admin.act("/admin/account", name="هند محمد الفارس", username=username, sex="female", role=role)
    done.add("staff")
    with opened(database, tmp_path) as other, other.app.test_request_context():
        assert {one.code for one in firstdayview.steps() if one.is_done} == done
        assert not firstdayview.is_ready()
    assert admin.get("/first-day/ready").location == "/first-day/"
    adopted = {"board_meeting": "3", "board_term": "1", "approved_on": "2026-11-01", "in_force_from": "2026-11-01"}
    step("/first-day/policy", "charter", version="1", **adopted)
    assert charters.in_force(MONDAY.date()).board_meeting == "3"
    assert admin.get("/first-day/ready").status_code == 200
    assert "اللجنة" in admin.get("/first-day/ready").text  # the seats still empty before the first reply are named


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_B1_an_approval_that_lies_ahead_or_after_its_force_is_not_taken(empty: House, admin: Visitor) -> None:
    said = {"version": "1", "board_meeting": "3", "board_term": "1"}
    ahead = {"approved_on": "2026-12-01", "in_force_from": "2026-12-01"}
    assert admin.act("/first-day/policy", **said, **ahead).status_code == 422
    late = {"approved_on": "2026-11-01", "in_force_from": "2026-10-01"}
    assert admin.act("/first-day/policy", **said, **late).status_code == 422
    assert not charters.all_versions()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_H1_reception_reads_what_is_missing_and_who_mends_it(empty: House, admin: Visitor) -> None:
    by, at = SYSTEM, MONDAY
    settings.open_branch(code="main", name="المكتب الرئيس", region="riyadh", by=by, at=at)
    accounts.enrol(username="hind", name="هند محمد الفارس", sex="female", password=PHRASE, by=by, at=at)
    accounts.seat("hind", "reception", branch_id=None, from_on=at.date(), by=by, at=at)
    client = empty.client()
    assert client.sign_in("hind", PHRASE).status_code == 303
    told = client.get("/reception/").text
    assert "لا إصدار ساريًا للسياسة" in told
    assert ADMINISTRATOR["name"] in told
    day = at.date()
    charter_acts.adopt_shipped(
        version="1", board_meeting="3", board_term="1", approved_on=day, in_force_from=day, by=by, at=at
    )  # fmt: skip
    assert "لا إصدار ساريًا للسياسة" not in client.get("/reception/").text


def test_H5_the_seats_that_are_wanted_are_read_off_the_table_of_acts() -> None:
    assert opening.empty_before_visitors({"admin"}) == (("reception", "delegate"), ("research", "research_head"))
    assert opening.empty_before_visitors({"delegate", "research_head"}) == ()
    left = {"reception", "research"}
    assert ("member",) in opening.empty_before_replies(left | {"chair"})
    everybody = left | {"research_head", "secretary", "chair", "member", "manager", "services", "finance"}
    assert opening.empty_before_replies(everybody) == ()


@pytest.mark.parametrize("given", ["short", "a" * 40, "changeme" * 5])
def test_a_weak_secret_is_refused_by_name(given: str, tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="SADEED_SECRET is weak"):
        Settings.read({"SADEED_ENV": "production", "SADEED_DATA": str(tmp_path), "SADEED_SECRET": given})


def test_production_makes_its_own_secret_keeps_it_to_itself_and_refuses_one_that_others_read(tmp_path: Path) -> None:
    asked = {"SADEED_ENV": "production", "SADEED_DATA": str(tmp_path / "new")}
    first = Settings.read(asked).secret
    file = tmp_path / "new" / "secret"
    assert (len(first), file.stat().st_mode & 0o777, Settings.read(asked).secret) == (64, 0o600, first)
    file.chmod(0o644)
    with pytest.raises(CannotStart, match="chmod 600"):
        kept_secret(file)
    file.chmod(0o600)
    file.write_text("")
    with pytest.raises(CannotStart, match="holds no good secret"):
        kept_secret(file)
