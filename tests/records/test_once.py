"""One form, one effect, however many clicks, retries and lost replies (S2)."""

import pytest
from sqlalchemy import text

from sadeed.records import journal
from sadeed.records.base import db
from sadeed.records.numbers import next_number
from sadeed.records.once import KeptAnswer, OtherWords, fingerprint, once
from tests.records.conftest import HUDA, NOON

FORM = {"applicant": "نورة", "need": "إيجار"}


def receive():
    number = next_number("case", year=1448)
    journal.note_day("exported", by=HUDA, at=NOON, told={"number": number})
    return {"number": number}


def send(key="key-00001", form=FORM, act=receive):
    return once(key, form, act, at=NOON)


def lines():
    return db.session.scalar(text("SELECT count(*) FROM journal"))


def test_S2_the_same_form_sent_again_gets_the_first_answer(app):
    assert send() == send() == {"number": "SD-1448-00001"}
    assert lines() == 1


def test_S2_eight_copies_at_the_same_moment_have_one_effect(app, at_once):
    assert at_once(8, lambda _: send()) == [{"number": "SD-1448-00001"}] * 8
    assert lines() == 1


def test_S2_the_same_key_with_other_words_is_refused_and_changes_nothing(app):
    send()
    with pytest.raises(OtherWords):
        send(form=FORM | {"need": "علاج"})
    assert lines() == 1
    assert send() == {"number": "SD-1448-00001"}


def test_S2_a_form_that_was_refused_may_come_back_corrected_under_its_key(app):
    def refuse():
        receive()
        raise LookupError("a paper is missing")

    with pytest.raises(LookupError):
        send(act=refuse)
    assert db.session.get(KeptAnswer, "key-00001") is None
    assert send(form=FORM | {"need": "علاج"}) == {"number": "SD-1448-00001"}


def test_S2_two_forms_have_two_effects(app):
    assert send("key-00001") != send("key-00002")


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "مفتاح عربي طويل"])
def test_what_is_no_key_is_refused_before_anything_is_done(app, key):
    with pytest.raises(ValueError, match="key"):
        send(key)
    assert lines() == 0


def test_the_order_of_fields_makes_no_other_form():
    assert fingerprint({"a": "1", "b": "2"}) == fingerprint({"b": "2", "a": "1"})
    assert fingerprint({"a": "1", "b": "2"}) != fingerprint({"a": "12", "b": ""})
