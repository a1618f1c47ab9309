"""The demo association: what it holds, that acts alone made it, and where it refuses. Made once a database kind."""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from argon2 import PasswordHasher
from flask import Flask

from sadeed import create_app
from sadeed.acts import staff as staff_acts
from sadeed.arabic import identity
from sadeed.config import CannotStart, Settings
from sadeed.demo import story
from sadeed.demo.diary import Diary
from sadeed.demo.guard import refuse_demo_accounts
from sadeed.demo.plots import PLOTS
from sadeed.demo.staff import ACCOUNTS, PASSWORD
from sadeed.policy.stages import STAGES, STANDINGS
from sadeed.records import charters, proof, sessions, staff, weeks
from sadeed.records.base import db
from sadeed.records.cases import Case, Declaration, Referral
from sadeed.records.inbox import InboxEntry
from sadeed.records.journal import JournalDetail, JournalLine
from sadeed.records.library import LibraryEntry
from sadeed.records.people import HouseholdMember, MoneyLine, Person
from sadeed.records.services import Delivery
from sadeed.records.voices import Voice
from sadeed.web.clock import RIYADH
from tests.databases import CLONES

NOW = datetime(2026, 11, 2, 13, 0, tzinfo=RIYADH)  # a Monday
DEMO = Path(story.__file__).parent


def house(url: str, folder: Path, environment: str = "demo") -> Flask:
    """The desks over that database, with the clock standing at `NOW`."""
    secret = "only for the tests, and long enough"
    app = create_app(Settings(environment, folder, url, url, secret, "http://public.example"))
    app.config["CLOCK"] = lambda: NOW
    return app


def make_demo(url: str) -> None:
    """The demo association moves into the empty house at `url`."""
    staff_acts.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    app = house(url, Path("/tmp"))
    with app.app_context():
        story.make(at=NOW, public_url="http://public.example")
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.prove)])
def inhabited(
    request: pytest.FixtureRequest, migrate: Callable[[str], None], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """The demo association on a database of this module's own; nobody here changes it."""
    folder = tmp_path_factory.mktemp("demo")
    with CLONES[request.param]((("bare", migrate), ("demo", make_demo)), folder) as url:
        app = house(url, folder)
        yield app
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def made(inhabited: Flask) -> Iterator[Flask]:
    """The same, entered."""
    with inhabited.app_context():
        yield inhabited
        db.session.remove()


def test_it_has_branches_staff_people_and_cases(made):
    assert [branch.is_main for branch in staff.branches_open()] == [True, False, False, False]
    assert len(staff.accounts()) == 16
    kinds = Counter(person.kind for person in db.session.query(Person))
    assert kinds == {"person": 60, "organisation": 4}
    assert db.session.query(Case).count() >= 150
    assert all(branch.name_en and branch.region for branch in staff.branches_open())


def test_every_stage_and_every_standing_is_to_be_seen(made):
    assert {case.stage for case in db.session.query(Case)} == set(STAGES)
    assert {case.standing for case in db.session.query(Case)} == set(STANDINGS)


def test_every_seat_is_held(made):
    assert {role for _, _, role in staff.holders(*staff.ROLES, on=NOW.date())} == set(staff.ROLES)


def test_P4_two_versions_of_the_policy_and_older_cases_stay_on_theirs(made):
    first, second = sorted(charters.all_versions(), key=lambda version: version.in_force_from)
    assert (first.read().terms["reply_days"], second.read().terms["reply_days"]) == (14, 21)
    assert charters.in_force(NOW.date()).version == second.version
    for case in db.session.query(Case):
        kept = second if case.received_on >= second.in_force_from else first
        assert case.charter_id == kept.id
    running = {case.charter_id for case in db.session.query(Case) if case.stage != "closed"}
    assert running == {first.id, second.id}


def test_H5_a_session_with_an_agenda_is_ahead_and_those_behind_are_closed(made):
    (ahead,) = sessions.sessions_taking_cases()
    assert ahead.held_on > NOW.date()
    assert len(sessions.agenda_of(ahead.id)) >= 8
    assert {one.state for one in sessions.recent_sessions() if one.held_on <= NOW.date()} == {"closed"}


def test_H5_every_open_case_lies_under_a_date(made):
    assert [c.number for c in db.session.query(Case) if c.stage != "closed" and c.due_on is None] == []


def test_H5_promises_are_broken_due_soon_extended_and_standing_still(made):
    waiting = [c for c in db.session.query(Case) if c.promised_on and not c.decided_on and c.stage != "closed"]
    left = [(case.promised_on - NOW.date()).days for case in waiting if case.stopped_on is None]
    assert min(left) < 0
    assert any(0 <= days <= 3 for days in left)
    assert any(case.extensions for case in waiting)
    assert any(case.stopped_on for case in waiting)


def test_the_side_doors_are_to_be_seen(made):
    assert db.session.query(Referral).filter(Referral.answered_at.is_(None)).count() >= 3
    assert {d.method for d in db.session.query(Declaration)} >= {"screen", "thumb"}
    assert {d.capacity for d in db.session.query(Declaration)} >= {"self", "guardian"}
    signed = {d.case_id: d.data_digest for d in db.session.query(Declaration).order_by(Declaration.id)}
    changed = [c for c in db.session.query(Case) if signed.get(c.id, c.data_digest) != c.data_digest]
    assert len(changed) >= 4
    acts = {line.act for line in db.session.query(JournalLine)}
    assert acts >= {"resume", "restudy", "appeal_uphold", "appeal_reopen", "visit_missed", "recuse", "ratify", "extend"}


def test_H7_deliveries_are_due_and_some_wait_for_a_signature(made):
    still = [d for d in db.session.query(Delivery) if d.delivered_at is None]
    assert any(d.is_payment and d.countersigned_at is None for d in still)
    assert any(NOW.date() <= d.due_on <= NOW.date() + timedelta(days=7) for d in still)


def test_O61_the_library_corrects_what_people_think(made):
    kinds = Counter(entry.kind for entry in db.session.query(LibraryEntry))
    assert kinds == {"document": 3, "misconception": 2, "answer": 3}


def test_A2_the_inbox_and_the_voices_are_not_empty(made):
    assert db.session.query(InboxEntry).count() == 4
    assert {voice.kind for voice in db.session.query(Voice)} == {"complaint", "suggestion"}


def test_S7_the_record_is_whole(made):
    found = proof.examine()
    assert found.faults == []
    assert found.lines > 2000


def test_nothing_happened_in_the_future_or_out_of_order_or_on_a_day_of_rest(made):
    lines = db.session.query(JournalLine).order_by(JournalLine.id).all()
    moments = [datetime.fromisoformat(line.at) for line in lines]
    assert max(moments) <= NOW
    week = weeks.week_of(charters.in_force(NOW.date()).read(), on=NOW.date() - timedelta(days=150))
    by_staff = [moment.astimezone(RIYADH) for moment, line in zip(moments, lines, strict=True) if line.by in USERNAMES]
    assert [moment for moment in by_staff if not (week.is_working_day(moment.date()) and 8 <= moment.hour < 16)] == []
    for chain in {line.chain for line in lines if line.chain.startswith("SD-")}:
        of_case = [line.at for line in lines if line.chain == chain]
        assert of_case == sorted(of_case)


USERNAMES = {account.username for account in ACCOUNTS}


def test_a_deputy_acted_and_it_is_written_as_such(made):
    bodies = [body for (body,) in db.session.query(JournalDetail.body)]
    assert any('"for":"منى خالد العمري"' in body for body in bodies)
    deputy = staff.sitting_of(staff.known_as("research2").id, on=NOW.date())
    assert "منى خالد العمري" in {seat.acting_for for seat in deputy.seats}


def test_every_number_of_a_person_is_made_and_has_a_true_checksum(made):
    people = db.session.query(Person).all()
    numbers = [p.national_id for p in people if p.kind == "person"]
    numbers += [m.national_id for m in db.session.query(HouseholdMember)]
    assert len(set(numbers)) == len(numbers)
    assert all(identity.national_id(number) == number and number[1:6] == "00000" for number in numbers)
    assert {identity.kind_of_id(number) for number in numbers} == {"citizen", "resident"}
    assert all(identity.iban(person.iban) == person.iban for person in people)
    assert all(person.mobile.startswith("+966500000") for person in people)


def test_T4_people_have_households_income_and_both_calendars(made):
    people = db.session.query(Person).filter(Person.kind == "person").all()
    assert {person.birth_calendar for person in people} == {"hijri", "gregorian"}
    assert {person.sex for person in people} == {"male", "female"}
    assert all(p.name_own and p.name_father and p.name_grandfather and p.name_family for p in people)
    assert db.session.query(HouseholdMember).count() > 80
    assert {line.side for line in db.session.query(MoneyLine)} == {"income", "burden"}


def test_the_delegate_reaches_the_first_branch_alone(made):
    sitting = staff.sitting_of(staff.known_as("delegate").id, on=NOW.date())
    (branch_id,) = sitting.branches()
    assert staff.branch_names()[branch_id] == "فرع الخرج"


def test_a_second_making_changes_nothing(made):
    before = db.session.query(JournalLine).count()
    db.session.rollback()
    runner = made.test_cli_runner()
    assert runner.invoke(args=["demo", "--if-empty"]).exit_code == 0
    refused = runner.invoke(args=["demo"])
    assert (refused.exit_code, "not empty" in refused.output) == (1, True)
    db.session.rollback()
    assert db.session.query(JournalLine).count() == before


def test_the_accounts_are_printed_with_their_seats_in_arabic(made):
    printed = made.test_cli_runner().invoke(args=["demo", "--accounts"]).output
    assert PASSWORD in printed
    for account in ACCOUNTS:
        assert account.username in printed
    assert "فرع الخرج" in printed


def test_production_does_not_start_with_accounts_of_the_demo(made, tmp_path):
    url = made.config["SADEED"].database
    with pytest.raises(CannotStart, match="accounts of the demo.*reception"):
        house(url, tmp_path, "production")
    refuse_demo_accounts(made.config["SADEED"])


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_production_never_makes_the_demo(database, tmp_path):
    app = house(database, tmp_path, "production")
    refused = app.test_cli_runner().invoke(args=["demo"])
    assert (refused.exit_code, "SADEED_ENV is production" in refused.output) == (1, True)
    with app.app_context():
        refuse_demo_accounts(app.config["SADEED"])  # an empty house starts
        assert story.is_empty()


def test_the_demo_is_made_by_acts_alone():
    for file in DEMO.glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                names = {alias.name for alias in node.names}
                assert (node.module or "").split(".")[0] not in ("sqlalchemy", "flask_sqlalchemy", "flask"), file.name
                assert not names & {"db", "JournalLine", "Session"}, file.name


@pytest.fixture
def week(made):
    """The working week over three years."""
    return weeks.week_of(charters.in_force(NOW.date()).read(), on=NOW.date())


def test_on_whatever_day_it_is_made_every_step_lies_behind_us_in_office_hours(week):
    for days in range(0, 800, 3):
        now = (NOW + timedelta(days=days)).replace(hour=(3 + 5 * days) % 24)
        diary = Diary(week, now, Random(days))
        for plot in PLOTS:
            session = plot.session[0] if plot.session else None
            moments = diary.moments(plot, session)
            assert all(one < two for one, two in pairwise(moments)), (now, plot)
            assert moments[-1] < now, (now, plot)
            for moment in moments:
                opening, closing = week.opening_hours(moment.date())
                assert opening <= moment.time() < closing, (now, plot)
