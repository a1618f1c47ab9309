"""A street of cases: one standing before every door of the house, made once a run by the acts and copied for each test.

`CASES` names each by what it waits for. Their numbers follow the order in which they were received.
"""

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from flask import Flask

from sadeed import create_app
from sadeed.acts import (
    accounts,
    arrivals,
    law,
    library,
    programmes,
    raising,
    referral,
    ruling,
    serving,
    session,
    settings,
    study,
    voice,
)
from sadeed.config import Settings
from sadeed.records import services, staff
from sadeed.records.base import db
from tests.cast import House

LARGE = 100_000_000  # halalas: above every limit, so somebody ratifies


class Street:
    """Builds the cases; each method brings one from where `make.case` left it to before its door."""

    def __init__(self, house: House):
        self.house, self.make = house, house.make
        self.now = house.now
        self.table = ""  # the number of the one open session

    def seat(self, username: str) -> Any:
        """The seat of an account of the cast."""
        return self.house.seat(username)

    def by(self, username: str) -> dict[str, Any]:
        """Who and when."""
        return {"by": self.seat(username), "at": self.now}

    def visit(self, *, until: str) -> str:
        """A raised case whose visit came as far as `until`."""
        number = self.make.case("raised")
        for step in ("requested", "allowed", "planned", "visited", "reported"):
            getattr(self, f"_{step}")(number)
            if step == until:
                break
        return number

    def _requested(self, number: str) -> None:
        study.request_visit(number, **self.by("research"))

    def _allowed(self, number: str) -> None:
        study.allow_visit(number, **self.by("research_head"))

    def _planned(self, number: str) -> None:
        study.plan_visit(number, visit_on=self.now.date(), team="women", time_window="9-11", **self.by("research"))

    def _visited(self, number: str) -> None:
        study.visit(number, visit_on=self.now.date(), seen="غرفتان، والأثاث متهالك", **self.by("research"))

    def _reported(self, number: str) -> None:
        study.report(number, opinion="accept", reasons="الدخل دون الالتزامات", **self.by("research"))

    def heard(self, result: str = "accept", *, until: str = "", amount: int = 500_000) -> str:
        """A studied case put on the agenda of the one open session, as far as `until` (on_agenda, voted, closed)."""
        number = self.make.case("studied")
        self.table = self.table or self.make.session()
        self.make.to_before_committee(number, session_number=self.table)
        if until == "on_agenda":
            return number
        self.make.votes(number, **dict.fromkeys(("chair", "member1", "member2"), result))
        if until == "voted":
            return number
        ruling.close_voting(number, **self.by("chair"))
        if until != "closed":
            ruling.decide(
                number, kind=result, grant="مساعدة مالية", amount=amount, reason="صافي الدخل فوق الحد المعتمد",
                what_would_change="انخفاض الدخل بمستند حديث", until=self.now.date() + timedelta(days=30), missing="",
                **self.by("secretary"),
            )  # fmt: skip
        return number

    def served(self, *, until: str) -> str:
        """A registered case as far as `until` (registered, scheduled, signed, delivered, acknowledged, closed)."""
        number = self.heard()
        serving.register(number, category="widow", iban="SA0380000000608010167519", **self.by("reception"))
        for step in ("registered", "scheduled", "signed", "delivered", "acknowledged", "closed"):
            getattr(self, f"_{step}", lambda _: None)(number)
            if step == until:
                break
        return number

    def _scheduled(self, number: str) -> None:
        serving.schedule(
            number, service="cash_transfer", first_on=self.now.date(), place="المكتب", **self.by("services")
        )

    def _signed(self, number: str) -> None:
        serving.countersign(number, voucher=self._voucher(number), **self.by("finance"))

    def _delivered(self, number: str) -> None:
        serving.deliver(number, voucher=self._voucher(number), **self.by("services"))

    def _acknowledged(self, number: str) -> None:
        serving.acknowledge(number, voucher=self._voucher(number), receiver="نوال المطلق", **self.by("services"))

    def _closed(self, number: str) -> None:
        serving.close(number, **self.by("services"))

    def _voucher(self, number: str) -> str:
        return str(services.deliveries_of(self.make.row(number).id)[0].voucher)

    def referred(self) -> str:
        """A question waits at social research."""
        number = self.make.case()
        referral.refer(number, question="ما حال السكن؟", waits="lobby", **self.by("reception"))
        return number

    def suspended(self) -> str:
        """It waits for the applicant."""
        number = self.make.case()
        raising.suspend(number, awaited="كشف حساب", **self.by("reception"))
        return number

    def appealed(self) -> str:
        """Refused, and the applicant objected."""
        number = self.heard("refuse")
        ruling.appeal(number, words="تغير الدخل", channel="interview", **self.by("reception"))
        return number


CASES: dict[str, Callable[[Street], str]] = {
    "received": lambda s: s.make.case(),
    "elsewhere": lambda s: s.make.case("declared", branch="east"),
    "declared": lambda s: s.make.case("declared"),
    "matched": lambda s: s.make.case("matched"),
    "referred": Street.referred,
    "suspended": Street.suspended,
    "raised": lambda s: s.make.case("raised"),
    "visit_requested": lambda s: s.visit(until="requested"),
    "visit_allowed": lambda s: s.visit(until="allowed"),
    "visit_planned": lambda s: s.visit(until="planned"),
    "visited": lambda s: s.visit(until="visited"),
    "reported": lambda s: s.visit(until="reported"),
    "studied": lambda s: s.make.case("studied"),
    "on_agenda": lambda s: s.heard(until="on_agenda"),
    "voted": lambda s: s.heard(until="voted"),
    "voting_closed": lambda s: s.heard(until="closed"),
    "decided": lambda s: s.heard(),
    "above_limit": lambda s: s.heard(amount=LARGE),
    "refused": lambda s: s.heard("refuse"),
    "appealed": Street.appealed,
    "registered": lambda s: s.served(until="registered"),
    "scheduled": lambda s: s.served(until="scheduled"),
    "signed": lambda s: s.served(until="signed"),
    "delivered": lambda s: s.served(until="delivered"),
    "served": lambda s: s.served(until="acknowledged"),
    "closed": lambda s: s.served(until="closed"),
}


def number_of(name: str) -> str:
    """The number of a case of the street."""
    return f"SD-1448-{list(CASES).index(name) + 1:05}"


def app_at(url: str, folder: Path) -> Flask:
    """The desks of the house at `url`."""
    staff.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # tests sign in often
    app = create_app(settings_at(url, folder))
    app.testing = True
    return app


def settings_at(url: str, folder: Path) -> Settings:
    """The demo on this machine."""
    return Settings("demo", folder, url, url, "only for the tests, and long enough", "http://public.example")


def build(url: str) -> None:
    """The street rises in the association at `url`, with what else has an address of its own."""
    app = app_at(url, Path(tempfile.gettempdir()))
    with app.app_context():
        street = Street(House(app))
        made = {name: make(street) for name, make in CASES.items()}
        assert made == {name: number_of(name) for name in CASES}
        _the_rest(street)
        db.session.remove()
        db.engine.dispose()


def _the_rest(street: Street) -> None:
    by, day = street.by, street.now.date()
    east = street.make.branch("east")
    arrivals.arrive("help_request", name="وفاء سامي المهنا", mobile="0551234567", branch_id=east, words="سداد الإيجار",
                    at=street.now)  # fmt: skip
    voice.complaint("delay", "تأخر الرد", channel="phone", branch=None, **by("quality"))
    voice.suggestion("مقاعد في البهو", channel="phone", branch=None, **by("quality"))
    voice.open_improvement("تقليل زمن المطابقة", theme="time", due_on=day + timedelta(days=9), **by("quality"))
    session.call(held_on=day + timedelta(days=7), place="قاعة الاجتماعات", **by("secretary"))
    library.add_entry("about", kind="document", title="عن الجمعية", text="نص", is_public=True, **by("admin"))
    programmes.open_programme("winter", {"name": "كسوة الشتاء", "support_type": "winter_aid"}, **by("admin"))
    main = street.make.branch("main")
    asked = law.receive_request("access", person="P-1448-00001", name="", mobile="", identity_seen="الهوية الوطنية",
                                words="نسخة مما لديكم", branch_id=main, **by("reception"))  # fmt: skip
    law.make_copy(asked, **by("manager"))
    accounts.seat("quality", "admin", branch_id=None, from_on=day, reason="تغطية الإجازة", **by("admin"))
    settings.announce_holiday("يوم الوفاء", from_on=date(2027, 2, 21), until_on=date(2027, 2, 21), **by("admin"))
