"""The walls of the law (S13): what is destroyed is gone everywhere, nothing is destroyed alone, answers have a date."""

import json
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from sadeed.acts import agreeing, destroying, law, people, second
from sadeed.policy.verdict import Refused
from sadeed.records import destruction, notices, proposals, retention, search
from sadeed.records import law as kept
from sadeed.records import people as registry
from sadeed.records.base import Base, db
from sadeed.records.proof import verify
from tests.cast import House
from tests.walls.of_record import refused
from tests.walls.removals import Removal

SECRET = "زبرجدة"  # a name nobody else bears


def ask_erasure(house: House, person: str) -> int:
    """The person asks at the counter; the manager proposes. Returns the proposal."""
    main = house.make.branch("main")
    request = law.receive_request(
        "erasure", person=person, name="", mobile="", identity_seen="الهوية الوطنية", words="أرغب في إتلاف بياناتي",
        branch_id=main, by=house.seat("reception"), at=house.now,
    )  # fmt: skip
    return destroying.propose_erasure(request, reason="بطلب صاحبها", by=house.seat("manager"), at=house.now)


def destroy(house: House, person: str, folder: Path = Path("/nonexistent")) -> None:
    """By two people."""
    agreeing.agree(ask_erasure(house, person), folder=folder, by=house.seat("admin"), at=house.now)


def somebody(house: House) -> tuple[str, str]:
    """A person with a closed case, whose name stands in many places: (person, case)."""
    person = house.make.person(name_own=SECRET, known_as=SECRET, health_note=SECRET)
    people.set_household(person, [{"name": f"{SECRET} الصغيرة", "kinship": "daughter"}], by=house.seat("reception"),
                         at=house.now)  # fmt: skip
    number = house.make.case("closed", person=person, need=f"حاجة {SECRET}")
    people.amend(person, {"district": SECRET}, reason=SECRET, by=house.seat("reception"), at=house.now)
    return person, number


def places_of(word: str) -> list[str]:
    """Every table and column of the whole database where the word can be read."""
    db.session.rollback()
    found = []
    for table in Base.metadata.tables.values():
        for column in table.columns:
            asked = f'SELECT count(*) FROM "{table.name}" WHERE CAST("{column.name}" AS TEXT) LIKE :word'
            forms = {f"%{word}%", f"%{json.dumps(word)[1:-1]}%".replace("\\", "\\\\")}
            if any(db.session.scalar(text(asked), {"word": one}) for one in forms):
                found.append(f"{table.name}.{column.name}")
    return found


def what_is_destroyed_can_be_read_nowhere(house: House) -> None:
    """In no table and no search; and the record is whole."""
    person, _number = somebody(house)
    assert {"person.name_own", "household_member.name", "cases.need", "journal_detail.body"} <= {*places_of(SECRET)}
    destroy(house, person)
    assert places_of(SECRET) == []
    assert not search.people(SECRET, branches=None).rows
    assert verify() == []


def nobody_with_an_open_request_is_destroyed(house: House) -> None:
    """Neither proposed nor, when it was opened since, done."""
    person, _number = somebody(house)
    made = ask_erasure(house, person)
    house.make.case("received", person=person)
    by = house.seat("admin")
    assert refused(lambda: agreeing.agree(made, folder=Path("/nonexistent"), by=by, at=house.now)), "it was destroyed"


def one_alone_destroys_nothing(house: House) -> None:
    """Not even the manager."""
    person, _number = somebody(house)
    made, by = ask_erasure(house, person), house.seat("manager")
    assert refused(lambda: agreeing.agree(made, folder=Path("/nonexistent"), by=by, at=house.now)), "agreed alone"
    assert registry.numbered(person, branches=None).name_own == SECRET  # type: ignore[union-attr]


def a_finding_of_the_job_takes_two_people(house: House) -> None:
    """The job is nobody: one takes it up, another agrees."""
    house.make.person()
    house.later(500)
    made = destroying.propose_due(on=house.now.date(), at=house.now)[0]
    admin, manager = house.seat("admin"), house.seat("manager")
    assert refused(lambda: agreeing.agree(made, folder=Path("/nonexistent"), by=admin, at=house.now)), "by one person"
    second.take_up(made, by=manager, at=house.now)
    assert refused(lambda: agreeing.agree(made, folder=Path("/nonexistent"), by=manager, at=house.now)), "by the same"
    agreeing.agree(made, folder=Path("/nonexistent"), by=admin, at=house.now)
    assert proposals.numbered(made).done_at is not None
    assert verify() == []


def nothing_is_due_before_its_day(house: House) -> None:
    """However low the setting."""
    person = house.make.person()
    house.later(300)
    assert person not in [one for due in retention.due(house.now.date()) for one in due.subjects], "too early"


def a_request_about_data_is_answered_within_thirty_days(house: House) -> None:
    """Calendar days, from the day of asking; without an identity nothing is received."""
    main = house.make.branch("main")
    told = {"person": "", "name": "سائل", "mobile": "", "words": "", "branch_id": main, "by": house.seat("reception")}
    number = law.receive_request("access", identity_seen="الهوية", **told, at=house.now)
    asked = kept.request_numbered(number, branches=None)
    assert asked.due_on - asked.received_on == timedelta(days=30)
    assert refused(lambda: law.receive_request("access", identity_seen=" ", **told, at=house.now))


def a_consent_taken_back_no_longer_stands(house: House) -> None:
    """And what the house goes by follows it; its history stays."""
    person, by = house.make.person(), house.seat("reception")
    law.give_consent(person, "photos", text_version=notices.version("photos"), by=by, at=house.now)
    row = registry.numbered(person, branches=None)
    assert row is not None and row.media_consent
    law.withdraw_consent(person, "photos", words="بالهاتف", by=by, at=house.now)
    row = registry.numbered(person, branches=None)
    assert row is not None and not row.media_consent, "photos after the consent was taken back"
    assert [one.withdrawn_at is None for one in kept.consents_of(row.id)] == [False]


def another_branch_s_requests_are_not_there(house: House) -> None:
    """A delegate sees and answers nothing of the main office's."""
    main = house.make.branch("main")
    number = law.receive_request("access", person="", name="سائل", mobile="", identity_seen="الهوية", words="",
                                 branch_id=main, by=house.seat("reception"), at=house.now)  # fmt: skip
    east = house.client("delegate")
    assert east.get(f"/data-rights/requests/{number}").status_code == 404
    assert number not in east.get("/data-rights/").text


def only_the_manager_makes_a_copy(house: House) -> None:
    """The counter registers; it does not take everything out."""
    person = house.make.person()
    told = {"name": "", "mobile": "", "identity_seen": "الهوية", "words": "", "branch_id": house.make.branch("main")}
    number = law.receive_request("access", person=person, **told, by=house.seat("reception"), at=house.now)
    try:
        law.make_copy(number, by=house.seat("reception"), at=house.now)
    except Refused:
        return
    raise AssertionError("a copy of everything left by the counter")


def every_table_of_a_person_is_known(_house: House) -> None:
    """A table added later that belongs to a person or a case is destroyed with them, or says why not."""
    assert destruction.untold() == set()


KEEPS_THE_NAME = {**destruction.KEPT, "cases": (*destruction.KEPT["cases"], "need")}
REMOVALS = [
    Removal("what is kept of a case", "S13", "sadeed.records.destruction.KEPT", KEEPS_THE_NAME,
            what_is_destroyed_can_be_read_nowhere),
    Removal("the household goes too", "S13", "sadeed.records.destruction.REMOVED_OF_PERSON", {},
            what_is_destroyed_can_be_read_nowhere),
    Removal("details of the record go too", "S13", "sadeed.records.lawful.empty_journal", lambda *_: {},
            what_is_destroyed_can_be_read_nowhere),
    Removal("open requests", "S13", "sadeed.acts.destroying.is_at_rest", lambda *_: True,
            nobody_with_an_open_request_is_destroyed),
    Removal("a second person for destroying", "S13", "sadeed.acts.second.is_another", lambda *_: True,
            one_alone_destroys_nothing),
    Removal("two people for a finding of the job", "S13", "sadeed.acts.second.is_another", lambda *_: True,
            a_finding_of_the_job_takes_two_people),
    Removal("the day something is due", "S13", "sadeed.records.retention.months_back", lambda on, n: on,
            nothing_is_due_before_its_day),
    Removal("thirty days", "S13", "sadeed.acts.law.ANSWER_WITHIN", timedelta(days=31),
            a_request_about_data_is_answered_within_thirty_days),
    Removal("a consent's effect", "S13", "sadeed.acts.law._let", lambda *_: None,
            a_consent_taken_back_no_longer_stands),
    Removal("the branch of a request about data", "S13", "sadeed.web.lawview.guards.branches", lambda *_: None,
            another_branch_s_requests_are_not_there),
    Removal("who makes a copy", "S13", "sadeed.acts.law.ANSWERERS", ("manager", "reception"),
            only_the_manager_makes_a_copy),
    Removal("tables nobody thought of", "S13", "sadeed.records.destruction.REMOVED_OF_CASE", (),
            every_table_of_a_person_is_known),
]  # fmt: skip
