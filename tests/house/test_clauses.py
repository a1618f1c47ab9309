"""Every clause is kept in exactly one way that is declared, and every judgement has words (house, habit 10)."""

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

import sadeed
from sadeed.policy.coverage import KEPT, WAYS, Kept
from sadeed.policy.doors import GATES
from sadeed.policy.facts import CaseFacts, HearingFacts, PaperFacts, StudyFacts
from sadeed.policy.gates import A_DECISION_SAYS
from sadeed.policy.stages import ACTS, STAGES, STANDINGS
from sadeed.records.charters import shipped_clauses
from sadeed.web import words

HOUSE = Path(sadeed.__file__).parent
SPEAKING = (HOUSE / "policy" / "gates.py", HOUSE / "policy" / "doors.py", *sorted((HOUSE / "acts").glob("*.py")))
UNBUILT = {id for id, kept in KEPT.items() if kept.way == "not_yet"}
OF_GATES = {clause for gate in GATES.values() for clause in gate.clauses}


def test_every_clause_of_the_shipped_policy_is_kept_in_exactly_one_way() -> None:
    assert list(KEPT) == list(shipped_clauses())
    assert all(kept.way in WAYS for kept in KEPT.values())


def test_a_clause_is_said_to_be_kept_by_a_gate_when_one_stands_on_it_and_only_then() -> None:
    assert {id for id, kept in KEPT.items() if kept.way == "gate"} == OF_GATES - UNBUILT


def test_a_clause_of_a_gate_names_the_acts_that_stand_on_it() -> None:
    for id in OF_GATES - UNBUILT:
        assert KEPT[id].acts == tuple(act for act, gate in GATES.items() if id in gate.clauses)
    assert not any(kept.acts for kept in KEPT.values() if kept.way != "gate")


@pytest.mark.parametrize("id", KEPT)
def test_why_a_clause_is_kept_so_is_said_in_both_languages(id: str) -> None:
    kept: Kept = KEPT[id]
    assert _is_arabic(kept.why) and kept.why_en.isascii()
    assert kept.why.endswith(".") and kept.why_en.endswith(".") and "\n" not in kept.why + kept.why_en


def test_P2_what_is_not_built_yet_says_what_is_missing() -> None:
    assert "P-2" in UNBUILT  # contracts; the gates of appeals alone do not keep it
    assert all("حتى الآن" in KEPT[id].why and "yet" in KEPT[id].why_en for id in UNBUILT)


def test_everything_a_judgement_may_miss_has_words() -> None:
    assert set(_codes()) - set(words.MISSING) == set()


def test_no_words_are_kept_for_what_no_judgement_misses() -> None:
    assert set(words.MISSING) - set(_codes()) == set()


def test_every_act_that_may_be_refused_has_words() -> None:
    assert (set(ACTS) | set(_judged())) - (set(words.ACTS) | set(words.REFUSED)) == set()


def test_every_stage_and_standing_has_words() -> None:
    assert set(STAGES) <= set(words.STAGES) and set(STANDINGS) - {""} <= set(words.STANDINGS)


def test_facts_are_changed_by_nobody() -> None:
    for facts in (CaseFacts(), PaperFacts("id"), StudyFacts(), HearingFacts()):
        with pytest.raises(AttributeError):
            facts.number = "other"  # type: ignore[union-attr, misc]


def _is_arabic(text: str) -> bool:
    return any("\u0621" <= sign <= "\u064a" for sign in text)


def _codes() -> Iterator[str]:
    """Every code a gate or an act says is missing, read from their source."""
    for call in _calls("missing", "Missing"):
        yield from _texts(call.args[:1])
    for call in _calls("unsaid"):
        yield from _texts(call.args[1:])
    for call in _calls("_refused"):  # the short hand of an act that is refused in several places
        yield from _texts(call.args[:2])
    yield from chain(("kind",), *A_DECISION_SAYS.values())


def _judged() -> Iterator[str]:
    """Every act an act's own code refuses by name."""
    for call in _calls("Verdict", "_require_seat"):
        if len(call.args) > 2:
            yield from _texts(call.args[:1])


def _calls(*names: str) -> Iterator[ast.Call]:
    for file in SPEAKING:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield node


def _texts(arguments: list[ast.expr]) -> Iterator[str]:
    """The texts written there; both branches of `a if … else b`."""
    for argument in arguments:
        for node in ast.walk(argument):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
                yield node.value
