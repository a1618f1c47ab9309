"""What is carried, written and shown: headers, tokens, exports, signs nobody sees, words that leave no trace."""

import json
import re
from io import BytesIO, StringIO
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote_plus

import python_calamine
import structlog
from sqlalchemy import select, update

from sadeed.acts.accounts import new_username
from sadeed.arabic import marks
from sadeed.printing import lists
from sadeed.records.access import AccessLine
from sadeed.records.base import db
from sadeed.records.cases import Case
from sadeed.records.people import Person
from sadeed.records.transaction import transaction
from tests.cast import IDENTITIES, House
from tests.pages import Page
from tests.walls.removals import Removal

RLO, ZWSP, BOM, FSI = "\u202e", "\u200b", "\ufeff", "\u2068"
FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "\u2212 1", "\t=1", "\r=1", "\n=1", "  =1", "\xa0=1",
    "\u3000=1", f"{BOM}=1", f"{RLO}=1", f"{FSI}=1", f"{ZWSP}=1", "\x00=1", "\x1b=1", "\u061c=1", "a;=1", "a,=1",
    "a\n=1", "a\t+1", "=cmd|'/c calc'!A0", "|x", "%0A", "\u207a1", "\ufe66x", "\ufb29x", "\u06f1;\u202d＝1",
)  # fmt: skip
DANGEROUS = re.compile(r"(?:^|[;,\t\r\n])\s*[=+\-@|%＝＋－＠\u2212\u207a\u207b\ufe62\ufe63\ufe66\ufe6b\ufb29]")
SECRET = "نوال خالد سعد المطلق"


def listing(*words: str) -> lists.Listing:
    """A list of these."""
    return lists.Listing("طلبات", ("الرقم", "الاسم"), [(n, said) for n, said in enumerate(words)])


def check_formulas(_house: Any = None) -> None:
    """No cell of an Excel or CSV file begins as a formula does, however it is disguised."""
    sheet = python_calamine.load_workbook(BytesIO(lists.as_xlsx(listing(*FORMULAS)))).get_sheet_by_index(0)
    in_excel = [str(row[1]) for row in sheet.to_python()[1:]]
    text = lists.as_csv(listing(*FORMULAS)).decode("utf-8-sig")
    in_text = [cell.replace('""', '"') for cell in re.findall(r'"\d+","((?:[^"]|"")*)"\r\n', text)]
    assert len(in_excel) == len(in_text) == len(FORMULAS)
    assert [cell for cell in (*in_excel, *in_text) if DANGEROUS.search(cell) or marks.plain(cell).had_marks] == []


def check_tokens(house: House) -> None:
    """A form without the token of its page is not taken."""
    client = house.client("reception")
    for path in ("/people/new", "/people/", "/choices", "/sign-out"):
        assert client.post(path, data={"key": "k" * 20}).status_code == 400, path


def check_headers(house: House) -> None:
    """A page carries the whole policy of the house."""
    said = house.client("reception").get("/reception/").headers
    assert said.get("Content-Security-Policy", "").startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "frame-ancestors 'none'" in said["Content-Security-Policy"]
    assert (said.get("X-Content-Type-Options"), said.get("Referrer-Policy")) == ("nosniff", "same-origin")


def check_kept_nowhere(house: House) -> None:
    """No browser keeps a page of somebody, nor a file taken out."""
    person, manager = house.make.person(), house.client("manager")
    for path in (f"/people/{person}", "/reports/requests.xlsx", "/sign-in"):
        assert manager.get(path).headers["Cache-Control"] == "no-store", path


def check_https(house: House) -> None:
    """Over HTTPS a browser is told to come no other way, and the cookie is bound to this host."""
    reply = house.app.test_client().get("/sign-in", base_url="https://localhost")
    found = re.match(r"max-age=(\d+)", reply.headers.get("Strict-Transport-Security", ""))
    assert found
    assert int(found[1]) >= 365 * 24 * 3600
    cookie = reply.headers["Set-Cookie"]
    assert cookie.startswith("__Host-")
    assert "; Secure" in cookie


def check_host(house: House) -> None:
    """The demo answers no other name than this machine's."""
    client = house.app.test_client()
    assert client.get("/sign-in").status_code == 200
    assert client.get("/sign-in", base_url="http://sadeed.example").status_code == 403


def check_names(house: House) -> None:
    """A name is written down without signs that nobody sees."""
    identity = IDENTITIES[200 + house.make.made]
    house.make.made += 1
    written = {"name_own": f"نو{ZWSP}ال", "name_father": f"{RLO}خالد", "name_grandfather": "سعد",
               "name_family": "المطلق", "sex": "female", "marital": "widowed", "national_id": identity, "branch": "1",
               "birth": "1399", "housing_ownership": "rented"}  # fmt: skip
    assert house.client("reception").act("/people/new", **written).status_code == 303
    db.session.rollback()
    name = db.session.scalar(select(Person.name).where(Person.national_id == identity))
    assert name == SECRET


def check_shown(house: House) -> None:
    """A sign that turns words around, wherever it came from, is seen on the page and turns nothing."""
    number = house.make.case()
    with transaction() as session:
        session.execute(update(Case).where(Case.number == number).values(need=f"إيجار {RLO}متأخر"))
    page = house.client("reception").get(f"/cases/{number}").text
    assert RLO not in page
    assert "⟨RLO⟩" in page


def check_user_names(_house: Any = None) -> None:
    """A user name is of plain letters: nobody looks like somebody else."""
    for trick in (f"admin{ZWSP}", "аdmin", f"{RLO}nimda", "admin ", "ａdmin", "admin\u00ad"):
        try:
            made = new_username(trick)
        except ValueError:
            continue
        assert made.isascii()
        assert re.fullmatch(r"[a-z0-9._-]+", made)


def check_address(house: House) -> None:
    """What was looked for stands in no address."""
    found = house.client("reception").find(SECRET)
    assert SECRET not in unquote_plus(found.request.full_path)


def check_seal(house: House) -> None:
    """The address of a page of people found opens for its owner alone, and not for long."""
    person, reception = house.make.person(), house.client("reception")
    address = reception.find(person).request.full_path
    assert person in reception.get(address).text
    assert f'data-person="{person}"' not in house.client("manager").get(address).text
    house.later(1)
    assert f'data-person="{person}"' not in house.client("reception").get(address).text
    house.later(-1)


def check_export_kept(house: House) -> None:
    """Whoever takes a list out is kept among the looks, with how many lines left."""
    house.make.case()
    before = len(_exports(house))
    house.client("manager").get("/reports/requests.xlsx")
    kept = _exports(house)[before:]
    assert [(line.subject, json.loads(line.body or "{}")["told"]) for line in kept] == [
        ("requests", {"kind": "xlsx", "rows": house.make.made})
    ]


def _exports(house: House) -> list[AccessLine]:
    house.app.extensions["behind"].flush()
    db.session.rollback()
    return list(db.session.scalars(select(AccessLine).where(AccessLine.act == "export").order_by(AccessLine.id)))


def check_export_rights(house: House) -> None:
    """A file of people found holds those of one's own branch alone."""
    theirs, own = house.make.person(), house.make.person(branch="east")
    delegate = house.client("delegate")
    page = delegate.find("المطلق").text
    href = next(link for link in Page.read(page).links if "/people/found.xlsx" in link)
    rows = python_calamine.load_workbook(BytesIO(delegate.get(href).data)).get_sheet_by_index(0).to_python()
    numbers = [row[0] for row in rows]
    assert own in numbers
    assert theirs not in numbers


def check_onward(house: House) -> None:
    """After signing in one stays in the house."""
    client = house.client()
    page = Page.read(client.get("/sign-in?next=https://evil.example/").text)
    sent = {**page.hidden(), "username": "reception", "password": "sadeed-demo"}
    reply = client.post("/sign-in?next=https://evil.example/", data=sent)
    assert "evil" not in str(reply.location)


def check_log(house: House) -> None:
    """A fault stands in the log without anybody's words."""
    said, before = StringIO(), structlog.get_config()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(said), cache_logger_on_first_use=False)
    view, strict = house.app.view_functions["library.index"], house.app.config.get("PROPAGATE_FAULTS", True)
    house.app.config["PROPAGATE_FAULTS"], house.app.view_functions["library.index"] = False, _stumbles
    try:
        assert house.client("reception").get("/library/").status_code == 500
    finally:
        house.app.config["PROPAGATE_FAULTS"], house.app.view_functions["library.index"] = strict, view
        structlog.configure(**before)
    assert "RuntimeError" in said.getvalue()
    assert SECRET not in said.getvalue()


def _stumbles() -> None:
    raise RuntimeError(SECRET)


def _tells_all(no: Exception, kind: str) -> str:
    structlog.get_logger("sadeed.faults").error(kind, error=f"{type(no).__name__}: {no}")
    return "00000000"


UNGUARDED = SimpleNamespace(fullmatch=lambda _text: True)
REMOVALS = [
    Removal("formula guard", "S12", "sadeed.printing.lists.harmless", str, check_formulas),
    Removal("token of a form", "S12", "sadeed.web.security.csrf.protect", lambda **_: None, check_tokens),
    Removal("headers of every reply", "S11", "sadeed.web.security.HEADERS", {}, check_headers),
    Removal("pages kept nowhere", "S6", "sadeed.web.security.KEPT_NOWHERE", "max-age=600", check_kept_nowhere),
    Removal("HTTPS alone", "S12", "sadeed.web.security.ONLY_HTTPS", "max-age=0", check_https),
    Removal("cookie of this host", "S12", "sadeed.web.security.speaks_safely", lambda: False, check_https),
    Removal("host of the demo", "S12", "sadeed.web.security._is_loopback", lambda _name: True, check_host),
    Removal(
        "unseen signs in names", "S12", "sadeed.arabic.marks.plain", lambda text: marks.Plain(text, False), check_names
    ),
    Removal("turning signs are seen", "S12", "sadeed.arabic.marks.shown", str, check_shown),
    Removal("letters of a user name", "S12", "sadeed.acts.accounts.USERNAME", UNGUARDED, check_user_names),
    Removal("words under seal", "S6", "sadeed.web.asked.hidden", lambda **words: words["q"], check_address),
    Removal("seal for a while", "S6", "sadeed.web.asked.LASTS", 10**9, check_seal),
    Removal("exports are kept", "S7", "sadeed.web.exports.looks.looked", lambda *_, **__: None, check_export_kept),
    Removal("rights of an export", "S6", "sadeed.web.guards.branches", lambda _desk=None: None, check_export_rights),
    Removal("onward within the house", "S11", "sadeed.web.ways.within", str, check_onward),
    Removal("faults without words", "S9", "sadeed.web.faults._note", _tells_all, check_log),
]
