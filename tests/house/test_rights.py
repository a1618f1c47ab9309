"""S6: what a seat sees, word by word: every page, file, list and wire it may open, against the one table of rights."""

import html
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pymupdf
import pytest
import python_calamine
from werkzeug.test import TestResponse

from sadeed.acts import arrivals, voice
from sadeed.policy import rights
from sadeed.policy.stages import ACTS, STAGES
from sadeed.public import create_public_app
from sadeed.records.base import db
from sadeed.web import personview
from tests.cast import ACCOUNTS, House
from tests.databases import CLONES
from tests.house.canaries import MAIN_ONLY, SENSITIVE, WORDS, plant
from tests.house.seats import DOORS
from tests.house.street import CASES, app_at, build, number_of, settings_at
from tests.house.walking import address_of, visitor_of

SQLITE = pytest.mark.parametrize("planted", ["sqlite"], indirect=True)
POSTGRES = pytest.mark.parametrize("planted", ["postgres"], indirect=True)
WALKED = {f"main_{name}": name for name in MAIN_ONLY} | {"delegate": "delegate", "admin": "admin", "nobody": "nobody"}
ROLE = {account: ACCOUNTS[name][2] if name in ACCOUNTS else "" for account, name in WALKED.items()}
SIGNED = ("raised", "on_agenda", "voted", "refused", "registered", "delivered", "elsewhere")
MORE = [f"/cases/{number_of(at)}{rest}" for at in SIGNED for rest in ("", "/declaration/signed")]
MORE += [f"/committee/cases/{number_of(at)}" for at in ("studied", "voted", "refused", "registered")]
MORE += ["/people/P-1448-00001", "/people/P-1448-00002"]  # of the main office, of the branch east
AT = {number_of(name): name for name in CASES}


@pytest.fixture
def planted(
    request: pytest.FixtureRequest, migrate: Callable[[str], None], furnish: Callable[[str], None], tmp_path: Path
) -> Iterator[House]:
    """The street with a word in every field, and everybody of the main office alone beside the cast."""
    steps = (("bare", migrate), ("association", furnish), ("street", build),
             ("planted", lambda url: plant(url, app_at(url, tmp_path))))  # fmt: skip
    with CLONES[request.param](steps, tmp_path) as url:
        app = app_at(url, tmp_path)
        app.config["WTF_CSRF_ENABLED"] = False
        with app.app_context():
            yield House(app)
            app.extensions["behind"].flush()
            app.extensions["watcher"].close()
            db.session.remove()
            db.engine.dispose()


# ------------------------------------------------------------------------------------------------------------ the table


def test_S6_the_table_has_every_field_every_act_and_every_seat() -> None:
    assert set(personview.FIELDS) <= set(rights.FIELDS)
    assert {act for act in ACTS if act != "decide"} <= set(rights.LINES)
    assert set(rights.LINES.values()) | set(rights.FIELDS.values()) <= set(rights.SIGHTS)
    named = {role for lines in rights.SIGHTS.values() for line in lines for role in line.by}
    assert named <= set(rights.EVERY_SEAT)
    assert {stage for lines in rights.SIGHTS.values() for line in lines for stage in line.at} <= set(STAGES)


def test_S6_the_most_private_is_seen_by_the_fewest() -> None:
    readers = {field: {role for role in rights.EVERY_SEAT if rights.sees([role], field)} for field in rights.SIGHTS}
    assert readers["sensitive_study"] == {"research", "research_head"}
    assert readers["complaint_about_staff"] == {"manager"}
    assert readers["health"] == {"reception", "delegate", "research", "research_head"}
    assert [stage for stage in STAGES if rights.sees(["member"], "sensitive_study", stage)] == ["before_committee"]
    assert not any(rights.sees(["secretary", "manager", "services"], "sensitive_study", stage) for stage in STAGES)
    for act in ("services", "finance"):
        assert not any(rights.sees([act], field) for field in ("need", "health", "income", "study", "papers"))


def test_S6_what_nobody_thought_of_is_an_error_and_not_a_right() -> None:
    with pytest.raises(KeyError):
        rights.sees(rights.EVERY_SEAT, "a_new_column")
    assert not rights.sees_line(rights.EVERY_SEAT, "a_new_act")


# ------------------------------------------------------------------------------------------------------------- the walk


@pytest.mark.parametrize("account", WALKED)
@SQLITE
def test_S6_a_seat_reads_exactly_the_words_of_the_table(planted: House, account: str) -> None:
    assert_the_words_of(planted, account)


@pytest.mark.prove
@pytest.mark.parametrize("account", WALKED)
@POSTGRES
def test_S6_and_the_same_on_the_other_database(planted: House, account: str) -> None:
    assert_the_words_of(planted, account)


# The copy the law gives a person holds everything kept of them (S13); whoever hands it over has it in hand.
COPY = re.compile(r"/data-rights/requests/[^/]+/copy(\.json)?")


def assert_the_words_of(house: House, account: str) -> None:
    """Each page shows no word its seat does not see there; all pages together show every word it does see."""
    place, role = (1, "delegate") if account == "delegate" else (0, ROLE[account])
    found, wrong = set(), []
    for path, text in everything(house, account):
        here = {field for field, words in WORDS.items() if words[place] and words[place] in text}
        strange = {field for field, words in WORDS.items() if words[1 - place] and words[1 - place] in text}
        wrong += [f"{path}: {field} of the other branch" for field in strange]
        wrong += [f"{path}: {field}" for field in here if not _may(role, field, path)]
        found |= set() if COPY.fullmatch(path) else here
    assert not wrong, f"{account} sees\n" + "\n".join(wrong)
    assert found == _expected(role, place), f"{account} sees too little"


def _may(role: str, field: str, path: str) -> bool:
    if COPY.fullmatch(path):
        return bool(role) and role in rights.DESKS["data_rights"]
    at = AT.get((re.search(r"SD-1448-\d{5}", path) or [""])[0], "")
    if at in SENSITIVE and field in ("study", "observations"):
        return False
    return bool(role) and rights.sees([role], field, _stage(at) if at else "")


def _stage(at: str) -> str:
    known = {"voted": "before_committee", "on_agenda": "before_committee", "voting_closed": "before_committee",
             "refused": "decided", "above_limit": "decided", "appealed": "decided", "reported": "raised",
             "visited": "raised", "scheduled": "registered", "signed": "registered", "delivered": "registered",
             }  # fmt: skip
    return known.get(at, at if at in STAGES else "")


def _expected(role: str, place: int) -> set[str]:
    """What this seat sees at one stage or another. In the branch east there is one case, declared yesterday."""
    stages = STAGES if place == 0 else ("declared",)
    fields = {field for field, words in WORDS.items() if words[place]}
    fields -= set() if place == 0 else {"referral", "study", "observations", "sensitive_study", "decision",
                                        "decision_reason"}  # fmt: skip
    return {field for field in fields if role and any(rights.sees([role], field, stage) for stage in stages)}


def everything(house: House, account: str) -> Iterator[tuple[str, str]]:
    """Every address that opens to this account by GET, as page and as fragment, and what its searches find."""
    client, marks = visitor_of(house, account), WALKED[account]
    paths = [address_of(door.rule, door.at) for door in DOORS if "GET" in door.methods and door.marks[marks] in ".x"]
    for path in dict.fromkeys([*paths, *MORE]):
        yield path, words_of(client.get(path, buffered=False))
    for typed in (words[n] for words in map(WORDS.get, ("name", "identity", "household")) for n in (0, 1) if words):
        reply = client.post("/people/", data={"q": typed}, follow_redirects=True)
        sealed = (re.search(r"asked=[^&\"]+", reply.text) or [""])[0].replace("&amp;", "&")
        said = words_of(reply).replace(typed, "", 1)  # the box still holds what was typed
        yield f"the search for {typed}", said
        yield (
            f"the list under {typed}",
            words_of(client.post("/people/choices", data={"q": typed}, headers={"HX-Request": "true"})),
        )
        if sealed:
            yield f"the file of {typed}", words_of(client.get(f"/people/found.xlsx?{sealed}"))


def words_of(reply: TestResponse) -> str:
    """What a reply says, whatever it is: a page, a PDF, a table, the first event of a wire."""
    try:
        if reply.status_code != 200:
            return ""
        if reply.mimetype == "text/event-stream":
            return str(next(iter(reply.response)))
        if reply.mimetype == "application/pdf":
            with pymupdf.open(stream=reply.data) as paper:
                return "\n".join(page.get_text() for page in paper)
        if "spreadsheet" in reply.mimetype:
            rows = python_calamine.load_workbook(BytesIO(reply.data)).get_sheet_by_index(0).to_python()
            return "\n".join(str(cell) for row in rows for cell in row)
        return html.unescape(re.sub(r"</?bdi[^>]*>", "", reply.text))
    finally:
        reply.close()


@SQLITE
def test_S6_the_receipt_and_the_page_it_leads_to_say_only_whose_it_is(planted: House, tmp_path: Path) -> None:
    number = number_of("raised")
    paper = visitor_of(planted, "main_reception").post(f"/cases/{number}/receipt", data={"key": "k" * 20})
    said = words_of(paper)
    assert paper.mimetype == "application/pdf"
    assert number in said
    assert not [field for field, words in WORDS.items() if field != "name" and words[0] in said and words[0]]
    public = create_public_app(settings_at(planted.app.config["SQLALCHEMY_DATABASE_URI"], tmp_path)).test_client()
    code = "".join((re.search(r"\b([0-9A-Z]{3})-([0-9A-Z]{3})-([0-9A-Z]{3})\b", said) or ["", ""])[0].split("-"))
    pages = ["/", "/t", f"/t/{code}", "/help", "/volunteer", "/answers", "/did", "/check", "/privacy", "/sent"]
    for path in pages:
        text = words_of(public.get(path, follow_redirects=True))
        assert not [field for field, words in WORDS.items() for word in words if word and word in text], path


# ---------------------------------------------------------------------------------------------- another branch's doings

LOOKED_AT = {
    "main_reception": ("/reception/", "/inbox/", "/people/", "/my-work/"),
    "main_research": ("/research/", "/my-work/"),
    "main_chair": ("/committee/", "/my-work/", "/committee/sessions/J-1448-001"),
    "main_secretary": ("/committee/", "/my-work/"),
    "main_services": ("/services/", "/my-work/"),
    "main_quality": ("/feedback/", "/my-work/"),
    "main_manager": ("/reports/", "/reports/requests", "/reports/requests.csv", "/my-work/", "/feedback/", "/inbox/"),
}


@SQLITE
def test_S6_whatever_happens_in_another_branch_changes_no_page_and_no_number_here(planted: House) -> None:
    before = _looks(planted)
    _a_day_in_the_east(planted)
    after = _looks(planted)
    assert [where for where in before if before[where] != after[where]] == []


def _a_day_in_the_east(house: House) -> None:
    east = house.make.branch("east")
    house.make.made = 100
    for stage in ("received", "declared", "raised"):
        house.make.case(stage, branch="east")
    heard = house.make.case("studied", branch="east")
    house.make.to_before_committee(heard, session_number="J-1448-001")
    arrivals.arrive("help_request", name="هيفاء الدغيثر", mobile="0559998887", branch_id=east, words="إيجار",
                    at=house.now)  # fmt: skip
    told = {"channel": "phone", "branch": east, "by": house.seat("quality"), "at": house.now}
    voice.complaint("delay", "تأخرتم", **told)
    voice.complaint("manner", "عبس", **told)
    house.make.row(heard)


def _looks(house: House) -> dict[str, str]:
    return {
        f"{account} {path}": _without_tokens(visitor_of(house, account).get(path))
        for account, paths in LOOKED_AT.items()
        for path in paths
    }


def _without_tokens(reply: TestResponse) -> str:
    assert reply.status_code == 200
    return re.sub(r'"X-CSRFToken": "[^"]*"|value="[\w.-]{20,}"|nonce-[\w-]+|since=\d+|taken=\d+', "", reply.text)
