"""Messages leave by the association's own mail server and provider, and a test says what happened (P-3, H-5)."""

import email
import json
import socket
from dataclasses import replace
from email.policy import default
from pathlib import Path

import pytest

from sadeed.records import catalogues, journal, outbox
from sadeed.records.base import db
from sadeed.records.outbox import OutboxMessage
from sadeed.records.transaction import transaction
from tests.cast import House, Visitor
from tests.desks.mailbox import PASSWORD, certificate, mail_server, text_server

TOKEN = "Bearer a-token-of-ours"


@pytest.fixture
def admin(house: House) -> Visitor:
    return house.client("admin")


def set_mail(admin: Visitor, port: int, **more: str):  # type: ignore[no-untyped-def]
    fields = {"host": "127.0.0.1", "port": str(port), "safety": "none", "user": "sadeed", "password": PASSWORD,
              "sender": "office@example.sa", "sender_name": "جمعية النماء"}  # fmt: skip
    return admin.act("/admin/messages/mail", **{**fields, **more})


def set_texts(admin: Visitor, port: int, **more: str):  # type: ignore[no-untyped-def]
    fields = {"url": f"http://127.0.0.1:{port}/v1/messages", "form": "json", "header": "Authorization", "token": TOKEN,
              "sender": "NAMAA"}  # fmt: skip
    return admin.act("/admin/messages/texts", **{**fields, **more})


def after_a_test(admin: Visitor, channel: str = "email", address: str = "me@example.sa") -> str:
    """What the page says after a test."""
    assert admin.act("/admin/messages/test", channel=channel, address=address).status_code == 303
    return admin.get("/admin/messages").text


def outcomes(house: House) -> list[str]:
    db.session.rollback()
    told = journal.story_of(journal.stamp(house.now)[:10])
    return [body["told"]["outcome"] for line, body in told if body and line.act == "message_tested"]


def test_a_test_letter_really_goes_to_the_mail_server(house: House, admin: Visitor) -> None:
    with mail_server() as (box, port):
        assert set_mail(admin, port).status_code == 303
        assert "قُبلت رسالة التجربة" in after_a_test(admin)
        [letter] = box.letters
    read = email.message_from_bytes(letter.content, policy=default)
    assert letter.rcpt_tos == ["me@example.sa"]
    assert str(read["From"]) == "جمعية النماء <office@example.sa>"
    assert "رسالة تجربة" in read.get_content()
    assert outcomes(house) == ["sent"]


def test_each_way_a_test_letter_fails_is_said_in_plain_words(house: House, admin: Visitor, tmp_path: Path) -> None:
    file, context = certificate(tmp_path)
    with mail_server(tls_context=context) as (box, port):
        set_mail(admin, port, password="another")
        assert "لم يقبل الطرف الآخر اسم المستخدم أو كلمة المرور" in after_a_test(admin)
        set_mail(admin, port)
        assert "لا يعرف الطرف الآخر هذا العنوان" in after_a_test(admin, address="nobody@example.sa")
        set_mail(admin, port, safety="starttls")
        assert "لم يقم اتصال آمن" in after_a_test(admin)
        assert not box.letters
    set_mail(admin, port)
    assert "رفض الخادم الاتصال أو قطعه" in after_a_test(admin)
    set_mail(admin, port, host="mail.nowhere.invalid", safety="starttls")
    assert "لا خادم بهذا الاسم" in after_a_test(admin)
    assert outcomes(house) == ["name", "closed", "safety", "address", "password"]


def test_a_letter_goes_safely_where_the_certificate_is_known(
    admin: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with mail_server(tls_context=context, require_starttls=True) as (box, port):
        set_mail(admin, port, safety="starttls")
        assert "قُبلت رسالة التجربة" in after_a_test(admin)
        assert len(box.letters) == 1


def test_nobody_waits_longer_than_promised_for_a_server_that_says_nothing(
    house: House, admin: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sadeed.web.messageview.PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        set_mail(admin, silent.getsockname()[1])
        assert "لا جواب خلال عشر ثوانٍ" in after_a_test(admin)
    assert outcomes(house) == ["late"]


def test_a_test_text_goes_over_http_as_the_provider_wants_it(house: House, admin: Visitor) -> None:
    with text_server() as (asked, port):
        assert set_texts(admin, port).status_code == 303
        assert "قُبلت رسالة التجربة" in after_a_test(admin, "sms", "0551234567")
        headers, body, path = asked[0]
        assert (headers["Authorization"], path) == (TOKEN, "/v1/messages")
        said = json.loads(body)
        assert said["recipients"] == ["966551234567"]
        assert "رسالة تجربة" in said["body"]
        set_texts(admin, port, form="query", body="user=x&to={to}&msg={text}", token="")
        assert "قُبلت رسالة التجربة" in after_a_test(admin, "sms", "0551234567")
        assert asked[1][2].startswith("/v1/messages?user=x&to=966551234567&msg=%D9%87")
    assert outcomes(house) == ["sent", "sent"]


@pytest.mark.parametrize(
    ("status", "outcome"), [(401, "password"), (400, "refused"), (302, "refused"), (503, "strange")]
)
@pytest.mark.parametrize("association", ["sqlite"], indirect=True)
def test_what_a_provider_answers_is_understood_and_its_token_goes_nowhere_else(
    house: House, admin: Visitor, status: int, outcome: str
) -> None:
    with text_server(status) as (asked, port):
        set_texts(admin, port)
        after_a_test(admin, "sms", "0551234567")
        assert len(asked) == 1
    assert outcomes(house) == [outcome]


def test_a_kept_password_is_sealed_never_shown_and_never_said_to_another_server(house: House, admin: Visitor) -> None:
    set_mail(admin, 2525)
    set_texts(admin, 2526)
    db.session.rollback()
    kept = [str(one.value) for one in db.session.query(catalogues.Setting)]
    kept += [detail.body or "" for detail in db.session.query(journal.JournalDetail)]
    kept += [admin.get(f"/admin/messages{path}").text for path in ("", "/mail", "/texts")]
    assert not any(PASSWORD in text or TOKEN in text for text in kept)
    assert set_mail(admin, 2525, password="", sender="other@example.sa").status_code == 303  # the kept one stays
    assert set_mail(admin, 2525, password="", host="127.0.0.2").status_code == 422
    assert set_texts(admin, 2527, token="").status_code == 422


@pytest.mark.parametrize(
    ("way", "wrong"),
    [("mail", {"host": "no host"}), ("mail", {"sender": "nobody"}), ("mail", {"host": "mail.example.sa"}),
     ("texts", {"url": "http://sms.example.sa/"}), ("texts", {"url": "file:///etc/passwd"}),
     ("texts", {"url": "https://user:x@sms.example.sa/"}), ("texts", {"body": "{to}"}),
     ("texts", {"body": '{"a": {to} {text}'}),     ("texts", {"header": "X-A\r\nX-B"})],
)  # fmt: skip
@pytest.mark.parametrize("association", ["sqlite"], indirect=True)
def test_a_way_that_cannot_be_is_not_kept(admin: Visitor, way: str, wrong: dict[str, str]) -> None:
    reply = set_mail(admin, 25, **wrong) if way == "mail" else set_texts(admin, 80, **wrong)
    assert reply.status_code == 422, wrong


def put(words: str, address: str = "+966551234567", channel: str = "sms") -> None:
    with transaction():
        outbox.put("raise", words, channel=channel, address=address, at=at_hand.now)


class at_hand:
    now = None


@pytest.fixture
def real(house: House) -> House:
    """A house of real people, from which messages leave."""
    at_hand.now = house.now  # type: ignore[assignment]
    house.app.config["SADEED"] = replace(house.app.config["SADEED"], environment="production")
    return house


def send(house: House) -> str:
    return house.app.test_cli_runner().invoke(args=["outbox", "send"]).output


def test_H5_the_outbox_goes_out_by_the_provider_and_waits_while_the_way_is_closed(real: House, admin: Visitor) -> None:
    with text_server() as (asked, port):
        set_texts(admin, port)
        put("موعد الرد «الاثنين»")
        put("ثانية\nبسطرين")
        assert send(real).strip() == "2 sent, 0 not sent"
        assert [json.loads(body)["body"] for _headers, body, _path in asked] == ["موعد الرد «الاثنين»", "ثانية\nبسطرين"]
    for words in ("ثالثة", "رابعة"):
        put(words)
    assert send(real).strip() == "0 sent, 1 not sent"  # the way is closed: the other waits for the next round
    db.session.rollback()
    states = [(one.state, one.tries) for one in db.session.query(OutboxMessage).order_by(OutboxMessage.id)]
    assert states == [("sent", 1), ("sent", 1), ("waiting", 1), ("waiting", 0)]


def test_what_was_given_up_is_put_up_again(real: House, admin: Visitor) -> None:
    put("متروكة")
    with transaction() as session:
        session.query(OutboxMessage).one().state = "failed"
    assert "إعادة إرسال ما تعذّر" in admin.get("/admin/messages").text
    assert admin.act("/admin/messages/failed").status_code == 303
    db.session.rollback()
    assert db.session.query(OutboxMessage).one().state == "waiting"


def test_in_a_house_of_invented_people_only_a_test_leaves(house: House, admin: Visitor) -> None:
    at_hand.now = house.now  # type: ignore[assignment]
    with text_server() as (asked, port):
        set_texts(admin, port)
        put("إلى شخص غير حقيقي")
        assert send(house).strip() == "1 sent, 0 not sent"
        assert not asked
    folder = house.app.config["SADEED"].folder / "sent"
    assert "غير حقيقي" in next(iter(folder.glob("*.jsonl"))).read_text()
