"""Is this paper the association's: issued or not, and on which day; nothing about whom or what it is (H-5)."""

import logging
import re
from datetime import UTC, datetime
from time import monotonic

import pytest

from sadeed.acts.intake import code_digest
from sadeed.public.forms import code_in
from sadeed.records.cases import Tracking
from sadeed.records.public_views import issued_at
from sadeed.records.transaction import transaction
from tests.public.days import MONDAY, text_of

ISSUED, UNKNOWN = "صدرت عن الجمعية ورقة بهذا الرمز", "لا ورقة صادرة عن الجمعية بهذا الرمز"
HIDDEN = ("SD-1448", "نورة", "إيجار", "rent_aid", "512345678", "لدينا", "اللجنة", "صدر الرد")


def ask(client, code):
    return client.post("/check", data={"code": code})


def shape(text):
    """The tags of a page, without what differs from code to code."""
    return re.findall(r"<(/?\w+)", text)


@pytest.fixture
def code(make_case, make_tracking):
    make_case(stage="decided", standing="not_approved")
    return make_tracking()[0]


def test_H5_a_paper_of_the_association_is_confirmed_with_its_day_in_both_calendars(client, code):
    for reply in (client.get(f"/check/{code}"), ask(client, code)):
        text = text_of(reply)
        assert reply.status_code == 200
        assert ISSUED in text
        assert "الاثنين 13 جمادى الآخرة 1448هـ" in text
        assert "23 نوفمبر 2026م" in text


def test_H5_the_day_is_the_day_in_riyadh(client, make_case):
    make_case()
    late = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    with transaction() as session:
        session.add(Tracking(code_digest=code_digest("late"), short_digest="x", case_id=1, made_at=late))
    assert "24 نوفمبر 2026م" in text_of(client.get("/check/late"))


def test_H5_neither_case_nor_name_nor_aid_nor_where_it_stands_nor_the_hour_is_told(client, code):
    for lang in ("ar", "en"):
        text = text_of(client.get(f"/check/{code}?lang={lang}"))
        assert not [word for word in (*HIDDEN, code, "9:30", "12:30") if word in text]


def test_H5_in_english_too(client, code):
    assert "The association issued a paper with this code" in text_of(client.get(f"/check/{code}?lang=en"))
    assert "The association issued no paper with this code" in text_of(client.get("/check/wrong?lang=en"))


@pytest.mark.parametrize(
    "typed",
    ["{}", "  {}\n", "\u200f{}\u200e", "http://public.test/t/{}", "https://public.test/t/{}/?lang=en#top", "/check/{}"],
)
def test_H5_the_code_is_read_alone_or_in_its_address(client, code, typed):
    assert ISSUED in text_of(ask(client, typed.format(code)))


def test_H5_what_is_no_code_is_read_as_none():
    assert [code_in(typed) for typed in (None, "", " / ", "?", "a" * 999)] == ["", "", "", "", "a" * 64]
    assert code_in("Ab-_ ٢") == "Ab-_2"


def test_H5_an_unknown_code_gets_an_answer_of_the_same_shape(client, code):
    client.get("/check")
    right, *wrong = [client.get(f"/check/{asked}") for asked in (code, "wrong", "other")]
    assert {reply.status_code for reply in (right, *wrong)} == {200}
    assert {tuple(sorted(reply.headers.keys())) for reply in wrong} == {tuple(sorted(right.headers.keys()))}
    assert [shape(text_of(reply)) for reply in wrong] == [shape(text_of(right))] * 2
    assert all(UNKNOWN in text_of(reply) and ISSUED not in text_of(reply) for reply in wrong)
    assert len({text_of(reply) for reply in wrong}) == 1


def test_H5_the_short_code_read_aloud_confirms_nothing(client, make_case, make_tracking):
    make_case()
    _, short = make_tracking()
    assert UNKNOWN in text_of(ask(client, short))


def test_H5_right_and_wrong_take_the_same_time(public, client, code):
    public.config["SAME_TIME"] = 0.4
    took = []
    for asked in (code, "wrong", code, "wrong"):
        began = monotonic()
        client.get(f"/check/{asked}")
        took.append(monotonic() - began)
    assert min(took) >= 0.4
    assert max(took) - min(took) < 0.3, took


def test_H5_nothing_typed_comes_back_and_names_the_field(client, app):
    reply = ask(client, "")
    assert reply.status_code == 422
    assert 'href="#code"' in text_of(reply)


def test_H5_misses_are_counted_together_with_those_of_tracking(client, code, clock):
    for n in range(10):
        assert client.get(f"/t/wrong-{n}").status_code == 404
        assert ask(client, f"wrong-{n}").status_code == 200
    refused = [client.get(f"/check/{code}"), ask(client, code), client.get(f"/t/{code}"), client.get("/check/wrong")]
    assert [reply.status_code for reply in refused] == [429] * 4
    clock.forward(minutes=61)
    assert ISSUED in text_of(client.get(f"/check/{code}"))


def test_H5_what_is_right_is_not_counted_as_a_miss(client, code):
    assert [client.get(f"/check/{code}").status_code for _ in range(25)] == [200] * 25


def test_H5_no_log_and_no_file_of_tries_holds_a_code(public, client, code, caplog, capfd):
    with caplog.at_level(logging.DEBUG):
        for asked in (code, "wrong-code-of-nobody"):
            client.get(f"/check/{asked}")
            ask(client, asked)
    out, err = capfd.readouterr()
    kept = public.extensions["tries"].file.read_bytes().decode("latin-1")
    for asked in (code, "wrong-code-of-nobody"):
        assert asked not in caplog.text + out + err + kept


def test_H5_the_first_page_leads_there(client, app):
    assert 'href="/check"' in text_of(client.get("/"))


def test_H5_a_paper_is_found_by_the_digest_of_its_code_alone(app, code):
    assert issued_at(code) is None
    assert issued_at(code_digest(code)) == MONDAY
