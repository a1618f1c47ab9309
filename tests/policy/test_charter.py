"""The charter and the product's own wording (B-1, P-4)."""

from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from sadeed.policy.charter import Charter, Clause, Unfit, in_force, product_clauses, terms_for
from sadeed.policy.terms import DEFAULTS, write_terms

POLICY_IDS = [
    "P-1",
    "P-2",
    "P-3",
    "P-4",
    "A-1",
    "A-2",
    "A-3",
    "A-4",
    "O-1",
    "O-2",
    "O-3",
    "O-4",
    "O-5",
    "O-6",
    "O-6.1",
    "O-6.2",
    "O-6.3",
    "O-6.4",
    "O-6.5",
    "C-1",
    "C-2",
    "C-3",
    "C-4",
    "C-5",
    "C-6",
    "C-7",
    "C-8",
    "T-1",
    "T-2",
    "T-3",
    "T-4",
    "H-1",
    "H-2",
    "H-3",
    "H-4",
    "H-5",
    "H-6",
    "H-7",
    "B-1",
]
SHIPPED = product_clauses(files("sadeed.policy").joinpath("clauses.toml").read_text(encoding="utf-8"))


def said(**changes):
    told = {
        "version": "2",
        "board_meeting": "3",
        "board_term": "1",
        "approved_on": date(2026, 8, 30),
        "in_force_from": "2026-09-13",
        "clauses": list(SHIPPED.values()),
        "terms": write_terms(DEFAULTS),
    }
    return {**told, **changes}


def unfit(told, gate_clauses=()):
    with pytest.raises(Unfit) as refused:
        Charter.read(told, gate_clauses)
    return refused.value.code, refused.value.which


def test_P4_the_product_words_all_39_clauses_in_the_order_of_the_policy():
    assert len(POLICY_IDS) == 39
    assert list(SHIPPED) == POLICY_IDS


def test_P4_every_clause_is_worded_in_both_languages():
    for clause in SHIPPED.values():
        assert all((clause.title, clause.wording, clause.title_en, clause.wording_en)), clause.id
        assert any("\u0621" <= letter <= "\u064a" for letter in clause.wording)
        assert clause.wording_en.isascii()


def test_B1_a_charter_carries_its_approval():
    charter = Charter.read(said(), ["H-4", "H-5"])
    assert (charter.version, charter.board_meeting, charter.board_term) == ("2", "3", "1")
    assert (charter.approved_on, charter.in_force_from) == (date(2026, 8, 30), date(2026, 9, 13))


@pytest.mark.parametrize("name", ["version", "board_meeting", "board_term", "approved_on", "in_force_from"])
@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_B1_without_its_approval_a_charter_is_unfit_and_says_what_is_missing(name, nothing):
    assert unfit(said(**{name: nothing})) == ("missing_approval", name)


def test_B1_a_date_must_be_a_date_and_force_comes_after_approval():
    assert unfit(said(approved_on="31/02/2026")) == ("approval_date", "approved_on")
    assert unfit(said(in_force_from="2026-08-29")) == ("in_force_before_approval", "2026-08-29")
    assert Charter.read(said(in_force_from="2026-08-30")).in_force_from == date(2026, 8, 30)


def test_a_gate_on_a_clause_the_charter_has_not_makes_it_unfit():
    without = [clause for clause in SHIPPED.values() if clause.id != "H-4"]
    assert unfit(said(clauses=without), ["H-5", "H-4"]) == ("missing_clause", "H-4")
    assert "H-4" not in Charter.read(said(clauses=without), ["H-5"]).clauses


def test_a_clause_twice_or_without_words_makes_a_charter_unfit():
    assert unfit(said(clauses=[SHIPPED["H-1"], SHIPPED["H-1"]])) == ("repeated_clause", "H-1")
    assert unfit(said(clauses=[Clause("H-1", "عنوان", "  ")])) == ("empty_clause", "H-1")


def test_a_term_unknown_missing_or_out_of_bounds_makes_a_charter_unfit():
    terms = write_terms(DEFAULTS)
    assert unfit(said(terms={**terms, "mood": 3})) == ("unknown_term", "mood")
    assert unfit(said(terms={name: terms[name] for name in terms if name != "quorum"})) == ("missing_term", "quorum")
    assert unfit(said(terms={**terms, "reply_days": 13})) == ("term_bounds", "reply_days")


def test_the_words_are_given_in_the_language_asked_for_and_arabic_where_english_is_wanting():
    charter = Charter.read(said(clauses=[SHIPPED["H-4"], {"id": "H-5", "title": "", "wording": "يُرد في موعده."}]))
    assert charter.clause_text("H-4") == SHIPPED["H-4"].wording
    assert charter.clause_text("H-4", "en") == SHIPPED["H-4"].wording_en
    assert charter.clause_text("H-5", "en") == "يُرد في موعده."
    assert (charter.clause_title("H-5"), charter.clause_text("H-7")) == ("H-5", "")
    assert charter.clause_title("H-4", "en") == SHIPPED["H-4"].title_en


def test_a_charter_written_down_is_read_back_the_same():
    charter = Charter.read(said())
    assert Charter.from_record(charter.as_record(), POLICY_IDS) == charter


def test_a_charter_approved_before_a_term_was_known_takes_its_default():
    record = Charter.read(said()).as_record()
    del record["terms"]["urgent_days"]
    assert Charter.from_record(record).terms["urgent_days"] == DEFAULTS["urgent_days"]


def test_a_charter_is_changed_by_nobody():
    charter = Charter.read(said())
    with pytest.raises(TypeError):
        charter.terms["reply_days"] = 1
    with pytest.raises(TypeError):
        charter.clauses["H-1"] = SHIPPED["H-2"]


def test_P4_the_charter_in_force_is_the_latest_to_have_begun_by_that_day():
    old = Charter.read(said(version="1", approved_on="2025-01-01", in_force_from="2025-02-01"))
    new = Charter.read(said())
    assert in_force([new, old], date(2025, 1, 31)) is None
    assert in_force([new, old], date(2026, 9, 12)) is old
    assert in_force([new, old], date(2026, 9, 13)) is new


def test_P4_only_terms_named_kinder_and_truly_kinder_reach_a_running_case():
    own = Charter.read(said(version="1", approved_on="2025-01-01", in_force_from="2025-02-01"))
    terms = {"appeal_days": 60, "completion_days": 10, "referral_days": 3, "review_months": 24}
    named = {"kinder_terms": ["appeal_days", "completion_days"]}
    current = Charter.read(said(terms={**write_terms(DEFAULTS), **terms, **named}))
    reached = terms_for(own, current)
    assert dict(reached) == {**own.terms, "appeal_days": 60}
    assert terms_for(current, replace(own, terms=current.terms)) == current.terms
