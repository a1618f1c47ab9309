"""Where is my request: three words and a date, to whoever holds the receipt, and to nobody else (H-5)."""

from datetime import date

import pytest

from sadeed.records.public_views import tracked
from tests.public.days import text_of

PROMISED = date(2026, 12, 7)


def ask(client, code="ABCDEFGH2", last="5678"):
    return client.post("/t", data={"code": code, "last_digits": last})


@pytest.mark.parametrize(
    ("stage", "standing", "word"),
    [
        ("received", "", "لدينا"), ("declared", "", "لدينا"), ("raised", "", "لدى اللجنة"),
        ("raised", "returned", "لدينا"), ("before_committee", "", "لدى اللجنة"), ("studied", "deferred", "لدى اللجنة"),
        ("decided", "", "صدر الرد"), ("decided", "not_approved", "صدر الرد"), ("closed", "", "صدر الرد"),
        ("decided", "under_appeal", "لدى اللجنة"),
    ],
)  # fmt: skip
def test_H5_one_of_three_words_whatever_the_result(client, make_case, make_tracking, stage, standing, word):
    make_case(stage=stage, standing=standing)
    code, _ = make_tracking()
    assert f"<span>{word}</span>" in text_of(client.get(f"/t/{code}"))


def test_H5_the_promised_date_is_told_in_both_calendars_and_nothing_else(client, make_case, make_tracking):
    make_case(stage="raised", promised_on=PROMISED)
    code, _ = make_tracking()
    text = text_of(client.get(f"/t/{code}"))
    assert "27 جمادى الآخرة 1448هـ" in text
    assert "7 ديسمبر 2026م" in text
    for hidden in ("SD-1448", "نورة", "إيجار", "rent_aid", "512345678"):
        assert hidden not in text


def test_H5_the_code_read_aloud_needs_the_last_digits_of_the_mobile(client, make_case, make_tracking):
    make_case(stage="raised", promised_on=PROMISED)
    make_tracking()
    assert "لدى اللجنة" in text_of(ask(client))
    assert "لدى اللجنة" in text_of(ask(client, "abc-def gh٢", "٥٦٧٨"))
    assert ask(client, last="5679").status_code == 404
    assert ask(client, last="").status_code == 422


def test_H5_a_wrong_code_a_wrong_number_and_no_mobile_get_the_same_answer(client, make_case, make_tracking):
    make_case(stage="raised", mobile="")
    make_tracking()
    client.get("/t")
    answers = {text_of(ask(client, code, "5678")).replace(code, "") for code in ("ABCDEFGH2", "ZZZZZZZZ9")}
    assert len(answers) == 1
    pages = {text_of(client.get(f"/t/{code}")).replace(code, "") for code in ("wrong", "other")}
    assert len(pages) == 1


def test_H5_right_and_wrong_take_the_same_time(public, client, make_case, make_tracking):
    from time import monotonic

    make_case(stage="raised")
    code, _ = make_tracking()
    public.config["SAME_TIME"] = 0.4
    took = []
    for asked in (code, "wrong", code, "wrong"):
        began = monotonic()
        client.get(f"/t/{asked}")
        took.append(monotonic() - began)
    assert min(took) >= 0.4
    assert max(took) - min(took) < 0.3, took


def test_H5_five_tries_an_hour_for_a_code_then_it_rests(client, make_case, make_tracking, clock):
    make_case(stage="raised")
    make_tracking()
    assert [ask(client, last=f"000{n}").status_code for n in range(5)] == [404] * 5
    assert ask(client).status_code == 429
    assert ask(client, "ZZZZZZZZ9").status_code == 404
    clock.forward(minutes=61)
    assert ask(client).status_code == 200


def test_H5_many_misses_from_one_place_are_slowed_down(client, make_case, make_tracking, clock):
    make_case(stage="raised")
    code, _ = make_tracking()
    assert [client.get(f"/t/wrong-{n}").status_code for n in range(20)] == [404] * 20
    assert client.get("/t/wrong-again").status_code == 429
    clock.forward(minutes=61)
    assert client.get(f"/t/{code}").status_code == 200


def test_tries_are_kept_without_address_and_code(public, client, app):
    ask(client, "ZZZZZZZZ9")
    kept = public.extensions["tries"].file.read_bytes()
    assert b"ZZZZZZZZ9" not in kept
    assert b"127.0.0.1" not in kept


def test_a_code_of_the_receipt_is_found_by_its_digest_alone(app, make_case, make_tracking):
    make_case(stage="raised")
    code, _ = make_tracking()
    assert tracked(code) is None
