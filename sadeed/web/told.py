"""What the form of an act keeps before the eyes of who fills it in: pairs of a label and a text."""

from typing import Any

from flask_babel import gettext as _

from ..policy import ballot
from ..records import cases, sentences, sessions, staff, studies
from ..records.studies import Study
from . import format, guards, locale, sessionview, words
from .caseview import CaseView, href_of

Told = dict[str, list[tuple[str, str]]]


def _kept(*pairs: tuple[str, str]) -> Told:
    return {"told": [(label, text) for label, text in pairs if text]}


def question(view: CaseView) -> Told:
    """The referral that is answered next: the question, who asked, since when, where the person waits (H-3)."""
    still = [one for one in cases.referrals_of(view.case.id) if one.answered_at is None]
    if not still or not view.sees("referral"):
        return _kept()
    asked = still[-1]
    where = {"hall": _("In the hall"), "phone": _("By telephone")}
    return _kept(
        (_("Question"), asked.question),
        (_("Asked by"), staff.names_of([asked.asked_by], locale.language()).get(asked.asked_by, "")),
        (_("Asked"), f"{format.moment(asked.asked_at)} · {format.since(asked.asked_at)}"),
        (_("Where the person waits"), where.get(asked.waits, "")),
    )


def need(view: CaseView) -> Told:
    """What is asked for, and what kind of study it is (T-2)."""
    found = studies.study_of(view.case.id)
    kind = {"restudy": _("Re-study"), "new": _("First study")}[found.kind] if found else ""
    return _kept((_("The request"), _need(view)), (_("Kind of study"), kind))


def _need(view: CaseView) -> str:
    return str(view.case.need) if view.sees("need") else ""


def visit(view: CaseView) -> Told:
    """The visit as it was planned (O-4)."""
    found = studies.study_of(view.case.id)
    return _kept((_("The request"), _need(view)), *(_planned(found) if found and view.sees("course") else ()))


def _planned(study: Study) -> tuple[tuple[str, str], ...]:
    return (
        (_("Day of the visit"), format.long_date(study.visit_on) if study.visit_on else ""),
        (_("Hours"), study.time_window),
        (_("Team"), str(words.TEAMS.get(study.team, ""))),
    )


def report(view: CaseView) -> Told:
    """The study as the committee will read it: what was seen, what is needed, the opinion and its reasons (T-2)."""
    found = studies.study_of(view.case.id)
    if found is None or not view.sees("study"):
        return _kept()
    by = found.reported_by or 0
    return _kept(
        (_("The request"), _need(view)),
        *_planned(found),
        (_("What was seen"), found.seen),
        (_("Needs"), needs_text(found)),
        (_("Need"), percent(found)),
        (_("Report"), found.report_number or ""),
        (_("Researcher's opinion"), opinion(found)),
        (_("Reasons"), found.reasons),
        (_("Reported by"), staff.names_of([by], locale.language()).get(by, "")),
    )


def opinion(study: Study) -> str:
    """The researcher's opinion in a word, "" while there is none."""
    return sentences.say("opinion", study.opinion, locale.language(), {}) if study.opinion else ""


def percent(study: Study) -> str:
    """The need as a part of a hundred, "" when it was not said."""
    return format.in_digits(f"{study.need_percent}%") if study.need_percent is not None else ""


def needs_text(study: Study) -> str:
    """The needs of the home, a line each: kind and count."""
    return "\n".join(f"{need['kind']}: {format.in_digits(need['count'])}" for need in study.needs or [])


def promise(view: CaseView) -> Told:
    """The date that now stands (H-5)."""
    day = view.case.promised_on
    return _kept((_("Date of reply now"), format.long_date(day) if day else ""))


def closing(view: CaseView) -> Told:
    """Before the voting on a case is closed: how many voted, and who has not; never what anybody voted."""
    hearing = view.facts.hearing
    if hearing is None or not view.sees("votes"):
        return _kept()
    names = staff.names_of(hearing.members, locale.language())
    still = [names.get(member, "") for member in sorted(hearing.present - set(hearing.votes))]
    return _kept(
        (_("Session"), hearing.session),
        (_("Votes given"), format.in_digits(len(hearing.votes) - len(hearing.recused))),
        (_("Have not voted"), "\n".join(still)),
        (_("Recused"), "\n".join(names.get(member, "") for member in sorted(hearing.recused))),
        (_("After closing"), _("No vote is given or changed any more.")),
    )


def ruling(view: CaseView) -> dict[str, Any]:
    """What the votes came to, before the decision is written, and where the words of a reason may be taken."""
    item, hearing = sessions.item_of(view.case.id), view.facts.hearing
    if item is None or hearing is None or not hearing.is_closed:
        return {**need(view), "pick_href": None}
    is_told = view.sees("votes") and ballot.sees_who_voted(hearing, guards.sitting().staff)
    shown = _kept(
        (_("The request"), _need(view)),
        (_("Result of the votes"), sessionview.result_words(item.state, item.result) if view.sees("votes") else ""),
        (_("Votes"), sessionview.counts_words(item) if is_told else ""),
    )
    return {**shown, "pick_href": href_of("decide", view.number)}


def decision(view: CaseView) -> Told:
    """The decision that is ratified or appealed against, and the words of the appeal."""
    made, lodged = sessions.decision_of(view.case.id), sessions.appeal_of(view.case.id)
    if made is None or not view.sees("decision"):
        return _kept()
    is_why = view.sees("decision_reason")
    return _kept(
        (_("Decision"), f"{made.number} · {words.DECISIONS[made.kind]}"),
        (_("What is granted"), made.grant),
        (_("Amount"), _whole(made.amount, made.instalments)),
        (_("Reason"), made.reason if is_why else ""),
        (_("Words of the appeal"), lodged.words if is_why and lodged and lodged.decision_id == made.id else ""),
        (_("Reply to the appeal by"), format.long_date(lodged.promised_on) if lodged and not lodged.result else ""),
    )


def _whole(amount: int | None, instalments: int) -> str:
    if amount is None:
        return ""
    if instalments == 1:
        return format.riyals(amount)
    return _("%(amount)s each, number of instalments: %(n)s", amount=format.riyals(amount),
             n=format.in_digits(instalments))  # fmt: skip
