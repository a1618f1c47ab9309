"""Two languages, each whole, and two kinds of digits, never mixed (voice, section 7)."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sadeed.config import Settings
from sadeed.public import create_public_app
from sadeed.records import staff
from sadeed.records.base import db
from sadeed.records.transaction import transaction
from sadeed.web.reading import written
from tests.cast import House
from tests.house.reading import ARABIC, LATIN, NAMES, foreign, whole
from tests.house.spoken import in_other_digits, unmarked, words_people_wrote
from tests.house.street import number_of
from tests.house.test_pages import ONE, doors_with_words, visitors  # noqa: F401
from tests.house.walking import Walker, visitor_of

TABLES = Path(__file__).parents[2] / "sadeed" / "tables"
PUBLIC = ("/", "/help", "/volunteer", "/answers", "/privacy", "/t", "/check", "/sent", "/nowhere", "/s/nothing")
LANGUAGES = ("ar", "en")


@ONE
def test_every_page_is_read_in_the_digits_its_person_chose(street: House, visitors: dict[str, Walker]) -> None:  # noqa: F811
    with transaction() as session:
        for account in session.query(staff.Staff):
            account.digits = "arabic"
    wrong = []
    for door, html in doors_with_words(visitors, "ar"):
        wrong += [f"{door.rule}: {text}" for text in in_other_digits(whole(html)[0])]
    assert not wrong, "\n".join(wrong)


@ONE
def test_refusals_faults_and_messages_speak_english_too(street: House) -> None:
    with transaction() as session:
        for account in session.query(staff.Staff):
            account.language = "en"
    data = words_people_wrote()
    for told, html in what_goes_wrong(street):
        root, _ = whole(html)
        assert root.attrib["lang"] == "en", told
        assert not foreign(root, "en", data), told
        assert not list(unmarked(root)), told


def what_goes_wrong(street: House) -> Iterator[tuple[str, str]]:
    """A wrong password, a page that is not there, a refused act, an empty form, and what is said after an act."""
    nobody, officer = street.client(), street.client("reception")
    yield "sign-in", nobody.post("/sign-in?lang=en", data={"username": "reception", "password": "wrong"}).text
    yield "not found", officer.get("/cases/SD-1448-99999").text
    yield "declaration", officer.get(f"/cases/{number_of('received')}/declaration").text
    for door in ("raising", "suspension"):
        yield door, officer.act(f"/cases/{number_of('received')}/{door}").text
    yield "a vote", street.client("member1").act(f"/cases/{number_of('on_agenda')}/vote").text
    done = officer.act(f"/cases/{number_of('received')}/suspension", awaited="Bank statement")
    assert done.status_code == 303
    shown = officer.get(done.location).text
    assert 'role="status"' in shown
    yield "after an act", shown


@pytest.mark.parametrize("language", LANGUAGES)
@ONE
def test_every_public_page_speaks_one_language(street: House, settings: Settings, language: str) -> None:
    public = create_public_app(settings)
    public.config["CLOCK"] = lambda: street.now
    data, client = words_people_wrote(), public.test_client()
    for path in PUBLIC:
        root, _ = whole(client.get(f"{path}?lang={language}").text)
        assert root.attrib["lang"] == language, path
        assert not foreign(root, language, data), path
    with public.app_context():
        db.engine.dispose()


def test_every_line_of_the_tables_has_its_english_without_arabic() -> None:
    wrong = []
    for file in sorted(TABLES.rglob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                wrong += [f"{file.name} {name}: {text}" for name, text in line.items() if is_strange(name, text)]
    assert not wrong, "\n".join(wrong)


def is_strange(column: str, text: str) -> bool:
    """Arabic in an English column, or an English word in an Arabic one; what is filled in is neither."""
    said = NAMES.sub(" ", re.sub(r"\{\w+\}", "", text or ""))
    if column.endswith("english"):
        return bool(ARABIC.search(said))
    return column.startswith("arabic") and bool(LATIN.search(said))


def test_on_the_way_out_digits_follow_the_person_and_codes_stay() -> None:
    page = '<a href="/c/12" title="3 طلبات">12 &#39; SD-1448-00012</a><input value="7"><b translate="no">45</b>'
    assert written(page, in_arabic_digits=True) == (
        '<a href="/c/12" title="٣ طلبات">١٢ &#39; SD-1448-00012</a><input value="7"><b translate="no">45</b>'
    )
    assert written("<script>let a = 1</script><textarea>2</textarea>", in_arabic_digits=True).count("٢") == 0


def test_on_the_way_out_arabic_on_an_english_page_says_that_it_is() -> None:
    for text, marked in (
        ("Question: هل يسقط (الآن)؟ Yes", 'Question: <bdi lang="ar">هل يسقط (الآن)؟</bdi> Yes'),
        ("أ ب · ج", '<bdi lang="ar">أ ب</bdi> · <bdi lang="ar">ج</bdi>'),
        ('<bdi lang="ar">أ</bdi>', '<bdi lang="ar">أ</bdi>'),
    ):
        assert written(f"<p>{text}</p>", mark_arabic=True) == f"<p>{marked}</p>"
    assert written("<title>أ</title><option>ب</option>", mark_arabic=True) == "<title>أ</title><option>ب</option>"


@ONE
def test_two_people_who_share_a_queue_each_read_it_in_their_own_digits(street: House) -> None:
    first, second = visitor_of(street, "research"), visitor_of(street, "research_head")
    with transaction() as session:
        session.query(staff.Staff).filter_by(username="research_head").one().digits = "arabic"
    htmx = {"HX-Request": "true"}
    assert not list(in_other_digits(whole(second.get("/research/", headers=htmx).text)[0]))
    assert list(in_other_digits(whole(first.get("/research/", headers=htmx).text)[0]))
