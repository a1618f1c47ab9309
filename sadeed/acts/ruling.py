"""Votes, the closing of a case's voting, the decision and its ratification; appeals and re-study (H-5, O-6.2, P-2)."""

from datetime import date, datetime

from ..arabic.dates import hijri_year
from ..policy import promises
from ..policy.terms import needs_ratifying
from ..records import numbers, sessions
from ..records.base import db
from ..records.facts import outcome_of, ratified_above
from ..records.sessions import Appeal, Decision, Vote
from ..records.staff import Seat
from ..records.studies import Study
from .beats import Beat, deciders_of, note_promise, on_case
from .raising import promise, stop_clock


def vote(
    number: str, *, choice: str, reason: str = "", amount: int | None = None, months: int | None = None, by: Seat,
    at: datetime,
) -> str:  # fmt: skip
    """A member's vote on a case, one a member (S5). `amount` in halalas."""
    with on_case("vote", number, by=by, at=at, said={"choice": choice, "reason": reason.strip()}) as beat:
        db.session.add(
            Vote(item_id=_item(beat).id, staff_id=by.staff, choice=choice, reason=reason.strip(), amount=amount,
                 months=months, voted_at=at, before=[])
        )  # fmt: skip
        beat.told = {"case": number, "session": _session(beat)}
    return number


def change_vote(
    number: str, *, choice: str, reason: str = "", amount: int | None = None, months: int | None = None, by: Seat,
    at: datetime,
) -> str:  # fmt: skip
    """A member thinks again before the voting is closed; what was said before is kept."""
    with on_case("change_vote", number, by=by, at=at, said={"choice": choice, "reason": reason.strip()}) as beat:
        given = _vote_of(beat, by)
        assert given is not None  # the gate asked for a vote to change
        given.before = [*given.before, {"choice": given.choice, "at": given.voted_at.isoformat()}]
        given.choice, given.reason, given.amount, given.months = choice, reason.strip(), amount, months
        given.voted_at = at
        beat.told = {"case": number}
    return number


def recuse(number: str, *, ground: str, by: Seat, at: datetime) -> str:
    """A member steps aside: kinship or interest. They count no more for this case, and a vote given is taken back."""
    with on_case("recuse", number, by=by, at=at, said={"ground": ground.strip()}) as beat:
        given = _vote_of(beat, by)
        if given is None:
            given = Vote(item_id=_item(beat).id, staff_id=by.staff, choice="recuse", voted_at=at, before=[])
            db.session.add(given)
        else:
            given.before = [*given.before, {"choice": given.choice, "at": given.voted_at.isoformat()}]
        given.choice, given.reason, given.voted_at = "recuse", ground.strip(), at
        beat.told = {"case": number, "ground": ground.strip()}
    return number


def close_voting(number: str, *, by: Seat, at: datetime) -> str:
    """The chair closes the voting on a case; who was present and what the votes came to are frozen."""
    with on_case("close_case_in_session", number, by=by, at=at) as beat:
        item, hearing = _item(beat), beat.facts.hearing
        assert hearing is not None  # the gate asked for an open session
        result = outcome_of(hearing, beat.charter)
        item.closed_at, item.present = at, sorted(hearing.took_part)
        item.state, item.result, item.counts = result.state, result.choice or "", dict(result.counts)
        beat.told = {"case": number, "result": result.choice or result.state, "tally": result.votes_cast}
    return number


def decide(
    number: str, *, kind: str, grant: str = "", amount: int | None = None, instalments: int = 1, conditions: str = "",
    reason_code: str = "", reason: str = "", what_would_change: str = "", until: date | None = None, missing: str = "",
    by: Seat, at: datetime,
) -> str:  # fmt: skip
    """The decision the votes came to is issued under its number; undecided or without quorum, the case is deferred.

    `amount` in halalas, each instalment; above the charter's limit, or that of this support, the decision binds only
    when ratified.
    """
    said = {"kind": kind, "grant": grant.strip(), "reason": reason.strip(), "until": until, "missing": missing.strip(),
            "what_would_change": what_would_change.strip()}  # fmt: skip
    with on_case("decide", number, by=by, at=at, said=said) as beat:
        item = _item(beat)
        if kind != "accept":  # what is not granted stands on no paper
            grant, amount, instalments, conditions = "", None, 1, ""
        whole = (amount or 0) * instalments
        decision = Decision(
            number=numbers.next_number("decision", year=hijri_year(beat.on)), case_id=beat.case.id, item_id=item.id,
            kind=kind, grant=grant.strip(), amount=amount, instalments=instalments, conditions=conditions.strip(),
            reason_code=reason_code, reason=reason.strip(), what_would_change=what_would_change.strip(), until=until,
            missing=missing.strip(), clauses=" ".join(beat.clauses), deciders=deciders_of(item.id), decided_on=beat.on,
            decided_by=by.staff, needs_ratifying=kind == "accept" and _is_above_limit(whole, beat),
        )  # fmt: skip
        if kind in ("accept", "refuse"):
            decision.appeal_until = promises.appeal_until(beat.on, beat.charter.terms, beat.week)
        db.session.add(decision)
        _keep_promise(beat, kind, missing.strip())
        beat.sentence = f"decide_{kind}"
        beat.told = {"decision": decision.number, "grant": grant.strip(), "reason": reason.strip(), "until": until,
                     "missing": missing.strip(), "case": number}  # fmt: skip
    return number


def _is_above_limit(whole: int, beat: Beat) -> bool:
    own = ratified_above(beat.case.support_type)
    return needs_ratifying(whole, beat.charter.terms) or (own is not None and whole > own)


def _keep_promise(beat: Beat, kind: str, missing: str) -> None:
    case = beat.case
    if kind == "return":
        stop_clock(beat, missing)
    elif kind in ("accept", "refuse"):
        case.decided_on = beat.on
        is_kept = case.promised_on is None or beat.on <= case.promised_on
        note_promise(beat, "kept" if is_kept else "broken", case.promised_on)


def ratify(number: str, *, minute: str = "", by: Seat, at: datetime) -> str:
    """A decision above the limit becomes binding, by somebody who did not take part in it.

    Where the charter leaves it to the board, `minute` names the board's own minute.
    """
    with on_case("ratify", number, by=by, at=at, said={"minute": minute.strip()}) as beat:
        decision = sessions.decision_of(beat.case.id)
        assert decision is not None  # the gate asked for one
        decision.ratified_on, decision.ratified_by, decision.ratified_minute = beat.on, by.staff, minute.strip()
        beat.told = {"decision": decision.number}
    return number


def appeal(number: str, *, words: str, channel: str = "interview", by: Seat, at: datetime) -> str:
    """The applicant asks for a second hearing, in their own words, within the window."""
    with on_case("appeal", number, by=by, at=at, said={"words": words.strip()}) as beat:
        decision = sessions.decision_of(beat.case.id)
        assert decision is not None  # the gate asked for one
        promised = promises.appeal_reply_by(beat.on, beat.charter.terms, beat.week)
        db.session.add(
            Appeal(case_id=beat.case.id, decision_id=decision.id, words=words.strip(), channel=channel,
                   lodged_on=beat.on, promised_on=promised)
        )  # fmt: skip
        beat.told = {"decision": decision.number, "promised_on": promised}
    return number


def uphold(number: str, *, reason: str, by: Seat, at: datetime) -> str:
    """The appeal was heard by somebody who did not decide; the decision stands."""
    with on_case("appeal_uphold", number, by=by, at=at, said={"reason": reason.strip()}) as beat:
        decision = _heard(beat, "upheld", reason, by)
        beat.told = {"decision": decision.number, "reason": reason.strip()}
    return number


def reopen(number: str, *, reason: str, by: Seat, at: datetime) -> str:
    """The appeal is allowed; the case goes before the committee again, under a new promise."""
    with on_case("appeal_reopen", number, by=by, at=at, said={"reason": reason.strip()}) as beat:
        _heard(beat, "reopened", reason, by)
        beat.case.decided_on = None
        promise(beat)
        beat.told = {"case": number}
    return number


def restudy(number: str, *, reason: str, by: Seat, at: datetime) -> str:
    """A refused or deferred case is studied again, under a new promise."""
    with on_case("restudy", number, by=by, at=at, said={"reason": reason.strip()}) as beat:
        before = beat.facts.study
        db.session.add(Study(case_id=beat.case.id, kind="restudy", is_visit_needed=before.is_visit_needed,
                             is_sensitive=before.is_sensitive))  # fmt: skip
        beat.case.decided_on = None
        promise(beat)
        beat.told = {"case": number, "reason": reason.strip()}
    return number


def _heard(beat: Beat, result: str, reason: str, by: Seat) -> Decision:
    lodged, decision = sessions.appeal_of(beat.case.id), sessions.decision_of(beat.case.id)
    assert lodged is not None and decision is not None  # the standing says an appeal was lodged
    lodged.result, lodged.reason, lodged.heard_on, lodged.heard_by = result, reason.strip(), beat.on, by.staff
    return decision


def _item(beat: Beat) -> sessions.AgendaItem:
    item = sessions.item_of(beat.case.id)
    assert item is not None  # the gate asked for a hearing
    return item


def _session(beat: Beat) -> str:
    return beat.facts.hearing.session if beat.facts.hearing else ""


def _vote_of(beat: Beat, by: Seat) -> Vote | None:
    return next((given for given in sessions.votes_on(_item(beat).id) if given.staff_id == by.staff), None)
