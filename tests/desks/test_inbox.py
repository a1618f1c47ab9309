"""The inbox over HTTP: what came through the public forms is taken, linked, led into a request, answered."""

from sadeed.acts import arrivals
from sadeed.records import inbox, journal, people
from sadeed.records.base import db
from sadeed.records.inbox import InboxEntry
from tests.cast import IDENTITIES, House
from tests.pages import Page


def arrive(house: House, kind: str = "help_request", *, branch: str = "main", name: str = "وفاء سامي المهنا") -> int:
    place = house.make.branch(branch) if branch else None
    arrivals.arrive(kind, name=name, mobile="0559876543", branch_id=place, words="سداد إيجار شهرين", at=house.now)
    return int(db.session.query(InboxEntry).order_by(InboxEntry.id.desc()).first().id)


def row(entry_id: int) -> InboxEntry:
    db.session.rollback()
    return inbox.numbered(entry_id, branches=None).row  # type: ignore[union-attr]


def told(house: House) -> list[tuple[str, str]]:
    db.session.rollback()
    lines = journal.story_of(journal.stamp(house.now)[:10])
    return [(line.act, body["told"]["number"]) for line, body in lines if line.act.startswith("inbox") and body]


def test_C5_a_message_waits_where_it_was_sent_for_days_not_minutes(house: House) -> None:
    east, nowhere = arrive(house, branch="east", name="حسن يوسف"), arrive(house, branch="")
    house.later(3)
    delegate, manager = house.client("delegate"), house.client("manager")
    page = delegate.get("/inbox/").text
    assert f'data-entry="{east}"' in page
    assert f'data-entry="{nowhere}"' not in page
    assert "تنتظر منذ 3 أيام" in page
    assert delegate.get(f"/inbox/{nowhere}").status_code == 404
    assert f'data-entry="{nowhere}"' in manager.get("/inbox/").text
    assert "data-act" not in Page.read(manager.get(f"/inbox/{east}").text).html
    assert manager.act(f"/inbox/{east}/taking").status_code == 422
    assert house.client("quality").get("/inbox/").status_code == 404
    assert manager.get(f"/inbox/{2**70}").status_code == 404


def test_C5_what_somebody_took_says_so_to_the_others_and_is_not_taken_twice_unseen(house: House) -> None:
    entry = arrive(house, branch="east")
    hind, turki = house.client("reception"), house.client("delegate")
    form = Page.read(turki.get(f"/inbox/{entry}/taking").text).form(f"/inbox/{entry}/taking")
    assert hind.act(f"/inbox/{entry}/taking").status_code == 303
    assert "أخذتها هند محمد الفارس" in turki.get("/inbox/").text
    assert turki.post(f"/inbox/{entry}/taking", data=form.values).status_code == 409
    assert row(entry).taken_by == house.seat("reception").staff
    assert (
        turki.act(f"/inbox/{entry}/closing", outcome="guided_elsewhere", words_said="أُرشد إلى البلدية").status_code
        == 303
    )
    assert f'data-entry="{entry}"' not in hind.get("/inbox/").text
    assert "أُرشد إلى البلدية" in hind.get(f"/inbox/{entry}").text
    assert turki.act(f"/inbox/{entry}/closing", outcome="answered", words_said="مرة أخرى").status_code == 422
    assert told(house) == [("inbox_close", str(entry)), ("inbox_take", str(entry))]


def test_C5_a_message_leads_into_a_file_and_a_request_that_begin_with_what_it_says(house: House) -> None:
    entry, hind = arrive(house), house.client("reception")
    page = Page.read(hind.get(f"/people/new?inbox={entry}").text).form(f"/people/new?inbox={entry}").values
    assert (page["name_own"], page["name_father"], page["name_family"]) == ("وفاء", "سامي", "المهنا")
    assert page["mobile"] == "0559876543"
    made = hind.act(f"/people/new?inbox={entry}", national_id=IDENTITIES[90], sex="female", marital="widowed",
                    branch=str(house.make.branch("main")))  # fmt: skip
    assert made.location == f"/inbox/{entry}", made.text
    person = db.session.get(people.Person, row(entry).person_id)
    asked = f"/people/{person.number}/requests/new?inbox={entry}"
    assert asked.replace("&", "&amp;") in hind.get(f"/inbox/{entry}").text
    form = Page.read(hind.get(asked).text).form(asked).values
    assert (form["need"], form["channel"]) == ("سداد إيجار شهرين", "help_request")
    sent = hind.act(asked, support_type="one_off_aid", category="widow")
    assert sent.status_code == 303, sent.text
    assert row(entry).outcome == "request_opened"
    assert sent.location.endswith(row(entry).answer)


def test_C6_who_offers_time_and_has_a_file_becomes_a_volunteer(house: House) -> None:
    entry, hind = arrive(house, "volunteering"), house.client("reception")
    person = house.make.person(mobile="0559876543")
    door = next(link for link in Page.read(hind.get(f"/inbox/{entry}").text).links if "person=" in link)
    assert door == f"/inbox/{entry}/person?person={person}"
    reply = hind.act(door)
    assert reply.status_code == 303, reply.text
    linked = people.numbered(person, branches=None)
    assert row(entry).person_id == linked.id  # type: ignore[union-attr]
    assert "volunteer" in [one.kind for one in people.relations_of(linked.id)]  # type: ignore[union-attr]
    assert hind.act(f"/inbox/{entry}/person", person="P-1448-99999").status_code == 404
