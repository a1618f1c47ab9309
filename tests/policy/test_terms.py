"""Terms, working days and promised dates (H-5): a promise moves forward, never back."""

import csv
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files

import hypothesis.strategies as st
import pytest
from hijridate import Hijri
from hypothesis import given

from sadeed.policy import promises
from sadeed.policy.calendar import DAY_NAMES, Week, holidays_between, ramadan_between, weekend_of
from sadeed.policy.promises import Since, due_on
from sadeed.policy.stages import STAGES, STANDINGS
from sadeed.policy.terms import (
    DEFAULTS,
    KINDER_NAMES,
    TERMS,
    Unfit,
    is_urgent_aid_allowed,
    needs_ratifying,
    read_terms,
    write_terms,
)

HOLIDAYS = files("sadeed").joinpath("tables/catalogues/official_holidays.csv").read_text(encoding="utf-8-sig")
ROWS = list(csv.DictReader(HOLIDAYS.splitlines()))
PLAIN = Week()
DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))
WEEKS = st.builds(Week, holidays=st.frozensets(DAYS, max_size=30), announced=st.frozensets(DAYS, max_size=10))
REPLY_DAYS = st.integers(14, 180)


def to_gregorian(year, month, day):
    return Hijri(year, month, day).to_gregorian()


def terms(**changes):
    return read_terms({**write_terms(DEFAULTS), **changes})


def unfit(**changes):
    with pytest.raises(Unfit) as refused:
        terms(**changes)
    return refused.value.code, refused.value.which


# ---- the table


def test_every_default_is_within_its_own_bounds_and_is_read_back_from_what_is_written():
    assert read_terms(write_terms(DEFAULTS)) == DEFAULTS


@pytest.mark.parametrize("term", TERMS.values(), ids=lambda term: term.name)
def test_every_term_stands_on_a_clause_and_says_what_it_means_in_both_languages(term):
    assert term.clause[1] == "-"
    assert any("\u0621" <= letter <= "\u064a" for letter in term.ar)
    assert term.en.isascii()
    assert not term.options or term.kind in ("choice", "list")


@pytest.mark.parametrize("term", [t for t in TERMS.values() if t.lowest is not None], ids=lambda term: term.name)
def test_a_term_beyond_its_bounds_is_refused_and_at_them_is_not(term):
    step = Fraction(1, 100) if term.kind == "fraction" else 1
    assert term.read(term.lowest) == term.lowest
    assert term.read(term.highest) == term.highest
    for beyond in (term.lowest - step, term.highest + step):
        with pytest.raises(Unfit, match="term_bounds"):
            term.read(beyond)


@pytest.mark.parametrize(
    ("name", "said"),
    [("reply_days", True), ("reply_days", 14.0), ("reply_days", "soon"), ("holds_reply", "yes"), ("quorum", "half")]
    + [("ratify_above", 0.1), ("ratify_above", "1.001"), ("ratify_above", "NaN"), ("weekend", "friday")]
    + [("ratified_by", 7), ("kinder_terms", None)],
)
def test_a_term_of_the_wrong_shape_is_refused_by_name(name, said):
    assert unfit(**{name: said}) == ("term_shape", name)


def test_choices_and_lists_take_only_what_is_offered():
    assert unfit(ratified_by="cousin") == ("term_bounds", "ratified_by")
    assert unfit(weekend=["caturday"]) == ("term_bounds", "weekend")
    assert unfit(kinder_terms=["quorum"]) == ("term_bounds", "kinder_terms")
    assert terms(kinder_terms=list(KINDER_NAMES))["kinder_terms"] == KINDER_NAMES


def test_H5_the_agenda_cannot_come_after_the_promise_and_some_day_is_worked():
    assert unfit(agenda_within_days=15) == ("terms_disagree", "agenda_within_days")
    assert unfit(weekend=list(DAY_NAMES))[1] == "weekend"


def test_H5_a_decision_is_ratified_above_the_limit_and_never_when_there_is_none():
    assert not needs_ratifying(20_000_00, DEFAULTS)
    assert needs_ratifying(20_000_01, DEFAULTS)
    assert not needs_ratifying(10**12, terms(ratify_above=0))
    assert terms(ratify_above="0.50")["ratify_above"] == Decimal("0.50")


def test_P3_urgent_aid_stays_under_its_limit():
    assert is_urgent_aid_allowed(3_000_00, DEFAULTS)
    assert not is_urgent_aid_allowed(3_000_01, DEFAULTS)
    assert not is_urgent_aid_allowed(1, terms(urgent_limit=0))


# ---- the working week


def test_the_week_is_sunday_to_thursday():
    worked = [PLAIN.is_working_day(date(2026, 11, 22) + timedelta(days=n)) for n in range(7)]
    assert worked == [True, True, True, True, True, False, False]


@given(DAYS, st.integers(0, 60), WEEKS)
def test_working_days_are_counted_as_they_are_added(day, count, week):
    last = week.add_working_days(day, count)
    assert week.is_working_day(last)
    assert last >= day
    if count:
        assert week.working_days_between(day, last) == count


@given(DAYS, WEEKS)
def test_the_next_working_day_skips_only_days_that_are_not_worked(day, week):
    found = week.next_working_day(day)
    assert all(not week.is_working_day(day + timedelta(days=n)) for n in range((found - day).days))


def test_a_week_without_a_working_day_is_refused():
    with pytest.raises(ValueError, match="without a working day"):
        Week(weekend=frozenset(range(7)))
    with pytest.raises(ValueError, match="forward"):
        PLAIN.add_working_days(date(2026, 1, 1), -1)
    assert PLAIN.working_days_between(date(2026, 1, 8), date(2026, 1, 1)) == 0


def test_the_office_opens_later_in_ramadan_and_not_at_all_on_a_holiday():
    ramadan = ramadan_between(date(2026, 1, 1), date(2026, 12, 31), to_gregorian)
    week = Week(ramadan=ramadan, holidays=frozenset({date(2026, 2, 22)}))
    assert (min(ramadan), max(ramadan)) == (date(2026, 2, 18), date(2026, 3, 19))
    assert week.opening_hours(date(2026, 2, 17)) == (time(8), time(16))
    assert week.opening_hours(date(2026, 2, 18)) == (time(10), time(15))
    assert week.opening_hours(date(2026, 2, 22)) is None
    assert weekend_of(DEFAULTS["weekend"]) == week.weekend


def test_eid_al_fitr_begins_the_day_after_29_ramadan_and_makes_up_its_weekend():
    days = holidays_between(ROWS, date(2026, 3, 1), date(2026, 4, 10), to_gregorian)
    assert to_gregorian(1447, 9, 29) == date(2026, 3, 18)
    assert days == {date(2026, 3, 19) + timedelta(days=n) for n in range(6)}  # Friday and Saturday made up


def test_the_official_days_of_a_year_are_all_there():
    days = holidays_between(ROWS, date(2026, 1, 1), date(2026, 12, 31), to_gregorian)
    assert {date(2026, 2, 22), date(2026, 9, 23), to_gregorian(1447, 12, 9)} <= days
    assert sum(day.weekday() not in (4, 5) for day in days) == 4 + 4 + 1 + 1


@pytest.mark.parametrize("year", [2000, 2015, 2030, 2031, 2033, 2064])
def test_no_eid_is_lost_at_the_edge_of_a_year(year):
    """Cut at any new year, the pieces are the whole."""
    first, middle, last = date(year - 1, 1, 1), date(year, 1, 1), date(year, 12, 31)
    whole = holidays_between(ROWS, first, last, to_gregorian)
    before = holidays_between(ROWS, first, middle - timedelta(days=1), to_gregorian)
    assert before | holidays_between(ROWS, middle, last, to_gregorian) == whole


# ---- the promise


@given(DAYS, REPLY_DAYS, WEEKS)
def test_H5_the_promise_is_never_less_than_fourteen_days_and_falls_on_a_working_day(raised_on, days, week):
    promised = promises.promised_on(raised_on, terms(reply_days=days), week)
    assert promised - raised_on >= timedelta(days=max(days, 14))
    assert week.is_working_day(promised)


@given(DAYS, WEEKS, DAYS)
def test_H5_an_announced_holiday_moves_a_promise_forward_only(raised_on, week, announced):
    promised = promises.promised_on(raised_on, DEFAULTS, week)
    later = Week(week.weekend, week.holidays, week.announced | {announced})
    moved = promises.promise_after_announcement(promised, later)
    assert moved >= promised
    assert later.is_working_day(moved)
    assert (moved == promised) == (announced != promised)


@given(DAYS, st.integers(0, 90), WEEKS)
def test_H5_a_pause_moves_the_promise_by_the_days_it_stood_still(stopped_on, days, week):
    promised = week.next_working_day(stopped_on + timedelta(days=5))
    moved = promises.promise_after_pause(promised, stopped_on, stopped_on + timedelta(days=days), week)
    assert moved >= promised + timedelta(days=days)
    assert week.is_working_day(moved)


def test_H5_a_pause_does_not_end_before_it_began():
    with pytest.raises(ValueError, match="before"):
        promises.promise_after_pause(date(2026, 3, 1), date(2026, 2, 10), date(2026, 2, 9), PLAIN)


@given(DAYS, REPLY_DAYS, st.booleans(), WEEKS)
def test_H5_a_reply_may_come_at_once_unless_the_charter_holds_it_and_never_after_its_own_promise(
    day, days, holds, week
):
    said = terms(reply_days=days, holds_reply=holds)
    earliest = promises.earliest_reply_on(day, said)
    assert earliest == (day + timedelta(days=days) if holds else day)
    assert earliest <= promises.promised_on(day, said, week)


def extended(asked, extensions=0):
    return promises.extended_on(date(2026, 11, 23), asked, DEFAULTS, PLAIN, extensions=extensions)


def test_H5_an_extension_goes_forward_within_its_bounds_to_a_working_day():
    assert extended(date(2026, 12, 4)) == date(2026, 12, 6)
    assert extended(date(2026, 12, 23)) == date(2026, 12, 23)


@pytest.mark.parametrize(
    ("asked", "extensions", "code"),
    [
        (date(2026, 11, 23), 0, "a_later_date"),
        (date(2026, 12, 24), 0, "a_date_within"),
        (date(2026, 12, 1), 2, "extensions_left"),
    ],
)
def test_H5_an_extension_out_of_bounds_is_refused(asked, extensions, code):
    with pytest.raises(Unfit, match=code):
        extended(asked, extensions)


def test_every_wait_has_its_day():
    sunday = date(2026, 11, 22)
    assert promises.raise_by(sunday, DEFAULTS, PLAIN) == date(2026, 12, 6)
    assert promises.agenda_by(sunday, DEFAULTS, PLAIN) == date(2026, 11, 29)
    assert promises.tell_by(sunday, DEFAULTS, PLAIN) == date(2026, 11, 25)
    assert promises.complete_by(sunday, DEFAULTS, PLAIN) == date(2026, 12, 22)
    assert promises.answer_referral_by(date(2026, 11, 26), DEFAULTS, PLAIN) == date(2026, 11, 29)
    assert promises.ratify_by(sunday, DEFAULTS, PLAIN) == date(2026, 11, 29)
    assert promises.appeal_until(sunday, DEFAULTS, PLAIN) == date(2026, 12, 22)
    assert promises.appeal_reply_by(sunday, DEFAULTS, PLAIN) == date(2026, 12, 6)
    assert promises.complaint_reply_by(sunday, DEFAULTS, PLAIN) == date(2026, 12, 6)


def test_A4_a_review_falls_on_the_last_day_of_a_shorter_month():
    assert promises.review_on(date(2026, 8, 31), terms(review_months=6), PLAIN) == date(2027, 2, 28)
    assert promises.review_on(date(2026, 11, 23), DEFAULTS, PLAIN) == date(2027, 11, 23)


def test_C8_a_delegates_paper_is_neither_from_tomorrow_nor_older_than_the_limit():
    today = date(2026, 11, 23)
    allowed = [promises.is_paper_day_allowed(today - timedelta(days=n), today, DEFAULTS) for n in (-1, 0, 14, 15)]
    assert allowed == [False, True, True, False]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("standing", STANDINGS)
def test_H5_no_case_lies_without_a_date_until_it_is_closed(stage, standing):
    came_on = date(2026, 11, 22)
    due = due_on(stage, standing, Since(came_on), DEFAULTS, PLAIN)
    if stage == "closed" or standing == "withdrawn":
        assert due is None
    else:
        assert due > came_on
        assert PLAIN.is_working_day(due)


def test_H5_the_date_of_a_case_is_the_one_of_its_stage_and_standing():
    came, raised, promised = date(2026, 11, 22), date(2026, 11, 15), date(2026, 11, 29)
    since = Since(came, received_on=date(2026, 11, 1), raised_on=raised, promised_on=promised)
    due = {stage: due_on(stage, "", since, DEFAULTS, PLAIN) for stage in ("declared", "studied", "before_committee")}
    assert due == {"declared": date(2026, 11, 15), "studied": date(2026, 11, 22), "before_committee": promised}
    assert due_on("decided", "", Since(came, is_to_ratify=True), DEFAULTS, PLAIN) == date(2026, 11, 29)
    deferred = Since(came, promised_on=promised, deferred_until=date(2026, 12, 20))
    assert due_on("studied", "deferred", deferred, DEFAULTS, PLAIN) == date(2026, 12, 20)


def test_H5_a_case_that_was_paused_does_not_come_back_late_for_its_agenda():
    raised = date(2026, 11, 15)
    promised = promises.promise_after_pause(
        promises.promised_on(raised, DEFAULTS, PLAIN), date(2026, 11, 16), date(2026, 12, 7), PLAIN
    )
    since = Since(date(2026, 12, 7), raised_on=raised, promised_on=promised)
    assert due_on("studied", "", since, DEFAULTS, PLAIN) == date(2026, 12, 13)
