"""The one command: what it refuses, and a real start, stop and second start."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sadeed import serve

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def of_the_demo(monkeypatch):
    for name in ("SADEED_ENV", "SADEED_BIND", "SADEED_DATABASE", "SADEED_PUBLIC_URL", "PORT"):
        monkeypatch.delenv(name, raising=False)


def test_the_desks_are_on_the_port_and_the_public_pages_on_the_next():
    desks, public = serve.listeners({"PORT": "8100"})
    assert (desks.url, public.url) == ("http://127.0.0.1:8100", "http://127.0.0.1:8101")
    assert desks.factory != public.factory


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.10", "::", "sadeed.example", ""])
def test_demo_mode_refuses_every_address_that_others_could_reach(host):
    with pytest.raises(SystemExit, match="demo mode serves this machine alone"):
        serve.listeners({"SADEED_BIND": host})


def test_production_may_listen_to_others(monkeypatch):
    monkeypatch.setenv("SADEED_ENV", "production")
    assert serve.listeners({"SADEED_BIND": "0.0.0.0"})[0].host == "0.0.0.0"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback_is_this_machine_alone(host):
    assert serve.is_loopback(host)


@pytest.mark.parametrize("port", ["0", "65535", "eighty", "-1", ""])
def test_a_port_that_is_none_is_refused_by_name(port):
    with pytest.raises(SystemExit, match="PORT="):
        serve.listeners({"PORT": port})


def test_a_port_that_somebody_has_is_seen_before_anything_is_started():
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        taken = serve.Listener("wsgi:app", "127.0.0.1", somebody.getsockname()[1], 1, 1)
        assert taken.is_taken()
    assert not taken.is_taken()


def test_when_one_server_dies_the_other_is_not_left_alone():
    lives, dies = (
        subprocess.Popen([sys.executable, "-c", code])
        for code in ("import time; time.sleep(60)", "raise SystemExit(3)")
    )
    try:
        assert serve.watch([lives, dies]) == 3
    finally:
        lives.kill()
        lives.wait()


@pytest.mark.parametrize("address", ["0.0.0.0:0", "[::]:0"])
def test_a_server_started_by_hand_keeps_demo_mode_on_this_machine_too(address, tmp_path):
    words = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--bind", address, "wsgi:app"]
    asked = os.environ | {"SADEED_DATA": str(tmp_path)}
    ended = subprocess.run(words, cwd=ROOT, env=asked, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert "Demo mode serves this machine alone" in ended.stderr


def test_production_with_a_weak_secret_says_what_is_wrong_and_nothing_else(tmp_path):
    outside = {name: value for name, value in os.environ.items() if not name.startswith("SADEED_")}
    asked = outside | {"SADEED_ENV": "production", "SADEED_DATA": str(tmp_path), "PORT": str(free_pair())}
    asked["SADEED_SECRET"] = "changeme"
    words = [sys.executable, "-m", "sadeed.serve"]
    ended = subprocess.run(words, cwd=ROOT, env=asked, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert "SADEED_SECRET" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.prove
def test_a_first_start_makes_the_house_and_a_second_makes_nothing_anew(tmp_path):
    with started(tmp_path) as first:
        assert first.seconds < 60
        assert both_answer(first.port)
        until = time.monotonic() + 30
        while not list(tmp_path.glob("sent/*")):
            assert time.monotonic() < until, "nobody carries out what waits in the outbox"
            time.sleep(0.1)
        made = (tmp_path / "sadeed.db").stat().st_ino
    with started(tmp_path) as second:
        assert second.seconds < first.seconds / 3, "nothing is made anew"
        assert (tmp_path / "sadeed.db").stat().st_ino == made


@pytest.mark.prove
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_however_the_command_is_ended_no_server_is_left_behind(tmp_path, how):
    with started(tmp_path) as run:
        run.process.send_signal(how)
        run.process.wait(15)
        until = time.monotonic() + 10
        while answers(run.port) or answers(run.port + 1):
            assert time.monotonic() < until, "somebody still answers"
            time.sleep(0.1)


class Run:
    """`python -m sadeed.serve`, and how long its first answer took."""

    def __init__(self, folder: Path) -> None:
        self.port = free_pair()
        began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sadeed.serve"],
            cwd=ROOT,
            env=os.environ | {"PORT": str(self.port), "SADEED_DATA": str(folder)},
        )
        while not both_answer(self.port):
            assert self.process.poll() is None, "the command ended before it answered"
            assert time.monotonic() < began + 90
            time.sleep(0.02)
        self.seconds = time.monotonic() - began


@contextmanager
def started(folder: Path) -> Iterator[Run]:
    run = Run(folder)
    try:
        yield run
    finally:
        if run.process.poll() is None:
            run.process.terminate()
            assert run.process.wait(15) == 0


def both_answer(port: int) -> bool:
    return answers(port) and answers(port + 1)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as reply:
            return reply.status == 200
    except OSError:
        return False


def free_pair() -> int:
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port
