"""A receipt as PDF, from the record to the bytes, beside typst alone on the same words."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bench import floor_letter
from bench.ground import Ground
from bench.house import House
from bench.pages import waiting_at
from bench.table import Figure, race
from sadeed.printing.facts_of_receipt import receipt_of
from sadeed.printing.paper import FONTS
from sadeed.printing.press import LETTERS, press
from sadeed.printing.receipt import ReceiptFacts, receipt
from sadeed.records import cases, charters
from sadeed.records.staff import known_as, sitting_of
from sadeed.web.clock import now, today

TIMES = 60


class Listening:
    """A compiler that remembers what it was last asked."""

    def __init__(self, compiler: Any):
        self.compiler = compiler
        self.asked: dict[str, Any] = {}

    def compile(self, **asked: Any) -> Any:
        """Set it in type, as asked."""
        self.asked = asked
        return self.compiler.compile(**asked)


def measure(ground: Ground) -> Iterator[Figure]:
    """Every letter has a number of its own, so that none is remembered."""
    house, count = House(ground), itertools.count(1)
    number = waiting_at(house, "reception")
    with house.app.test_request_context():
        facts = _facts(number)
        listening = Listening(press()._compiler)
        press()._compiler = listening  # type: ignore[assignment]
        receipt(facts, at=now())
        press()._compiler = listening.compiler
        letter = listening.asked["sys_inputs"]["letter"]
        bare = floor_letter.setting(LETTERS, FONTS, listening.asked)
        ours, floor = race(
            lambda: receipt(replace(facts, case_number=f"SD-1448-{next(count):05}"), at=now()),
            lambda: bare(letter.replace(number, f"SD-1447-{next(count):05}")),
            TIMES,
        )
    yield Figure("a receipt as PDF, warm", ours, floor, most=20, held=1.6)


def _facts(number: str) -> ReceiptFacts:
    case = cases.numbered(number, branches=None)
    sitting = sitting_of(known_as("reception").id, on=today())  # type: ignore[union-attr]
    assert sitting is not None
    return receipt_of(
        case, charters.charter_of(case.charter_id), public_url="http://public.example", code="x" * 22,
        short_code="ABCDEFGHJ", by=sitting.seats[0], on=today(),
    )  # fmt: skip
