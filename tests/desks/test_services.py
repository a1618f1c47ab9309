"""The services desk over HTTP: scheduled, signed twice, handed over, acknowledged, reversed on record (H-7)."""

import json

from sadeed.records import services
from sadeed.records.services import Delivery
from tests.cast import House
from tests.pages import Page

STROKES = json.dumps([{"penColor": "#1c1820", "points": [{"x": 1, "y": 2, "pressure": 0.5, "time": 1}]}])


def deliveries(house: House, number: str) -> list[Delivery]:
    return services.deliveries_of(house.make.row(number).id)


def scheduled(house: House, service: str = "cash_transfer") -> str:
    number = house.make.case("registered")
    path = f"/cases/{number}/schedule"
    reply = house.client("services").act(path, service=service, first_on="2026-11-09", place="المكتب الرئيس")
    assert reply.status_code == 303, reply.text
    return number


def test_H7_a_registered_request_waits_at_the_services_desk_to_be_scheduled(house: House) -> None:
    number = house.make.case("registered")
    page = house.client("services").get("/services/").text
    assert f'data-case="{number}"' in page
    assert f"/cases/{number}/schedule" in page


def test_H7_the_schedule_gives_each_instalment_its_voucher_and_day(house: House) -> None:
    [delivery] = deliveries(house, scheduled(house))
    assert delivery.voucher.startswith("V-1448-")
    assert (delivery.service, delivery.due_on.isoformat(), delivery.is_payment) == ("cash_transfer", "2026-11-09", True)


def test_H7_no_more_instalments_than_were_granted_are_scheduled(house: House) -> None:
    number = house.make.case("registered")
    path = f"/cases/{number}/schedule"
    reply = house.client("services").act(
        path, service="food_parcel", instalments="2", first_on="2026-11-09", place="هنا"
    )
    assert reply.status_code == 422
    assert 'data-clause="H-7"' in reply.text
    assert deliveries(house, number) == []


def test_H7_a_service_is_not_scheduled_without_its_place(house: House) -> None:
    number = house.make.case("registered")
    path = f"/cases/{number}/schedule"
    reply = house.client("services").act(path, service="food_parcel", first_on="2026-11-09", place="")
    assert reply.status_code == 422
    assert 'href="#place"' in reply.text


def test_H7_a_payment_is_not_handed_over_before_its_second_signature(house: House) -> None:
    number = scheduled(house)
    page = house.client("services").get(f"/cases/{number}/delivery").text
    assert 'data-clause="H-7"' in page
    assert not any(form.act == "deliver" for form in Page.read(page).forms)


def test_H7_the_second_signature_comes_from_the_seat_of_finance(house: House) -> None:
    number = scheduled(house)
    path = f"/cases/{number}/payments/signature"
    assert 'data-act="countersign" novalidate' not in house.client("services").get(path).text
    assert house.client("finance").act(path).status_code == 303
    [delivery] = deliveries(house, number)
    assert delivery.countersigned_by == house.seat("finance").staff
    assert delivery.prepared_by == house.seat("services").staff


def test_H7_goods_are_handed_over_and_the_receiver_signs_on_the_screen(house: House) -> None:
    number = scheduled(house, "food_parcel")
    client = house.client("services")
    assert client.act(f"/cases/{number}/delivery").status_code == 303
    reply = client.act(f"/cases/{number}/delivery/acknowledgement", way="screen", strokes=STROKES)
    assert reply.status_code == 303
    [delivery] = deliveries(house, number)
    assert (delivery.receiver, delivery.capacity, delivery.strokes) == ("نوال خالد سعد المطلق", "self", STROKES)
    assert house.make.row(number).stage == "served"


def test_H7_receipt_on_the_screen_needs_a_stroke_and_on_paper_does_not(house: House) -> None:
    number = scheduled(house, "food_parcel")
    client = house.client("services")
    client.act(f"/cases/{number}/delivery")
    path = f"/cases/{number}/delivery/acknowledgement"
    assert client.act(path, way="screen").status_code == 422
    assert client.act(path, way="sheet", receiver="سعد المطلق", capacity="agent").status_code == 303
    [delivery] = deliveries(house, number)
    assert (delivery.receiver, delivery.capacity, delivery.strokes) == ("سعد المطلق", "agent", "")


def test_H7_a_delivery_is_reversed_with_its_reason_and_may_be_scheduled_anew(house: House) -> None:
    number = house.make.case("served")
    client = house.client("services")
    assert client.act(f"/cases/{number}/delivery/reversal", reason="").status_code == 422
    assert client.act(f"/cases/{number}/delivery/reversal", reason="وصل الصنف تالفًا").status_code == 303
    assert house.make.row(number).stage == "registered"
    assert (
        client.act(f"/cases/{number}/schedule", service="goods", first_on="2026-11-09", place="هنا").status_code == 303
    )
    assert [d.reversed_at is None for d in deliveries(house, number)] == [False, True]


def test_H7_the_same_form_sent_twice_delivers_once(house: House) -> None:
    number = scheduled(house, "food_parcel")
    client = house.client("services")
    form = Page.read(client.get(f"/cases/{number}/delivery").text).form(f"/cases/{number}/delivery")
    replies = [client.post(form.action, data=form.values) for _again in range(2)]
    assert [reply.status_code for reply in replies] == [303, 303]
    assert sum(d.delivered_at is not None for d in deliveries(house, number)) == 1


def test_P3_whoever_has_no_seat_at_services_finds_no_such_desk(house: House) -> None:
    assert house.client("reception").get("/services/").status_code == 404
    assert house.client("quality").get("/services/").status_code == 404


def test_C8_the_services_of_another_branch_are_not_found_by_the_delegate(house: House) -> None:
    number = house.make.case("registered")
    assert house.client("delegate").get(f"/cases/{number}/schedule").status_code == 404
