"""What happens in the hundred and fifty cases: one line a plot, the steps in their order.

A plot is dated at one of its steps: `ago` working days back from the last day worked, or, for what the committee
heard, `session` sittings back (0 is the one ahead). Everything before and after follows at the pace of an office.
"""

from dataclasses import dataclass

COUNTER = "receive papers declare"
RAISED = f"{COUNTER} raise"
VISITED = f"{RAISED} request allow plan visit"
STUDIED = f"{VISITED} report endorse"
HEARD = f"{STUDIED} agenda session"
GIVEN = "register schedule countersign deliver acknowledge"
DESK_STUDY = f"{RAISED} report endorse agenda session"  # a request of a trade: no home to visit


@dataclass(frozen=True)
class Plot:
    """`count` cases that live through `steps`. `wants` is the kind of support, `result` what the votes come to."""

    count: int
    steps: str
    ago: tuple[int, int] = (0, 3)
    dated: str = ""  # the step that is dated; the last one unless said
    session: tuple[int, int] | None = None
    wants: str = "any"
    result: str = "accept"

    @property
    def names(self) -> tuple[str, ...]:
        """The steps, one by one."""
        return tuple(self.steps.split())


PLOTS = (
    # at the counter
    Plot(6, "receive", (0, 2)),
    Plot(5, "receive some", (0, 4)),
    Plot(2, "receive some", (14, 17)),  # late to be raised
    Plot(3, "receive refer", (0, 1)),
    Plot(1, "receive papers refer", (3, 4)),  # an answer that is late
    Plot(6, "receive papers", (0, 3)),
    Plot(1, "receive papers", (0, 2), wants="business"),
    Plot(6, COUNTER, (0, 2)),
    Plot(3, f"{COUNTER} change", (0, 3)),
    Plot(2, "receive some suspend", (1, 6)),
    Plot(2, "receive some withdraw", (5, 30)),
    # in research
    Plot(4, RAISED, (0, 2)),
    Plot(3, RAISED, (0, 3), wants="business"),
    Plot(4, f"{RAISED} request", (0, 2)),
    Plot(3, f"{RAISED} request allow", (0, 2)),
    Plot(4, f"{RAISED} request allow plan", (0, 1)),
    Plot(2, f"{RAISED} request allow plan miss", (0, 1)),
    Plot(3, VISITED, (0, 2)),
    Plot(3, f"{VISITED} report", (0, 1)),
    Plot(2, f"{RAISED} change", (0, 2)),
    Plot(3, f"{VISITED} return", (1, 6)),
    Plot(2, f"{RAISED} suspend", (1, 5)),
    Plot(3, VISITED, (24, 27)),  # promises already broken
    Plot(2, VISITED, dated="raise@today"),
    Plot(3, f"{VISITED} report", dated="raise@soon"),
    Plot(3, f"{VISITED} extend", (0, 2), dated="extend"),
    # ready for, or back from, the committee
    Plot(4, STUDIED, (0, 2)),
    Plot(8, f"{STUDIED} agenda", (0, 1), session=(0, 0)),
    Plot(1, f"{STUDIED} agenda", session=(0, 0), wants="big"),
    Plot(1, f"{RAISED} report endorse agenda", session=(0, 0), wants="business"),
    Plot(3, HEARD, session=(1, 2), result="defer"),
    Plot(1, f"{HEARD} restudy", session=(2, 2), result="defer"),
    Plot(2, HEARD, session=(1, 2), result="return"),
    Plot(5, HEARD, session=(1, 2), wants="cash"),
    Plot(1, DESK_STUDY, session=(1, 1), wants="business"),
    Plot(2, HEARD, session=(1, 1), wants="big"),
    Plot(4, HEARD, session=(1, 3), result="refuse"),
    Plot(3, f"{HEARD} appeal", session=(1, 2), result="refuse"),
    Plot(1, f"{HEARD} appeal uphold", session=(3, 3), result="refuse"),
    Plot(1, f"{HEARD} appeal reopen", session=(4, 4), result="refuse"),
    # being served
    Plot(3, f"{HEARD} register", session=(2, 3), wants="cash"),
    Plot(3, f"{HEARD} register schedule", session=(2, 3), wants="cash"),
    Plot(3, f"{HEARD} register schedule countersign", session=(2, 3), wants="cash"),
    Plot(2, f"{HEARD} register schedule", session=(2, 3), wants="kind"),
    Plot(2, f"{HEARD} register schedule countersign deliver", session=(3, 4), wants="kind"),
    Plot(3, f"{HEARD} {GIVEN} another", session=(8, 10), wants="periodic"),
    Plot(3, f"{HEARD} {GIVEN}", session=(3, 4), wants="cash"),
    Plot(1, f"{DESK_STUDY} {GIVEN} invite", session=(4, 4), wants="business"),
    # behind us
    Plot(5, f"{HEARD} {GIVEN} close invite", session=(5, 12), wants="cash"),
    Plot(3, f"{HEARD} invite {GIVEN} close", session=(5, 12), wants="kind"),
    Plot(1, f"{HEARD} ratify {GIVEN} close invite", session=(9, 9), wants="big"),
    Plot(2, f"{DESK_STUDY} {GIVEN} close", session=(5, 11), wants="business"),
    Plot(1, f"receive refer answer papers declare raise suspend resume {' '.join(HEARD.split()[4:])} {GIVEN} close",
         session=(6, 6), wants="cash"),
    Plot(2, f"{HEARD} invite closed_refused", session=(9, 12), result="refuse"),
    Plot(1, f"{RAISED} withdraw", (12, 20)),
)  # fmt: skip

# working days from the step before, at least and at most
GAPS = {
    "receive": (0, 0), "papers": (0, 2), "some": (0, 0), "declare": (0, 1), "raise": (0, 1), "refer": (0, 0),
    "answer": (0, 1), "session": (1, 1), "visit": (1, 3), "plan": (0, 1), "report": (0, 2), "register": (1, 4),
    "schedule": (0, 2), "countersign": (0, 1), "deliver": (1, 3), "acknowledge": (0, 0), "another": (22, 23),
    "close": (2, 5), "closed_refused": (26, 28), "appeal": (1, 3), "uphold": (3, 6), "reopen": (3, 6),
    "suspend": (1, 2), "resume": (3, 5), "withdraw": (1, 4), "ratify": (1, 2), "invite": (1, 2), "change": (0, 1),
    "restudy": (2, 3), "extend": (0, 2),
}  # fmt: skip
USUAL = (0, 1)
