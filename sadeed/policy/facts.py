"""A case as the policy sees it: plain values, read once, changed by nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class PaperFacts:
    """One paper of the checklist (H-2). `asked_for` is the step that needs it: the request or the registration."""

    kind: str
    is_required: bool = True
    is_received: bool = False
    is_matched: bool = False
    is_waived: bool = False
    fault: str = ""
    asked_for: str = "request"

    @property
    def is_settled(self) -> bool:
        """Matched with its original and valid on the day, or waived with a reason, or never required."""
        return self.is_waived or (self.is_matched and not self.fault) or not self.is_required


@dataclass(frozen=True)
class StudyFacts:
    """The social study (T-2)."""

    visit: str = ""  # "" | requested | allowed | disallowed | planned | visited
    has_report: bool = False
    reported_by: int = 0
    opinion: str = ""
    is_endorsed: bool = False
    is_visit_needed: bool = True
    is_sensitive: bool = False


@dataclass(frozen=True)
class HearingFacts:
    """The case before one session of the committee (H-5)."""

    session: str = ""
    is_open: bool = False
    is_closed: bool = False  # voting on this case
    members: frozenset[int] = frozenset()
    present: frozenset[int] = frozenset()
    chair: int = 0
    votes: Mapping[int, str] = field(default_factory=dict)

    @property
    def took_part(self) -> frozenset[int]:
        """Who counts as present: those in the room, and those who gave their vote before they left."""
        return self.present | frozenset(self.votes)

    @property
    def recused(self) -> frozenset[int]:
        """Members who stepped aside from this case."""
        return frozenset(member for member, choice in self.votes.items() if choice == "recuse")


@dataclass(frozen=True)
class DecisionFacts:
    """What the committee decided last."""

    number: str
    kind: str  # accept | refuse | defer | return
    amount: int = 0  # halalas
    needs_ratifying: bool = False
    is_ratified: bool = False
    deciders: frozenset[int] = frozenset()
    appeal_until: date | None = None
    deferred_until: date | None = None

    @property
    def binds(self) -> bool:
        """Accepted, and ratified where the charter asks for it."""
        return self.kind == "accept" and (self.is_ratified or not self.needs_ratifying)


@dataclass(frozen=True)
class DeliveryFacts:
    """One delivery of what was granted (H-7)."""

    voucher: str
    is_payment: bool = False
    is_countersigned: bool = False
    is_delivered: bool = False
    is_acknowledged: bool = False
    is_reversed: bool = False
    prepared_by: int = 0

    @property
    def is_done(self) -> bool:
        """Handed over and acknowledged, or reversed."""
        return self.is_reversed or (self.is_delivered and self.is_acknowledged)


@dataclass(frozen=True)
class CaseFacts:
    """Everything a gate may ask about a case."""

    number: str = ""
    stage: str = "new"
    standing: str = ""
    on: date = date.min
    received_on: date | None = None
    raised_on: date | None = None
    promised_on: date | None = None
    earliest_reply_on: date | None = None
    extensions: int = 0
    papers: tuple[PaperFacts, ...] = ()
    is_signed: bool = False
    is_changed_after_signing: bool = False
    open_referrals: int = 0
    study: StudyFacts = StudyFacts()
    hearing: HearingFacts | None = None
    result: str = ""  # the tally's choice of the hearing, "" while it has none
    decision: DecisionFacts | None = None
    is_payable_without_account: bool = False
    has_account: bool = False
    deliveries: tuple[DeliveryFacts, ...] = ()
    unscheduled: int = 0  # instalments of the grant that no delivery stands for yet

    @property
    def unsettled(self) -> tuple[PaperFacts, ...]:
        """Papers of the request still to be matched."""
        return tuple(p for p in self.papers if p.asked_for == "request" and not p.is_settled)

    @property
    def unsettled_for_registration(self) -> tuple[PaperFacts, ...]:
        """Papers still to be matched before registration, of both kinds."""
        return tuple(p for p in self.papers if not p.is_settled)


@dataclass(frozen=True)
class Who:
    """The person who acts, as the policy sees them."""

    staff: int = 0
    role: str = ""
