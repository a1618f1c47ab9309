"""Everybody who walks a case along, each at a browser of their own, going only through doors that stand on a page."""

from typing import Any

from werkzeug.test import TestResponse

from tests.cast import House, Visitor
from tests.pages import Form, Page

STROKES = (
    '[{"penColor":"#1c1820","points":[{"x":4,"y":9,"pressure":0.5,"time":1},{"x":60,"y":22,"pressure":0.5,"time":9}]}]'
)


def doors(html: str, *, of: str = "") -> dict[str, str]:
    """The open doors on a page: act → where its form is; `of` a request, those of its row alone."""
    found: dict[str, str] = {}
    here = ""
    for mark in Page.read(html).marks:
        here = mark.get("data-case") or here
        if mark.get("data-act") and mark.get("href") and (not of or here == of):
            found.setdefault(str(mark["data-act"]), str(mark["href"]))
    return found


class Crew:
    """The people of the house at work on one case after another."""

    def __init__(self, house: House):
        self.house = house
        self._clients: dict[str, Visitor] = {}

    def __getitem__(self, name: str) -> Visitor:
        if name not in self._clients:
            self._clients[name] = self.house.client(name)
        return self._clients[name]

    def go(self, name: str, act: str, page: str, *, of: str = "", **fields: Any) -> TestResponse:
        """`name` opens `page`, takes the door of `act` on it, fills in the form behind it and sends it."""
        shown = self[name].get(page)
        open_doors = doors(shown.text, of=of)
        assert act in open_doors, (
            f"{name} finds no door {act} at {page} ({shown.status_code}), but {sorted(open_doors)}"
        )
        reply = self[name].act(open_doors[act], **fields)
        assert reply.status_code == 303, f"{act} at {open_doors[act]}: {reply.status_code}\n{reply.text[-6000:]}"
        return reply

    def from_queue(self, name: str, desk: str, act: str, number: str, **fields: Any) -> TestResponse:
        """The same, by the door in the request's own row of a queue."""
        return self.go(name, act, f"/{desk}/", of=number, **fields)

    def press(self, name: str, act: str, page: str, *, where: str = "") -> TestResponse:
        """A button that stands on the page itself: the form of `act`, of the line that `where` names."""
        form = self._form(name, act, page, where)
        reply = self[name].post(form.action, data=form.values)
        assert reply.status_code == 303, f"{act}: {reply.status_code}"
        return reply

    def _form(self, name: str, act: str, page: str, where: str) -> Form:
        forms = [form for form in Page.read(self[name].get(page).text).forms if form.act == act]
        return next(form for form in forms if where in form.action)

    def case(self, name: str, number: str) -> str:
        """The page of a case, as this person sees it."""
        shown = self[name].get(f"/cases/{number}")
        assert shown.status_code == 200
        return shown.text

    # ------------------------------------------------------------------------- stretches of the road, by their forms

    def open_file(self, **more: str) -> str:
        """Looked for, not found, opened; the number of the person's file."""
        written = {
            "name_own": "نوال", "name_father": "خالد", "name_grandfather": "سعد", "name_family": "المطلق",
            "national_id": "1000000008", "mobile": "0551234567", "sex": "female", "marital": "widowed",
            "birth": "12/7/1405", "housing_ownership": "rented",
        }  # fmt: skip
        reply = self.go("reception", "open_file", "/people/", **{"branch": "1", **written, **more})
        return str(reply.location.rpartition("/")[2])

    def receive(self, person: str) -> str:
        """A request from the person's own page; its number."""
        asked = {"support_type": "one_off_aid", "category": "widow", "need": "سداد ما تراكم من إيجار",
                 "amount_asked": "٥٠٠٠"}  # fmt: skip
        reply = self.go("reception", "receive", f"/people/{person}", channel="interview", **asked)
        return str(reply.location.rpartition("/")[2])

    def match_papers(self, number: str) -> None:
        """Every paper of the checklist, one door after the other until none is left."""
        for _ in range(20):
            if "match_paper" not in doors(self.case("reception", number)):
                return
            self.go("reception", "match_paper", f"/cases/{number}", original_seen="y", issued_on="10/5/1448")
        raise AssertionError("the checklist does not come to an end")

    def declare(self, number: str) -> None:
        """Read aloud and signed on the screen."""
        self.from_queue("reception", "reception", "declare", number, method="screen", strokes=STROKES,
                        was_read_aloud="y")  # fmt: skip

    def to_raised(self) -> str:
        """From the door to the committee's inbox; the number of the request."""
        number = self.receive(self.open_file())
        self.match_papers(number)
        self.declare(number)
        reply = self.from_queue("reception", "reception", "raise", number)
        assert reply.location == f"/cases/{number}/receipt"
        return number

    def study(self, number: str) -> None:
        """A home visit, its report, and the head's signature under it."""
        today = self.house.now.date().isoformat()
        self.from_queue("research", "research", "request_visit", number)
        self.from_queue("research_head", "research", "allow_visit", number)
        self.from_queue("research", "research", "plan_visit", number, visit_on=today, team="women", time_window="9–11")
        self.from_queue("research", "research", "visit", number, seen="غرفتان، والأثاث متهالك", need_percent="70",
                        **{"needs-0-kind": "ثلاجة", "needs-0-count": "1"})  # fmt: skip
        self.go("research", "report", f"/cases/{number}", opinion="accept", reasons="الدخل دون الالتزامات")
        self.from_queue("research_head", "research", "endorse_study", number)

    def meet(self) -> str:
        """A session is called, attended and opened; its number."""
        today = self.house.now.date().isoformat()
        reply = self.go("secretary", "call_session", "/committee/", held_on=today, place="قاعة الاجتماعات")
        page = reply.location
        for name in ("chair", "member1", "member2"):
            self.press("secretary", "attend", page, where=f"/members/{self.house.seat(name).staff}/")
        self.press("chair", "open_session", page)
        return str(page.rpartition("/")[2])

    def decide(self, number: str, choice: str, **decision: str) -> None:
        """On the agenda, voted on alike by three, closed, decided."""
        self.from_queue("secretary", "committee", "agenda", number, session=self.meet())
        reason = {} if choice == "accept" else {"reason": "صافي الدخل فوق الحد المعتمد"}
        for name in ("chair", "member1", "member2"):
            self.from_queue(name, "committee", "vote", number, choice=choice, **reason)
        self.go("chair", "close_case_in_session", f"/cases/{number}")
        self.from_queue("secretary", "committee", "decide", number, **decision)
