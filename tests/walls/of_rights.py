"""Who sees what: fields, branches, search, the wire, emergency entries; what each wall keeps out, how it is tried."""

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import event, select

from sadeed.acts import glass as entering
from sadeed.acts import people as files
from sadeed.acts import referral, study, voice
from sadeed.acts import staff as seats
from sadeed.policy import rights
from sadeed.policy.verdict import Refused
from sadeed.records import cases, glass, journal, mine, people, services
from sadeed.records.base import db
from sadeed.records.staff import SYSTEM, Seat, SeatHeld, known_as, sitting_of
from sadeed.records.transaction import transaction
from sadeed.web import glassview
from tests.cast import IDENTITIES, House, Visitor
from tests.walls.removals import Removal

REASON = "طلب المستفيد خطابًا عاجلًا وفرعه مغلق"
ILLNESS, IBAN = "ورم نادر", "SA0380000000608010167519"


def seat(house: House, username: str, role: str, branch: str = "main") -> Visitor:
    """Somebody of one branch alone, signed in."""
    person = seats.add_account(username=username, name="رنا فهد السبيعي", name_en="Rana Al-Subaie", by=SYSTEM,
                               at=house.now)  # fmt: skip
    seats.give_seat(person, role, branch_id=house.make.branch(branch), from_on=house.now.date(), by=SYSTEM,
                    at=house.now)  # fmt: skip
    return house.client(username)


def fresh(house: House) -> str:
    """A name for an account that a check may make twice."""
    house.make.made += 1
    return f"rana{house.make.made}"


# ------------------------------------------------------------------------------------------------- fields


def check_fields(house: House) -> None:
    """Illness and account stand on the file for those of the table alone."""
    person = house.make.person(health_note=ILLNESS, iban=IBAN)
    sees = {name: house.client(name).get(f"/people/{person}").text for name in ("reception", "research", "finance")}
    assert [name for name, page in sees.items() if ILLNESS in page] == ["reception", "research"]
    assert [name for name, page in sees.items() if IBAN in page] == ["reception", "finance"]


def check_the_form(house: House) -> None:
    """Who does not see a field does not fill it in either, and what stands there stays."""
    person = house.make.person(iban=IBAN)
    page = house.client("research").get(f"/people/{person}/edit").text
    assert IBAN not in page
    assert 'name="iban"' not in page
    assert house.client("research").act(f"/people/{person}/edit", job="خياطة").status_code == 303
    found = people.numbered(person, branches=None)
    assert found is not None
    db.session.refresh(found)
    assert (found.iban, found.job) == (IBAN, "خياطة")


def check_the_record(house: House) -> None:
    """The story of a case keeps its details from who does not see the field they tell of."""
    number = house.make.case()
    referral.refer(number, question="أتكفي شهادة الجيران", waits="hall", by=house.seat("reception"), at=house.now)
    assert "أتكفي شهادة الجيران" in house.client("research").get(f"/cases/{number}").text
    assert "أتكفي شهادة الجيران" not in house.client("services").get(f"/cases/{number}").text


def check_a_sensitive_study(house: House) -> None:
    """Once marked, research reads it; so do voters while they hear it; secretary and manager do not."""
    number = house.make.case("studied")
    assert "الدخل دون الالتزامات" in house.client("manager").get(f"/cases/{number}").text
    study.mark_sensitive(number, is_sensitive=True, by=house.seat("research"), at=house.now)
    for name in ("manager", "secretary", "member1", "reception"):
        assert "الدخل دون الالتزامات" not in house.client(name).get(f"/cases/{number}").text, name
    assert "الدخل دون الالتزامات" in house.client("research").get(f"/cases/{number}").text
    house.make.to_before_committee(number)
    for name, is_seen in (("member1", True), ("secretary", False), ("manager", False)):
        page = house.client(name).get(f"/committee/cases/{number}").text
        assert ("الدخل دون الالتزامات" in page) == is_seen, name


def check_complaints_about_staff(house: House) -> None:
    """The manager of that branch reads them: no other seat, and no manager of another branch."""
    number = voice.complaint("manner", "رفع صوته", channel="phone", branch=house.make.branch("east"),
                             by=house.seat("quality"), at=house.now)  # fmt: skip
    both = fresh(house)
    client = seat(house, both, "manager")
    seats.give_seat(_id(both), "quality", from_on=house.now.date(), by=SYSTEM, at=house.now)
    for who in (client, house.client("quality")):
        assert who.get(f"/feedback/voices/{number}").status_code == 404
        assert number not in who.get("/feedback/").text
    assert number in house.client("manager").get("/feedback/").text


# ------------------------------------------------------------------------------------------------- branches


def check_a_seat_sees_in_its_own_branch(house: House) -> None:
    """A delegate of the east who also sits on the committee reads illnesses in the east and nowhere else."""
    name = fresh(house)
    client = seat(house, name, "delegate", "east")
    seats.give_seat(_id(name), "member", from_on=house.now.date(), by=SYSTEM, at=house.now)
    pages = {}
    for branch in ("main", "east"):
        person = house.make.person(branch=branch, iban=IBAN)
        number = house.make.case("declared", branch=branch, person=person)
        pages[branch] = client.get(f"/cases/{number}/declaration/signed").text
    assert [branch for branch, page in pages.items() if IBAN in page] == ["east"]


def check_search(house: House) -> None:
    """Identity and mobile, whole, say "known elsewhere"; name, household and numbers say nothing, in as many steps."""
    house.make.person(branch="main")
    theirs = house.make.person(branch="east", name_own="مزنة", name_family="العجاجي", mobile="0557654321")
    found = people.numbered(theirs, branches=None)
    assert found is not None
    child, delegate = IDENTITIES[300], house.seat("delegate")
    files.set_household(theirs, [{"name": "هيفاء الدغيثر", "kinship": "daughter", "national_id": child}], by=delegate,
                        at=house.now)  # fmt: skip
    case = house.make.case("registered", branch="east", person=theirs)
    registration = services.registration_of(house.make.row(case).id)
    assert registration is not None
    client = seat(house, fresh(house), "reception")
    elsewhere, nowhere = "معروف في فرع آخر", {}
    for typed in (found.national_id, "0557654321", child):
        assert elsewhere in client.find(typed).text, typed
    pairs = (
        (theirs, "P-1448-90001"), ("العجاجي", "السنجاري"), ("مزنة العجاجي", "رجوة السنجاري"), (case, "SD-1448-90001"),
        ("هيفاء الدغيثر", "وضحى الخميس"), (registration.number, re.sub(r"\d+$", "90001", registration.number)),
        (found.national_id[:9], "100000999"),
    )  # fmt: skip
    for known, unknown in pairs:
        asked = {typed: _asked(client, typed) for typed in (known, unknown)}
        assert asked[known] == asked[unknown], known
        nowhere |= asked
    assert all(elsewhere not in page for page, _steps in nowhere.values())
    assert all(found.name not in page and theirs not in page for page, _steps in nowhere.values())


def _asked(client: Visitor, typed: str) -> tuple[str, int]:
    """The answer without what was typed and without tokens, and in how many statements it was found."""
    client.find(typed)  # what is kept in memory is there before it is counted
    steps: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        steps.append(statement) if statement.startswith("SELECT") else None

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        page = client.find(typed).text
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    tokens = r'"X-CSRFToken": "[^"]*"|value="[^"]*"|asked=[\w.-]+|nonce-[\w-]+'
    return re.sub(tokens, "", page).replace(typed, ""), len(steps)


def check_duplicates(house: House) -> None:
    """Opening a file for an identity of another branch tells that it is known, and not whose."""
    theirs = people.numbered(house.make.person(branch="east"), branches=None)
    assert theirs is not None
    reply = seat(house, fresh(house), "reception").act(
        "/people/new", name_own="هدى", name_family="الجهني", national_id=theirs.national_id, sex="female"
    )
    assert reply.status_code == 422
    assert theirs.number not in reply.text
    assert "العجاجي" not in reply.text


# --------------------------------------------------------------------------------------------- the glass


def check_the_glass(house: House) -> None:
    """An emergency entry opens one case, to read, for an hour, to that account, on record, and the manager is told."""
    number, other = house.make.case("declared", branch="east"), house.make.case(branch="east")
    name = fresh(house)
    client = seat(house, name, "reception")
    assert client.get(f"/cases/{number}").status_code == 404
    assert client.act("/cases/emergency", number=number, reason="لا").status_code == 422
    assert client.get(f"/cases/{number}").status_code == 404
    assert client.act("/cases/emergency", number=number, reason=REASON).status_code == 303
    page = client.get(f"/cases/{number}")
    assert page.status_code == 200
    assert "data-glass" in page.text
    assert "data-act" not in page.text[page.text.index('id="case"') :]
    for path in (f"/cases/{other}", f"/cases/{number}/data", f"/cases/{number}/withdrawal", "/people/P-1448-00001"):
        assert client.get(path).status_code == 404, path
    assert client.post(f"/cases/{number}/presence").status_code in (400, 404)
    assert seat(house, fresh(house), "reception").get(f"/cases/{number}").status_code == 404
    line, told = journal.story_of(number)[0]
    assert (line.act, line.by, told and told["told"]["reason"]) == ("break_glass", name, REASON)
    house.now += timedelta(minutes=60)
    assert client.get(f"/cases/{number}").status_code == 404


def check_the_manager_is_told(house: House) -> None:
    """At once, on the first page the manager opens; until it is read of, by somebody else than who entered."""
    number, name = house.make.case("declared", branch="east"), fresh(house)
    seat(house, name, "reception")
    entering.break_glass(number, reason=REASON, by=house.seat(name), at=house.now)
    manager = house.client("manager")
    assert REASON in manager.get("/my-work/").text
    assert "data-glass" in manager.get(f"/cases/{number}").text
    case = house.make.row(number)
    assert [entry.is_read for entry in glass.told_of(case.id, at=house.now)] == [False]
    entering.read(number, by=house.seat("manager"), at=house.now)
    assert REASON not in manager.get("/my-work/").text
    assert journal.story_of(number)[0][0].act == "glass_read"


def check_nobody_reads_of_their_own(house: House) -> None:
    """A manager who entered in an emergency is not who confirms having read of it."""
    number, name = house.make.case("declared", branch="east"), fresh(house)
    client = seat(house, name, "manager")
    by = house.seat(name)
    entering.break_glass(number, reason=REASON, by=by, at=house.now)
    seats.give_seat(_id(name), "manager", branch_id=house.make.branch("east"), from_on=house.now.date(), by=SYSTEM,
                    at=house.now)  # fmt: skip
    assert REASON not in client.get("/my-work/").text
    try:
        entering.read(number, by=Seat(by.staff, name, "", "manager"), at=house.now)
    except Refused:
        return
    raise AssertionError("read of by who entered")


def check_the_seat_behind_the_glass(house: House) -> None:
    """The seat lost, the entry opens nothing any more: at the next request."""
    number, name = house.make.case("declared", branch="east"), fresh(house)
    client = seat(house, name, "reception")
    client.act("/cases/emergency", number=number, reason=REASON)
    assert client.get(f"/cases/{number}").status_code == 200
    end_seats(name, house)
    seats.give_seat(_id(name), "services", branch_id=house.make.branch("main"), from_on=house.now.date(), by=SYSTEM,
                    at=house.now)  # fmt: skip
    assert client.get(f"/cases/{number}").status_code == 404


# ------------------------------------------------------------------------------------------------- seats, at once


def check_the_wire(house: House) -> None:
    """Who lost the seat meanwhile is not told of the next beat, and the wire ends."""
    name = fresh(house)
    client = seat(house, name, "reception")
    house.make.case()
    wire = client.get("/live/reception", buffered=False)
    said = (str(told) for told in wire.response)
    assert "retry" in next(said)
    assert "event: reception" in next(said)
    end_seats(name, house)
    seats.give_seat(_id(name), "quality", from_on=house.now.date(), by=SYSTEM, at=house.now)
    house.make.case()
    told_after = next(said, "")
    wire.close()
    assert told_after == ""


def check_a_deputy_and_the_period(house: House) -> None:
    """Who stands in sees what the absent one sees, as long as the period lasts; and it is written as such."""
    number, name = house.make.case("declared", branch="east"), fresh(house)
    client, today = seat(house, name, "services"), house.now.date()
    assert client.get(f"/cases/{number}").status_code == 404
    held = db.session.scalars(select(SeatHeld).where(SeatHeld.staff_id == _id("delegate"))).one()
    seats.name_deputy(held.id, _id(name), from_on=today, until_on=today, by=SYSTEM, at=house.now)
    assert client.get(f"/cases/{number}").status_code == 200
    standing_in = next(one for one in sitting_of(_id(name), on=today).seats if one.acting_for)  # type: ignore[union-attr]
    assert (standing_in.role, standing_in.branch) == ("delegate", house.make.branch("east"))
    house.now += timedelta(days=1)
    house.let_in(client, name)
    assert client.get(f"/cases/{number}").status_code == 404


def check_a_seat_taken_away_at_once(house: House) -> None:
    """In the same session, the very next request."""
    number, name = house.make.case(), fresh(house)
    client = seat(house, name, "reception")
    seats.give_seat(_id(name), "quality", from_on=house.now.date(), by=SYSTEM, at=house.now)
    assert client.get(f"/cases/{number}").status_code == 200
    with transaction():
        for held in db.session.scalars(select(SeatHeld).where(SeatHeld.staff_id == _id(name))):
            held.until_on = house.now.date() - timedelta(days=1) if held.role == "reception" else None
    assert client.get(f"/cases/{number}").status_code == 404
    assert client.get("/reception/").status_code == 404
    assert client.get("/feedback/").status_code == 200


def end_seats(username: str, house: House) -> None:
    """Every seat of that account ended yesterday."""
    with transaction():
        for held in db.session.scalars(select(SeatHeld).where(SeatHeld.staff_id == _id(username))):
            held.until_on = house.now.date() - timedelta(days=1)


def _id(username: str) -> int:
    found = known_as(username)
    assert found is not None
    return int(found.id)


def through_or_nothing(number: str) -> Any:
    """A case through the glass alone, for every page: as if an entry were more than to read."""
    view = glassview._through(number)
    if view is None:
        raise cases.NotFound(number)
    return view


UNREAD_OF, NO_DRAFTS = glass.unread_of, mine._drafts(0)
REMOVALS = [
    Removal("fields by the table", "S6", "sadeed.policy.rights.sees", lambda *_a, **_k: True, check_fields),
    Removal(
        "a form keeps to what is seen",
        "S6",
        "sadeed.desks.people.forms.FileForm.keep_to",
        lambda *_a: None,
        check_the_form,
    ),
    Removal(
        "lines of the record by field", "S6", "sadeed.policy.rights.sees_line", lambda *_a, **_k: True, check_the_record
    ),
    Removal(
        "a sensitive study",
        "S6",
        "sadeed.policy.rights.study_field",
        lambda field, **_k: field,
        check_a_sensitive_study,
    ),
    Removal(
        "complaints about staff",
        "S6",
        "sadeed.records.voices.heard",
        lambda asked, _in: asked,
        check_complaints_about_staff,
    ),
    Removal(
        "a seat sees in its own branch",
        "S6",
        "sadeed.web.guards.roles_at",
        lambda _branch: frozenset(rights.CASE_READERS),
        check_a_seat_sees_in_its_own_branch,
    ),
    Removal(
        "a search stays within",
        "S6",
        "sadeed.records.search.find_people._is_within",
        lambda found, _b: True,
        check_search,
    ),
    Removal(
        "a duplicate is nobody in particular",
        "S6",
        "sadeed.acts.people.is_told_whose",
        lambda *_a: True,
        check_duplicates,
    ),
    Removal("an entry ends after an hour", "S6", "sadeed.acts.glass.LASTS", timedelta(days=3), check_the_glass),
    Removal("an entry needs a reason", "S6", "sadeed.acts.glass.SHORTEST_REASON", 0, check_the_glass),
    Removal("an entry is to read only", "S6", "sadeed.web.caseview.view_of", through_or_nothing, check_the_glass),
    Removal(
        "the manager is told", "S6", "sadeed.records.mine._entries", lambda *_a: NO_DRAFTS, check_the_manager_is_told
    ),
    Removal(
        "nobody reads of their own entry",
        "S6",
        "sadeed.records.glass.unread_of",
        lambda case_id, **_k: UNREAD_OF(case_id, but=0),
        check_nobody_reads_of_their_own,
    ),
    Removal(
        "the seat behind the glass",
        "S6",
        "sadeed.web.glassview.still_holds",
        lambda *_a: True,
        check_the_seat_behind_the_glass,
    ),
    Removal("the wire of a lost seat", "S6", "sadeed.web.live.is_seated", lambda *_a: True, check_the_wire),
]
