"""The committee at its desk, over HTTP: quorum, votes and their secrecy, recusal, decisions, ratifying, appeals."""

import re

import pytest

from sadeed.acts import ruling
from sadeed.records import sessions
from sadeed.records.base import db
from tests.cast import House, Visitor
from tests.pages import Page

VOTERS = ("chair", "member1", "member2", "member3")


def clauses_of(reply) -> list[str]:
    """The clauses a refusal quotes."""
    return re.findall(r'data-clause="([^"]*)"', reply.text)


def is_refused(reply, *ids: str) -> bool:
    """Not done, by these clauses."""
    return reply.status_code == 422 and set(ids) <= {one for said in clauses_of(reply) for one in said.split()}


def vote(house: House, username: str, number: str, choice: str, **more: str) -> Visitor:
    """A member votes at a browser of their own."""
    client = house.client(username)
    reply = client.act(f"/cases/{number}/vote", choice=choice, **more)
    assert reply.status_code == 303, reply.text
    assert reply.location == f"/committee/cases/{number}"
    return client


def close(house: House, number: str) -> None:
    """The chair closes the voting."""
    assert house.client("chair").act(f"/cases/{number}/voting/closing").status_code == 303


def item(house: House, number: str) -> sessions.AgendaItem:
    """The case's place on the agenda, as it stands now."""
    found = sessions.item_of(house.make.row(number).id)
    assert found is not None
    return found


def touch(client: Visitor, page: str, action: str):
    """Touch the button of `page` that posts to `action`."""
    form = next(form for form in Page.read(client.get(page).text).forms if form.action == action)
    return client.post(action, data=form.values)


def called(house: House) -> str:
    """The secretary calls a session for today; returns its number."""
    reply = house.client("secretary").act(
        "/committee/sessions/new", held_on=house.now.date().isoformat(), place="القاعة"
    )
    assert reply.status_code == 303
    return reply.location.rsplit("/", 1)[-1]


def attendance(house: House, session: str, username: str) -> str:
    return f"/committee/sessions/{session}/members/{house.seat(username).staff}/attendance"


def test_H5_a_session_opens_only_when_more_than_half_of_its_members_are_in_the_room(house):
    number = called(house)
    page, opening = f"/committee/sessions/{number}", f"/committee/sessions/{number}/opening"
    secretary = house.client("secretary")
    for username in ("chair", "member1"):
        assert touch(secretary, page, attendance(house, number, username)).status_code == 303
    shown = secretary.get(page).text
    assert "الحضور 2 من 4؛ لم يكتمل النصاب" in shown
    assert 'aria-disabled="true" data-act="open_session"' in shown
    token = re.search(r'name="csrf_token" value="([^"]+)"', shown)[1]  # type: ignore[index]
    forced = secretary.post(opening, data={"csrf_token": token, "key": "forced-open-1"})
    assert is_refused(forced, "H-5")
    assert sessions.session_numbered(number).state == "called"
    assert touch(secretary, page, attendance(house, number, "member2")).status_code == 303
    assert "الحضور 3 من 4؛ اكتمل النصاب" in secretary.get(page).text
    assert touch(secretary, page, opening).status_code == 303
    db.session.rollback()
    assert sessions.session_numbered(number).state == "open"


def test_H5_a_member_records_only_their_own_attendance(house):
    number = called(house)
    member = house.client("member1")
    shown = member.get(f"/committee/sessions/{number}").text
    assert attendance(house, number, "member1") in shown
    assert attendance(house, number, "member2") not in shown
    token = re.search(r'name="csrf_token" value="([^"]+)"', shown)[1]  # type: ignore[index]
    forced = member.post(attendance(house, number, "member2"), data={"csrf_token": token, "key": "another-1"})
    assert is_refused(forced, "H-5")


def test_H5_the_same_touch_twice_has_one_effect(house):
    number = called(house)
    secretary, page = house.client("secretary"), f"/committee/sessions/{number}"
    action = attendance(house, number, "chair")
    form = next(form for form in Page.read(secretary.get(page).text).forms if form.action == action)
    assert [secretary.post(action, data=form.values).status_code for _ in range(2)] == [303, 303]
    db.session.rollback()
    assert len(sessions.attendance_of(sessions.session_numbered(number).id)) == 1


def test_H5_a_session_is_not_closed_while_voting_on_a_case_is_open(house):
    session = house.make.session()
    house.make.to_before_committee(number := house.make.case("studied"), session_number=session)
    chair = house.client("chair")
    shown = chair.get(f"/committee/sessions/{session}").text
    assert number in shown
    token = re.search(r'name="csrf_token" value="([^"]+)"', shown)[1]  # type: ignore[index]
    forced = chair.post(f"/committee/sessions/{session}/closing", data={"csrf_token": token, "key": "closing-1"})
    assert is_refused(forced, "H-5")
    house.make.votes(number, chair="accept", member1="accept", member2="accept")
    close(house, number)
    assert touch(chair, f"/committee/sessions/{session}", f"/committee/sessions/{session}/closing").status_code == 303


def test_H5_a_studied_case_is_put_on_an_agenda_and_taken_off_before_any_vote(house):
    number, session = house.make.case("studied"), house.make.session()
    secretary = house.client("secretary")
    reply = secretary.act(f"/cases/{number}/agenda", session=session)
    assert reply.location == f"/committee/sessions/{session}"
    assert number in secretary.get(reply.location).text
    assert secretary.act(f"/cases/{number}/agenda/removal", reason="طلب مقدّم الطلب").status_code == 303
    assert house.make.row(number).stage == "studied"


def test_H5_votes_are_secret_until_the_voting_on_the_case_is_closed(house):
    number = house.make.case("before_committee")
    vote(house, "member1", number, "refuse", reason="الدخل فوق الحد المعتمد في هذا البند")
    looks = ("chair", "member2", "secretary", "manager", "reception", "research")
    for username in looks:
        client = house.client(username)
        for path in (f"/committee/cases/{number}", f"/cases/{number}/vote", f"/cases/{number}", "/committee/"):
            for shown in (client.get(path), client.fragment(path)):
                assert "لم تتم الموافقة" not in shown.text, (username, path)
                assert "الدخل فوق الحد المعتمد في هذا البند" not in shown.text, (username, path)
                assert not re.search(r'<li class="cast">[^<]*<span>[^<]*</span><b>.*?عدم موافقة', shown.text), path
    seen = house.client("chair").get(f"/committee/cases/{number}").text
    assert re.search(r'<li class="cast"><span>سعاد ناصر اليامي</span><b>.*?سُجِّل الصوت</b>', seen)
    own = house.client("member1").get(f"/committee/cases/{number}").text
    assert re.search(r'<li class="cast"><span>سعاد ناصر اليامي</span><b>.*?عدم موافقة</b>', own)
    house.make.votes(number, chair="accept", member2="accept")
    close(house, number)
    after = house.client("member2").get(f"/committee/cases/{number}").text
    assert re.search(r'<li class="cast"><span>سعاد ناصر اليامي</span><b>.*?عدم موافقة</b>', after)
    assert "data-result" in after


def test_H5_the_record_of_a_case_says_that_a_vote_was_given_and_never_what(house):
    number = house.make.case("before_committee")
    vote(house, "member1", number, "defer", reason="يلزم رأي مختص في هذا الطلب")
    shown = house.client("chair").get(f"/cases/{number}").text
    assert "سُجِّل صوت في الطلب" in shown
    assert "يلزم رأي مختص" not in shown


def test_H5_a_recused_member_sees_no_vote_of_the_others_even_after_closing(house):
    number = house.make.case("before_committee")
    recused = house.client("member3")
    assert recused.act(f"/cases/{number}/recusal", ground="kinship").location == f"/committee/cases/{number}"
    house.make.votes(number, chair="accept", member1="refuse", member2="accept")
    before = recused.get(f"/committee/cases/{number}").text
    assert "صلة قرابة" in before
    assert 'class="seats"' not in before
    assert 'data-act="vote"' not in before
    assert "النصاب" in before and "3 من 3" in before
    close(house, number)
    after = recused.get(f"/committee/cases/{number}").text
    assert 'class="seats"' not in after
    assert "عدم موافقة: 1" not in after
    assert is_refused(_forced_vote(recused, number), "H-5")


def _forced_vote(client: Visitor, number: str):
    """A vote sent without the form that the page no longer shows."""
    shown = client.get(f"/committee/cases/{number}").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', shown) or re.search(
        r"X-CSRFToken&#34;: &#34;([^&]+)", shown
    )
    token = token or re.search(r'"X-CSRFToken": "([^"]+)"', shown)
    return client.post(
        f"/cases/{number}/vote",
        data={"csrf_token": token[1], "key": "a-forced-vote", "choice": "accept"},  # type: ignore[index]
    )


def test_H5_a_late_refusal_is_counted_and_changes_the_result(house):
    number = house.make.case("before_committee")
    house.make.votes(number, member1="accept", member2="refuse", member3="refuse")
    chair = house.client("chair")
    vote(house, "chair", number, "accept")
    assert item(house, number).result == ""
    changed = house.client("member1").act(f"/cases/{number}/vote/change", choice="refuse", reason="تبيّن تكرار الصرف")
    assert changed.status_code == 303
    close(house, number)
    stands = item(house, number)
    assert (stands.state, stands.result, stands.counts["refuse"]) == ("decided", "refuse", 3)
    assert "عدم موافقة: 3" in chair.get(f"/committee/cases/{number}").text


def test_H5_a_member_changes_their_own_vote_and_nobody_elses(house):
    number = house.make.case("before_committee")
    house.make.votes(number, member1="accept", member2="accept")
    house.client("member2").act(f"/cases/{number}/vote/change", choice="defer", reason="إلى الموسم القادم")
    db.session.rollback()
    given = {v.staff_id: (v.choice, len(v.before)) for v in sessions.votes_on(item(house, number).id)}
    assert given[house.seat("member1").staff] == ("accept", 0)
    assert given[house.seat("member2").staff] == ("defer", 1)


def test_H5_a_tie_goes_to_the_side_of_the_chair(house):
    number = house.make.case("before_committee")
    house.make.votes(number, chair="refuse", member1="refuse", member2="accept", member3="accept")
    close(house, number)
    assert (item(house, number).state, item(house, number).result) == ("decided", "refuse")


def test_H5_votes_that_settle_nothing_defer_the_case(house):
    number = house.make.case("before_committee")
    house.make.votes(number, chair="return", member1="accept", member2="refuse", member3="defer")
    house.client("chair").act(f"/cases/{number}/recusal", ground="interest")
    close(house, number)
    assert item(house, number).state == "undecided"
    secretary = house.client("secretary")
    until = (house.now.date()).replace(day=30).isoformat()
    assert 'name="until"' in secretary.get(f"/cases/{number}/decision").text
    reply = secretary.act(f"/cases/{number}/decision", reason="لم تُحسم الأصوات في هذه الجلسة", until=until)
    assert reply.status_code == 303, reply.text
    assert (house.make.row(number).stage, house.make.row(number).standing) == ("studied", "deferred")


def test_H5_without_a_quorum_for_the_case_it_is_deferred_and_the_reason_is_filled_in(house):
    number = house.make.case("before_committee")
    house.make.votes(number, chair="accept", member1="recuse", member2="recuse")
    close(house, number)
    assert item(house, number).state == "no_quorum"
    shown = house.client("secretary").get(f"/cases/{number}/decision").text
    assert '<option selected value="no_quorum">' in shown
    assert "لم يكتمل النصاب للنظر في هذا الطلب" in shown


@pytest.mark.parametrize("username", ["secretary", "manager", "research"])
def test_H5_only_members_of_the_session_vote(house, username):
    number = house.make.case("before_committee")
    assert is_refused(
        _forced_vote(house.client(username), number) if username != "research" else _from_case(house, number), "H-5"
    )
    assert sessions.votes_on(item(house, number).id) == []


def _from_case(house: House, number: str):
    client = house.client("research")
    shown = client.get(f"/cases/{number}").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', shown)[1]  # type: ignore[index]
    return client.post(f"/cases/{number}/vote", data={"csrf_token": token, "key": "not-a-member", "choice": "accept"})


def test_H5_an_absent_member_is_told_that_attendance_is_missing(house):
    session = house.make.session(attending=("chair", "member1", "member2"))
    house.make.to_before_committee(number := house.make.case("studied"), session_number=session)
    absent = house.client("member3")
    shown = absent.get(f"/committee/cases/{number}").text
    assert "لم يُسجَّل الحضور في الجلسة" in shown
    assert is_refused(_forced_vote(absent, number), "H-5")


def test_H5_no_vote_counts_after_the_voting_is_closed(house):
    number = house.make.case("before_committee")
    house.make.votes(number, chair="accept", member1="accept", member2="accept")
    close(house, number)
    late = house.client("member3")
    assert 'data-act="vote"' not in re.findall(r"<form[^>]*>", late.get(f"/committee/cases/{number}").text)
    assert is_refused(_forced_vote(late, number), "H-5")
    assert len(sessions.votes_on(item(house, number).id)) == 3


def test_H5_a_refusing_vote_needs_its_words(house):
    number = house.make.case("before_committee")
    reply = house.client("member1").act(f"/cases/{number}/vote", choice="refuse")
    assert is_refused(reply, "H-5")
    assert "يلزم كتابة السبب" in reply.text
    assert 'value="refuse" checked' in reply.text


def test_H5_nothing_is_decided_before_the_voting_is_closed(house):
    number = house.make.case("before_committee")
    house.make.votes(number, chair="accept", member1="accept")
    shown = house.client("secretary").get(f"/cases/{number}/decision")
    assert clauses_of(shown)
    assert 'data-act="decide"' not in shown.text


def test_O62_a_refusal_takes_the_words_of_the_catalogue_and_says_what_would_change_it(house):
    number = house.make.case("before_committee")
    house.make.votes(number, chair="refuse", member1="refuse", member2="accept")
    close(house, number)
    secretary, path = house.client("secretary"), f"/cases/{number}/decision"
    assert 'name="grant"' not in secretary.get(path).text
    open_words = secretary.act(f"{path}?reason=income_above")
    assert open_words.status_code == 422
    assert "{limit}" in open_words.text
    shown = secretary.get(f"{path}?reason=outside_area").text
    assert "السكن خارج نطاق خدمة الجمعية" in shown
    assert secretary.act(path, reason="", what_would_change="").status_code == 422
    assert secretary.act(f"{path}?reason=outside_area").status_code == 303
    made = sessions.decision_of(house.make.row(number).id)
    assert (made.kind, made.reason_code) == ("refuse", "outside_area")
    assert "الانتقال إلى نطاق الخدمة" in made.what_would_change


def test_H5_a_decision_above_the_limit_binds_when_somebody_else_ratifies_it(house):
    number = house.make.case("before_committee")
    for username in ("chair", "member1", "member2"):
        vote(house, username, number, "accept", amount="٣٠٠٠", months="12")
    close(house, number)
    secretary = house.client("secretary")
    assert 'id="pick"' not in secretary.get(f"/cases/{number}/decision").text
    assert secretary.act(f"/cases/{number}/decision").status_code == 303
    made = sessions.decision_of(house.make.row(number).id)
    assert (made.amount, made.instalments, made.needs_ratifying) == (300_000, 12, True)
    assert house.client("manager").act(f"/cases/{number}/ratification").status_code == 303
    db.session.rollback()
    assert sessions.decision_of(house.make.row(number).id).ratified_on == house.now.date()


def test_P2_an_appeal_is_heard_by_the_manager_who_did_not_decide(house):
    number = house.make.case("decided", result="refuse")
    ruling.appeal(number, words="الدخل تغيّر منذ شهر", by=house.seat("reception"), at=house.now)
    manager = house.client("manager")
    assert "الدخل تغيّر منذ شهر" in manager.get(f"/cases/{number}/appeal/reopening").text
    assert manager.act(f"/cases/{number}/appeal/reopening", reason="قُبل ما ذُكر").status_code == 303
    assert house.make.row(number).stage == "studied"


def test_H5_the_case_lies_on_one_page_with_the_way_to_the_next(house):
    session = house.make.session()
    first, second = house.make.case("studied"), house.make.case("studied")
    for number in (first, second):
        house.make.to_before_committee(number, session_number=session)
    member = house.client("member1")
    shown = member.get(f"/committee/cases/{first}").text
    assert f'href="/committee/cases/{second}" rel="next"' in shown
    assert "سداد ما تراكم من إيجار" in shown
    assert 'data-act="vote"' in shown
    assert f'href="/committee/cases/{first}" rel="prev"' in member.get(f"/committee/cases/{second}").text
    assert member.fragment(f"/committee/cases/{first}").text.lstrip().startswith("<")


def test_H5_the_desk_lists_its_sessions_and_only_the_secretary_calls_one(house):
    number = called(house)
    assert "/committee/sessions/new" in house.client("secretary").get("/committee/").text
    shown = house.client("chair").get("/committee/").text
    assert number in shown
    assert "/committee/sessions/new" not in shown
    assert house.client("reception").get("/committee/").status_code == 404
    assert house.client("secretary").act("/committee/sessions/new", held_on="2026-10-01").status_code == 422
