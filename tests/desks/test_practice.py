"""Practice: a house beside the real one, on a copy of its set-up and invented people; marked, and never mixed."""

import re
from collections.abc import Iterator

import pymupdf
import pytest
from sqlalchemy import func, select

from sadeed.acts import library
from sadeed.demo import rehearsal, story
from sadeed.demo.plots import Plot
from sadeed.policy.verdict import Refused
from sadeed.practice import Practice
from sadeed.records import cases, catalogues, charters, journal, staff
from sadeed.records.base import db
from sadeed.records.people import Person
from sadeed.records.staff import SYSTEM, Staff
from sadeed.records.tables import metadata
from tests.cast import House, Visitor, moved_in
from tests.databases import CLONES, Migrate
from tests.pages import Page

FEW = (Plot(1, "receive papers declare raise"), Plot(1, "receive"), Plot(1, "receive appeal"))
MARK = "نسخة للتدريب"
ONE = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def house(
    request: pytest.FixtureRequest, migrate: Migrate, furnish: Migrate, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """An association with somebody real in it, and a practice house made beside it, once a database kind."""
    folder = tmp_path_factory.mktemp("practice")
    with (
        CLONES[request.param]((("bare", migrate), ("association", furnish)), folder) as url,
        moved_in(url, folder) as house,
        pytest.MonkeyPatch.context() as patched,
    ):
        patched.setattr(rehearsal, "PLOTS", FEW)
        patched.setattr(story, "everybody", lambda rng, of=story.everybody: of(rng)[:6])
        house.make.person(name_own="حصة", name_family="الواقعي")
        assert house.app.extensions["practice"].make(by=house.seat("admin"), at=house.now) == len(FEW)
        db.session.rollback()
        yield house
        house.app.extensions["practice"].close()


@pytest.fixture
def practice(house: House) -> Practice:
    """The one beside it."""
    beside: Practice = house.app.extensions["practice"]
    return beside


def counted(app) -> dict[str, int]:  # type: ignore[no-untyped-def]
    """Rows by table; looks, which are kept behind the reply, apart."""
    with app.app_context():
        app.extensions["behind"].flush()
        tables = [table for table in metadata.sorted_tables if table.name not in ("access", "day_chain")]
        rows = {table.name: db.session.scalar(select(func.count()).select_from(table)) for table in tables}
        db.session.remove()
    return rows


def enter(house: House, username: str) -> Visitor:
    """By one click from the menu of one's own account."""
    client = house.client(username)
    form = Page.read(client.get("/library/").text).form("/training/entry")
    assert form.action == "/training/entry"
    door = client.post(form.action, data=form.values)
    assert door.location.startswith("/practice/entry/")
    assert client.get(door.location).location == "/practice/"
    return client


def test_it_holds_the_set_up_and_invented_people_but_nobody_real(house: House, practice: Practice) -> None:
    app = practice.app()
    assert app is not None
    assert app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite:///")
    with app.app_context():
        assert {branch.code for branch in staff.branches_open()} == {"main", "east"}
        assert {"1", "0 (1)"} == {version.version for version in charters.all_versions()}
        assert catalogues.sizes()["support_types"][0] > 10
        everybody = {one.username: one for one in db.session.scalars(select(Staff))}
        assert {one.password_hash for name, one in everybody.items() if not name.startswith("~")} == {""}
        assert all(one.is_disabled for name, one in everybody.items() if name.startswith("~"))
        assert {role for _id, _name, role in staff.holders(*staff.ROLES, on=house.now.date())} == set(staff.ROLES)
        names = set(db.session.scalars(select(Person.name)))
        assert len(names) == 6
        assert not [name for name in names if "الواقعي" in name]
        db.session.remove()
    assert "practice_made" in [line.act for line, _told in journal.story_of(journal.stamp(house.now)[:10])]


def test_an_act_in_either_house_changes_nothing_in_the_other(house: House, practice: Practice) -> None:
    client, app = enter(house, "admin"), practice.app()
    real, copy = counted(house.app), counted(app)
    made = client.act("/practice/admin/branch", code="new", name="فرع للتجربة", region="riyadh")
    assert made.location == "/practice/admin/branches"
    assert counted(house.app) == real
    assert counted(app)["branch"] == copy["branch"] + 1
    copy = counted(app)
    assert staff.branch_with_code("new") is None
    house.make.person(name_own="سارة", name_family="الواقعي")
    assert counted(house.app)["person"] == real["person"] + 1
    assert counted(app) == copy


@ONE
def test_every_page_bears_the_mark_and_stays_under_its_prefix(house: House, practice: Practice) -> None:
    seen = 0
    for username in ("reception", "admin"):
        client = enter(house, username)
        for path in ("/", "/my-work/", "/reception/", "/people/", "/people/new", "/library/", "/admin/", "/nowhere",
                     "/admin/catalogues", "/admin/association", "/training/"):  # fmt: skip
            page = client.get(f"/practice{path}", follow_redirects=True)
            assert MARK in page.text, path
            assert 'class="density-comfortable practice"' in page.text, path
            leads = re.findall(r'(?:href|src|action|hx-get|hx-post|hx-sse:connect)="(/[^"]*)"', page.text)
            outside = {lead for lead in leads if not lead.startswith("/practice/")}
            assert outside <= {"/"}, (path, outside)  # the way back alone
            seen += len(leads)
            styles = [lead for lead in leads if "/static/" in lead]
            assert client.get(styles[0].replace("&amp;", "&")).status_code == 200
        assert MARK not in client.get("/library/").text
    assert seen > 100


@ONE
def test_an_action_comes_back_to_practice_and_a_stream_is_open_there(house: House, practice: Practice) -> None:
    client = enter(house, "reception")
    queue = client.get("/practice/reception/").text
    number = re.search(r'href="/practice/cases/(SD-[\d-]+)"', queue)
    assert number
    page = Page.read(client.get(f"/practice/cases/{number[1]}/referral").text)
    assert page.form(f"/practice/cases/{number[1]}/referral").action == f"/practice/cases/{number[1]}/referral"
    wire = re.search(r'hx-sse:connect="(/practice/live/[^"]+)"', queue)
    assert wire
    stream = client.get(wire[1].replace("&amp;", "&"), buffered=False)
    assert stream.mimetype == "text/event-stream"
    stream.close()


@ONE
def test_a_session_of_one_house_is_none_in_the_other(house: House, practice: Practice) -> None:
    client = enter(house, "reception")
    inside, outside = client.get_cookie("sadeed_practice", path="/practice"), client.get_cookie("sadeed_desks")
    assert inside and outside
    stranger = house.client()
    stranger.set_cookie("sadeed_desks", inside.value)
    stranger.set_cookie("sadeed_practice", outside.value, path="/practice")
    assert stranger.get("/reception/").location.startswith("/sign-in")
    assert stranger.get("/practice/reception/").location.startswith("/practice/sign-in")
    assert stranger.get("/practice/sign-in").location == "/training/"
    assert client.get("/entry/anything").status_code == client.get("/practice/entry/anything").status_code == 404


@ONE
def test_H5_its_receipts_bear_the_mark_and_their_codes_open_nothing_real(house: House, practice: Practice) -> None:
    client = enter(house, "reception")
    with practice.app().app_context():  # type: ignore[union-attr]
        number = db.session.scalar(select(cases.Case.number).where(cases.Case.stage == "raised"))
        db.session.remove()
    printed = client.act(f"/practice/cases/{number}/receipt")
    with pymupdf.open(stream=printed.data) as sheets:
        words = "".join(page.get_text() for page in sheets)
    assert "practice.invalid" in words
    assert number in words
    real = client.act(f"/cases/{house.make.case('declared')}/receipt").data
    assert (marks_of(printed.data) > 10, marks_of(real)) == (True, 0)
    assert db.session.scalar(select(func.count()).select_from(cases.Tracking)) == 1  # of the real receipt alone


def marks_of(sheet: bytes) -> int:
    """How many signs are written askew: the mark across the sheet."""
    with pymupdf.open(stream=sheet) as pages:
        lines = [line for block in pages[0].get_text("dict")["blocks"] for line in block.get("lines", ())]
    return sum(len(span["text"]) for line in lines if 0.1 < abs(line["dir"][1]) < 0.99 for span in line["spans"])


@ONE
def test_P3_the_administration_alone_makes_it_anew_and_throws_it_away(
    house: House, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearsal, "rehearse", lambda *, at: 0)
    current = practice.app()
    assert house.client("reception").get("/admin/practice/copy").status_code == 404
    library.add_entry("new", kind="document", title="جديد", text="نص", by=SYSTEM, at=house.now)
    practice.make(by=house.seat("admin"), at=house.now)
    assert current is not None and practice.app() is not current
    assert not current.config["SADEED"].folder.exists()
    client = enter(house, "manager")
    assert client.get("/practice/library/new").status_code == 200
    assert house.client("admin").act("/admin/practice/removal").location == "/training/"
    assert client.get("/practice/library/").status_code == 404  # the real house knows no such address
    assert "/training/entry" not in client.get("/library/").text
    with pytest.raises(Refused):
        practice.make(by=house.seat("manager"), at=house.now)
