"""Votes, ties, a lost quorum, two at once, ratification and appeals (H-5, P-2, O-6.2)."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest

from sadeed.acts import ruling, serving, session
from sadeed.policy.verdict import Refused
from sadeed.records import sessions
from sadeed.records.base import db
from tests.cast import House

EVERYBODY = ("chair", "member1", "member2", "member3")


def at_once(house: House, *acts: Callable[[], object]) -> list[object]:
    """Each in a thread of its own, all let go at the same moment; what each came to, or its refusal."""
    gate, ends = Barrier(len(acts)), [None] * len(acts)

    def run(place: int) -> None:
        with house.app.app_context():
            gate.wait()
            try:
                ends[place] = acts[place]()
            except Refused as no:
                ends[place] = no
            finally:
                db.session.remove()

    threads = [Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return ends


def votes_on(house: House, number: str) -> dict[int, str]:
    item = sessions.item_of(house.make.row(number).id)
    return {vote.staff_id: vote.choice for vote in sessions.votes_on(item.id)} if item else {}


def refuses(end: object) -> set[str]:
    assert isinstance(end, Refused)
    return {missing.what for missing in end.verdict.missing}


def test_H5_members_who_vote_at_the_same_moment_are_all_counted(house: House) -> None:
    number = house.make.case("before_committee")
    seats = [house.seat(name) for name in EVERYBODY]
    now = house.now
    ends = at_once(house, *(lambda by=by: ruling.vote(number, choice="accept", by=by, at=now) for by in seats))
    assert ends == [number] * 4
    assert votes_on(house, number) == {by.staff: "accept" for by in seats}


def test_H5_one_member_who_votes_twice_at_the_same_moment_has_one_vote(house: House) -> None:
    number, by, now = house.make.case("before_committee"), house.seat("member1"), house.now
    ends = at_once(house, *[lambda: ruling.vote(number, choice="accept", by=by, at=now)] * 2)
    assert sorted(isinstance(end, Refused) for end in ends) == [False, True]
    assert votes_on(house, number) == {by.staff: "accept"}


def test_H5_of_two_closings_at_once_one_wins_and_the_other_is_refused(house: House) -> None:
    number, by, now = house.make.case("before_committee"), house.seat("chair"), house.now
    house.make.votes(number, chair="accept", member1="accept", member2="accept")
    ends = at_once(house, *[lambda: ruling.close_voting(number, by=by, at=now)] * 2)
    assert ends.count(number) == 1
    assert refuses(next(end for end in ends if end != number)) == {"open_voting"}


def test_H5_a_tie_is_broken_by_the_chairs_side(house: House) -> None:
    number = house.make.case("before_committee")
    house.make.votes(number, chair="refuse", member1="accept", member2="accept", member3="refuse")
    ruling.close_voting(number, by=house.seat("chair"), at=house.now)
    assert sessions.item_of(house.make.row(number).id).result == "refuse"  # type: ignore[union-attr]


def test_H5_undecided_votes_put_the_request_off_until_a_day_and_not_sooner(house: House) -> None:
    number = house.make.case("before_committee")
    house.make.votes(number, chair="defer", member1="accept", member2="accept", member3="refuse")
    by, until = house.seat("secretary"), house.now.date() + timedelta(days=9)
    ruling.close_voting(number, by=house.seat("chair"), at=house.now)
    with pytest.raises(Refused, match="the_result_of_the_votes"):
        ruling.decide(number, kind="accept", grant="س", by=by, at=house.now)
    ruling.decide(number, kind="defer", reason="لا أغلبية", until=until, by=by, at=house.now)
    assert (house.make.row(number).stage, house.make.row(number).standing) == ("studied", "deferred")
    with pytest.raises(Refused, match="deferral_not_over"):
        house.make.to_before_committee(number)
    house.at(until)
    house.make.to_before_committee(number)
    assert (house.make.row(number).stage, house.make.row(number).standing) == ("before_committee", "")


def test_H5_a_recusal_counts_neither_among_members_nor_among_votes(house: House) -> None:
    number = house.make.case("before_committee")
    house.make.votes(number, chair="accept", member1="recuse", member2="accept")
    ruling.close_voting(number, by=house.seat("chair"), at=house.now)
    item = sessions.item_of(house.make.row(number).id)
    assert item is not None and (item.state, item.result) == ("no_quorum", "")  # two votes are fewer than three


def test_H5_a_member_who_voted_and_left_is_still_counted_for_that_request(house: House) -> None:
    number = house.make.case("before_committee")
    item = sessions.item_of(house.make.row(number).id)
    assert item is not None
    meeting = db.session.get(sessions.Session, item.session_id).number
    house.make.votes(number, chair="accept", member1="accept", member2="accept")
    session.leave(meeting, staff_id=house.seat("member2").staff, by=house.seat("secretary"), at=house.now)
    ruling.close_voting(number, by=house.seat("chair"), at=house.now)
    item = sessions.item_of(house.make.row(number).id)
    assert item is not None and item.result == "accept" and house.seat("member2").staff in item.present  # type: ignore[operator]


def test_H2_the_committee_returns_a_request_and_it_is_heard_in_another_session(house: House) -> None:
    number = house.make.case("decided", result="return")
    case = house.make.row(number)
    assert (case.stage, case.standing, case.stopped_on) == ("studied", "returned", house.now.date())
    from sadeed.acts import raising

    raising.resume(number, by=house.seat("reception"), at=house.now)
    old = db.session.query(sessions.Session).one().number
    with pytest.raises(Refused, match="another_session"):
        session.put_on_agenda(number, session=old, by=house.seat("secretary"), at=house.now)
    house.make.to_before_committee(number)
    house.make.to_decided(number)
    assert house.make.row(number).stage == "decided"


def test_H5_a_request_back_on_an_earlier_session_is_voted_on_there_and_not_by_old_votes(house: House) -> None:
    number, by = house.make.case("studied"), house.seat("secretary")
    first, second = house.make.session(), house.make.session()
    session.put_on_agenda(number, session=first, by=by, at=house.now)
    session.take_off_agenda(number, reason="خطأ", by=by, at=house.now)
    house.make.to_before_committee(number, session_number=second)
    house.make.to_decided(number, result="defer")
    house.later(31)
    session.put_on_agenda(number, session=first, by=by, at=house.now)
    assert votes_on(house, number) == {}
    with pytest.raises(Refused, match="closed_voting"):
        ruling.decide(number, kind="defer", reason="س", until=house.now.date(), by=by, at=house.now)


def test_B1_a_decision_above_the_limit_binds_once_somebody_who_did_not_decide_ratified_it(house: House) -> None:
    number = house.make.case("decided", amount=2_000_100)
    with pytest.raises(Refused, match="ratification"):
        serving.register(number, category="widow", by=house.seat("reception"), at=house.now)
    from dataclasses import replace

    decider = replace(house.seat("member1"), role="manager")
    with pytest.raises(Refused, match="another_pair_of_eyes"):
        ruling.ratify(number, by=decider, at=house.now)
    ruling.ratify(number, by=house.seat("manager"), at=house.now)
    assert house.make.row(number).stage == "decided"
    assert sessions.decision_of(house.make.row(number).id).ratified_on == house.now.date()  # type: ignore[union-attr]


def test_B1_a_decision_at_the_limit_binds_at_once(house: House) -> None:
    number = house.make.case("decided", amount=2_000_000)
    with pytest.raises(Refused, match="decision_to_ratify"):
        ruling.ratify(number, by=house.seat("manager"), at=house.now)


def test_P2_a_refusal_is_appealed_in_its_window_and_heard_by_somebody_who_did_not_decide(house: House) -> None:
    from dataclasses import replace

    number = house.make.case("decided", result="refuse")
    with pytest.raises(Refused, match="appeal_window_over"):
        serving.close(number, by=house.seat("reception"), at=house.now)
    ruling.appeal(number, words="الدخل تغيّر", by=house.seat("reception"), at=house.now)
    decider = replace(house.seat("chair"), role="manager")
    for hear in (ruling.uphold, ruling.reopen):
        with pytest.raises(Refused, match="people_who_did_not_decide"):
            hear(number, reason="نُظر", by=decider, at=house.now)
    ruling.reopen(number, reason="مستند جديد", by=house.seat("manager"), at=house.now)
    case = house.make.row(number)
    assert (case.stage, case.standing, case.decided_on) == ("studied", "", None)
    house.make.to_before_committee(number)
    house.make.to_decided(number)
    assert sessions.decision_of(case.id).kind == "accept"  # type: ignore[union-attr]


def test_O62_an_appeal_upheld_leaves_the_result_and_one_after_the_window_is_refused(house: House) -> None:
    number = house.make.case("decided", result="refuse")
    ruling.appeal(number, words="أعترض", by=house.seat("reception"), at=house.now)
    ruling.uphold(number, reason="لا جديد", by=house.seat("manager"), at=house.now)
    assert (house.make.row(number).stage, house.make.row(number).standing) == ("decided", "not_approved")
    house.later(40)
    with pytest.raises(Refused, match="appeal_window"):
        ruling.appeal(number, words="أعترض", by=house.seat("reception"), at=house.now)
    serving.close(number, by=house.seat("reception"), at=house.now)
    assert (house.make.row(number).stage, house.make.row(number).outcome) == ("closed", "not_approved")
