"""One box finds a person by any fragment, within the branch, in any spelling (P-1, H-1), the same on both databases."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sadeed.records import history, search
from sadeed.records.base import db
from sadeed.records.cases import Case
from sadeed.records.charters import CharterRecord
from sadeed.records.numbers import NumberSeries
from sadeed.records.people import HouseholdMember, Person
from sadeed.records.services import Registration
from sadeed.records.staff import Branch
from sadeed.records.transaction import transaction
from tests.records.conftest import NOON

RIYADH, JAZAN = 1, 2
Enter = Callable[..., int]


@pytest.fixture
def enter(app: Flask) -> Enter:
    """Put a person in the registry; gives the id."""
    with transaction() as session:
        session.add_all(Branch(id=n, code=f"b{n}", name=f"فرع {n}", is_main=n == 1) for n in (RIYADH, JAZAN))
    count = iter(range(1, 10_000))

    def put(name: str, branch_id: int = RIYADH, **more: Any) -> int:
        with transaction() as session:
            number = f"P-1448-{next(count):05}"
            person = Person(number=number, name=name, branch_id=branch_id, created_at=NOON, **more)
            person.refold()
            session.add(person)
            session.flush()
            return int(person.id)

    return put


def found(typed: str, *branches: int, limit: int = 50) -> list[str]:
    """The names found, in order."""
    within = frozenset(branches) or None
    return [row.name for row in search.people(typed, branches=within, limit=limit).rows]


@pytest.mark.parametrize(
    "typed",
    [
        "فاطمة", "فاطمه", "فَاطِمَة", "فـاطـمة", "ﻓﺎﻃﻤﺔ", "فاط", "ف", "عبدالله", "عبد الله", "عبد اللة", "أحمد", "احمد",
        "القحطاني", "قحطاني", "القحطانى", "قحط", "القحط", "فاطمة القحطاني", "القحطاني فاطمة", "احمد قحطاني",
        "فاطمة بنت عبدالله بن أحمد", "فاطمة بن احمد", "فاط قحط احم", "  فاطمة ؟ ", "فاطمه\u200f قحطانی",
    ],
)  # fmt: skip
def test_P1_a_name_is_found_in_any_spelling_by_any_of_its_words(enter: Enter, typed: str) -> None:
    enter("فاطمة عبدالله أحمد القحطاني")
    enter("نورة سعد الغامدي")
    assert found(typed) == ["فاطمة عبدالله أحمد القحطاني"]


def test_P1_a_name_with_bin_or_parted_is_found_without(enter: Enter) -> None:
    enter("سعد بن عبد الرحمن بن آل الشيخ")
    for typed in ("سعد عبدالرحمن", "الرحمن", "رحمن", "سعد آل الشيخ", "الشيخ"):
        assert found(typed) == ["سعد بن عبد الرحمن بن آل الشيخ"], typed


def test_P1_every_word_typed_must_be_met(enter: Enter) -> None:
    enter("محمد سعد القحطاني")
    assert found("محمد الغامدي") == []
    assert found("محمد سعد القحطاني الغامدي") == []


def test_P1_whole_words_come_before_beginnings_and_the_newest_first(enter: Enter) -> None:
    for name in ("علي سعد", "سعد علي", "عليان سعد"):
        enter(name)
    assert found("علي") == ["علي سعد", "سعد علي", "عليان سعد"]
    enter("علي فهد")
    assert found("علي")[:2] == ["علي فهد", "علي سعد"]


def test_P1_the_page_ends_and_says_only_that_there_are_more(enter: Enter) -> None:
    for n in range(7):
        enter(f"محمد رقم{n}")
    few = search.people("محمد", branches=None, limit=5)
    assert [row.name for row in few.rows] == ["محمد رقم6", "محمد رقم5", "محمد رقم4", "محمد رقم3", "محمد رقم2"]
    assert few.has_more
    assert not search.people("محمد", branches=None, limit=7).has_more


@pytest.mark.parametrize(
    "typed", ["1012345672", "١٠١٢٣٤٥٦٧٢", "10123", "1", "101 234 5672", "1012-345672", "۱۰۱۲۳۴۵۶۷۲"]
)
def test_P1_an_identity_is_found_whole_or_by_its_beginning(enter: Enter, typed: str) -> None:
    enter("منى الحربي", national_id="1012345672")
    enter("ريم الحربي", national_id="2012345678")
    assert found(typed) == found(typed, RIYADH) == ["منى الحربي"]


@pytest.mark.parametrize(
    "typed", ["0512345678", "٠٥١٢٣٤٥٦٧٨", "+966512345678", "00966512345678", "966512345678", "512345678", "05123",
              "051 234 5678", "+966 51 234 5678", "966512345678+", "+9660512345678", "05"]
)  # fmt: skip
def test_P1_a_mobile_is_found_however_it_is_written(enter: Enter, typed: str) -> None:
    enter("منى الحربي", mobile="+966512345678")
    enter("ريم الحربي", mobile="+966112345678")
    row = search.people(typed, branches=frozenset((RIYADH,))).rows
    assert [(one.name, one.mobile_end) for one in row] == [("منى الحربي", "5678")]


@pytest.fixture
def case(enter: Enter) -> str:
    """A case and a beneficiary's file of نورة."""
    person_id = enter("نورة سعد")
    with transaction() as session:
        session.add(CharterRecord(id=1, version="1", clauses=[], terms={}))
        session.add_all(NumberSeries(series=of, year=1448, last=20) for of in ("case", "person", "file"))
        session.flush()
        case = Case(
            number="SD-1448-00012", person_id=person_id, branch_id=RIYADH, charter_id=1, support_type="rent",
            channel="desk", need="", received_on=date(2026, 11, 23), received_at=NOON, stage_since=NOON,
        )  # fmt: skip
        session.add(case)
        session.flush()
        day = date(2026, 11, 23)
        session.add(Registration(number="M-1448-00034", person_id=person_id, case_id=case.id, category="poor",
                                 registered_on=day, review_on=day))  # fmt: skip
    return "SD-1448-00012"


@pytest.mark.parametrize(
    "typed",
    ["SD-1448-00012", "sd-1448-12", "SD 1448 00012", "١٤٤٨-١٢", "1448/12", "12-1448", "١٢", "SD144800012", "012"],
)
def test_P1_a_case_number_leads_to_its_person(case: str, typed: str) -> None:
    rows = search.people(typed, branches=frozenset((RIYADH,))).rows
    assert [(row.name, row.through, row.through_kind) for row in rows] == [("نورة سعد", case, "case")]
    assert search.people(typed, branches=frozenset((JAZAN,))).rows == ()


def test_P1_a_person_number_and_a_file_number_too(case: str) -> None:
    assert [row.number for row in search.people("P-1448-00001", branches=None).rows] == ["P-1448-00001"]
    (row,) = search.people("M-1448-34", branches=None).rows
    assert (row.name, row.through, row.through_kind) == ("نورة سعد", "M-1448-00034", "file")
    assert found("SD-1448-00013") == found("SD-1447-12") == []


def test_P1_someone_of_the_household_leads_to_its_head(enter: Enter) -> None:
    head = enter("خالد سعد القحطاني")
    enter("لطيفة العنزي")
    with transaction() as session:
        member = HouseholdMember(head_id=head, name="لطيفة خالد", kinship="daughter", national_id="1098765432")
        session.add(member)
    rows = search.people("لطيفة", branches=frozenset((RIYADH,))).rows
    assert [(row.name, row.through, row.through_kind) for row in rows] == [
        ("لطيفة العنزي", "", ""), ("خالد سعد القحطاني", "لطيفة خالد", "member"),
    ]  # fmt: skip
    assert found("لطيفه خالد قحطاني") == found("1098765432") == ["خالد سعد القحطاني"]
    assert found("لطيفة خالد", JAZAN) == []

    with transaction() as session:
        session.get(HouseholdMember, member.id).name = "جواهر خالد"
    assert (found("لطيفة خالد"), found("جواهر")) == ([], ["خالد سعد القحطاني"])
    with transaction() as session:
        session.get(Person, head).branch_id = JAZAN
    assert (found("جواهر", RIYADH), found("جواهر", JAZAN)) == ([], ["خالد سعد القحطاني"])
    with transaction() as session:
        session.get(HouseholdMember, member.id).left_on = date(2026, 12, 1)
    assert found("جواهر") == []


def test_P1_a_head_found_by_name_is_not_shown_again_through_the_household(enter: Enter) -> None:
    head = enter("خالد سعد القحطاني")
    with transaction() as session:
        session.add_all(HouseholdMember(head_id=head, name=name, kinship="son") for name in ("خالد", "فهد", "سعد"))
    (row,) = search.people("خالد القحطاني", branches=None).rows
    assert row.through == ""


def test_O1_other_branches_people_are_never_shown(enter: Enter) -> None:
    enter("هند محمد الشهري", JAZAN, national_id="1012345672", mobile="+966512345678")
    for typed in ("هند", "هند محمد الشهري", "10123", "05123", "P-1448-00001", "1012345672", "0512345678"):
        assert found(typed, RIYADH) == [], typed
        assert search.people(typed, branches=frozenset()).rows == (), typed
        assert found(typed, JAZAN) == found(typed, RIYADH, JAZAN) == found(typed) == ["هند محمد الشهري"], typed


def test_O1_only_a_whole_identity_or_mobile_tells_that_somebody_is_known_elsewhere(enter: Enter) -> None:
    enter("هند محمد الشهري", JAZAN, national_id="1012345672", mobile="+966512345678")

    def is_known(typed: str, *branches: int) -> bool:
        return search.people(typed, branches=frozenset(branches)).known_elsewhere

    for typed in ("1012345672", "١٠١٢٣٤٥٦٧٢", "0512345678", "+966512345678"):
        assert is_known(typed, RIYADH), typed
        assert not is_known(typed, JAZAN), typed
        assert not search.people(typed, branches=None).known_elsewhere
    for typed in ("هند محمد الشهري", "101234567", "051234567", "10", "P-1448-00001", "1012345673", "هند 1012345672"):
        assert not is_known(typed, RIYADH), typed


def test_P1_who_was_merged_leads_to_who_was_kept(enter: Enter) -> None:
    kept, merged = enter("نورة سعد القحطاني", JAZAN), enter("نوره العتيبي", RIYADH, national_id="1012345672")
    oldest = enter("نويرة القحطاني", RIYADH)
    with transaction() as session:
        session.get(Person, oldest).merged_into_id = merged
    with transaction() as session:
        session.get(Person, merged).merged_into_id = kept
    for typed, through in (("العتيبي", "نوره العتيبي"), ("نويرة", "نويرة القحطاني"), ("1012345672", "نوره العتيبي")):
        (row,) = search.people(typed, branches=frozenset((JAZAN,))).rows
        assert (row.name, row.through, row.through_kind) == ("نورة سعد القحطاني", through, "merged")
        assert found(typed, RIYADH) == []
    assert found("نوره", JAZAN) == ["نورة سعد القحطاني"]
    with transaction() as session:
        session.get(Person, merged).merged_into_id = None
    assert found("العتيبي", RIYADH) == found("نويرة", RIYADH) == ["نوره العتيبي"]


def test_P1_the_index_follows_what_is_written_and_what_is_removed(enter: Enter) -> None:
    person_id = enter("سلمى الدوسري", national_id="1012345672")
    with transaction() as session:
        person = session.get(Person, person_id)
        person.name, person.national_id = "سلمى الشمري", "1022222222"
        person.refold()
    assert (found("الدوسري"), found("الشمري")) == ([], ["سلمى الشمري"])
    assert (found("10123", RIYADH), found("10222", RIYADH)) == ([], ["سلمى الشمري"])
    with transaction() as session:
        session.delete(session.get(Person, person_id))
    assert found("سلمى") == found("10222") == []


def test_P1_an_index_built_anew_is_the_same(enter: Enter) -> None:
    head = enter("خالد سعد القحطاني")
    with transaction() as session:
        session.execute(sa.insert(HouseholdMember), {"head_id": head, "name": "لمى", "kinship": "daughter"})
    assert found("لمى") == []  # written past the models
    with transaction():
        assert search.rebuild() == 1
    assert found("لمى") == ["خالد سعد القحطاني"]


HOSTILE = [
    "", " ", "\x00", "محمد\x00سعد", "\ud800", "\udfffمحمد", '"', "'", "محمد\" OR \"سعد", "NEAR(محمد سعد)", "محمد*",
    "*", "^محمد", "words : محمد", "محمد AND", "NOT", "-", "%", "_", "%%%", "م%", "محمد'; DROP TABLE person; --", "{}",
    "(", ")", "م" * 1_000_000, "محمد " * 200_000, "1" * 1_000_000, "َ" * 100_000, "+", "++", "+00", "00", "0", "٪", "🙂",
    "\u202e", "SD-", "SD-1448-", "SD-1448-999999999", "-1", "1e9", "½", "²", "ة1", "@1", "#0", "##0", "عبد", "بن",
    "𞤀ᲐꭰⰀa𐌰", "a_b",
]  # fmt: skip


@pytest.mark.parametrize("branches", [None, frozenset((RIYADH,)), frozenset()])
def test_S_nothing_typed_raises_or_finds_by_a_sign(enter: Enter, branches: frozenset[int] | None) -> None:
    enter("سلمى الدوسري", national_id="2012345672")
    for typed in HOSTILE:
        assert search.people(typed, branches=branches).rows == (), typed[:50]


def test_S_any_text_at_all_is_an_answer(enter: Enter) -> None:
    enter("سلمى الدوسري")
    anything = st.text(st.characters(exclude_categories=()), max_size=30)

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(anything)
    def asked(typed: str) -> None:
        search.people(typed, branches=frozenset((RIYADH,)))

    asked()


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from("نورة سعد القحطاني عبدالله فهد العلي".split()), min_size=2, max_size=4, unique=True))
def test_P1_whoever_is_entered_is_found_by_every_beginning(app: Flask, enter: Enter, words: list[str]) -> None:
    enter(" ".join(words))
    for word in words:
        assert " ".join(words) in found(f"{words[0]} {word[:3]}")


def test_search_is_taken_down_and_put_up_again_with_what_was_there(database: str, app: Flask, enter: Enter) -> None:
    enter("سلمى الدوسري")
    db.session.remove()
    history.walk(database, "0002", step=history.command.downgrade)
    history.walk(database)
    assert found("سلمى") == ["سلمى الدوسري"]
