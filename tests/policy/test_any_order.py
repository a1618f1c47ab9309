"""Pure: anybody tries anything on the facts of a case, and no order of acts reaches what the policy forbids."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sadeed.policy.doors import judge
from sadeed.policy.facts import CaseFacts, DecisionFacts, DeliveryFacts, HearingFacts, PaperFacts, StudyFacts, Who
from sadeed.policy.road import after
from sadeed.policy.stages import ACTS, STAGES, lies_on_the_road
from sadeed.policy.tally import outcome, rules
from sadeed.policy.waiting import waits
from tests.policy.ground import CHARTER, TODAY

MEMBERS = frozenset({1, 2, 3, 4})
PEOPLE = (1, 2, 3, 4, 5, 6)
TABLED = HearingFacts("J-1", is_open=True, members=MEMBERS, present=MEMBERS, chair=1)
PAPERS = (PaperFacts("national_id"), PaperFacts("iban_certificate", asked_for="registration"))
SAID = {
    "person": "P-1", "channel": "phone", "support_type": "aid", "need": "س", "kind": "lease", "original_seen": True,
    "fault": "س", "reason": "س", "question": "س", "answer": "س", "source": "س", "signer": "س", "method": "screen",
    "visit_on": TODAY, "team": "women", "new_date": TODAY, "opinion": "accept", "reasons": "س", "session": "J-1",
    "ground": "س", "grant": "س", "what_would_change": "س", "until": TODAY + timedelta(days=5), "missing": "س",
    "category": "widow", "iban": "SA", "service": "goods", "instalments": 1, "first_on": TODAY, "receiver": "س",
    "awaited": "س", "public_reason": "س", "words": "س",
}  # fmt: skip
CHOICES = ("accept",) * 5 + ("refuse",) * 4 + ("defer", "return")
DAYS = (0,) * 10 + (1, 3, 31)
Change = Callable[[CaseFacts, dict[str, Any], int], CaseFacts]


def papers(**change: Any) -> Change:
    return lambda case, said, who: replace(case, papers=tuple(replace(paper, **change) for paper in case.papers))


def study(**change: Any) -> Change:
    return lambda case, said, who: replace(case, study=replace(case.study, **change))


def promise(case: CaseFacts, *_: Any) -> CaseFacts:
    return replace(case, raised_on=case.raised_on or case.on, promised_on=case.on + timedelta(days=14))


def voted(case: CaseFacts, said: dict[str, Any], who: int, choice: str = "") -> CaseFacts:
    assert case.hearing
    return replace(case, hearing=replace(case.hearing, votes={**case.hearing.votes, who: choice or said["choice"]}))


def counted(case: CaseFacts, *_: Any) -> CaseFacts:
    assert case.hearing
    hearing = replace(case.hearing, is_closed=True)
    found = outcome(
        hearing.votes, members=hearing.members, present=hearing.present, chair=1, terms=rules(CHARTER.terms)
    )
    return replace(case, hearing=hearing, result=found.choice or "")


def decided(case: CaseFacts, said: dict[str, Any], who: int) -> CaseFacts:
    assert case.hearing
    made = DecisionFacts(
        "Q-1", said["kind"], needs_ratifying=said["kind"] == "accept" and said["is_dear"],
        deciders=frozenset(case.hearing.votes) - case.hearing.recused,
        appeal_until=case.on + timedelta(days=30), deferred_until=said["until"],
    )  # fmt: skip
    return replace(case, decision=made)


def delivery(fits: Callable[[DeliveryFacts], bool], **change: Any) -> Change:
    """The first delivery that fits changes so, as when somebody names its voucher."""

    def changed(case: CaseFacts, said: dict[str, Any], who: int) -> CaseFacts:
        first = next(place for place, one in enumerate(case.deliveries) if fits(one))
        made = [replace(one, **change) if place == first else one for place, one in enumerate(case.deliveries)]
        return replace(case, deliveries=tuple(made))

    return changed


def is_ready(one: DeliveryFacts) -> bool:
    return not one.is_delivered and not one.is_reversed and (one.is_countersigned or not one.is_payment)


def again(case: CaseFacts, *_: Any) -> CaseFacts:
    return promise(replace(case, study=StudyFacts(is_visit_needed=case.study.is_visit_needed)))


CHANGES: dict[str, Change] = {
    "receive": lambda case, said, who: replace(case, papers=PAPERS, received_on=case.on),
    "match_paper": papers(is_matched=True, fault=""),
    "fault_paper": papers(is_matched=False, fault="س"),
    "waive_paper": papers(is_waived=True),
    "change_data": lambda case, said, who: replace(case, is_changed_after_signing=case.is_signed),
    "refer": lambda case, said, who: replace(case, open_referrals=case.open_referrals + 1),
    "answer_referral": lambda case, said, who: replace(case, open_referrals=case.open_referrals - 1),
    "declare": lambda case, said, who: replace(case, is_signed=True, is_changed_after_signing=False),
    "raise": promise,
    "request_visit": study(visit="requested"),
    "allow_visit": study(visit="allowed"),
    "disallow_visit": study(visit="disallowed"),
    "plan_visit": study(visit="planned"),
    "visit": study(visit="visited"),
    "report": lambda case, said, who: replace(case, study=replace(case.study, has_report=True, reported_by=who)),
    "endorse_study": study(is_endorsed=True),
    "agenda": lambda case, said, who: replace(case, hearing=TABLED, result=""),
    "agenda_remove": lambda case, said, who: replace(case, hearing=None),
    "vote": voted,
    "change_vote": voted,
    "recuse": lambda case, said, who: voted(case, said, who, "recuse"),
    "close_case_in_session": counted,
    "decide": decided,
    "ratify": lambda case, said, who: replace(case, decision=replace(case.decision, is_ratified=True)),  # type: ignore[type-var]
    "register": lambda case, said, who: replace(case, has_account=True, unscheduled=1),
    "schedule": lambda case, said, who: replace(
        case,
        unscheduled=0,
        deliveries=(*case.deliveries, DeliveryFacts("V", is_payment=said["is_dear"], prepared_by=who)),
    ),
    "countersign": delivery(
        lambda one: one.is_payment and not one.is_countersigned and not one.is_reversed, is_countersigned=True
    ),
    "deliver": delivery(is_ready, is_delivered=True),
    "acknowledge": delivery(lambda one: one.is_delivered and not one.is_done, is_acknowledged=True),
    "reverse": lambda case, said, who: replace(
        delivery(lambda one: one.is_delivered and not one.is_reversed, is_reversed=True)(case, said, who), unscheduled=1
    ),
    "extend": lambda case, said, who: replace(case, promised_on=said["promised_on"], extensions=case.extensions + 1),
    "appeal_reopen": promise,
    "restudy": again,
}


class AnyOrder(RuleBasedStateMachine):
    """The acts below change facts as the real acts do; the policy alone says which may."""

    def __init__(self) -> None:
        super().__init__()
        self.case, self.done = CaseFacts(on=TODAY), [""]

    @rule(
        lot=st.integers(0, 999), who=st.sampled_from(PEOPLE), is_lost=st.booleans(), is_dear=st.booleans(),
        choice=st.sampled_from(CHOICES), days=st.sampled_from(DAYS), unsaid=st.integers(0, 60),
    )  # fmt: skip
    def somebody_tries_something(
        self, lot: int, who: int, is_lost: bool, is_dear: bool, choice: str, days: int, unsaid: int
    ) -> None:
        self.case = replace(self.case, on=self.case.on + timedelta(days=days))
        act = self.chosen(lot)
        said = {**SAID, "choice": choice, "is_dear": is_dear, "kind": self.case.result or "defer"}
        said["promised_on"] = (self.case.promised_on or TODAY) + timedelta(days=lot % 40)
        if unsaid < len(SAID):
            said[list(SAID)[unsaid]] = ""
        role = "manager" if is_lost and lot % 7 == 0 else ACTS[act].by[lot % len(ACTS[act].by)]
        verdict = judge(act, self.case, CHARTER, Who(who, role), said)
        assert verdict.clauses
        if verdict.is_allowed:
            self.act(act, said, who)

    def chosen(self, lot: int) -> str:
        """Mostly what the case waits for or what its place has; now and then anything."""
        awaited = [wait.next_act for wait in waits(self.case)] if self.case.stage != "new" else ["receive"]
        if self.case.stage == "before_committee" and self.case.hearing and len(self.case.hearing.votes) >= 3:
            awaited = ["close_case_in_session", "decide"]
        here = [act for act in ACTS if act != "withdraw" and lies_on_the_road(act, self.case.stage, self.case.standing)]
        pools = (awaited, awaited, awaited, here, here, list(ACTS))
        pool = pools[lot % len(pools)] or list(ACTS)
        return pool[lot // len(pools) % len(pool)]

    def act(self, act: str, said: dict[str, Any], who: int) -> None:
        """The facts change, and the case goes where the road says."""
        before = self.case
        changed = CHANGES.get(act, lambda case, *_: case)(before, said, who)
        if act in ("return", "suspend") and before.stage == "before_committee":
            changed = replace(changed, hearing=None)
        stage, standing = after(act, changed)
        self.case = replace(changed, stage=stage, standing=standing)
        self.done.append(act)
        self.lawful(act, before, who)

    def lawful(self, act: str, before: CaseFacts, who: int) -> None:
        """What each step must have found, said apart from the gates."""
        if act in ("raise", "agenda", "decide"):
            assert before.is_signed and not before.is_changed_after_signing  # H-4
        if act in ("raise", "declare", "agenda"):
            assert all(paper.is_matched or paper.is_waived for paper in before.papers if paper.asked_for == "request")
        if act in ("ratify", "appeal_uphold", "appeal_reopen"):
            assert before.decision and who not in before.decision.deciders  # P-2
        closer_look = {
            "raise": lambda: not before.open_referrals,
            "endorse_study": lambda: before.study.has_report and before.study.reported_by != who,
            "register": lambda: before.decision and before.decision.binds,
            "decide": lambda: self.is_decided_lawfully(before),
            "close": lambda: self.is_closed_lawfully(before),
        }
        assert closer_look.get(act, lambda: True)(), act

    def is_decided_lawfully(self, before: CaseFacts) -> bool:
        made, heard = self.case.decision, before.hearing
        if not (made and heard and heard.is_closed and before.study.is_endorsed):
            return False
        cast = [choice for choice in heard.votes.values() if choice != "recuse"]
        return made.kind == "defer" or (len(cast) >= 3 and cast.count(made.kind) == max(map(cast.count, cast)))

    def is_closed_lawfully(self, before: CaseFacts) -> bool:
        if before.stage == "served":
            return bool(before.deliveries) and all(delivery.is_done for delivery in before.deliveries)
        last = before.decision.appeal_until if before.decision and before.decision.kind == "refuse" else None
        return last is not None and before.on > last

    @invariant()
    def a_case_is_where_it_may_be(self) -> None:
        case = self.case
        assert case.stage in ("new", *STAGES)
        if (
            STAGES.index("raised")
            <= (STAGES.index(case.stage) if case.stage in STAGES else -1)
            < STAGES.index("closed")
        ):
            assert case.is_signed and case.raised_on and case.promised_on
            assert case.promised_on >= case.raised_on + timedelta(days=14)  # H-5
        if case.stage in ("registered", "served"):
            assert case.decision and case.decision.binds  # H-6

    @invariant()
    def it_waits_for_what_may_be_done_there(self) -> None:
        if self.case.stage not in ("new", "closed"):
            assert waits(self.case)
            assert all(lies_on_the_road(w.next_act, self.case.stage, self.case.standing) for w in waits(self.case))

    @invariant()
    def no_payment_leaves_by_one_hand(self) -> None:
        for one in self.case.deliveries:
            assert one.is_delivered or not one.is_acknowledged
            assert one.is_countersigned or not (one.is_payment and one.is_delivered)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=40, stateful_step_count=100, deadline=None)
