"""Every test gets a database of its own, already migrated, and what it writes there no other test sees."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("again", range(3))
def test_a_database_is_new_every_time(database, again):
    engine = sa.create_engine(database)
    names = sa.inspect(engine).get_table_names()
    assert "journal" in names
    assert "mark_of_another_test" not in names
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE mark_of_another_test (id int)")
    engine.dispose()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_test_may_ask_for_one_kind_alone(database):
    assert database.startswith("sqlite:")


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder whose name leaves room for a socket's: a path of those has at most 107 letters."""
    with tempfile.TemporaryDirectory(prefix="sadeed-") as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_run_leaves_no_server_and_no_folder(short, how):
    slow = (
        "import time\nfrom tests.databases import server\ndef test_slow():\n    print(server())\n    time.sleep(60)\n"
    )
    (short / "test_slow.py").write_text(slow)
    outside = {name: value for name, value in os.environ.items() if not name.startswith("SADEED_TEST_")}
    run = subprocess.Popen(
        [sys.executable, "-m", "pytest", "-s", "-p", "tests.databases", "-p", "no:cacheprovider", short],
        cwd=ROOT,
        env=outside | {"TMPDIR": str(short), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: list(short.glob("sadeed-tests-*/postgres/.s.PGSQL.*")))
    finally:
        run.send_signal(how)
        run.wait()
    wait_until(lambda: not list(short.glob("sadeed-tests-*")))


def wait_until(happened):
    until = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.05)
