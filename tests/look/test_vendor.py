"""The files of others are the files that were listed."""

import shutil
from pathlib import Path

import click
import pytest

from sadeed.commands.vendor import VENDOR, faults_of, manifest_of, trimmed


def test_the_files_of_others_are_the_listed_ones_and_every_icon_is_there() -> None:
    assert list(faults_of(VENDOR)) == []


def test_each_package_names_its_version_and_licence_and_ships_its_text() -> None:
    for package in manifest_of(VENDOR)["packages"]:
        assert package["version"] and package["licence"]
        assert any(entry["file"].startswith("licences/") for entry in package["files"]), package["package"]


def test_a_changed_a_missing_and_an_unlisted_file_are_each_named(tmp_path: Path) -> None:
    vendor = tmp_path / "vendor"
    shutil.copytree(VENDOR, vendor)
    (vendor / "htmx.min.js").write_text("alert(1)")
    (vendor / "hx-sse.min.js").unlink()
    (vendor / "stray.js").write_text("")
    assert [fault.split(":")[0] for fault in faults_of(vendor)] == ["htmx.min.js", "hx-sse.min.js", "stray.js"]


def test_the_sprite_keeps_the_named_symbols_and_refuses_unknown_ones() -> None:
    whole = (
        b'<svg><symbol class="a" viewBox="0 0 1 1" id="lock"><path d="M0 0"/></symbol><symbol id="pen"></symbol></svg>'
    )
    assert b'id="lock"' in trimmed(whole, ["lock"]) and b"pen" not in trimmed(whole, ["lock"])
    with pytest.raises(click.ClickException, match="no such icons: sword"):
        trimmed(whole, ["sword"])


def test_every_place_of_the_rail_has_its_icon() -> None:
    from sadeed.web.show import RAIL

    assert {icon for _, icon, _ in RAIL} <= set(manifest_of(VENDOR)["icons"])
