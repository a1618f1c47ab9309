"""Ratings that lead to nobody: the promises of O-6.3 as facts."""

import random
import threading
from collections import Counter
from datetime import timedelta

import pytest
import sqlalchemy as sa

from sadeed.acts import survey
from sadeed.acts.intake import code_digest
from sadeed.commands.survey import command
from sadeed.records import surveys
from sadeed.records.base import db
from sadeed.records.outbox import OutboxMessage
from sadeed.records.surveys import SurveyAnswer, SurveyInvitation
from sadeed.records.transaction import transaction
from tests.public.conftest import HUDA
from tests.public.days import MONDAY, SUNDAY, said, text_of

PUBLIC_URL = "http://public.test"


class Killed(BaseException):
    """The process is gone; nobody catches that."""


def die(*_: object) -> None:
    raise Killed


def everything(database: str) -> dict[str, list[tuple]]:
    """Every row of every table of the main database."""
    engine = sa.create_engine(database)
    with engine.connect() as connection:
        rows = {
            name: sorted(map(tuple, connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()), key=repr)
            for name in sa.inspect(engine).get_table_names()
        }
    engine.dispose()
    return rows


def filed() -> list[SurveyAnswer]:
    db.session.rollback()
    return list(db.session.scalars(sa.select(SurveyAnswer)))


def answer_all(client, codes, grade=4) -> None:
    for n, code in enumerate(codes):
        assert client.post(f"/s/{code}", data=said(grade, f"كلمة {n}")).status_code == 303


def test_O63_after_answering_only_is_used_has_changed_in_the_whole_database(client, invite, database):
    code = invite(6)[2]
    before = everything(database)
    assert client.get(f"/s/{code}").status_code == 200
    assert client.post(f"/s/{code}", data=said(1, "كان الانتظار طويلًا")).status_code == 303
    after = everything(database)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"survey_invitation"}
    gone = set(before["survey_invitation"]) - set(after["survey_invitation"])
    come = set(after["survey_invitation"]) - set(before["survey_invitation"])
    assert len(gone) == len(come) == 1
    differing = [(was, now) for was, now in zip(gone.pop(), come.pop(), strict=True) if was != now]
    assert differing == [(False, True)]


def test_O63_no_column_of_the_answers_names_a_case_a_person_a_member_of_staff_or_a_time(app):
    assert set(SurveyAnswer.__table__.columns.keys()) == {
        "key", "questions", "service", "place", "period", "grades", "words"
    }  # fmt: skip
    assert not SurveyAnswer.__table__.foreign_keys
    assert set(SurveyInvitation.__table__.columns.keys()) == {
        "code_digest", "questions", "branch_id", "service", "week", "is_used"
    }  # fmt: skip
    assert not SurveyInvitation.__table__.foreign_keys


def test_O63_nothing_is_filed_before_five_have_answered(client, invite, file_now, letterbox):
    codes = invite(9)
    answer_all(client, codes[:4])
    assert file_now() == survey.Filing(0, 4)
    assert filed() == []
    answer_all(client, codes[4:5])
    assert file_now() == survey.Filing(5, 0)
    assert {(one.place, one.period, one.service) for one in filed()} == {("branch:1", "2026-11-22", "housing")}
    answer_all(client, codes[5:])
    assert file_now() == survey.Filing(0, 4)
    assert len(filed()) == 5


def test_O63_five_answers_wait_where_fewer_were_invited_than_five_in_a_week(client, invite, file_now, clock):
    answer_all(client, invite(3, on=SUNDAY))
    answer_all(client, invite(3, on=SUNDAY - timedelta(weeks=1)))
    assert file_now().filed == 0
    clock.forward(days=7)
    assert file_now() == survey.Filing(6, 0)
    assert {(one.place, one.period) for one in filed()} == {("branch:1", "2026-Q4")}


def test_O63_branches_of_few_are_joined_by_region_when_the_quarter_is_over(client, invite, file_now, clock):
    answer_all(client, invite(3, branch=1))
    answer_all(client, invite(2, branch=2))
    answer_all(client, invite(2, branch=3))
    clock.forward(days=45)
    assert file_now() == survey.Filing(5, 2)
    assert {(one.place, one.period) for one in filed()} == {("region:riyadh", "2026-Q4")}


def test_O63_filing_keeps_no_trace_of_the_order_of_answering(client, invite, file_now):
    answer_all(client, invite(24))
    file_now()
    order = [int(one.words.split()[1]) for one in sorted(filed(), key=lambda one: one.key)]
    assert sorted(order) == list(range(24))
    assert order not in (list(range(24)), list(reversed(range(24))))


def test_O63_rows_lie_in_a_shuffled_order(app, monkeypatch):
    mixed = []
    monkeypatch.setattr(random.SystemRandom, "shuffle", lambda _self, rows: mixed.append(len(rows)))
    with transaction():
        surveys.keep([])
        surveys.stir_invitations(SUNDAY)
    assert mixed == [0, 0]


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_O63_no_transaction_number_ties_an_invitation_to_the_act_on_a_case(make_case, file_now, app):
    for n in range(1, 4):
        survey.invite(make_case(n), public_url=PUBLIC_URL, by=HUDA, at=MONDAY)
    asked = sa.text("SELECT xmin::text FROM survey_invitation")
    acts = set(db.session.scalars(sa.text("SELECT xmin::text FROM journal")))
    assert set(db.session.scalars(asked)) & acts
    file_now()
    db.session.rollback()
    marks = list(db.session.scalars(asked))
    assert len(marks) == 3
    assert len(set(marks)) == 1
    assert not set(marks) & acts


def test_O63_a_process_killed_between_the_two_commits_leaves_one_answer_and_the_next_filing_mends(
    client, invite, file_now, letterbox, monkeypatch
):
    code = invite(5)[0]

    with monkeypatch.context() as dying:
        dying.setattr(surveys, "mark_used", die)
        with pytest.raises(Killed):
            client.post(f"/s/{code}", data=said())
    assert client.post(f"/s/{code}", data=said()).status_code == 410
    assert sum(letterbox.waiting().values()) == 1
    file_now()
    db.session.rollback()
    assert db.session.get(SurveyInvitation, code_digest(code)).is_used


@pytest.mark.parametrize("dies_at", ["keep", "arrived"])
def test_O63_a_filing_killed_half_way_files_nothing_twice_and_loses_nothing(
    client, invite, file_now, letterbox, monkeypatch, dies_at
):
    answer_all(client, invite(6))

    with monkeypatch.context() as dying:
        dying.setattr(surveys if dies_at == "keep" else letterbox, dies_at, die)
        with pytest.raises(Killed):
            file_now()
    db.session.rollback()
    file_now()
    file_now()
    assert Counter(one.words for one in filed()) == Counter(f"كلمة {n}" for n in range(6))
    assert letterbox.waiting() == {}


def test_O63_an_invitation_is_answered_once_even_by_many_at_the_same_moment(public, invite, letterbox, app):
    code = invite(5)[0]
    came, start = [], threading.Barrier(6)

    def one() -> None:
        browser = public.test_client()
        start.wait()
        came.append(browser.post(f"/s/{code}", data=said()).status_code)

    threads = [threading.Thread(target=one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter(came) == {303: 1, 410: 5}
    assert sum(letterbox.waiting().values()) == 1


def test_O63_the_record_says_that_one_was_invited_and_the_message_alone_carries_the_code(make_case, app, database):
    number = make_case()
    assert survey.invite(number, public_url=PUBLIC_URL, by=HUDA, at=MONDAY) == number
    message = db.session.scalar(sa.select(OutboxMessage))
    code = message.words.rsplit("/s/", 1)[1]
    assert (message.kind, message.case_id) == ("survey_invite", None)
    rows = everything(database)
    for table, found in rows.items():
        assert table == "outbox" or code not in repr(found), table
    assert "SD-1448-00001" not in repr(rows["survey_invitation"])
    assert code_digest(code) not in repr(rows["journal_detail"]) + repr(rows["outbox"])
    invitation = db.session.get(SurveyInvitation, code_digest(code))
    assert (invitation.questions, invitation.service, invitation.week) == ("after_reply", "housing", SUNDAY)


def test_O5_nobody_is_invited_twice_for_the_same_reply_nor_against_their_wish(make_case, app):
    number = make_case(1)
    assert survey.invite(number, public_url=PUBLIC_URL, by=HUDA, at=MONDAY)
    assert survey.invite(number, public_url=PUBLIC_URL, by=HUDA, at=MONDAY) is None
    assert survey.invite(make_case(2, mobile=""), public_url=PUBLIC_URL, by=HUDA, at=MONDAY) is None
    db.session.rollback()
    assert db.session.scalar(sa.select(sa.func.count()).select_from(OutboxMessage)) == 1
    assert db.session.scalar(sa.text("SELECT count(*) FROM journal WHERE act = 'survey_invite'")) == 1


def test_O5_the_served_are_asked_about_the_service(make_case, client, app):
    survey.invite(make_case(stage="served"), public_url=PUBLIC_URL, by=HUDA, at=MONDAY)
    code = db.session.scalar(sa.select(OutboxMessage.words)).rsplit("/s/", 1)[1]
    assert "الخدمة التي استلمتها تناسب ما أحتاج إليه." in text_of(client.get(f"/s/{code}"))


def test_O63_the_page_says_what_somebody_watching_could_still_see(client, invite):
    text = text_of(client.get(f"/s/{invite(5)[0]}"))
    assert "ومن يدير النظام ويراقبه لحظة الإرسال قد يرى إجابة حين وصولها" in text
    assert "ومن يدير النظام ويراقبه لحظة الإرسال" in text_of(client.get("/privacy"))


def test_O63_no_question_is_compulsory_but_nothing_at_all_spends_no_invitation(client, invite, letterbox):
    code = invite(5)[0]
    reply = client.post(f"/s/{code}", data={})
    assert reply.status_code == 422
    assert "لم يُختر شيء بعد" in text_of(reply)
    assert letterbox.waiting() == {}
    assert client.post(f"/s/{code}", data={"words": "شكرًا"}).status_code == 303


def test_a_used_an_ended_and_an_unknown_invitation_say_so(client, invite, clock):
    first, second, *_ = invite(5)
    client.post(f"/s/{first}", data=said())
    assert "سبق استعمال هذه الدعوة" in text_of(client.get(f"/s/{first}"))
    clock.forward(weeks=5)
    over = client.get(f"/s/{second}")
    assert over.status_code == 410
    assert "انتهت مدة هذه الدعوة" in text_of(over)
    assert client.post(f"/s/{second}", data=said()).status_code == 410
    assert client.get("/s/nobody-knows-it").status_code == 404


def test_O63_at_the_counter_five_answers_of_a_week_are_a_cell(client, file_now, app):
    for n in range(5):
        reply = client.post("/s/here/kharj?screen=1", data={"q-reception": "5", "words": str(n)})
        assert reply.status_code == 303
    assert client.get(reply.location).headers["Refresh"].endswith("/s/here/kharj?screen=1")
    assert file_now() == survey.Filing(5, 0)
    assert {(one.questions, one.place, one.service) for one in filed()} == {("at_counter", "branch:2", "any")}
    assert client.get("/s/here/nowhere").status_code == 404


def test_spent_codes_are_forgotten_when_their_invitation_is_over(client, invite, file_now, letterbox, clock):
    answer_all(client, invite(5))
    file_now()
    assert len(letterbox.spent()) == 5
    clock.forward(weeks=6)
    file_now()
    assert letterbox.spent() == frozenset()
    assert client.get("/s/1-2026-11-22-housing-0-invited").status_code == 410


def test_the_command_files_what_may_be_filed(app, client, invite):
    answer_all(client, invite(6))
    assert app.test_cli_runner().invoke(command, ["file"]).output == "filed 6, waiting 0\n"


@pytest.mark.parametrize("grade", ["9", "-1", "x", "٤", "5.0", "5" * 5000, "\x00"])
def test_a_grade_there_is_none_of_is_not_taken(client, invite, letterbox, grade):
    assert client.post(f"/s/{invite(5)[0]}", data={"q-steps_clear": grade}).status_code == 422
    assert letterbox.waiting() == {}


def test_the_answer_refuses_what_the_page_does_not_offer(app, letterbox, invite):
    with pytest.raises(ValueError):
        survey.answer(invite(5)[0], {"names": 3}, "", at=MONDAY, letterbox=letterbox)
