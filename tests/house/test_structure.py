"""The house stands as it was drawn: desks apart, templates that find out nothing, the idioms of the engine at hand."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

import sadeed
from sadeed import desks
from tests.cast import House
from tests.house.seats import DOORS
from tests.house.street import app_at
from tests.house.walking import address_of, routes_of, visitor_of

HOUSE = Path(sadeed.__file__).parent
TEMPLATES = HOUSE.parent / "templates"
TAKEN_OUT = [desk for desk in desks.DESKS if desk not in ("entrance", "cases")]  # these two are the door and the case
WORDS = ("_", "gettext", "ngettext", "pgettext", "npgettext")
# What a template may call besides its macros: words, addresses, the token, a block said again, a loop's own count.
CALLS = {*WORDS, "csrf_token", "static_url", "url_for", "caller", "dict", "self", "super", "range"}
METHODS = {"get", "items", "title", "iter_choices"}
COMPARED = ("parts", "layout")  # macros choose by what they are given; pages do not compare


def imports_of(file: Path) -> Iterator[str]:
    """Every module a file imports, as an absolute name."""
    package = ["sadeed", *file.relative_to(HOUSE).parent.parts]
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            stem = ".".join(part for part in (base, node.module or "") if part)
            yield from (f"{stem}.{name.name}" for name in node.names)


DESK_FILES = sorted((HOUSE / "desks").glob("*/*.py"))


@pytest.mark.parametrize("file", DESK_FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_desk_knows_no_other_desk_and_speaks_no_sql(file: Path) -> None:
    own = f"sadeed.desks.{file.parent.name}"
    for name in imports_of(file):
        assert not name.startswith("sadeed.desks.") or name.startswith(own), name
        assert name.partition(".")[0] not in ("sqlalchemy", "flask_sqlalchemy", "psycopg", "sqlite3"), name
    source = file.read_text()
    for forbidden in ("db.session", "select("):
        assert forbidden not in source, forbidden
    assert file.name in ("__init__.py", "routes.py", "forms.py") or file.parent.name == "admin"  # which has many rooms


def test_the_views_of_a_desk_catch_nothing() -> None:
    for file in DESK_FILES:
        assert not [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Try)], file


@pytest.mark.parametrize("out", TAKEN_OUT)
@pytest.mark.parametrize("street", ["sqlite"], indirect=True)
def test_a_desk_taken_out_leaves_the_others_standing(
    street: House, out: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(desks, "DESKS", tuple(desk for desk in desks.DESKS if desk != out))
    app = app_at(street.app.config["SQLALCHEMY_DATABASE_URI"], tmp_path)
    rest = House(app)
    assert out not in app.blueprints
    left = routes_of(app)
    with app.app_context():
        clients = {seat: visitor_of(rest, seat) for seat in ("manager", "admin", "reception")}
        for door in DOORS:
            seat = next((seat for seat in clients if door.marks[seat] == "."), "")
            if (
                f"GET {door.rule}" in left
                and door.rule != "/live/<desk>"
                and (seat != "reception" or door.at == "matched")
            ):
                path = address_of(door.rule, door.at)
                assert not seat or clients[seat].get(path).status_code in (200, 303), f"without {out}: {path}"


# ------------------------------------------------------------------------------------------------------------ templates


def trees() -> Iterator[tuple[str, nodes.Template]]:
    """Every template, parsed."""
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"])
    for file in sorted(TEMPLATES.rglob("*.html")):
        yield str(file.relative_to(TEMPLATES)), environment.parse(file.read_text())


def test_a_template_sets_nothing_and_calls_nothing_that_finds_out() -> None:
    wrong = []
    for name, tree in trees():
        known = {*CALLS, *_macros(tree)}
        wrong += [f"{name}:{one.lineno} sets" for one in tree.find_all(nodes.Assign) if not name.startswith("parts/")]
        for call in tree.find_all(nodes.Call):
            if _called(call) not in known:
                wrong.append(f"{name}:{call.lineno} calls {_called(call)}")
    assert not wrong, "\n".join(wrong)


def _macros(tree: nodes.Template) -> Iterator[str]:
    for macro in tree.find_all(nodes.Macro):
        yield macro.name
        yield from (argument.name for argument in macro.args)
    for brought in tree.find_all(nodes.FromImport):
        yield from (one[1] if isinstance(one, tuple) else one for one in brought.names)
    for loop in tree.find_all(nodes.For):
        yield from (target.name for target in loop.target.find_all(nodes.Name))
        if isinstance(loop.target, nodes.Name):
            yield loop.target.name


def _called(call: nodes.Call) -> str:
    if isinstance(call.node, nodes.Name):
        return call.node.name
    if isinstance(call.node, nodes.Getattr):
        if isinstance(call.node.node, nodes.Name) and call.node.node.name in ("self", "form"):
            return "self"  # a block said again; a field of a form draws itself
        return "dict" if call.node.attr in METHODS else f".{call.node.attr}()"
    return str(call.node)


def test_a_page_does_not_judge_a_case() -> None:
    """If a page wants `case.stage == …`, what it was given lacks a property."""
    wrong = []
    for name, tree in trees():
        for one in tree.find_all(nodes.Compare):
            about = {found.attr for found in one.find_all(nodes.Getattr)}
            if about & {"stage", "standing", "role", "kind", "outcome"} and not name.startswith(COMPARED):
                wrong.append(f"{name}:{one.lineno} compares {', '.join(sorted(about))}")
    assert not wrong, "\n".join(wrong)


# What version 2 of the engine understood, or what would need a script in the page.
OLD = {
    "hx-on": re.compile(r"\bhx-on[:=-]"),
    "a filter in a trigger": re.compile(r'hx-trigger="[^"]*\['),
    "js: in values": re.compile(r"(?:js|javascript):"),
    "the extension of version 2": re.compile(r"\bhx-ext=|\bsse-(?:connect|swap)="),
    "a swap that is not there": re.compile(r'hx-swap="morph'),
    "variables": re.compile(r"\bhx-vars="),
    "an event without its new name": re.compile(r"htmx:(?:afterSwap|beforeRequest|configRequest|afterRequest)\b"),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)|\son[a-z]+="),
    "an inline style": re.compile(r"<style|\sstyle="),
}


@pytest.mark.parametrize("what", OLD)
def test_the_templates_and_our_scripts_are_free_of(what: str) -> None:
    files = [*TEMPLATES.rglob("*.html"), *(TEMPLATES.parent / "static" / "js").glob("*.js")]
    found = [
        f"{file.name}: {hit.group()}"
        for file in files
        if "letters" not in file.parts
        for hit in OLD[what].finditer(re.sub(r"\{#.*?#\}", "", file.read_text(), flags=re.S))
    ]
    assert not found, found
