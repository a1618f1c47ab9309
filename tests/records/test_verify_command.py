"""`flask journal verify` and `flask journal checkpoint`, as somebody at a terminal meets them (S7)."""

import json
from pathlib import Path

import pytest
from flask_babel import Babel

from sadeed.commands import journal as commands
from sadeed.records import checkpoints
from sadeed.records.proof import Fault, Finding
from sadeed.web import clock
from tests.records.conftest import NOON

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(app):
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "translations")
    app.config["CLOCK"] = lambda: NOON
    Babel(app)
    clock.init(app)
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(commands.command, [str(word) for word in words])


def test_S7_an_intact_journal_says_so_and_leaves_with_0(make_case, run):
    make_case(1), make_case(2)
    done = run("verify")
    assert (done.exit_code, done.output) == (0, "السجل سليم: سطران في سلسلتين\n")


def test_S7_a_broken_journal_names_the_first_broken_line_of_each_chain(make_case, run, behind_the_guards):
    make_case(1), make_case(2)
    behind_the_guards("UPDATE journal SET act = 'approved'", "UPDATE cases SET journal_count = 9 WHERE id = 1")
    done = run("verify")
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "السجل، السلسلة SD-1448-00001، السطر 1: تغيّر السطر بعد كتابته",
        "السجل، السلسلة SD-1448-00002، السطر 1: تغيّر السطر بعد كتابته",
        "السجل مختلّ في سلسلتين",
    ]


@pytest.fixture
def key(run, tmp_path):
    file = tmp_path / "job" / "key.pem"
    assert run("keys", "--key", file).exit_code == 0
    return file


def kept_in(folder):
    return sorted(folder.glob("*.checkpoint"))


def test_S7_a_signed_checkpoint_is_written_and_agrees_with_its_journal(make_case, run, key, tmp_path):
    make_case()
    done = run("checkpoint", "--sign", "--key", key, "--out", tmp_path / "kept")
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "نقطة تحقق: سطران في سلسلتين")
    (kept,) = kept_in(tmp_path / "kept")
    assert kept.name == "sadeed-2026-11-23-093000.checkpoint"
    assert run("verify", "--against", kept).exit_code == 0
    last = checkpoints.newest()[0]
    assert (last.lines, last.chains, last.broken, last.at) == (2, 2, 0, "2026-11-23T09:30:00.000000Z")


def test_S7_the_key_is_made_once_and_is_its_owner_s_alone(run, key):
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.with_name("key.pem.pub").read_text() == checkpoints.public_key()
    again = run("keys", "--key", key)
    assert (again.exit_code, "مرة واحدة" in again.output) == (2, True)
    assert run("checkpoint", "--sign", "--out", key.parent).exit_code == 2


@pytest.mark.parametrize("how", ["unsigned", "another key", "another word"])
def test_S7_an_unsigned_or_forged_checkpoint_is_refused_and_nothing_is_claimed(make_case, run, key, tmp_path, how):
    make_case()
    run("checkpoint", "--sign", "--key", key, "--out", tmp_path / "kept")
    (kept,) = kept_in(tmp_path / "kept")
    text = kept.read_text()
    if how == "unsigned":
        text = json.loads(text)["checkpoint"]
    elif how == "another key":
        run("keys", "--key", tmp_path / "other.pem")  # the settings now know another
    else:
        text = text.replace("2026-11-23T09", "2026-11-23T08")
    kept.write_text(text)
    done = run("verify", "--against", kept)
    assert (done.exit_code, "ليس نقطة تحقق" in done.output, "سليم" in done.output) == (2, True, False)
    outside = key.with_name("key.pem.pub")
    expected = 0 if how == "another key" else 2
    assert run("verify", "--against", kept, "--public-key", outside).exit_code == expected


def test_S7_the_daily_checkpoint_says_that_a_chain_was_written_anew(make_case, run, key, tmp_path, behind_the_guards):
    make_case()
    daily = ("checkpoint", "--sign", "--key", key, "--out", tmp_path / "kept")
    assert run(*daily).exit_code == 0
    own = "SELECT id FROM journal WHERE chain LIKE 'SD-%%'"
    behind_the_guards(f"DELETE FROM journal_detail WHERE journal_id IN ({own})",
                      "DELETE FROM journal WHERE chain LIKE 'SD-%%'", "DELETE FROM cases")  # fmt: skip
    make_case()
    done = run(*daily)
    assert done.exit_code == 1
    assert "كُتبت السلسلة من جديد" in done.output
    assert checkpoints.newest()[0].broken == 1


def test_S7_an_unsigned_checkpoint_is_compared_when_that_is_asked_for(make_case, run, tmp_path, behind_the_guards):
    make_case()
    kept = tmp_path / "kept.json"
    done = run("checkpoint", "--out", kept)
    assert (done.exit_code, done.output) == (0, "نقطة تحقق: سطر واحد في سلسلة واحدة\n")
    assert json.loads(kept.read_text())["at"] == "2026-11-23T09:30:00.000000Z"
    assert run("verify", "--unsigned", "--against", kept).exit_code == 0
    assert [path.name for path in tmp_path.iterdir() if "kept" in path.name] == ["kept.json"]
    behind_the_guards("DELETE FROM journal_detail", "DELETE FROM journal", "DELETE FROM cases")
    make_case()
    done = run("verify", "--unsigned", "--against", kept)
    assert done.exit_code == 1
    assert "كُتبت السلسلة من جديد" in done.output


def test_a_checkpoint_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    kept = tmp_path / "kept.json"
    kept.write_text("old")

    def fail(_):
        raise OSError("no space")

    monkeypatch.setattr(commands.os, "fsync", fail)
    with pytest.raises(OSError, match="no space"):
        commands.write_whole(kept, "new")
    assert kept.read_text() == "old"
    assert list(tmp_path.iterdir()) == [kept]


@pytest.mark.parametrize("words", ["", "{}", '{"sha256": "x", "at": "", "heads": []}'])
def test_a_file_that_is_no_checkpoint_is_refused_and_nothing_is_claimed(make_case, run, tmp_path, words):
    other = tmp_path / "other.json"
    other.write_text(words)
    done = run("verify", "--against", other)
    assert done.exit_code == 2
    assert "ليس نقطة تحقق" in done.output
    assert "سليم" not in done.output


def test_every_fault_has_its_words(run, app):
    for what in commands.WHATS:
        assert commands.sentence(Fault("access", "2026-11-23", 1, what))


@pytest.mark.parametrize(
    ("lines", "chains", "said"),
    [
        (0, 0, "السجل سليم: لا أسطر في أي سلسلة"),
        (1, 1, "السجل سليم: سطر واحد في سلسلة واحدة"),
        (3, 2, "السجل سليم: 3 أسطر في سلسلتين"),
        (11, 3, "السجل سليم: 11 سطرًا في 3 سلاسل"),
        (100, 100, "السجل سليم: 100 سطر في 100 سلسلة"),
    ],
)
def test_the_verdict_counts_as_arabic_does(run, app, lines, chains, said):
    with commands.force_locale("ar"):
        assert commands.verdict(Finding(lines, chains)) == said
