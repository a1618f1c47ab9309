"""The public pages on a migrated database, with a road of one case to invite from."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sadeed.acts import charters as charter_acts
from sadeed.acts import survey
from sadeed.acts.intake import code_digest
from sadeed.config import Settings
from sadeed.policy.cells import week_of
from sadeed.public import create_public_app
from sadeed.records import public_role
from sadeed.records.base import db
from sadeed.records.cases import Case, Tracking
from sadeed.records.catalogues import Setting
from sadeed.records.charters import CharterRecord
from sadeed.records.letterbox import Letterbox
from sadeed.records.people import Person
from sadeed.records.staff import Branch, Seat
from sadeed.records.surveys import SurveyInvitation
from sadeed.records.transaction import transaction
from tests.public.days import MONDAY, SUNDAY

HUDA = Seat(1, "huda", "هدى", "reception", None)
ADMIN = Seat(1, "huda", "هدى", "admin", None)
BRANCHES = ((1, "main", "الرئيسي", "riyadh"), (2, "kharj", "الخرج", "riyadh"), (3, "jeddah", "جدة", "makkah"))


class Clock:
    """The clock on the wall of a test."""

    def __init__(self, at: datetime):
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> datetime:
        self.at += timedelta(**by)
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock(MONDAY)


@pytest.fixture
def settings(database: str, tmp_path: Path) -> Settings:
    public_role.grant(database)
    return Settings("demo", tmp_path / "var", database, database, "s" * 32, "http://public.test")


@pytest.fixture
def app(settings: Settings, clock: Clock) -> Iterator[Flask]:
    """The house behind: the same database with all its rights."""
    from sadeed.web import new_app

    app = new_app("sadeed", settings, name="desks")
    app.config.update(TESTING=True, CLOCK=clock)
    with app.app_context():
        furnish()
        yield app
        db.session.remove()
        db.engine.dispose()


def furnish() -> None:
    """Branches, a charter in force and the association's own words."""
    with transaction() as session:
        for branch_id, code, name, region in BRANCHES:
            session.add(Branch(id=branch_id, code=code, name=name, name_en=code, region=region, is_main=branch_id == 1))
        session.add(Setting(name="association", value={"name": "جمعية الوفاء", "phone": "+966112345678"}))


@pytest.fixture
def public(app: Flask, settings: Settings, clock: Clock) -> Iterator[Flask]:
    """The public pages."""
    public = create_public_app(settings)
    public.config.update(TESTING=True, WTF_CSRF_ENABLED=False, CLOCK=clock, SAME_TIME=0.0, PROPAGATE_FAULTS=False)
    yield public
    with public.app_context():
        db.engine.dispose()


@pytest.fixture
def client(public: Flask) -> FlaskClient:
    return public.test_client()


@pytest.fixture
def letterbox(public: Flask) -> Letterbox:
    box: Letterbox = public.extensions["letterbox"]
    return box


@pytest.fixture
def make_case(app: Flask) -> Callable[..., str]:
    """A case as it lies after a stage, its applicant with a mobile; for what starts there."""

    def make(n: int = 1, *, stage: str = "decided", mobile: str = "+966512345678", **more: Any) -> str:
        with transaction() as session:
            if session.get(CharterRecord, 1) is None:
                charter_acts.adopt_shipped(
                    version="1", board_meeting="1", board_term="1", approved_on=date(2026, 1, 1),
                    in_force_from=date(2026, 1, 1), by=ADMIN, at=MONDAY,
                )  # fmt: skip
                session.flush()
            session.add(Person(id=n, number=f"P-{n}", branch_id=1, name="نورة", mobile=mobile, created_at=MONDAY))
            session.flush()
            session.add(
                Case(
                    id=n, number=f"SD-1448-{n:05}", person_id=n, branch_id=1, charter_id=1, support_type="rent_aid",
                    channel="interview", need="إيجار", received_on=date(2026, 11, 1), received_at=MONDAY,
                    stage_since=MONDAY, stage=stage, **more,
                )
            )  # fmt: skip
        return f"SD-1448-{n:05}"

    return make


@pytest.fixture
def make_tracking(app: Flask) -> Callable[..., tuple[str, str]]:
    """The codes on a receipt."""

    def make(case_id: int = 1) -> tuple[str, str]:
        code, short = f"code-of-the-receipt-{case_id}", "ABCDEFGH2"
        with transaction() as session:
            digests = {"code_digest": code_digest(code), "short_digest": code_digest(short)}
            session.add(Tracking(**digests, case_id=case_id, made_at=MONDAY))
        return code, short

    return make


@pytest.fixture
def invite(app: Flask) -> Callable[..., list[str]]:
    """Invitations straight into their cell; gives their codes."""

    def make(count: int, *, branch: int = 1, on: date = SUNDAY, service: str = "housing") -> list[str]:
        codes = [f"{branch}-{on}-{service}-{n}-invited" for n in range(count)]
        with transaction() as session:
            session.add_all(
                SurveyInvitation(
                    code_digest=code_digest(code), questions="after_reply", branch_id=branch, service=service,
                    week=week_of(on),
                )
                for code in codes
            )  # fmt: skip
        return codes

    return make


@pytest.fixture
def file_now(app: Flask, letterbox: Letterbox, clock: Clock) -> Callable[[], survey.Filing]:
    """The filing job, on the side of the house."""
    return lambda: survey.file_answers(at=clock(), letterbox=letterbox)
