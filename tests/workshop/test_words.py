"""The check of the catalogues sees what a person would stumble over."""

import importlib.util
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

ROOT = Path(__file__).parents[2]
SIX = ("لا أيام", "يوم", "يومان", "%(num)d أيام", "%(num)d يوم", "%(num)d يومًا")


@pytest.fixture(scope="session")
def words():
    spec = importlib.util.spec_from_file_location("words", ROOT / "workshop" / "words.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def catalogue(*entries, **flags):
    made = Catalog(locale="ar")
    for id, string in entries:
        made.add(id, string, **flags)
    return made


DAYS = ("%(num)d day", "%(num)d days")


@pytest.mark.parametrize(
    ("said", "translated", "fault"),
    [
        ("Save", None, "no words for 'Save'"),
        ("Save", "", "no words for 'Save'"),
        (DAYS, (*SIX[:5], ""), "a form is missing for '%(num)d day'"),
        ("Hello %(name)s", "مرحبًا %(nam)s", "'Hello %(name)s': unknown named placeholder 'nam'"),
    ],
)
def test_a_fault_is_named(words, said, translated, fault):
    there = catalogue(*([(said, translated)] if translated is not None else []))
    assert list(words.faults(there, catalogue((said, "")))) == [fault]


def test_a_doubtful_word_and_a_word_nobody_says_are_named(words):
    there = catalogue(("Save", "حفظ"), flags=["fuzzy"])
    assert list(words.faults(there, catalogue(("Save", "")))) == ["doubtful: 'Save'"]
    assert list(words.faults(catalogue(("Gone", "ذهب")), catalogue())) == ["nobody says 'Gone'"]


def test_a_complete_catalogue_is_left_in_peace(words):
    there = catalogue(("Save", "حفظ"), (DAYS, SIX))
    assert list(words.faults(there, catalogue(("Save", ""), (DAYS, ("", ""))))) == []
