"""What is installed is what was looked at: every package pinned, every file known by its hash, no address named."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTS = ("requirements.txt", "requirements-dev.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
WANTED = {
    "requirements.txt": PROJECT["project"]["dependencies"],
    "requirements-dev.txt": PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"],
}


def entries(name: str) -> list[str]:
    text = (ROOT / name).read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def plain(package: str) -> str:
    return re.split(r"[\[<>=; ]", package)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", LISTS)
def test_every_line_is_one_version_with_hashes(name):
    assert len(entries(name)) > 20
    for entry in entries(name):
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==\S+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("name", LISTS)
def test_no_line_names_an_index_or_a_place_on_a_machine(name):
    assert not re.search(r"://|--(extra-)?index|--find-links|(^|\s)/\w+", (ROOT / name).read_text(), re.MULTILINE)


@pytest.mark.parametrize("name", LISTS)
def test_every_package_the_project_asks_for_is_pinned(name):
    pinned = {plain(entry) for entry in entries(name)}
    assert {plain(package) for package in WANTED[name]} <= pinned


def test_tests_run_on_the_very_versions_that_are_served():
    def versions(name):
        return {entry.split()[0] for entry in entries(name)}

    assert versions("requirements.txt") <= versions("requirements-dev.txt")
