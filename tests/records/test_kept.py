"""What is kept in memory is as new as the database, in every process; rights are never kept (P-4, S6)."""

from contextvars import Context
from datetime import timedelta

from flask import Flask

from sadeed.acts import accounts
from sadeed.acts.settings import describe_association
from sadeed.records import catalogues as kept_words
from sadeed.records.base import db
from sadeed.records.staff import known_as, seats_held
from sadeed.records.transaction import transaction
from tests.cast import House
from tests.house.street import app_at

AID = ("support_types", "one_off_aid")


def word_in(app: Flask) -> str:
    """What a page of that process calls it."""

    def ask() -> str:
        with app.app_context():
            return kept_words.labels("ar", AID[0])[AID]

    return Context().run(ask)


def renamed(arabic: str) -> None:
    """By whoever renames lines of catalogues."""
    with transaction():
        kept_words.entry(*AID).arabic = arabic  # type: ignore[union-attr]


def test_P4_a_renamed_line_is_read_by_the_next_page_of_every_process(house: House) -> None:
    other = app_at(house.app.config["SQLALCHEMY_DATABASE_URI"], house.app.config["SADEED"].folder)
    before = word_in(house.app)
    assert word_in(other) == before
    renamed("عون عاجل")
    assert (word_in(house.app), word_in(other)) == ("عون عاجل", "عون عاجل")
    with other.app_context():
        db.engine.dispose()


def test_an_act_reads_its_own_change_and_what_was_not_saved_is_not_kept(house: House) -> None:
    before = word_in(house.app)
    try:
        with transaction():
            kept_words.entry(*AID).arabic = "كلمة لم تحفظ"  # type: ignore[union-attr]
            db.session.flush()
            assert kept_words.labels("ar", AID[0])[AID] == "كلمة لم تحفظ"
            raise LookupError
    except LookupError:
        pass
    assert word_in(house.app) == before


def test_P3_the_name_of_the_association_is_new_on_the_next_page(house: House) -> None:
    describe_association({"name": "جمعية الوفاء"}, by=house.seat("admin"), at=house.now)
    assert kept_words.association()["name"] == "جمعية الوفاء"
    describe_association({"name": "جمعية العطاء"}, by=house.seat("admin"), at=house.now)
    assert kept_words.association()["name"] == "جمعية العطاء"


def test_S6_a_seat_that_ended_and_an_account_that_was_closed_are_out_with_the_next_page(house: House) -> None:
    research, services = house.client("research"), house.client("services")
    (seat,) = seats_held([known_as("research").id])  # type: ignore[union-attr]
    accounts.end_seat(seat.id, until_on=house.now.date() - timedelta(days=1), by=house.seat("admin"), at=house.now)
    accounts.disable("services", by=house.seat("admin"), at=house.now)
    for client, path in ((research, "/research/"), (services, "/services/")):
        assert client.get(path).status_code == 303
