"""One thing, one word: the glossary, the interface and the code agree; README shows a part of that table."""

import ast
import csv
import re
from pathlib import Path

from flask_babel import force_locale

from sadeed.web import words

ROOT = Path(__file__).parents[2]
GLOSSARY = {row["code_term"]: row for row in csv.DictReader((ROOT / "sadeed/tables/glossary.csv").open(newline=""))}
SAID = {
    "seat": words.SEATS,
    "desk": words.DESKS,
    "stage": words.STAGES,
    "state": words.STANDINGS,
    "act": words.ACTS,
}
FIELDS = ("id", "attr", "arg", "name", "value")
ROW = re.compile(r"^\| `(?P<code>[^|]+)` \| (?P<arabic>[^|]+) \| (?P<english>[^|]+) \|$", re.MULTILINE)


def shown_in_readme() -> list[tuple[str, str, str]]:
    """(name in the code, Arabic, English) of README's table."""
    text = (ROOT / "README.md").read_text()
    table = text.partition("\n## Glossary\n")[2].partition("\n## ")[0]
    return [(row["code"], row["arabic"], row["english"]) for row in ROW.finditer(table)]


def names_of_the_code() -> set[str]:
    """Every name of a module, class, function, argument, attribute, catalogue or column, in its single words."""
    words_found: set[str] = set()
    for path in (ROOT / "sadeed").rglob("*.py"):
        found = {path.stem}
        for node in ast.walk(ast.parse(path.read_text())):
            found |= {name for name in map(vars(node).get, FIELDS) if isinstance(name, str) and name.isidentifier()}
        words_found |= {part for name in found for part in re.findall(r"[A-Z]?[a-z]+", name)}
    return {word.lower() for word in words_found}


def test_the_words_of_the_interface_are_those_of_the_glossary(house):
    for language, column in (("ar", "arabic"), ("en", "english")):
        with house.app.test_request_context(), force_locale(language):
            said = {f"{kind}.{code}": str(word) for kind, table in SAID.items() for code, word in table.items()}

        assert said == {code: GLOSSARY.get(code, {}).get(column) for code in said}


def test_every_word_of_readme_is_the_glossary_s_and_its_name_stands_in_the_code():
    shown = shown_in_readme()
    known = names_of_the_code()

    assert len(shown) >= 25
    assert [(code, GLOSSARY[code]["arabic"], GLOSSARY[code]["english"]) for code, _ar, _en in shown] == shown
    assert [code for code, _ar, _en in shown if not set(code.split("_")) <= known] == []


def test_no_code_term_stands_twice_in_the_glossary():
    with (ROOT / "sadeed/tables/glossary.csv").open(newline="") as table:
        codes = [row["code_term"] for row in csv.DictReader(table)]

    assert sorted(codes) == sorted(set(codes))
