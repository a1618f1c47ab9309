"""From gates to doors: the button on the screen and the refusal of the act are one judgement."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .charter import Charter
from .facts import CaseFacts, Who
from .stages import ACTS, lies_on_the_road, may_do
from .verdict import Missing, Verdict

Asking = Callable[..., Iterator[Missing]]


@dataclass(frozen=True)
class Gate:
    """A gate with its clauses; `ask` yields what is missing. `needs` are the names it wants to be told."""

    act: str
    clauses: tuple[str, ...]
    ask: Asking
    needs: tuple[str, ...]


GATES: dict[str, Gate] = {}


def gate(*clauses: str) -> Callable[[Asking], Asking]:
    """Declare a gate: its name is the act (a trailing underscore is dropped), its clauses are its right."""

    def keep(ask: Asking) -> Asking:
        act = ask.__name__.rstrip("_")
        GATES[act] = Gate(act, clauses, ask, tuple(inspect.signature(ask).parameters))
        return ask

    return keep


def judge(
    act: str, case: CaseFacts, charter: Charter | None, who: Who, said: Mapping[str, Any] | None = None
) -> Verdict:
    """Whether `who` may do `act` on `case` now. `said` is what the form carries; None asks only for the door."""
    asked = GATES[act]
    if not may_do(act, who.role):
        return Verdict(act, asked.clauses, (Missing("seat", " ".join(ACTS[act].by)),))
    if not lies_on_the_road(act, case.stage, case.standing):
        return Verdict(act, asked.clauses, (Missing("stage", case.standing or case.stage),))
    known = {"case": case, "charter": charter, "who": who, "said": said}
    return Verdict(act, asked.clauses, tuple(asked.ask(**{name: known[name] for name in asked.needs})))


def doors(case: CaseFacts, charter: Charter | None, sitting: Iterable[Who]) -> list[Verdict]:
    """Every act of this stage that one of the person's seats may do, open or shut, in the order of the road."""
    seats = tuple(sitting)
    found = []
    for act in ACTS:
        if act == "receive" or not lies_on_the_road(act, case.stage, case.standing):
            continue
        verdicts = [judge(act, case, charter, who) for who in seats if may_do(act, who.role)]
        if verdicts:
            found.append(next((v for v in verdicts if v.is_allowed), verdicts[0]))
    return found
