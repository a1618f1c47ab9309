"""On Postgres the public pages stand under a role that sees a few columns and no more."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import ProgrammingError

from sadeed.records import public_role
from sadeed.records.base import db

pytestmark = pytest.mark.parametrize("database", ["postgres"], indirect=True)

FORBIDDEN = (
    "SELECT * FROM journal", "SELECT * FROM journal_detail", "SELECT * FROM declaration", "SELECT * FROM staff",
    "SELECT * FROM access", "SELECT * FROM outbox", "SELECT * FROM survey_answer", "SELECT * FROM contact",
    "SELECT name FROM person", "SELECT national_id FROM person", "SELECT number FROM cases", "SELECT need FROM cases",
    "SELECT support_type FROM cases", "UPDATE cases SET stage = 'closed'", "DELETE FROM cases",
    "INSERT INTO tracking (code_digest) VALUES ('x')", "UPDATE survey_invitation SET branch_id = 9",
    "DELETE FROM survey_invitation", "SELECT name, words FROM inbox_entry", "UPDATE setting SET value = '1'",
    "DELETE FROM kept_answer", "CREATE TABLE mine (id int)",
)  # fmt: skip


@pytest.fixture
def open_connection(public):
    with public.app_context(), db.engine.connect() as connection:
        yield connection.execution_options(writes=True)


def test_the_public_pages_stand_under_their_own_role(open_connection):
    assert open_connection.scalar(sa.text("SELECT current_user")) == public_role.ROLE


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_what_the_role_may_not_do_is_refused_by_the_database(open_connection, statement):
    with pytest.raises(ProgrammingError, match="permission denied"):
        open_connection.execute(sa.text(statement))


def test_of_what_forms_and_settings_keep_it_sees_its_own_alone(open_connection, database):
    engine = sa.create_engine(database)
    with engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO kept_answer (key, asked, kept_at) VALUES ('desk-12345678', 'x', 'y')"))
        connection.execute(sa.text("INSERT INTO setting (name, value) VALUES ('sms_password', '1')"))
    engine.dispose()
    assert open_connection.scalar(sa.text("SELECT count(*) FROM kept_answer")) == 0
    assert set(open_connection.scalars(sa.text("SELECT name FROM setting"))) == {"association"}


def test_granting_again_changes_nothing(database, app):
    assert public_role.grant(database)
    assert public_role.grant(database)
    assert "sadeed_public" in public_role.narrowed(database)
