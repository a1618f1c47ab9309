"""The interface's words: gathered from code and templates into translations/, and checked to be complete.

python workshop/words.py gather     new words into every catalogue, gone words out of it
python workshop/words.py check      fails when a word is missing, unused, doubtful, or lacks a form or a placeholder
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
KEYWORDS = DEFAULT_KEYWORDS | {"lazy_gettext": None, "lazy_ngettext": (1, 2), "_l": None, "_p": ((1, "c"), 2)}


def gathered() -> Catalog:
    """Every word that code and templates say."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    said = Catalog(project="Sadeed", charset="utf-8", fuzzy=False)
    for _, _, words, comments, context in extract_from_dir(ROOT, methods, keywords=KEYWORDS):
        said.add(words, auto_comments=comments, context=context)
    return said


def catalogues() -> Iterator[tuple[Path, Catalog]]:
    """What there is in translations/."""
    for path in sorted(ROOT.glob("translations/*/LC_MESSAGES/messages.po")):
        with path.open("rb") as file:
            yield path, read_po(file, locale=path.parts[-3])


def gather() -> int:
    """Bring every catalogue up to what is said; a gone word goes."""
    said = gathered()
    for path, catalogue in catalogues():
        catalogue.update(said, no_fuzzy_matching=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, sort_output=True, no_location=True, ignore_obsolete=True)
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} words, {len(list(faults(catalogue, said)))} to look at")
    return 0


def check() -> int:
    """Say every fault; 1 when there is one."""
    said = gathered()
    found = [f"{path.parts[-3]}: {fault}" for path, catalogue in catalogues() for fault in faults(catalogue, said)]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


def faults(catalogue: Catalog, said: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue, a line each."""
    for word in said:
        if word.id:
            yield from faults_of(word, catalogue)
    for word in catalogue:
        if word.id and said.get(_key(word), word.context) is None:
            yield f"nobody says {_key(word)!r}"


def faults_of(word: Message, catalogue: Catalog) -> Iterator[str]:
    """What is wrong with one word that is said."""
    there = catalogue.get(_key(word), word.context)
    if there is None or not there.string:
        yield f"no words for {_key(word)!r}"
        return
    if word.pluralizable != there.pluralizable:
        yield f"one is counted and the other not: {_key(word)!r}"
    forms = there.string if isinstance(there.string, (list, tuple)) else [there.string]
    if not all(forms) or (there.pluralizable and len(forms) != catalogue.num_plurals):
        yield f"a form is missing for {_key(word)!r}"
    if there.fuzzy:
        yield f"doubtful: {_key(word)!r}"
    yield from (f"{_key(word)!r}: {error}" for error in there.check(catalogue))


def _key(word: Message) -> str:
    return word.id[0] if isinstance(word.id, (list, tuple)) else word.id


if __name__ == "__main__":
    sys.exit({"gather": gather, "check": check}[sys.argv[1] if len(sys.argv) > 1 else "check"]())
