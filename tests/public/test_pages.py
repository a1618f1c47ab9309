"""The public pages stand alone: no desk, no word of the inside, no trace of codes, and forms that land once."""

import logging
import re

import html5lib
import pytest
import sqlalchemy as sa

from sadeed.records.base import db
from sadeed.records.catalogues import Setting
from sadeed.records.inbox import InboxEntry
from sadeed.records.transaction import transaction
from tests.public.days import said, text_of

PAGES = ("/", "/t", "/check", "/check/unknown", "/help", "/volunteer", "/did", "/answers", "/privacy", "/sent",
         "/s/thanks/", "/s/here/main")  # fmt: skip
STAFF = ("/sign-in", "/reception/", "/research/", "/committee/", "/services/", "/feedback/", "/people/", "/library/",
         "/cases/SD-1448-00001", "/reports/", "/admin/", "/live/reception", "/sign-out")  # fmt: skip
LETTER = {"name": "سعاد العتيبي", "mobile": "٠٥١٢٣٤٥٦٧٨", "branch": "2", "words": "أحتاج إلى المساعدة"}


def key_in(page: str) -> str:
    return re.search(r'name="key"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="key"', page).group(1)


def inbox() -> list[InboxEntry]:
    db.session.rollback()
    return list(db.session.scalars(sa.select(InboxEntry)))


@pytest.mark.parametrize("address", STAFF)
def test_no_desk_exists_on_the_public_side(client, address):
    assert client.get(address).status_code == 404
    assert client.post(address).status_code in (404, 405)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole_also_for_htmx(client, address, lang):
    for headers in ({}, {"HX-Request": "true"}):
        reply = client.get(f"{address}?lang={lang}", headers=headers)
        text = text_of(reply)
        assert reply.status_code == 200
        assert reply.headers["Cache-Control"] == "no-store"
        html5lib.HTMLParser(strict=True).parse(text)
        assert len(re.findall("<h1", text)) == 1
        assert "undefined" not in text.lower()


@pytest.mark.parametrize("address", PAGES)
def test_no_english_word_stands_on_an_arabic_page(client, address):
    text = re.sub(r"<(head|svg).*?</\1>|<[^>]+>", " ", text_of(client.get(address)), flags=re.DOTALL)
    assert re.findall(r"[A-Za-z]{3,}", text.replace("English", "").replace("@font", "")) == []


def test_C5_a_request_for_help_lands_in_the_inbox_once_however_often_it_is_sent(client, app):
    key = key_in(text_of(client.get("/help")))
    for _ in range(3):
        assert client.post("/help", data=LETTER | {"key": key}).location == "/sent"
    (entry,) = inbox()
    assert (entry.kind, entry.name, entry.mobile, entry.branch_id) == (
        "help_request",
        "سعاد العتيبي",
        "+966512345678",
        2,
    )
    assert client.post("/help", data=LETTER | {"key": key, "words": "كلام آخر"}).status_code == 422
    assert db.session.scalar(sa.text("SELECT beat FROM pulse WHERE desk = 'inbox' AND branch = 0")) == 1


def test_C6_an_offer_of_time_lands_in_the_inbox(client, app):
    key = key_in(text_of(client.get("/volunteer")))
    client.post("/volunteer", data=LETTER | {"key": key})
    assert [entry.kind for entry in inbox()] == ["volunteering"]


def test_C5_a_form_of_wrong_shape_comes_back_filled_and_names_the_field(client, app):
    reply = client.post("/help", data={"name": "سعاد", "mobile": "12", "words": "", "key": "nobody-gave-this"})
    text = text_of(reply)
    assert reply.status_code == 422
    assert 'value="سعاد"' in text
    assert 'href="#mobile"' in text
    assert 'href="#words"' in text
    assert key_in(text).startswith("public-")
    assert inbox() == []


def test_C5_the_forms_are_closed_by_one_setting(client, app):
    with transaction() as session:
        session.add(Setting(name="public_forms", value=False))
    assert client.get("/help").status_code == 404
    assert client.post("/volunteer", data=LETTER).status_code == 404
    assert 'href="/help"' not in text_of(client.get("/"))


def test_the_language_is_chosen_and_leads_back_where_one_was_and_nowhere_else(client):
    back = client.post(
        "/choices", data={"language": "en"}, headers={"Referer": "http://localhost/s/here/main?screen=1"}
    )
    assert back.location == "/s/here/main?screen=1"
    assert 'lang="en"' in text_of(client.get("/"))
    for elsewhere in ("http://evil.example/", "http://localhost//evil.example/", "http://localhost/\\evil.example"):
        assert client.post("/choices", headers={"Referer": elsewhere}).location == "/"


def test_forms_need_their_token(public, client, invite):
    public.config["WTF_CSRF_ENABLED"] = True
    assert client.post(f"/s/{invite(5)[0]}", data=said()).status_code == 400
    assert client.post("/help", data=LETTER).status_code == 400


def test_who_comes_too_often_waits(public, client):
    from sadeed.public.doorkeeper import Buckets

    public.extensions["page_buckets"] = Buckets(3, 0.001)
    assert [client.get("/").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("address", ["/s/{}", "/t/{}", "/check/{}"])
def test_O63_a_fault_writes_no_code_into_any_log(public, client, invite, address, caplog, capfd, monkeypatch):
    code = invite(5)[0]

    def fail(*_args, **_more):
        raise RuntimeError("something inside broke")

    monkeypatch.setattr("sadeed.acts.survey.surveys.invitation", fail)
    monkeypatch.setattr("sadeed.public.tracking.public_views.tracked", fail)
    monkeypatch.setattr("sadeed.public.check.public_views.issued_at", fail)
    public.testing = False
    with caplog.at_level(logging.DEBUG):
        assert client.get(address.format(code)).status_code == 500
    out, err = capfd.readouterr()
    assert code not in caplog.text + out + err


HOSTILE = ("\x00", "\ud800".encode("utf-8", "surrogatepass"), "a" * 5000, "..%2f..%2fetc", "' OR 1=1 --", "{{7*7}}",
           "%ff%fe", "<script>alert(1)</script>", "\u202e\u200f", "٩" * 300)  # fmt: skip


@pytest.mark.parametrize("word", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_hostile_breaks_a_page(client, word, app):
    from urllib.parse import quote

    address = quote(word)
    for path in ("/s/", "/t/", "/check/", "/s/here/", "/s/thanks/?here=", "/?lang=", "/"):
        assert client.get(path + address).status_code < 500, path
    fields = dict.fromkeys(("code", "last_digits", "name", "mobile", "branch", "words", "key", "q-reception"), word)
    for path in ("/t", "/check", "/help", "/volunteer", "/s/here/main", f"/s/{address}", "/choices"):
        assert client.post(path, data=fields).status_code < 500, path
        assert client.post(path, data=word if isinstance(word, bytes) else word.encode("utf-8", "replace"),
                           content_type="multipart/form-data; boundary=x").status_code < 500  # fmt: skip


def test_too_much_is_refused(client, app):
    assert client.post("/help", data={"words": "ك" * 200_000}).status_code == 413
    assert client.put("/help").status_code == 405


def test_what_stands_in_the_way_is_said_to_people_without_accounts(client, app):
    lost = client.get("/nothing")
    assert lost.status_code == 404
    assert "لا شيء بهذا العنوان." in text_of(lost)
    assert "صلاحيت" not in text_of(lost)


def test_the_house_says_that_it_is_well(client):
    assert client.get("/healthz").get_data() == b"ok"
    assert client.get("/readyz").get_data() == b"ready"
