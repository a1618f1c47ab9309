"""The people of the tests, and a house they work in. Cases are made by the acts alone, so impossible ones cannot be.

`house` is an association on a fresh database: a main office and the branch "east", the shipped policy in force, and
one account a seat, named as its seat, with the password of the demo. The clock stands still until a test moves it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context
from datetime import date, datetime, timedelta
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import update
from werkzeug.test import TestResponse
from werkzeug.wrappers import Request

from sadeed import create_app
from sadeed.acts import (
    charters,
    declaration,
    intake,
    logins,
    papers,
    people,
    raising,
    ruling,
    serving,
    session,
    staff,
    study,
)
from sadeed.config import Settings
from sadeed.records import cases, services
from sadeed.records.base import db
from sadeed.records.logins import Login
from sadeed.records.staff import SYSTEM, Branch, Seat, known_as, sitting_of
from sadeed.records.transaction import transaction
from sadeed.web.clock import RIYADH
from sadeed.web.entering import CARRIED
from tests.pages import Page, faults_of

PASSWORD = "sadeed-demo"
MONDAY = datetime(2026, 11, 2, 9, 30, tzinfo=RIYADH)  # Monday 22 Jumada al-Ula 1448
LONG_AGO = datetime(2026, 1, 4, 9, 0, tzinfo=RIYADH)
ACCOUNTS = {  # by username; name, sex, seat and, where it is for one alone, the branch
    "reception": ("هند محمد الفارس", "female", "reception", None),
    "delegate": ("تركي سعد البلوي", "male", "delegate", "east"),
    "research": ("ماجد علي السالم", "male", "research", None),
    "research_head": ("منى خالد العمري", "female", "research_head", None),
    "chair": ("عبد الله صالح الثقفي", "male", "chair", None),
    "member1": ("سعاد ناصر اليامي", "female", "member", None),
    "member2": ("فهد ماجد الخالدي", "male", "member", None),
    "member3": ("لمى بدر الهاجري", "female", "member", None),
    "secretary": ("ريم طلال السهلي", "female", "secretary", None),
    "services": ("وليد عمر الحربي", "male", "services", None),
    "finance": ("أمل راشد المالكي", "female", "finance", None),
    "quality": ("جواهر زيد الأحمدي", "female", "quality", None),
    "manager": ("صالح مبارك الدوسري", "male", "manager", None),
    "admin": ("نورة فيصل الشمري", "female", "admin", None),
}
ROLES = tuple(ACCOUNTS)
ENGLISH = (
    "Hind Al-Faris",
    "Turki Al-Balawi",
    "Majid Al-Salim",
    "Muna Al-Omari",
    "Abdullah Al-Thaqafi",
    "Suad Al-Yami",
    "Fahd Al-Khalidi",
    "Lama Al-Hajri",
    "Reem Al-Sahli",
    "Waleed Al-Harbi",
    "Amal Al-Maliki",
    "Jawahir Al-Ahmadi",
    "Salih Al-Dosari",
    "Noura Al-Shammari",
)  # their names on English pages, in that order
# Identity numbers with a true checksum, of nobody.
IDENTITIES = tuple(
    f"1{n:08}{check}"
    for n in range(1, 400)
    for check in range(10)
    if sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(f"1{n:08}{check}")) % 10 == 0
)


class Compiled(BytecodeCache):
    """Templates compiled once a worker, not once an app."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """What an earlier app of this worker compiled."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """For the apps to come."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def furnish_association(url: str) -> None:
    """An association moves into the empty house at `url`."""
    staff.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # tests sign in often
    app = _app(url, Path("/nonexistent"))
    with app.app_context():
        charters.adopt_shipped(
            version="1", board_meeting="3", board_term="1", approved_on=LONG_AGO.date(),
            in_force_from=LONG_AGO.date() + timedelta(days=7), by=SYSTEM, at=LONG_AGO,
        )  # fmt: skip
        branches = {
            "main": staff.add_branch(code="main", name="المكتب الرئيس", name_en="Main office", region="riyadh",
                                     is_main=True, by=SYSTEM, at=LONG_AGO),
            "east": staff.add_branch(code="east", name="فرع الشرق", name_en="East branch", region="riyadh", by=SYSTEM,
                                     at=LONG_AGO),
        }  # fmt: skip
        for (username, (name, sex, role, branch)), name_en in zip(ACCOUNTS.items(), ENGLISH, strict=True):
            person = staff.add_account(username=username, name=name, name_en=name_en, sex=sex, password=PASSWORD,
                                       by=SYSTEM, at=LONG_AGO)  # fmt: skip
            staff.give_seat(person, role, branch_id=branches.get(branch or ""), from_on=LONG_AGO.date(), by=SYSTEM,
                            at=LONG_AGO)  # fmt: skip
        db.session.remove()
        db.engine.dispose()


def _app(url: str, folder: Path) -> Flask:
    settings = Settings(
        environment="demo", folder=folder if folder.exists() else Path("/tmp"), database=url, public_database=url,
        secret="only for the tests, and long enough", public_url="http://public.example",
    )  # fmt: skip
    app = create_app(settings)
    app.testing = True
    app.jinja_env.bytecode_cache = COMPILED
    return app


@pytest.fixture(scope="session")
def furnish() -> Callable[[str], None]:
    """How the empty house becomes an association."""
    return furnish_association


class Visitor(FlaskClient):
    """A test client with eyes: every whole page it opens is looked at, whatever the test is about."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Open, look, hand on. Each request in a context of its own, as on the server: nothing of another's is left."""
        reply = Context().run(super().open, *args, **kwargs)
        if reply.mimetype == "text/html" and "<html" in reply.text and reply.status_code not in (301, 302, 303):
            wrong = faults_of(reply.text)
            assert not wrong, f"{reply.request.path}: {'; '.join(wrong)}"
        return reply

    def sign_in(self, username: str, password: str = PASSWORD) -> TestResponse:
        """Through the door like everybody else."""
        page = Page.read(self.get("/sign-in").text)
        return self.post("/sign-in", data={**page.hidden(), "username": username, "password": password})

    def act(self, path: str, /, **fields: Any) -> TestResponse:
        """Open the form at `path`, fill it in as given, send it; what the form holds already is sent along."""
        page = Page.read(self.get(path).text)
        form = page.form(path)
        return self.post(form.action or path, data={**form.values, **{k.rstrip("_"): v for k, v in fields.items()}})

    def find(self, typed: str, path: str = "/people/") -> TestResponse:
        """The search box, typed in and sent; the page of what was found."""
        token = Page.read(self.get(path).text).hidden()["csrf_token"]
        return self.post(path, data={"q": typed, "csrf_token": token}, follow_redirects=True)

    def typing(self, typed: str) -> TestResponse:
        """The list under the box while somebody types, as htmx asks for it."""
        token = Page.read(self.get("/people/").text).hidden()["csrf_token"]
        headers = {"HX-Request": "true", "X-CSRFToken": token}
        return self.post("/people/choices", data={"q": typed}, headers=headers)

    def fragment(self, path: str) -> TestResponse:
        """The part of a page that htmx asks for."""
        return self.get(path, headers={"HX-Request": "true"})


class House:
    """An association at work, and the way to act in it without a browser."""

    def __init__(self, app: Flask):
        self.app = app
        self.app.test_client_class = Visitor
        self.now = MONDAY
        app.config["CLOCK"] = lambda: self.now
        self.make = Make(self)

    def client(self, username: str | None = None) -> Visitor:
        """Somebody at a browser of their own, signed in."""
        client: Visitor = self.app.test_client()  # type: ignore[assignment]
        if username:
            self.let_in(client, username)
        return client

    def let_in(self, client: Visitor, username: str) -> int:
        """As if that account had just signed in, without the page and the hash: tests do it often. The login's id."""
        person, secret = known_as(username), token_urlsafe(32)
        assert person is not None
        assert sitting_of(person.id, on=self.now.date()) is not None, f"{username} holds no seat"
        login = logins.begin(
            person.id, secret, device="Firefox, Linux", device_mark="", place="", factor_shown=True, at=self.now
        )
        with client.session_transaction() as session:
            session[CARRIED] = secret
        return login

    def seat(self, username: str) -> Seat:
        """The seat from which that account acts."""
        sitting = sitting_of(known_as(username).id, on=self.now.date())  # type: ignore[union-attr]
        assert sitting is not None
        return sitting.seats[0]

    def at(self, day: date | datetime) -> None:
        """Move the clock to a day (nine thirty) or a moment."""
        self.now = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day, 9, 30, tzinfo=RIYADH)
        self._everybody_came_in_again()

    def later(self, days: int) -> None:
        """Let days go by."""
        self.now += timedelta(days=days)
        self._everybody_came_in_again()

    def _everybody_came_in_again(self) -> None:
        """Whoever was in signed in anew meanwhile; a test of the limits moves `now` alone."""
        with transaction() as session:
            session.execute(
                update(Login).where(Login.ended_at.is_(None))
                .values(created_at=self.now, seen_at=self.now, sure_at=self.now)
            )  # fmt: skip


class Make:
    """Makes people and cases by the acts, as the staff would."""

    ROAD = ("received", "matched", "declared", "raised", "studied", "before_committee", "decided", "registered",
            "served", "closed")  # fmt: skip

    def __init__(self, house: House):
        self.house = house
        self.made = 0

    def branch(self, code: str) -> int:
        """The id of a branch."""
        return int(db.session.query(Branch).filter_by(code=code).one().id)

    def person(self, *, branch: str = "main", **more: Any) -> str:
        """A widow of that branch with an identity of her own; returns her number."""
        self.made += 1
        fields = {
            "name_own": "نوال", "name_father": "خالد", "name_grandfather": "سعد", "name_family": "المطلق",
            "sex": "female", "national_id": IDENTITIES[self.made], "mobile": f"055{self.made:07}", "marital": "widowed",
            "housing_ownership": "rented", "birth_calendar": "hijri", "birth_year": 1405, "birth_month": 7,
            "birth_day": 1,
        }  # fmt: skip
        by = self.house.seat("reception" if branch == "main" else "delegate")
        return people.open_file({**fields, **more}, branch_id=self.branch(branch), by=by, at=self.house.now)

    def case(self, stage: str = "received", *, branch: str = "main", person: str = "", result: str = "accept",
             amount: int = 500_000, **more: Any) -> str:  # fmt: skip
        """A case brought to `stage` by the people who do each step; returns its number."""
        person = person or self.person(branch=branch)
        fields = {
            "channel": "interview",
            "support_type": "one_off_aid",
            "need": "سداد ما تراكم من إيجار",
            "category": "widow",
        }
        number = intake.receive(person, **{**fields, **more}, by=self._counter(branch), at=self.house.now)
        for step in self.ROAD[1 : self.ROAD.index(stage) + 1]:
            getattr(self, f"to_{step}")(number, branch=branch, result=result, amount=amount)
        return number

    def _counter(self, branch: str) -> Seat:
        return self.house.seat("reception" if branch == "main" else "delegate")

    def to_matched(self, number: str, *, branch: str = "main", **_: Any) -> None:
        """Every paper handed in and matched."""
        by, now = self._counter(branch), self.house.now
        for paper in cases.papers_of(self.row(number).id):
            issued = now.date() - timedelta(days=10)
            papers.match(number, paper.kind, original_seen=True, issued_on=issued, by=by, at=now)

    def to_declared(self, number: str, *, branch: str = "main", **_: Any) -> None:
        """Signed."""
        declaration.declare(
            number, signer="نوال خالد سعد المطلق", method="screen", by=self._counter(branch), at=self.house.now
        )

    def to_raised(self, number: str, *, branch: str = "main", **_: Any) -> None:
        """Raised, with a promise."""
        raising.raise_(number, by=self._counter(branch), at=self.house.now)

    def to_studied(self, number: str, **_: Any) -> None:
        """Visited, reported and endorsed."""
        by, head, now = self.house.seat("research"), self.house.seat("research_head"), self.house.now
        study.request_visit(number, by=by, at=now)
        study.allow_visit(number, by=head, at=now)
        study.plan_visit(number, visit_on=now.date(), team="women", time_window="9–11", by=by, at=now)
        study.visit(number, visit_on=now.date(), seen="غرفتان، والأثاث متهالك", by=by, at=now)
        study.report(number, opinion="accept", reasons="الدخل دون الالتزامات", by=by, at=now)
        study.endorse(number, by=head, at=now)

    def session(self, *, attending: tuple[str, ...] = ("chair", "member1", "member2", "member3")) -> str:
        """A session called, attended and opened; returns its number."""
        by, now = self.house.seat("secretary"), self.house.now
        number = session.call(held_on=now.date(), place="قاعة الاجتماعات", by=by, at=now)
        for username in attending:
            session.attend(number, staff_id=self.house.seat(username).staff, by=by, at=now)
        session.open_session(number, by=self.house.seat("chair"), at=now)
        return number

    def to_before_committee(self, number: str, *, session_number: str = "", **_: Any) -> None:
        """On the agenda of an open session."""
        meeting = session_number or self.session()
        session.put_on_agenda(number, session=meeting, by=self.house.seat("secretary"), at=self.house.now)

    def votes(self, number: str, **choices: str) -> None:
        """Each member's choice, by account."""
        for username, choice in choices.items():
            by = self.house.seat(username)
            if choice == "recuse":
                ruling.recuse(number, ground="kinship", by=by, at=self.house.now)
            else:
                reason = "" if choice == "accept" else "يلزم مزيد من الإيضاح"
                ruling.vote(number, choice=choice, reason=reason, by=by, at=self.house.now)

    def to_decided(self, number: str, *, result: str = "accept", amount: int = 500_000, **_: Any) -> None:
        """Voted on, closed and decided."""
        self.votes(number, **dict.fromkeys(("chair", "member1", "member2"), result))
        ruling.close_voting(number, by=self.house.seat("chair"), at=self.house.now)
        ruling.decide(
            number, kind=result, grant="مساعدة مالية", amount=amount, reason="صافي الدخل فوق الحد المعتمد",
            what_would_change="انخفاض الدخل بمستند حديث", until=self.house.now.date() + timedelta(days=30),
            missing="كشف حساب", by=self.house.seat("secretary"), at=self.house.now,
        )  # fmt: skip

    def to_registered(self, number: str, *, branch: str = "main", **_: Any) -> None:
        """The file is opened."""
        if self.row(number).stage == "decided":
            decided = self.row(number)
            from sadeed.records.sessions import decision_of

            if decision_of(decided.id).needs_ratifying:  # type: ignore[union-attr]
                ruling.ratify(number, by=self.house.seat("manager"), at=self.house.now)
        serving.register(
            number, category="widow", iban="SA0380000000608010167519", by=self._counter(branch), at=self.house.now
        )

    def to_served(self, number: str, **_: Any) -> None:
        """Scheduled, signed twice, delivered and acknowledged."""
        by, now = self.house.seat("services"), self.house.now
        serving.schedule(
            number, service="cash_transfer", instalments=1, first_on=now.date(), place="المكتب", by=by, at=now
        )
        for delivery in services.deliveries_of(self.row(number).id):
            voucher = delivery.voucher
            serving.countersign(number, voucher=voucher, by=self.house.seat("finance"), at=now)
            serving.deliver(number, voucher=voucher, by=by, at=now)
            serving.acknowledge(number, voucher=voucher, receiver="نوال المطلق", by=by, at=now)

    def to_closed(self, number: str, **_: Any) -> None:
        """Closed."""
        serving.close(number, by=self.house.seat("services"), at=self.house.now)

    def row(self, number: str) -> cases.Case:
        """The case as it stands on record now."""
        db.session.rollback()
        return cases.numbered(number, branches=None)


@contextmanager
def moved_in(association: str, folder: Path) -> Iterator[House]:
    """The association in that database at work, with an app context open for acts and questions of the test itself."""
    staff.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    app = _app(association, folder)
    with app.app_context():
        yield House(app)
        app.extensions["behind"].flush()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def house(association: str, tmp_path: Path) -> Iterator[House]:
    """An association at work, on a database of this test's own."""
    with moved_in(association, tmp_path) as house:
        yield house


def sent(reply: TestResponse) -> Request:
    """The request behind a reply, for messages of failures."""
    return reply.request
