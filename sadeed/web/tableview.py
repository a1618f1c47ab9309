"""A case on the committee's table: everything a member needs to vote, on one page, and nothing of another's vote."""

import secrets
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ..policy import ballot
from ..policy.doors import GATES, judge
from ..policy.facts import HearingFacts
from ..policy.stages import VOTERS, lies_on_the_road
from ..records import agendas, cases, sentences, sessions, staff, studies
from ..records.agendas import Line
from . import caseview, format, guards, locale, sessionview, told, words
from .caseview import CaseView, Door

ICONS = {"accept": "check-circle", "defer": "hourglass-split", "return": "bring", "refuse": "x-circle"}
WHILE_VOTING = ("close_case_in_session", "agenda_remove")
AFTER_VOTING = ("agenda", "decide", "ratify", "appeal_uphold", "appeal_reopen")
SHOWN_SHUT = ("close_case_in_session", "decide", "ratify")


@dataclass(frozen=True)
class Option:
    """One button of the ballot."""

    value: str
    label: str
    icon: str


@dataclass(frozen=True)
class Voter:
    """A member: whether they voted, and what only where this reader may know."""

    name: str
    text: str
    kind: str
    icon: str


@dataclass(frozen=True)
class Place:
    """Where the case stands in its session: which item of how many, what is before and after."""

    session: str = ""
    href: str = ""
    day: str = ""
    at: int = 0
    of: int = 0
    before_href: str = ""
    after_href: str = ""
    quorum: str = ""


@dataclass(frozen=True)
class Brief:
    """The case itself: the need in lines, papers, seal, opinion."""

    need: tuple[str, ...]
    papers: str
    are_papers_whole: bool
    declaration: str
    seal: str
    is_outdated: bool
    opinion: str
    reasons: str
    seen: str
    percent: str


@dataclass(frozen=True)
class Table:
    """The whole page."""

    place: Place
    brief: Brief
    voters: tuple[Voter, ...]
    result: str
    counts: str
    recusal: str
    mine: str
    decision: str
    recuse: Door | None
    doors: tuple[Door, ...]
    options: tuple[Option, ...]


def options() -> tuple[Option, ...]:
    """The four ways to vote, in the order of the ballot; none has a colour."""
    return tuple(Option(choice, str(words.VOTES[choice]), icon) for choice, icon in ICONS.items())


def table_of(view: CaseView) -> Table:
    """What lies on the table for this reader."""
    hearing = view.facts.hearing
    doors = caseview.doors(view)
    found = sessions.decision_of(view.case.id)
    return Table(
        place=_place(view, hearing), brief=_brief(view), voters=_voters(view, hearing), result=_result(view, hearing),
        counts=_counts(view, hearing), recusal=_recusal(view, hearing), mine=_mine(view, hearing),
        decision=f"{found.number} · {words.DECISIONS[found.kind]}" if found else "",
        recuse=next((door for door in doors if door.verb == "recuse" and door.is_open), None),
        doors=_doors(doors, hearing), options=options(),
    )  # fmt: skip


def _doors(doors: list[Door], hearing: HearingFacts | None) -> tuple[Door, ...]:
    """The acts of this moment: while voting is open its closing, afterwards the decision and what follows it."""
    wanted = WHILE_VOTING if hearing and not hearing.is_closed else AFTER_VOTING
    return tuple(door for door in doors if door.verb in wanted and (door.is_open or door.verb in SHOWN_SHUT))


def ballot_of(view: CaseView) -> dict[str, Any]:
    """The form of the vote as the sheets show it: a first vote, or a change of one's own."""
    hearing, sitting = view.facts.hearing, guards.sitting()
    verb = "change_vote" if hearing and sitting.staff in hearing.votes else "vote"
    verdict = judge(verb, view.facts, view.charter, sitting.seat_for(verb, view.case.branch_id).who)
    return {
        "head": caseview.header(view), "verb": verb, "label": str(words.ACTS[verb]),
        "action": caseview.href_of(verb, view.number), "key": secrets.token_urlsafe(18), "version": view.case.version,
        "refusal": None, "differing": None, "may_write": verdict.is_allowed, "clauses": GATES[verb].clauses,
        "table": table_of(view), "shut": None if verdict.is_allowed else _shut(view, verb),
    }  # fmt: skip


def with_table(view: CaseView, **_path: Any) -> dict[str, Any]:
    """What the sheets of a vote show besides the form."""
    return {"table": table_of(view), "shut": None}


def _shut(view: CaseView, verb: str) -> Door | None:
    """Why a voter cannot vote here now; None for who never votes, and off the committee's stage."""
    seat = guards.sitting().seat_for(verb, view.case.branch_id)
    hearing = view.facts.hearing
    is_aside = hearing is not None and seat.staff in hearing.recused
    if is_aside or seat.role not in VOTERS or not lies_on_the_road(verb, view.case.stage, view.case.standing):
        return None
    return caseview.door_of(view, judge(verb, view.facts, view.charter, seat.who))


def _place(view: CaseView, hearing: HearingFacts | None) -> Place:
    if hearing is None:
        return Place()
    session = sessions.session_numbered(hearing.session)
    lines = agendas.lines_of(session.id, branches=guards.branches("cases"))
    at = next((n for n, line in enumerate(lines) if line.number == view.number), 0)
    return Place(
        session.number, url_for("committee.session", number=session.number), format.long_date(session.held_on), at + 1,
        len(lines), _href(lines, at - 1), _href(lines, at + 1), _quorum(view, hearing),
    )  # fmt: skip


def _href(lines: list[Line], at: int) -> str:
    return url_for("committee.case", number=lines[at].number) if 0 <= at < len(lines) else ""


def _quorum(view: CaseView, hearing: HearingFacts) -> str:
    present, members = ballot.counted(hearing)
    return sessionview.quorum_words(present, members, ballot.is_quorate(present, members, view.charter.terms))


def _brief(view: CaseView) -> Brief:
    papers = [paper for paper in view.facts.papers if paper.is_required and paper.asked_for == "request"]
    settled = sum(paper.is_settled for paper in papers)
    signed, study = cases.declaration_of(view.case.id), studies.study_of(view.case.id)
    told_of = study if study and view.sees("study") else None
    seen = study if study and view.sees("observations") else None
    return Brief(
        need=tuple(line for line in view.case.need.splitlines() if line.strip()) if view.sees("need") else (),
        papers=_("%(done)s of %(all)s papers matched", done=format.in_digits(settled),
                 all=format.in_digits(len(papers))) if view.sees("papers") else "",
        are_papers_whole=settled == len(papers), declaration=format.moment(signed.signed_at) if signed else "",
        seal=signed.seal[:12] if signed else "", is_outdated=view.facts.is_changed_after_signing,
        opinion=told.opinion(told_of) if told_of else "", reasons=told_of.reasons if told_of else "",
        seen=seen.seen if seen else "", percent=told.percent(seen) if seen else "",
    )  # fmt: skip


def _voters(view: CaseView, hearing: HearingFacts | None) -> tuple[Voter, ...]:
    """The members and how far they are; nobody for who stepped aside, or has no business with the committee."""
    sitting = guards.sitting()
    if hearing is None or not view.sees("votes") or not ballot.sees_who_voted(hearing, sitting.staff):
        return ()
    names = staff.names_of(hearing.members, locale.language())
    order = sorted(hearing.members, key=lambda member: (member != hearing.chair, member))
    return tuple(_voter(view, hearing, member, names.get(member, "")) for member in order)


def _voter(view: CaseView, hearing: HearingFacts, member: int, name: str) -> Voter:
    sitting = guards.sitting()
    if member in hearing.recused:
        return Voter(name, str(words.VOTES["recuse"]), "away", "person-slash")
    if member not in hearing.votes:
        is_here = member in hearing.present
        return Voter(name, _("No vote yet"), "waits", "three-dots") if is_here else Voter(
            name, _("Absent"), "away", "dash"
        )  # fmt: skip
    is_at_the_table = sitting.staff in hearing.members or sitting.has("secretary")
    is_seen = ballot.sees_the_vote(
        hearing, member, reader=sitting.staff, is_at_the_table=is_at_the_table, terms=view.charter.terms
    )
    return Voter(
        name, str(words.VOTES[hearing.votes[member]]) if is_seen else _("Vote recorded"), "cast", "check-circle-fill"
    )


def _result(view: CaseView, hearing: HearingFacts | None) -> str:
    item = sessions.item_of(view.case.id) if hearing and hearing.is_closed and view.sees("votes") else None
    return sessionview.result_words(item.state, item.result) if item else ""


def _counts(view: CaseView, hearing: HearingFacts | None) -> str:
    """How many for what, once closed; the members' names are another matter."""
    if hearing is None or not hearing.is_closed or not view.sees("votes"):
        return ""
    if not ballot.sees_who_voted(hearing, guards.sitting().staff):
        return ""
    item = sessions.item_of(view.case.id)
    return sessionview.counts_words(item) if item else ""


def _recusal(view: CaseView, hearing: HearingFacts | None) -> str:
    sitting = guards.sitting()
    if hearing is None or sitting.staff not in hearing.recused:
        return ""
    given = agendas.vote_of(view.case.id, sitting.staff)
    return sentences.say("ground", given.reason, locale.language(), {}) if given else ""


def _mine(view: CaseView, hearing: HearingFacts | None) -> str:
    mine = hearing.votes.get(guards.sitting().staff, "") if hearing else ""
    return "" if mine in ("", "recuse") else str(words.VOTES[mine])
