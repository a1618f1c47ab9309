"""One history for both databases, equal to the models, that loses nothing on the way."""

import pytest
from alembic import command
from sqlalchemy import inspect, text

from sadeed.records import history

ROWS = ("branch", "person", "cases", "paper", "journal", "journal_detail")


def count(engine, table):
    with engine.connect() as connection:
        return connection.scalar(text(f"SELECT count(*) FROM {table}"))


def add_paper(engine, case_id):
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys = OFF")
        driver.execute("PRAGMA query_only = OFF")
        driver.execute(
            "INSERT INTO paper (case_id, kind, asked_for, is_required, number, fault, waived, note) "
            f"VALUES ({case_id}, 'id', 'request', 1, '', '', '', '')"
        )
        driver.execute("PRAGMA foreign_keys = ON")


def test_the_history_and_the_models_say_the_same(database):
    history.walk(database, step=command.check)


def test_down_to_the_first_tables_and_up_again_loses_no_row(make_case, database, engine):
    make_case()
    before = {table: count(engine, table) for table in ROWS}
    assert before["journal_detail"] == 1
    engine.dispose()
    history.walk(database, "0001", step=command.downgrade)
    history.walk(database)
    assert {table: count(engine, table) for table in ROWS} == before


def test_all_the_way_down_leaves_an_empty_database_and_up_again_a_whole_one(database, engine):
    history.walk(database, "base", step=command.downgrade)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()
    history.walk(database)
    history.walk(database, step=command.check)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_sqlite_a_walk_that_would_leave_orphans_is_undone_whole(database, engine):
    add_paper(engine, case_id=404)
    engine.dispose()
    with pytest.raises(RuntimeError, match="without their parent"):
        history.walk(database, "0001", step=command.downgrade)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) != "0001"
        asked = text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_refuses_%'")
        assert connection.scalar(asked) > 0


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_sqlite_keys_are_watched_again_after_a_walk(database, engine, app):
    history.walk(database)
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
