"""What an association may set on a line of a catalogue, each setting with its bounds; what its page asks follows (O-1).

A setting is kept as plain text ("yes", "90"), a list of codes as a list; what is not said is not kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .checklist import FACTS, compose

YES_NO = ("yes", "no")
MOST_HALALAS = 10**10


class UnfitLine(ValueError):
    """A line cannot stand so: why, as a code, and which setting it is about."""

    def __init__(self, code: str, which: str) -> None:
        super().__init__(f"{code}: {which}")
        self.code, self.which = code, which


@dataclass(frozen=True)
class Ask:
    """One setting: choice (of options), codes and code (of a catalogue), facts, whole, money (halalas) or text."""

    name: str
    kind: str = "text"
    options: tuple[str, ...] = ()
    of: str = ""
    is_needed: bool = False
    lowest: int = 0
    highest: int = 0

    def read(self, said: Any, codes_of: Callable[[str], set[str]]) -> Any:
        """The value as it is kept. Raises `UnfitLine` ("needed", "setting") for none and for what it cannot be."""
        if said in (None, "", [], ()):
            if self.is_needed:
                raise UnfitLine("needed", self.name)
            return ""
        if self.kind in ("codes", "facts"):
            chosen = list(dict.fromkeys(str(one) for one in said))
            return self._among(chosen, set(FACTS) if self.kind == "facts" else codes_of(self.of))
        if self.kind in ("whole", "money"):
            return self._number(str(said))
        if self.kind in ("choice", "code"):
            self._among([str(said)], set(self.options) or codes_of(self.of))
        return str(said).strip()

    def _among(self, chosen: list[str], known: set[str]) -> list[str]:
        if not set(chosen) <= known:
            raise UnfitLine("setting", self.name)
        return chosen

    def _number(self, said: str) -> str:
        is_whole = said.isascii() and said.isdigit() and len(said) < 12
        if not is_whole or not self.lowest <= int(said) <= self.highest:
            raise UnfitLine("setting", self.name)
        return said


NOTE = Ask("note")
ASKS: Mapping[str, tuple[Ask, ...]] = {
    "support_types": (
        Ask("family", "choice", ("welfare", "season", "education", "housing", "health", "orphans", "care",
                                 "development"), is_needed=True),
        Ask("form", "choice", ("cash", "kind", "voucher", "work", "session"), is_needed=True),
        Ask("often", "choice", ("once", "month", "quarter", "season", "year")),
        Ask("visit", "choice", YES_NO),
        Ask("ratify_above", "money", highest=MOST_HALALAS),
        Ask("categories", "codes", of="beneficiary_categories"),
        Ask("gets_arabic"), Ask("gets_english"), Ask("discreet_label_arabic"), NOTE,
    ),
    "document_kinds": (
        Ask("any_of", "facts", is_needed=True), Ask("all_of", "facts"),
        Ask("support_types", "codes", of="support_types"), Ask("categories", "codes", of="beneficiary_categories"),
        Ask("max_age_days", "whole", lowest=1, highest=3650),
        Ask("original_needed", "choice", YES_NO), Ask("matched_by_sight_only", "choice", YES_NO),
        Ask("scan_allowed_default", "choice", YES_NO),
        Ask("waived_by", "choice", ("research", "head", "nobody")), NOTE,
    ),
    "beneficiary_categories": (NOTE,),
    "refusal_reasons": (
        Ask("what_would_change_it_arabic", is_needed=True), Ask("what_would_change_it_english"),
        Ask("may_reapply", "choice", ("at once", "3 months", "on date", "on end", "kept on list", "no")), NOTE,
    ),
    "deferral_reasons": (
        Ask("kind", "choice", ("return", "defer"), is_needed=True), Ask("stops_promise_clock", "choice", YES_NO), NOTE,
    ),
    "complaint_categories": (Ask("sensitive", "choice", YES_NO, is_needed=True),),
    "health_states": (
        Ask("kind", "choice", ("general", "disability", "chronic", "temporary"), is_needed=True),
        Ask("sensitive", "choice", YES_NO, is_needed=True),
    ),
    "kinship": (Ask("sex", "choice", ("any", "female", "male")), Ask("degree", "whole", highest=9)),
    "income_sources": (
        Ask("proof", "code", of="document_kinds"),
        Ask("counted_default", "choice", ("yes", "no", "by rule", "asks for review")),
    ),
    "burdens": (Ask("period", "choice", ("month", "year", "once"), is_needed=True),),
    "cities": (Ask("region", "code", of="regions", is_needed=True),),
    "service_kinds": (Ask("acknowledged_by"),),
    "zakat_and_fund_kinds": (NOTE,),
}  # fmt: skip
OF_PERSONS = ("beneficiary_categories", "marital_statuses")  # lines said of a man or of a woman
KEPT_SHUT = ("official_holidays", "working_times")  # their dates are worked out; only their words are changed
OF_A_RULE = ("any_of", "all_of")


def read_settings(catalogue: str, said: Mapping[str, Any], codes_of: Callable[[str], set[str]]) -> dict[str, Any]:
    """The settings of a line, checked; what is not said is left out. Raises `UnfitLine`.

    `codes_of` gives the codes of another catalogue, retired ones too.
    """
    read = {ask.name: ask.read(said.get(ask.name), codes_of) for ask in ASKS.get(catalogue, ())}
    if catalogue == "document_kinds":
        try:
            read["condition"] = compose(read.pop("any_of"), read.pop("all_of") or [])
        except ValueError:
            raise UnfitLine("stands_alone", "any_of") from None
    if read.get("often"):
        read["periodic"] = "no" if read["often"] in ("once", "season") else "yes"
    return {name: value for name, value in read.items() if value not in ("", [])}
