"""`flask vendor`: the files of others that pages need, each with its package, version, licence and hash.

The list is static/vendor/MANIFEST.json. `--verify` compares what lies there with the hashes; `--refresh` fetches the
named versions with npm, trims the sprite of icons to the symbols in use, and writes the hashes anew.
"""

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "static" / "vendor"
MANIFEST = "MANIFEST.json"

# Names the icon macro turns with the language; the arrows behind them stand in the manifest's own list.
TURNED = frozenset({"next", "back", "further", "nearer", "bring"})
CALLED = re.compile(r"""\bicon\(\s*['"]([a-z0-9-]+)['"]""")
NAMED = re.compile(r"""\b(?:icon|icon_name)['"]?\s*[=:]\s*['"]([a-z0-9-]+)['"]""")
CHOSEN = re.compile(r"\bicon\(\s*\{(.*?)\}", re.DOTALL)
CHOICE = re.compile(r"""['"][a-z0-9_]+['"]\s*:\s*['"]([a-z0-9-]+)['"]""")
SYMBOL = re.compile(r'<symbol[^>]*\bid="([^"]+)".*?</symbol>', re.DOTALL)


@click.command("vendor")
@click.option("--verify", "wanted", flag_value="verify", default="verify", help="Compare the files with their hashes.")
@click.option("--refresh", "wanted", flag_value="refresh", help="Fetch the files anew with npm and write their hashes.")
def command(wanted: str) -> None:
    """The files of others that pages need: verify them, or fetch them anew."""
    if wanted == "refresh":
        refresh(VENDOR)
    faults = list(faults_of(VENDOR))
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise SystemExit(1)
    click.echo(f"{sum(len(package['files']) for package in manifest_of(VENDOR)['packages'])} files as listed")


def manifest_of(vendor: Path) -> dict[str, Any]:
    """The list of packages, their files and the icons in use."""
    manifest: dict[str, Any] = json.loads((vendor / MANIFEST).read_text(encoding="utf-8"))
    return manifest


def faults_of(vendor: Path) -> Iterator[str]:
    """One sentence for each file that is missing, changed or unlisted, and each icon that is used but not shipped."""
    manifest = manifest_of(vendor)
    listed = {MANIFEST}
    for package in manifest["packages"]:
        for entry in package["files"]:
            listed.add(entry["file"])
            yield from _fault_of(vendor / entry["file"], entry)
    present = {path.relative_to(vendor).as_posix() for path in vendor.rglob("*") if path.is_file()}
    yield from (f"{name}: lies there, but nobody listed it" for name in sorted(present - listed))
    missing = sorted(icons_in_use(ROOT) - set(manifest["icons"]))
    yield from (f"icon {name}: used, but not in the sprite; refresh" for name in missing)


def _fault_of(path: Path, entry: dict[str, str]) -> Iterator[str]:
    if not path.is_file():
        yield f"{entry['file']}: missing"
    elif _hash(path.read_bytes()) != entry["sha256"]:
        yield f"{entry['file']}: not the file that was listed"


def icons_in_use(root: Path) -> set[str]:
    """Names of icons written in templates and in the pages' Python, those that turn with the language left out."""
    names: set[str] = set()
    for path in [*root.glob("templates/**/*.html"), *root.glob("sadeed/**/*.py")]:
        text = path.read_text(encoding="utf-8")
        names.update(CALLED.findall(text), NAMED.findall(text))
        for choices in CHOSEN.findall(text):
            names.update(CHOICE.findall(choices))
    return names - TURNED


def refresh(vendor: Path) -> None:
    """Fetches every listed file from its package and writes the manifest with the new hashes."""
    manifest = manifest_of(vendor)
    manifest["icons"] = sorted(set(manifest["icons"]) | icons_in_use(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        for package in manifest["packages"]:
            _unpack(package, Path(folder), vendor, manifest["icons"])
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (vendor / MANIFEST).write_text(text, encoding="utf-8")


def _unpack(package: dict[str, Any], folder: Path, vendor: Path, icons: list[str]) -> None:
    with tarfile.open(_packed(package, folder)) as archive:
        for entry in package["files"]:
            member = archive.extractfile(f"package/{entry['from']}")
            if member is None:
                raise click.ClickException(f"{package['package']} has no {entry['from']}")
            content = trimmed(member.read(), icons) if entry.get("trimmed") else member.read()
            target = vendor / entry["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            entry["sha256"] = _hash(content)


def _packed(package: dict[str, Any], folder: Path) -> Path:
    name = f"{package['package']}@{package['version']}"
    asked = ["npm", "pack", name, "--json", "--pack-destination", str(folder)]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise click.ClickException(f"npm could not fetch {name}: {answer.stderr.strip()[-300:]}")
    return folder / Path(json.loads(answer.stdout)[0]["filename"]).name


def trimmed(sprite: bytes, icons: list[str]) -> bytes:
    """The sprite with the named symbols only, their ids kept. Raises ClickException for a name it does not hold."""
    symbols = {found.group(1): found.group(0) for found in SYMBOL.finditer(sprite.decode())}
    if unknown := sorted(set(icons) - symbols.keys()):
        raise click.ClickException(f"no such icons: {', '.join(unknown)}")
    lines = (re.sub(r"\s+", " ", symbols[name]) for name in icons)
    return ('<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(lines) + "\n</svg>\n").encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
