"""How messages leave the house, and the test that shows whether they do (P-3, H-5)."""

import ipaddress
import json
import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from ..arabic import Unreadable, identity, marks
from ..records import carriers, catalogues, journal, outbox
from ..records.carriers import MAIL, TEXTS, MailServer, TextProvider
from ..records.outbox import Due
from ..records.seal import Seal
from ..records.staff import Seat
from ..records.transaction import transaction
from .accounts import only_admin
from .settings import keep_setting

SAFETY, FORMS = ("starttls", "tls", "none"), ("json", "form", "query")
HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?|[0-9a-fA-F:]{2,45}")
EMAIL = re.compile(r"[^\s@<>,;:\"]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")
TEST_SUBJECT = "رسالة تجربة من سديد"
TEST_WORDS = "هذه رسالة تجربة من {association}. وصولها يعني أن الإرسال يعمل."


def set_mail(server: MailServer | None, password: str, *, seal: Seal, by: Seat, at: datetime) -> None:
    """Mail goes by this server from now on, or by none. An empty password keeps the one that was kept.

    Raises `ValueError` for a server, port or sender that cannot be, and when server or user changed without a password:
    a kept one is never said to somebody else.
    """
    only_admin("setting_changed", by)
    with transaction():
        before = carriers.mail_server()
        if server is not None:
            _check_mail(server)
            kept = before.password if before and _who_is_told(before) == _who_is_told(server) else ""
            sealed = _secret(password, kept, is_needed=bool(server.user), seal=seal)
            server = MailServer(**{**carriers.written(server), "password": sealed if server.user else ""})
        _keep(MAIL, server, by=by, at=at)


def set_texts(provider: TextProvider | None, token: str, *, seal: Seal, by: Seat, at: datetime) -> None:
    """Text messages go by this provider from now on, or by none. An empty token keeps the one that was kept.

    Raises `ValueError` as `set_mail` does.
    """
    only_admin("setting_changed", by)
    with transaction():
        before = carriers.text_provider()
        if provider is not None:
            _check_texts(provider)
            kept = before.token if before and (before.url, before.header) == (provider.url, provider.header) else ""
            sealed = _secret(token, kept, is_needed=bool(provider.header), seal=seal)
            provider = TextProvider(**{**carriers.written(provider), "token": sealed if provider.header else ""})
        _keep(TEXTS, provider, by=by, at=at)


def ask_test(channel: str, address: str, *, by: Seat, at: datetime) -> int:
    """A test message is put into the outbox; returns its number. Raises `ValueError` for an address that is none."""
    only_admin("message_tested", by)
    to = identity.phone(address) if channel == "sms" else _email(address)
    if (carriers.text_provider() if channel == "sms" else carriers.mail_server()) is None:
        raise Unreadable("unset", "لم يُضبط هذا الطريق بعد؛ الرسائل تُكتب في ملف ولا تخرج",
                         "This way is not set yet; messages are written to a file and do not leave")  # fmt: skip
    with transaction() as session:
        name = (catalogues.setting("association") or {}).get("name") or "الجمعية"
        words = TEST_WORDS.format(association=name)
        message = outbox.put(outbox.TEST, words, channel=channel, address=to, subject=TEST_SUBJECT, at=at)
        session.flush()
        return int(message.id)


def take_test(message_id: int, *, at: datetime) -> Due | None:
    """The test message, to be sent now; None when it was sent before."""
    with transaction():
        found = outbox.claim_test(message_id, at=at)
        return found.as_due() if found else None


def note_test(channel: str, outcome: str, *, by: Seat, at: datetime) -> None:
    """What became of a test: sent, or why not. Neither the address nor the other side's words."""
    with transaction():
        journal.note_day("message_tested", by=by, at=at, told={"channel": channel, "outcome": outcome})


def send_again(*, by: Seat, at: datetime) -> int:
    """Messages that were given up wait anew. Returns how many."""
    only_admin("messages_again", by)
    with transaction():
        n = outbox.wait_again(at=at)
        journal.note_day("messages_again", by=by, at=at, told={"n": n})
        return n


def _keep(name: str, carrier: MailServer | TextProvider | None, *, by: Seat, at: datetime) -> None:
    before: dict[str, Any] = catalogues.setting(name) or {}
    now = carriers.written(carrier)
    keep_setting(name, now)
    changed = sorted(field for field in {*before, *now} if before.get(field) != now.get(field))
    journal.note_day("setting_changed", by=by, at=at, told={"setting": name, "fields": changed})


def _secret(typed: str, kept: str, *, is_needed: bool, seal: Seal) -> str:
    if is_needed and not typed and not kept:
        raise Unreadable("password", "تلزم كلمة المرور من جديد: تغيّر الخادم أو التشفير أو المستخدم",
                         "The password is needed: server, encryption or user changed")  # fmt: skip
    return seal.close(typed) if typed else kept


def _who_is_told(server: MailServer) -> tuple[str, int, str, str]:
    """Where a kept password would go, and how well guarded on the way."""
    return server.host, server.port, server.safety, server.user


def _check_mail(server: MailServer) -> None:
    if not HOST.fullmatch(server.host) or not 1 <= server.port <= 65535:
        raise Unreadable("host", "خادم البريد اسم أو عنوان، ومنفذه من 1 إلى 65535",
                         "A mail server is a name or an address, its port 1 to 65535")  # fmt: skip
    _email(server.sender)
    if server.safety not in SAFETY:
        raise ValueError(server.safety)
    if server.safety == "none" and server.user and not _is_near(server.host):
        raise Unreadable("safety", "كلمة المرور لا تخرج من الشبكة من غير تشفير",
                         "A password does not leave the network unencrypted")  # fmt: skip


def _check_texts(provider: TextProvider) -> None:
    parts = urlsplit(provider.url)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and _is_near(parts.hostname or ""))
    if not is_safe or not HOST.fullmatch(parts.hostname or "") or "@" in parts.netloc or not provider.url.isascii():
        raise Unreadable("url", "رابط المزوّد يبدأ بـ https://، من غير اسم مستخدم فيه",
                         "The provider's address begins with https:// and names no user")  # fmt: skip
    if provider.form not in FORMS or (provider.header and not HEADER.fullmatch(provider.header)):
        raise Unreadable("header", "اسم الترويسة حروف لاتينية وشرطات", "A header's name is Latin letters and dashes")
    if "{to}" not in provider.body or "{text}" not in provider.body:
        raise Unreadable("body", "يلزم في نص الطلب {to} و{text}", "The request needs {to} and {text}")
    if provider.form == "json" and not _is_json(re.sub(r"\{(to|text|sender)\}", "0", provider.body)):
        raise Unreadable("json", "نص الطلب ليس JSON سليمًا", "The request is no sound JSON")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _is_near(host: str) -> bool:
    """This machine, or an address of a private network."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host == "localhost"


def _email(text: str) -> str:
    said = marks.plain(text).text.strip()
    if not EMAIL.fullmatch(said):
        raise Unreadable("email", "البريد الإلكتروني مثل name@example.sa", "An email address is like name@example.sa")
    return said
