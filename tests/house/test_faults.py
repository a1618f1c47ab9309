"""S9: every failure a person meets is in Arabic, says whether it was saved, carries a code and leaks nothing."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import event
from werkzeug.test import TestResponse

from sadeed.config import CannotStart, Settings
from sadeed.demo.guard import refuse_demo_accounts
from sadeed.records.base import db
from sadeed.records.staff import Staff
from sadeed.records.transaction import transaction
from tests.cast import House, Visitor
from tests.databases import command
from tests.house.seats import DOORS
from tests.house.standing import rows_of
from tests.house.street import number_of
from tests.house.walking import address_of
from tests.pages import Page

INSIDE = re.compile(
    r"Traceback|sqlite|psycopg|SELECT |INSERT |OperationalError|RuntimeError|/sadeed/|site-packages", re.I
)
CODE = re.compile(r'class="num">([0-9a-f]{8})<')
SECRETS = ("نوال", "1000000008", "+9665")
ALIVE = ("/healthz", "/readyz", "/live/<desk>", "/sign-out", "/choices", "/sign-in", "/")


def is_told(reply: TestResponse, status: int) -> str:
    """The page of a failure, whole; returns its code."""
    assert reply.status_code == status, f"{reply.request.path}: {reply.status}"
    page = Page.read(reply.text)
    assert page.html["lang"] == "ar"
    assert "لم يُحفظ شيء" in reply.text
    assert not INSIDE.search(reply.text), INSIDE.search(reply.text)
    assert not any(secret in reply.text for secret in SECRETS)
    found = CODE.search(reply.text)
    assert found, f"no code at {reply.request.path}"
    return found[1]


@contextmanager
def locked(street: House) -> Iterator[None]:
    """Somebody else holds the file, and nobody waits long."""
    event.listen(db.engine, "checkout", _wait_briefly)
    other = sqlite3.connect(db.engine.url.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()
        event.remove(db.engine, "checkout", _wait_briefly)


def _wait_briefly(driver: Any, *_more: Any) -> None:
    driver.execute("PRAGMA busy_timeout = 5")


@contextmanager
def away(street: House) -> Iterator[None]:
    """The database is gone: the server lets nobody in, or the file is no database any more."""
    db.session.remove()
    db.engine.dispose()
    url = db.engine.url
    if url.drivername.startswith("postgresql"):
        command("ALTER DATABASE {} ALLOW_CONNECTIONS false", str(url.database))
        yield
        command("ALTER DATABASE {} ALLOW_CONNECTIONS true", str(url.database))
        return
    file = Path(str(url.database))
    kept = file.read_bytes()
    file.write_bytes(b"what was here is not here" * 400)
    yield
    db.engine.dispose()
    file.write_bytes(kept)


@contextmanager
def full(street: House) -> Iterator[None]:
    """No more can be written: SQLite is held at its size, Postgres says what it says then."""
    name, listener = ("checkout", _no_more_pages) if db.engine.dialect.name == "sqlite" else ("do_execute", _no_room)
    event.listen(db.engine, name, listener)
    yield
    event.remove(db.engine, name, listener)
    db.session.remove()
    db.engine.dispose()  # a connection remembers its size


def _no_more_pages(driver: Any, *_more: Any) -> None:
    driver.execute("PRAGMA max_page_count = 1")  # it never goes below what is used


def _no_room(_cursor: Any, statement: str, *_more: Any) -> None:
    if statement.lstrip().startswith(("INSERT", "UPDATE")):
        raise psycopg.errors.DiskFull("could not extend file: No space left on device")


MANY_WORDS = {"question": "ما حال السكن؟ " * 140, "waits": "hall"}  # more than the last page of a file has room for
ANYWHERE = {"away": away, "full": full}


@pytest.mark.parametrize("trouble", ANYWHERE)
def test_S9_an_act_that_cannot_be_saved_says_so_and_leaves_nothing_half_done(street: House, trouble: str) -> None:
    client, path = street.client("reception"), f"/cases/{number_of('received')}/referral"
    held = Page.read(client.get(path).text).form(path).values
    before = rows_of(street)
    db.session.remove()
    with ANYWHERE[trouble](street):
        is_told(client.post(path, data={**held, **MANY_WORDS}), 503)
    assert rows_of(street) == before
    assert client.post(path, data={**held, **MANY_WORDS}).status_code == 303  # the same key, once it can be saved


@pytest.mark.parametrize("street", ["sqlite"], indirect=True)
def test_S9_a_locked_database_is_said_and_what_is_only_read_goes_on(street: House) -> None:
    client, path = street.client("reception"), f"/cases/{number_of('received')}/suspension"
    held = Page.read(client.get(path).text).form(path).values
    before = rows_of(street)
    with locked(street):
        is_told(client.post(path, data={**held, "awaited": "كشف حساب"}), 503)
        assert client.get(f"/cases/{number_of('received')}").status_code == 200
        assert client.get("/reception/").status_code == 200
    assert rows_of(street) == before


def test_S9_every_page_of_a_house_without_its_database_says_so(street: House) -> None:
    street.app.config["WTF_CSRF_ENABLED"] = False
    client = street.client("manager")
    with away(street):
        for door in DOORS:
            if door.rule not in ALIVE and door.marks["manager"] != "o":
                for method in door.methods:
                    path = address_of(door.rule, door.at)
                    is_told(client.open(path, method=method, data={"key": "a key of our own"}), 503)
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503


def broken_page(*_: Any, **__: Any) -> None:
    """A fault of ours, with a person's words in it."""
    raise RuntimeError(" ".join(SECRETS))


def test_S9_a_fault_of_ours_is_a_page_with_a_code_that_stands_in_the_log_without_anybodys_words(
    street: House, capsys: pytest.CaptureFixture[str]
) -> None:
    client = street.client("reception")
    street.app.config["PROPAGATE_FAULTS"] = False
    street.app.view_functions["cases.page"] = broken_page
    code = is_told(client.get(f"/cases/{number_of('received')}"), 500)
    said = "".join(capsys.readouterr())
    assert code in said
    assert "RuntimeError" in said
    assert "broken_page" in said
    assert not any(secret in said for secret in SECRETS)


def test_S9_a_fault_inside_an_act_leaves_nothing_behind(street: House, monkeypatch: pytest.MonkeyPatch) -> None:
    client, path = street.client("reception"), f"/cases/{number_of('declared')}/raising"
    held = Page.read(client.get(path).text).form(path).values
    before = rows_of(street)
    street.app.config["PROPAGATE_FAULTS"] = False
    monkeypatch.setattr("sadeed.acts.beats.journal.note_case", broken_page)
    is_told(client.post(path, data=held), 500)
    assert rows_of(street) == before


@pytest.mark.parametrize("street", ["sqlite"], indirect=True)
def test_S9_a_fault_in_english_is_in_english(street: House) -> None:
    with away(street):
        reply = street.client().get("/sign-in?lang=en")
        assert reply.status_code == 200
        assert Page.read(reply.text).html["lang"] == "en"


# ----------------------------------------------------------------------------------------------------- who may start


def test_production_does_not_start_with_a_weak_secret_or_one_that_others_read(tmp_path: Path) -> None:
    production = {"SADEED_ENV": "production", "SADEED_DATA": str(tmp_path)}
    for weak in ("short", "ab" * 40):
        with pytest.raises(CannotStart, match="SADEED_SECRET"):
            Settings.read({**production, "SADEED_SECRET": weak})
    assert len(Settings.read(production).secret) >= 32, "without the setting a good one is made"
    (tmp_path / "secret").chmod(0o644)
    with pytest.raises(CannotStart, match="chmod 600"):
        Settings.read(production)
    with pytest.raises(CannotStart, match="SADEED_ENV"):
        Settings.read({"SADEED_ENV": "staging"})


def test_production_does_not_start_with_the_accounts_of_the_demo_and_names_them(street: House) -> None:
    settings = street.app.config["SADEED"]
    production = Settings(**{**vars(settings), "environment": "production"})
    refuse_demo_accounts(production)
    with transaction() as session:
        session.query(Staff).filter_by(username="reception").one().is_demo = True
    with pytest.raises(CannotStart, match="reception"):
        refuse_demo_accounts(production)
    refuse_demo_accounts(settings)


STRANGERS: dict[str, dict[str, Any]] = {
    "another name": {"base_url": "http://sadeed.example"},
    "another machine": {"environ_base": {"REMOTE_ADDR": "192.168.1.9"}},
}


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("street", ["sqlite"], indirect=True)
def test_the_demo_answers_this_machine_alone(street: House, stranger: str) -> None:
    client: Visitor = street.client()
    for path in ("/sign-in", "/healthz", "/reception/"):
        assert client.get(path, **STRANGERS[stranger]).status_code == 403
    assert client.get("/sign-in", base_url="http://localhost:8000").status_code == 200
